"""Captions without a mark of their own: the only words in a box that holds a picture, or an emphasised line right below one.

Reads a block. The box must be called by a name that boxes of pictures have, or the words must name a photographer.
"""

import re
from itertools import islice

from lxml import etree

from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import style_of, words_of
from articles.intake.markup.html_tree import first_words_in, name_of, words_in
from articles.intake.prose.credits import read_credit
from articles.intake.prose.wording import ends_open, ends_sentence
from articles.intake.vocabulary import WORDS, any_of

_PICTURES = ("img", "picture", "video")
_BOXES = frozenset(
    """
    media image images img photo photos picture figure gallery slideshow slider slide carousel thumb thumbnail foto bild
    galerie imagen immagine
    """.split()  # noqa: SIM905 - words read better so
)
_LONGEST = 400
_LEVELS = 3
_LOOKED_AT = 2_000  # characters of a box
_CREDIT = re.compile(rf"[(（]?\b{any_of(WORDS.pictures, WORDS.credit_labels)}(?:\s*[:：=]|(?<=\.)\s)|©", re.IGNORECASE)
_LONGEST_CREDIT = 60
_LONGEST_BELOW = 200
_MANY = 20  # elements
_LEVELS_ABOVE = 10
_BEGINNINGS = ("img", "image", "photo", "pict", "foto", "bild", "legend")
_SMALL = frozenset({"small", "sm", "xs", "center", "centered", "muted", "gray", "grey"})
_STYLE = re.compile(r"text-align:\s*center|font-size:\s*(?:[5-9]|1[0-3])(?:\.\d+)?px", re.IGNORECASE)


def is_unmarked_caption(block: PageBlock) -> bool:
    """Whether a block is a picture's caption by where it stands."""
    if block.kind in {"heading", "caption", "quote"} or len(block.text) > _LONGEST:
        return False
    if block.kind == "cell":
        return _is_in_floating_table(block)
    return _is_alone_with_picture(block) or _is_below_picture(block)


def _is_alone_with_picture(block: PageBlock) -> bool:
    """Whether a box around the block holds a picture and no other words, and is one of pictures."""
    letters = _letters(block.text)
    called = _names_photographer(block.text)
    box: etree._Element | None = block.element
    for _ in range(_LEVELS):
        if box is None or name_of(box) in {"body", "main", "article", "section"}:
            return False
        if _letters(first_words_in(box, _LOOKED_AT)) > letters:
            return False
        called = called or bool(words_of(box) & _BOXES)
        if next(box.iter(*_PICTURES), None) is not None:
            if name_of(box) == "p":
                return _names_photographer(block.text) and _is_emphasised(block)
            return called or (block.kind == "paragraph" and _looks_like_caption(block)) or _is_in_gallery(box)
        box = box.getparent()
    return False


def _is_in_gallery(box: etree._Element) -> bool:
    return any(words_of(around) & _BOXES for around in [*box.iterancestors()][:_LEVELS])


def _is_in_floating_table(block: PageBlock) -> bool:
    """Whether old pages set the table around a block beside the text, to hold a picture and these words alone."""
    table = next(block.element.iterancestors("table"), None)
    if table is None or table.get("align", "").lower() not in {"left", "right"}:
        return False
    if sum(1 for _ in islice(table.iter("td"), _MANY)) == _MANY:
        return False
    return next(table.iter(*_PICTURES), None) is not None and _letters(words_in(table)) == _letters(block.text)


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _is_below_picture(block: PageBlock) -> bool:
    """Whether a paragraph is set as captions are, and the element before it is a picture alone."""
    if not _is_emphasised(block) and not _ends_with_credit(block.text) and not _looks_like_caption(block):
        return False
    if len(block.element) >= _MANY:  # of several lines
        return False
    before = _element_before(block.element)
    if before is None or next(before.iter(*_PICTURES), None) is None:
        return False
    return not words_in(before).strip()


def _element_before(element: etree._Element) -> etree._Element | None:
    """The element before one, or before the boxes that hold nothing else."""
    for _, box in zip(range(_LEVELS_ABOVE), (element, *element.iterancestors()), strict=False):
        if box.getprevious() is not None:
            return box.getprevious()
        if (getattr(box.getparent(), "text", None) or "").strip():
            return None
    return None


def _looks_like_caption(block: PageBlock) -> bool:
    """Whether a short line that is no sentence is called by a name of pictures, or set in the middle or in small signs."""
    if len(block.text) > _LONGEST_BELOW or ends_sentence(block.text) or ends_open(block.text):
        return False
    words = words_of(block.element)
    if words & _SMALL or any(word.startswith(_BEGINNINGS) for word in words):
        return True
    return _STYLE.search(style_of(block.element)) is not None


def _ends_with_credit(text: str) -> bool:
    """Whether a short paragraph without an address has a label of credits near its end."""
    is_short = len(text) <= _LONGEST_BELOW and "://" not in text
    return is_short and _CREDIT.search(text, max(0, len(text) - _LONGEST_CREDIT)) is not None


def _is_emphasised(block: PageBlock) -> bool:
    return re.fullmatch(r"<(em|small)>.*</\1>", block.html) is not None and block.html.count("<em>") <= 1


def _names_photographer(text: str) -> bool:
    return _CREDIT.search(text) is not None or read_credit(text) is not None
