"""The sections of a text that has parts with roles of their own: an abstract, the body, an appendix."""

from collections.abc import Sequence
from dataclasses import replace

from articles.intake.manuscript import CITABLE_KINDS, Block, Section
from articles.intake.prose.body import sections_of


def sections_of_parts(parts: Sequence[tuple[str, Sequence[Block]]]) -> tuple[Section, ...]:
    """The sections of (role, blocks) parts in order; the paragraphs of a part that is no body are in a section always."""
    sections: list[Section] = []
    before = 0
    for role, blocks in parts:
        count = sum(block.kind in CITABLE_KINDS for block in blocks)
        printed = list(sections_of(list(blocks)))
        first = printed[0].first_ordinal if printed else count + 1
        if role != "body" and first > 1:
            printed.insert(0, Section(1, first - 1))
        sections.extend(
            replace(
                section,
                first_ordinal=section.first_ordinal + before,
                last_ordinal=section.last_ordinal + before,
                role=role,
            )
            for section in printed
        )
        before += count
    return tuple(sections)
