"""Teasers of other pages: a link, and below it a text about what it leads to, mostly several of them in a row.

Reads the blocks in order; gives the cost of keeping a teaser, in the units of `region`.
"""

from collections.abc import Sequence

from lxml import etree

from articles.intake.markup.blocks import PageBlock

ALL_LINK = 0.9  # share of a block's letters inside links from which it is a link and nothing else
_AGAINST_TEASER = 1.0
_AGAINST_CARD = 3.0  # each link with its text in a box of its own, and the boxes in a row: no text is set like that


def against_teaser(blocks: Sequence[PageBlock], position: int) -> float:
    """The cost of keeping the block, if it is the text below a link."""
    if not _is_text_below_link(blocks, position):
        return 0.0
    box = _box(blocks, position)
    for other in (position - 2, position + 2):
        if not _is_text_below_link(blocks, other):
            continue
        beside = _box(blocks, other)
        in_a_row = box is not None and beside is not None and box.getparent() is beside.getparent()
        return _AGAINST_CARD if in_a_row else _AGAINST_TEASER
    return _AGAINST_TEASER if blocks[position - 1].element is blocks[position].element else 0.0


def _is_text_below_link(blocks: Sequence[PageBlock], position: int) -> bool:
    if not 0 < position < len(blocks):
        return False
    return blocks[position - 1].link_share >= ALL_LINK and blocks[position].link_share < ALL_LINK


def _box(blocks: Sequence[PageBlock], position: int) -> etree._Element | None:
    """The element that holds the text and the link above it, and no other block."""
    around_link = set(_self_and_ancestors(blocks[position - 1].element))
    box = next(element for element in _self_and_ancestors(blocks[position].element) if element in around_link)
    others = [blocks[other].element for other in (position - 2, position + 1) if 0 <= other < len(blocks)]
    return None if any(box in _self_and_ancestors(element) for element in others) else box


def _self_and_ancestors(element: etree._Element) -> list[etree._Element]:
    return [element, *element.iterancestors()]
