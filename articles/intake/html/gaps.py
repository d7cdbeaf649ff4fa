"""Holes in the text: what stands between two kept blocks of one container is mostly of the text too.

Reads the blocks, their votes and which are kept; keeps those in holes, unless something speaks against them.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from articles.intake.html.teasers import ALL_LINK
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import AGAINST, is_furniture
from articles.intake.markup.html_tree import innermost_around, name_of

_LEVELS = 2
_LONGEST = 3  # blocks that nothing speaks for
_LONGEST_LIST = 30  # blocks that the most of the votes speak for
_LINKED = 0.25
_MOST = 0.5
_ONE_BETWEEN = 2


def fill_holes(blocks: Sequence[PageBlock], votes: Sequence[float], kept: list[bool]) -> None:
    """Keep what stands between two kept blocks: a text does not stop and go on."""
    before: int | None = None
    for position, keep in enumerate(kept):
        if not keep or _is_in_furniture(blocks[position].element):
            continue
        if before is not None:
            inside = _without_furniture(blocks, before, position)
            if inside and (
                _is_lone_heading(blocks, before, position) or _is_hole(blocks, votes, before, position, inside)
            ):
                for place in inside:
                    kept[place] = True
        before = position


def _is_lone_heading(blocks: Sequence[PageBlock], before: int, after: int) -> bool:
    """Whether one heading without a link stands between two kept blocks, each perhaps in a box of its own."""
    if after - before != _ONE_BETWEEN or blocks[before + 1].kind != "heading" or blocks[before + 1].link_share:
        return False
    around = {*blocks[before].element.iterancestors()} & {*blocks[after].element.iterancestors()}
    heading = blocks[before + 1].element
    container = innermost_around(heading, around)
    return container is not None and _stands_in(heading, container)


def _without_furniture(blocks: Sequence[PageBlock], before: int, after: int) -> list[int]:
    """The places between two kept ones, without those in a box of the site, which may stand inside a text."""
    inside = range(before + 1, after)
    container = blocks[before].element.getparent()
    return [place for place in inside if not any(map(is_furniture, _below(blocks[place].element, container)))]


def _is_in_furniture(element: etree._Element) -> bool:
    """Whether a block stands in a small box of the site, so that no text goes on behind it."""
    return any(map(is_furniture, (element, *islice(element.iterancestors(), _LEVELS - 1))))


def _below(element: etree._Element | None, container: etree._Element | None) -> Iterator[etree._Element]:
    while element is not None and element is not container:
        yield element
        element = element.getparent()


def _is_hole(
    blocks: Sequence[PageBlock], votes: Sequence[float], before: int, after: int, inside: Sequence[int]
) -> bool:
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
