"""Blocks that belong to the block before them: a list that a sentence with a colon announces, the source of a quotation.

Reads the blocks and their votes; gives them with the vote of what they belong to. Links in an announced list are its text.
"""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.html_tree import Known, name_of, outermost_around

_HOLDERS = frozenset({"ul", "ol", "dl", "blockquote"})
_LINKED = 0.5
_LONGEST_SOURCE = 120


def with_announced(blocks: Sequence[PageBlock], votes: Sequence[float]) -> tuple[list[PageBlock], list[float]]:
    """The blocks and their votes, as the region is found by them."""
    given, shares = list(blocks), list(votes)
    before: dict[etree._Element, int] = {}
    known: Known = {}
    for place, block in enumerate(blocks):
        holder = outermost_around(block.element, _is_holder, known)
        if holder is None:
            continue
        first = before.setdefault(holder, place)
        if name_of(holder) == "blockquote":
            if place > first and len(block.text) <= _LONGEST_SOURCE:
                shares[place] = max(shares[place], shares[first])
        elif first and _announces(blocks[first - 1], holder):
            given[place] = replace(block, link_share=0.0)
            shares[place] = max(shares[place], shares[first - 1])
    return given, shares


def _is_holder(element: etree._Element) -> bool:
    return name_of(element) in _HOLDERS


def _announces(block: PageBlock, holder: etree._Element) -> bool:
    """Whether a block of the same container ends with a colon, and is no link itself."""
    container = holder.getparent()
    inside = container is not None and container in block.element.iterancestors()
    return inside and block.text.endswith((":", "：")) and block.link_share < _LINKED
