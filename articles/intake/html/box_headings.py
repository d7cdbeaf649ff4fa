"""Headings of boxes whose contents are left out: they head nothing of the text.

Reads the blocks, which are kept, and the reasons of those that are set aside.
"""

from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from articles.intake.html.titles import title_like
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.html_tree import innermost_around


def headings_of_boxes(
    blocks: Sequence[PageBlock], kept: Sequence[bool], aside: Collection[int], title: str | None
) -> Iterator[int]:
    """The places of headings below which, up to the end of what they stand in, nothing is of the text."""
    below: PageBlock | None = None  # the next block that is of the text, or a caption
    for place in reversed(range(len(blocks))):
        block = blocks[place]
        if not kept[place] or place in aside:
            continue
        may_head = block.kind == "heading" and place + 1 < len(blocks) and not title_like(block.text, title)
        if may_head and below is not None and below is not blocks[place + 1]:
            following = blocks[place + 1].element
            box = innermost_around(block.element, {following, *following.iterancestors()})
            if not _holds(box, below.element):
                yield place
                continue
        below = block


def _holds(box: etree._Element | None, element: etree._Element) -> bool:
    return box is not None and (element is box or box in element.iterancestors())
