"""Which blocks are the article's: the cheapest labelling of the page's tree as kept or left out.

Every block speaks for itself (`evidence`), every container by what it is; and each time that a part is
labelled otherwise than what it stands in costs something. So a paragraph that the extractors missed is kept inside a
text that they kept, and a box of links is left out inside it. The labelling with the least cost is found exactly, in
one pass up the tree and one down (min-sum on a tree; the Potts model).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from articles.intake.html.announced import with_announced
from articles.intake.html.evidence import FITTED, costs
from articles.intake.html.gaps import fill_holes
from articles.intake.html.trees import Tree
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import AGAINST, is_furniture
from articles.intake.markup.html_tree import name_of

_LEAVE = 0.8  # the cost of a part that is left out of what it stands in
_KEEP = (
    1.2  # the cost of a part that is kept out of what is left out: a text rarely stands alone in the page's furniture
)
_ALOOF = frozenset({"nav", "aside", "footer", "form", "dialog", "menu", "section", "article", "main", "body"})
_ALOOF_SHARE = 0.5  # such elements are often of another kind than what is around them
_AGAINST_FURNITURE = 1.2


@dataclass(slots=True)
class _Node:
    """An element, or one block; costs of keeping and of leaving out everything below it are summed up into it."""

    parent: "_Node | None"
    switching: float = 1.0
    keep: float = 0.0
    leave: float = 0.0
    is_block: bool = False
    kept: bool = False


def kept_blocks(
    blocks: Sequence[PageBlock], votes: Sequence[float], trees: Sequence[Tree] | None = FITTED
) -> list[bool]:
    """Whether each block is of the article. `votes` are the shares from 0 to 1 that `votes` gives, `trees` those of `costs`."""
    on_buttons = [_is_on_button(block) for block in blocks]
    if any(on_buttons):
        asked = [place for place, on_button in enumerate(on_buttons) if not on_button]
        found = kept_blocks([blocks[place] for place in asked], [votes[place] for place in asked], trees)
        return _with_headings(on_buttons, found)
    blocks, votes = with_announced(blocks, votes)
    kept = labelled(blocks, costs(blocks, votes, trees))
    fill_holes(blocks, votes, kept)
    return kept


def _is_on_button(block: PageBlock) -> bool:
    """Whether a heading is on a button that folds what is below it; extractors pass over it, so no votes tell of it."""
    return block.kind == "heading" and next(block.element.iter("button"), None) is not None


def _with_headings(on_buttons: Sequence[bool], found: Sequence[bool]) -> list[bool]:
    """Whether each block is kept: a heading on a button is if the next other block is."""
    others = list(found)
    kept: list[bool] = []
    below = False
    for on_button in reversed(on_buttons):
        below = below if on_button else others.pop()
        kept.append(below)
    return kept[::-1]


def labelled(blocks: Sequence[PageBlock], costs: Sequence[float]) -> list[bool]:
    """The labelling with the least cost. `costs` are those of leaving each block out; if negative, of keeping it."""
    nodes = _tree(blocks, costs)
    for node in reversed(nodes):  # children stand after their parents
        if node.parent is not None:
            node.parent.keep += min(node.keep, node.leave + _LEAVE * node.switching)
            node.parent.leave += min(node.leave, node.keep + _KEEP * node.switching)
    for node in nodes:
        node.kept = _is_kept(node)
    return [node.kept for node in nodes if node.is_block]


def _is_kept(node: _Node) -> bool:
    if node.parent is None:
        return node.keep < node.leave
    if node.parent.kept:
        return node.keep <= node.leave + _LEAVE * node.switching
    return node.keep + _KEEP * node.switching < node.leave


def _tree(blocks: Sequence[PageBlock], costs: Sequence[float]) -> list[_Node]:
    """The nodes of the elements that hold blocks, and of the blocks, each after its parent."""
    nodes: list[_Node] = []
    known: dict[etree._Element, _Node] = {}
    for block, cost in zip(blocks, costs, strict=True):
        parent = _node_of(block.element, known, nodes)
        nodes.append(_Node(parent, keep=max(0.0, -cost), leave=max(0.0, cost), is_block=True))
    return nodes


def _node_of(element: etree._Element, known: dict[etree._Element, _Node], nodes: list[_Node]) -> _Node:
    missing = []
    ancestor: etree._Element | None = element
    while ancestor is not None and ancestor not in known:
        missing.append(ancestor)
        ancestor = ancestor.getparent()
    node = known[ancestor] if ancestor is not None else None
    for new in reversed(missing):
        name = name_of(new)
        in_quotation = name == "footer" and any(name_of(around) == "blockquote" for around in new.iterancestors())
        against = 0.0 if in_quotation else AGAINST.get(name, 0.0) + (_AGAINST_FURNITURE if is_furniture(new) else 0.0)
        node = _Node(node, _ALOOF_SHARE if name in _ALOOF else 1.0, keep=against)
        known[new] = node
        nodes.append(node)
    assert node is not None  # the root at least
    return node
