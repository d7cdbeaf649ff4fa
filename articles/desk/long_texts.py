"""A text that is too long for one page of the desk: its beginning, and its paragraphs a page at a time. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator

from articles.intake.manuscript import CITABLE_KINDS, Block, Manuscript

PARAGRAPHS = 2_000  # on a page; that of a longer text takes seconds to make, and to show


@dataclass(frozen=True, slots=True)
class NumberedBlock:
    """A block of a text with its ordinal; a heading has none."""

    ordinal: int | None
    block: Block


def page_of(manuscript: Manuscript, number: str | None) -> "Page[int]":
    """Return the page of that number of a text, as the ordinals of its paragraphs; the nearest if there is none."""
    return Paginator(range(1, len(manuscript.paragraphs) + 1), PARAGRAPHS).get_page(number)


def is_long(paragraphs: int) -> bool:
    """Return whether a text of so many paragraphs takes more than a page."""
    return paragraphs > PARAGRAPHS


def beginning_of(manuscript: Manuscript) -> Manuscript:
    """Return a text without the paragraphs behind its first page."""
    sections = (section for section in manuscript.sections if section.first_ordinal <= PARAGRAPHS)
    return replace(
        manuscript,
        blocks=manuscript.paragraphs[:PARAGRAPHS],
        sections=tuple(replace(section, last_ordinal=min(section.last_ordinal, PARAGRAPHS)) for section in sections),
    )


def blocks_on(page: "Page[int]", manuscript: Manuscript) -> list[NumberedBlock]:
    """Return the paragraphs of a page, each heading before the paragraph that it heads."""
    first, last = page.start_index(), page.end_index()
    return [entry for ordinal, entry in _placed(manuscript) if first <= ordinal <= last]


def _placed(manuscript: Manuscript) -> Iterator[tuple[int, NumberedBlock]]:
    """Yield the blocks, with the ordinal of the paragraph that each of them is or stands before."""
    ordinal = 0
    for block in manuscript.blocks:
        if block.kind in CITABLE_KINDS:
            ordinal += 1
            yield ordinal, NumberedBlock(ordinal, block)
        else:
            yield ordinal + 1, NumberedBlock(None, block)
