"""Holes in the text: what stands between two kept blocks of one container is mostly of the text too.

Reads the blocks, their votes and which are kept; keeps those in holes, unless something speaks against them.
"""

from collections.abc import Sequence

from lxml import etree

from articles.intake.html.teasers import ALL_LINK
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import AGAINST, is_furniture
from articles.intake.markup.html_tree import name_of

_LONGEST = 3  # blocks that nothing speaks for
_LONGEST_LIST = 30  # blocks that the most of the votes speak for
_LINKED = 0.25
_MOST = 0.5


def fill_holes(blocks: Sequence[PageBlock], votes: Sequence[float], kept: list[bool]) -> None:
    """Keep what stands between two kept blocks: a text does not stop and go on."""
    before: int | None = None
    for position, keep in enumerate(kept):
        if not keep:
            continue
        if before is not None and _is_hole(blocks, votes, before, position):
            kept[before + 1 : position] = [True] * (position - before - 1)
        before = position


def _is_hole(blocks: Sequence[PageBlock], votes: Sequence[float], before: int, after: int) -> bool:
    inside = range(before + 1, after)
    if not inside or len(inside) > _LONGEST_LIST:
        return False
    wanted = all(votes[index] >= _MOST and blocks[index].link_share < ALL_LINK for index in inside)
    if not wanted and (len(inside) > _LONGEST or any(blocks[index].link_share > _LINKED for index in inside)):
        return False
    container = blocks[before].element.getparent()
    if container is None or blocks[after].element.getparent() is not container:
        return False
    return all(_stands_in(blocks[index].element, container) for index in inside)


def _stands_in(element: etree._Element | None, container: etree._Element) -> bool:
    """Whether the element is below the container, with nothing between that speaks against it."""
    while element is not None and element is not container:
        if name_of(element) in AGAINST or is_furniture(element):
            return False
        element = element.getparent()
    return element is container
