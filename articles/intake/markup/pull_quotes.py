"""Pull quotes: blocks that are set apart from the text and repeat words of it.

Reads the blocks and which are kept. A quotation whose words stand nowhere else in the text is no pull quote.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from lxml import etree

from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import HEADINGS, words_of
from articles.intake.markup.html_tree import Known, name_of, outermost_around
from articles.intake.prose.wording import ends_sentence, folded_words, weigh_words

_PULLED = frozenset({"pullquote", "bigquote", "largequote", "quotebox"})
_QUOTED = frozenset({"quote", "blockquote", "highlight", "callout"})
_ELLIPSIS = re.compile(r"\.{3}|…|\[…\]")
_LEAST_QUOTED = 4  # words
_FEW = 20  # quotations
_MOST_COMPARED = 500_000_000  # characters that are looked through
_COMMON = 4  # paragraphs of one look
_LEAST_UNNAMED = 8  # words of a quotation that nothing but its element sets apart


def pull_quotes(blocks: Sequence[PageBlock], kept: Sequence[bool]) -> Iterator[int]:
    """The places of blocks that are set apart and repeat words of another paragraph."""
    boxed = {place: box for box, places in enumerate(boxes_of(blocks, kept, _is_pull_box)) for place in places}
    apart = {place for places in boxes_of(blocks, kept, _is_apart) for place in places if _may_repeat(blocks[place])}
    likely = sorted({*boxed, *apart, *_of_own_look(blocks, kept)})
    if not likely:
        return
    others = (block for place, block in enumerate(blocks) if kept[place] and place not in likely)
    text = "\n".join(folded_words(block.text) for block in others)
    quotes = islice(
        (place for place in likely if _is_quote(blocks[place])), max(_FEW, _MOST_COMPARED // (len(text) + 1))
    )
    repeating = {place for place in quotes if _repeats(blocks[place].text, text)}
    boxes = {boxed[place] for place in repeating if place in boxed}
    yield from (place for place in likely if place in repeating or boxed.get(place) in boxes)


def _of_own_look(blocks: Sequence[PageBlock], kept: Sequence[bool]) -> Iterator[int]:
    """The places of paragraphs of prose that have a class which none of the others has, while most have one in common."""
    looks = {
        place: _look(block.element)
        for place, block in enumerate(blocks)
        if kept[place] and block.kind == "paragraph" and name_of(block.element) == "p"
    }
    counts = Counter(looks.values())
    if max(counts.values(), default=0) < _COMMON:
        return
    for place, look in looks.items():
        if look and counts[look] == 1 and weigh_words(blocks[place].text) >= _LEAST_UNNAMED:
            yield place


def _look(paragraph: etree._Element) -> str:
    """The classes of a paragraph and of what is around it; empty if neither has any."""
    around = paragraph.getparent()
    return f"{paragraph.get('class', '')} {around.get('class', '') if around is not None else ''}".strip()


def boxes_of(
    blocks: Sequence[PageBlock], kept: Sequence[bool], is_box: Callable[[etree._Element], bool]
) -> Iterator[list[int]]:
    """The places of the kept blocks in each outermost element of a kind."""
    boxes: dict[etree._Element, list[int]] = {}
    known: Known = {}

    def is_one(element: etree._Element) -> bool:
        return name_of(element) not in {"html", "body"} and is_box(element)

    for place, (block, keep) in enumerate(zip(blocks, kept, strict=True)):
        box = outermost_around(block.element, is_one, known) if keep else None
        if box is not None:
            boxes.setdefault(box, []).append(place)
    yield from boxes.values()


def _may_repeat(block: PageBlock) -> bool:
    """Whether a block that is set apart is one of prose; a short quotation in no box may be said twice."""
    if block.kind == "heading":
        return False
    return block.kind != "quote" or (weigh_words(block.text) >= _LEAST_UNNAMED and ends_sentence(block.text))


def _is_quote(block: PageBlock) -> bool:
    return weigh_words(block.text) >= _LEAST_QUOTED


def _repeats(quote: str, text: str) -> bool:
    """Whether the folded text has the words of a quotation, or those on each side of an ellipsis."""
    parts = [folded for part in _ELLIPSIS.split(quote) if (folded := folded_words(part))]
    return bool(parts) and all(part in text for part in parts)


def _is_pull_box(element: etree._Element) -> bool:
    """Whether the site calls an element a pull quote."""
    words = words_of(element)
    return bool(words & _PULLED) or ("quote" in words and ("pull" in words or name_of(element) in HEADINGS))


def _is_apart(element: etree._Element) -> bool:
    """Whether an element is beside the text: by its kind, by a name that the site gives it, or not read aloud."""
    if name_of(element) in {"aside", "blockquote"} or element.get("aria-hidden") == "true":
        return True
    return bool(words_of(element) & _QUOTED)
