"""Which blocks are the article's: the cheapest labelling of the page's tree as kept or left out.

Every block speaks for itself (votes, links, length), every container by what it is; and each time that a part is
labelled otherwise than what it stands in costs something. So a paragraph that the extractors missed is kept inside a
text that they kept, and a box of links is left out inside it. The labelling with the least cost is found exactly, in
one pass up the tree and one down (min-sum on a tree; the Potts model).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from articles.intake.html.blocks import PageBlock
from articles.intake.html.names import is_furniture
from articles.intake.markup.html_tree import name_of

_SWITCH = 1.6  # the cost of a part that is labelled otherwise than what it stands in
_ALOOF = frozenset({"nav", "aside", "footer", "form", "dialog", "menu", "section", "article", "main", "body"})
_SWITCH_ALOOF = 0.6  # such elements are often of another kind than what is around them
_AGAINST = {"nav": 4.0, "footer": 2.0, "aside": 1.2, "form": 1.5, "dialog": 3.0, "menu": 3.0, "address": 1.0}
_AGAINST_FURNITURE = 1.2
_VOTES = 5.0
_FULL = 14  # words from which a block's own vote counts in full
_LEAST = 0.3
_LINKED = 0.6  # share of a block's letters inside links from which it is a link, not a text with links
_AGAINST_LINK = 0.8


@dataclass(slots=True)
class _Node:
    """An element, or one block; costs of keeping and of leaving out everything below it are summed up into it."""

    parent: "_Node | None"
    switch: float
    keep: float = 0.0
    leave: float = 0.0
    block: int | None = None
    kept: bool = False
    children: list["_Node"] = field(default_factory=list)


def kept_blocks(blocks: Sequence[PageBlock], votes: Sequence[float]) -> list[bool]:
    """Whether each block is of the article. `votes` are the shares from 0 to 1 that `votes` gives."""
    nodes = _tree(blocks, votes)
    for node in reversed(nodes):  # children stand after their parents
        if node.parent is not None:
            node.parent.keep += min(node.keep, node.leave + node.switch)
            node.parent.leave += min(node.leave, node.keep + node.switch)
    kept = [False] * len(blocks)
    for node in nodes:
        node.kept = _is_kept(node)
        if node.block is not None:
            kept[node.block] = node.kept
    return kept


def _is_kept(node: _Node) -> bool:
    if node.parent is None:
        return node.keep < node.leave
    if node.parent.kept:
        return node.keep <= node.leave + node.switch
    return node.keep + node.switch < node.leave


def _tree(blocks: Sequence[PageBlock], votes: Sequence[float]) -> list[_Node]:
    """The nodes of the elements that hold blocks, and of the blocks, each after its parent."""
    nodes: list[_Node] = []
    known: dict[etree._Element, _Node] = {}
    for position, (block, vote) in enumerate(zip(blocks, votes, strict=True)):
        parent = _node_of(block.element, known, nodes)
        cost = _for_keeping(block, vote)
        nodes.append(_Node(parent, _SWITCH, keep=max(0.0, -cost), leave=max(0.0, cost), block=position))
    return nodes


def _node_of(element: etree._Element, known: dict[etree._Element, _Node], nodes: list[_Node]) -> _Node:
    missing = []
    one: etree._Element | None = element
    while one is not None and one not in known:
        missing.append(one)
        one = one.getparent()
    node = known[one] if one is not None else None
    for new in reversed(missing):
        name = name_of(new)
        against = _AGAINST.get(name, 0.0) + (_AGAINST_FURNITURE if is_furniture(new) else 0.0)
        node = _Node(node, _SWITCH_ALOOF if name in _ALOOF else _SWITCH, keep=against)
        known[new] = node
        nodes.append(node)
    assert node is not None  # the root at least
    return node


def _for_keeping(block: PageBlock, vote: float) -> float:
    """What speaks for keeping a block, in units of cost; negative against."""
    weight = max(_LEAST, min(1.0, len(block.text.split()) / _FULL))
    said = _VOTES * (vote - 0.5) * weight
    return said - (_AGAINST_LINK if block.link_share >= _LINKED else 0.0)
