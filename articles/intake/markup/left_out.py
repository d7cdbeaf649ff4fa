"""The parts of a page that are not the article: each run of blocks that was left out for the same reason, in order."""

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from articles.intake.manuscript import LeftOut
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import words_of
from articles.intake.markup.html_tree import Known, line_in, name_of, outermost_around
from articles.intake.prose.wording import folded_words

CAPTION = "the caption of a picture"
NOTE = "a note or a reference"
TITLE = "the title, printed again"
FURNITURE = "the page around the article"
PULL_QUOTE = "a pull quote"
OTHER_ARTICLE = "another article on the page"
COMMENTS = "readers' comments"
REPEAT = "printed before on the page"
KICKER = "a label above the title"
READING = "how characters are read, beside them"
REASONS = (CAPTION, NOTE, TITLE, FURNITURE, PULL_QUOTE, OTHER_ARTICLE, COMMENTS, REPEAT, KICKER, READING)
_NOTES = frozenset(["bibliography", "endnote", "endnotes", "footnote", "footnotes", "reflist", "references"])
_NOTE_ROLES = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote", "doc-bibliography"})
_BACK_TO_TEXT = re.compile(r"#(?:cmnt_ref|_?fn-?ref|_ftnref|_ednref|footnote-anchor|endnote-ref)")
_MOST_PER_PIECE = 100  # blocks


def sort_out(
    blocks: Sequence[PageBlock], kept: Sequence[bool], title: str | None, aside: Mapping[int, str] | None = None
) -> list[str | None]:
    """Why each block is left out; None for the blocks of the text. `aside` has reasons that are known, by the blocks' places."""
    stated, known = aside or {}, Known()
    reasons = [
        stated.get(place) or _reason(block, keep, title, known)
        for place, (block, keep) in enumerate(zip(blocks, kept, strict=True))
    ]
    first = next((position for position, reason in enumerate(reasons) if reason is None), None)
    if first is not None and _is_title(blocks[first].text, title):
        reasons[first] = TITLE
    return reasons


def pieces(blocks: Sequence[PageBlock], reasons: Sequence[str | None]) -> list[LeftOut]:
    """The left-out pieces; blocks that follow one another and were left out for the same reason are one."""
    runs: list[tuple[str, list[str]]] = []
    before: str | None = None
    for block, reason in zip(blocks, reasons, strict=True):
        if reason is not None:
            if reason != before or len(runs[-1][1]) >= _MOST_PER_PIECE or reason == CAPTION:
                runs.append((reason, []))
            runs[-1][1].append(block.text)
        before = reason
    return [LeftOut("\n".join(texts), reason) for reason, texts in runs]


def readings(root: etree._Element) -> list[LeftOut]:
    """The readings that a page prints beside characters (`rt`), as one piece; none without any."""
    words = [words for element in root.iter("rt") if (words := line_in(element))]
    return [LeftOut(" ".join(words), READING)] if words else []


def _reason(block: PageBlock, keep: bool, title: str | None, known: Known) -> str | None:
    if not keep:
        return FURNITURE
    if block.kind == "caption":
        return CAPTION
    if _is_note(block.element, known):
        return NOTE
    if block.kind == "heading" and (_is_title(block.text, title) or _holds_title(block, title)):
        return TITLE
    return None


def _is_title(text: str, title: str | None) -> bool:
    """Whether the text is the title again, in whatever signs and spaces."""
    return title is not None and bool(folded_words(title)) and folded_words(text) == folded_words(title)


def _holds_title(block: PageBlock, title: str | None) -> bool:
    """Whether a heading of the first order is the title with a kicker before it."""
    folded = folded_words(title or "")
    return bool(folded) and name_of(block.element) == "h1" and folded_words(block.text).endswith(folded)


def _is_note(element: etree._Element, known: Known) -> bool:
    first = next(element.iter("a"), None)
    if first is not None and _BACK_TO_TEXT.match(first.get("href", "")) and first.getprevious() is None:
        return True
    return outermost_around(element, _is_of_notes, known) is not None


def _is_of_notes(element: etree._Element) -> bool:
    """Whether an element is called by a name of notes."""
    return element.get("role") in _NOTE_ROLES or bool(words_of(element) & _NOTES)
