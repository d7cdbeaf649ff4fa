"""The parts of a page that are not the article: each run of blocks that was left out for the same reason, in order."""

from collections.abc import Sequence

from lxml import etree

from articles.intake.manuscript import LeftOut
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import words_of

CAPTION = "the caption of a picture"
NOTE = "a note or a reference"
TITLE = "the title, printed again"
FURNITURE = "the page around the article"
REASONS = (CAPTION, NOTE, TITLE, FURNITURE)
_NOTES = frozenset(["bibliography", "endnote", "endnotes", "footnote", "footnotes", "reflist", "references"])
_NOTE_ROLES = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote", "doc-bibliography"})
_MOST_PER_PIECE = 100  # blocks


def sort_out(blocks: Sequence[PageBlock], kept: Sequence[bool], title: str | None) -> list[str | None]:
    """Why each block is left out; None for the blocks of the text."""
    reasons = [_reason(block, keep, title) for block, keep in zip(blocks, kept, strict=True)]
    first = next((position for position, reason in enumerate(reasons) if reason is None), None)
    if first is not None and title is not None and blocks[first].text.casefold() == title.casefold():
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


def _reason(block: PageBlock, keep: bool, title: str | None) -> str | None:
    if not keep:
        return FURNITURE
    if block.kind == "caption":
        return CAPTION
    if _is_note(block.element):
        return NOTE
    if block.kind == "heading" and title is not None and block.text.casefold() == title.casefold():
        return TITLE
    return None


def _is_note(element: etree._Element | None) -> bool:
    while element is not None:
        if element.get("role") in _NOTE_ROLES or words_of(element) & _NOTES:
            return True
        element = element.getparent()
    return False
