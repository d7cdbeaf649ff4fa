"""What speaks for keeping each block of a page: its votes, its words, its links, and what stands beside it.

Reads the blocks and their votes. Gives for each block the facts that are weighed, and the cost of leaving it out, in the
units of `region`: that of the trees that `benchmarks.region_fit` fitted to pages with known texts. On a short page, of which
they saw few, it is the mean of the trees and of a rule that was set by hand; on one of a few words, that of the rule. Cells and
captions have the rule alone: a table is kept as a whole, whatever its cells say. A sentence that nearly all extractors keep is
kept, and so is code.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from math import log1p
from typing import NamedTuple

from lxml import etree

from articles.intake.html.surroundings import CODE, Surroundings, surroundings
from articles.intake.html.teasers import ALL_LINK, against_teaser
from articles.intake.html.trees import Tree, log_odds, trees_of
from articles.intake.html.votes import each_of
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.html_tree import name_of
from articles.intake.prose.furniture import is_furniture_anywhere
from articles.intake.prose.wording import ends_sentence, weigh_words

_VOTES = 5.0
_EVEN = 0.55  # the share of the votes that speaks neither for nor against
_FULL = 14  # words from which a block's own vote counts in full
_LEAST = 0.5
_LINKED = 0.25  # share of a block's letters inside links that a text with links may have
_AGAINST_LINKS = 2.5
_STRONG = 10  # words of a block that shows where the text begins or ends, if most of the votes speak for it
_MOSTLY_LINKS = 0.5
_MOST_WORDS = 60  # of a block, in the mean vote of what it stands in
_LEVELS = 4
_WHOLE_PAGE = 500  # words; the trees were fitted to pages of more, and have half the say on shorter ones
_HALF = 0.5
_AGREED = 0.79  # of the votes
_AGREED_WORDS = log1p(8)
_AGREED_COST = 1.2  # of leaving out a sentence for which so many vote
_FEW_WORDS = 50  # of a page; on one of fewer the trees have no say
BY_RULE = frozenset({"cell", "caption"})


class Evidence(NamedTuple):
    """The facts on one block itself, and on its neighbours."""

    vote: float  # weighed by the block's length
    length: float  # how far its own vote counts
    words: float  # their logarithm
    sentence: float  # 1 if it ends as a sentence does
    heading: float
    list_item: float
    links: float  # the share of letters inside links above that of a text with links
    all_link: float
    below_link: float  # 1 if the block before it is a link and nothing else
    before: float  # the votes of the two blocks before it
    after: float
    own: float  # the mean vote of the words in its element
    around: float  # the same for the element around that
    inside: float  # 1 from the first to the last block that most of the votes speak for
    furniture: float  # 1 if its words are those of furniture in some language
    trafilatura: float  # the share of the block that it keeps, -1 if it finds no text
    trafilatura_widely: float
    resiliparse: float
    readability: float
    link_share: float  # of its letters


FACTS = (*Evidence._fields, *Surroundings._fields)
FITTED = tuple(trees_of(FACTS))


def costs(blocks: Sequence[PageBlock], votes: Sequence[float], trees: Sequence[Tree] | None = FITTED) -> list[float]:
    """The cost of leaving each block out; if negative, of keeping it. If `trees` is None, the rule is alone."""
    words = word_counts(blocks)
    say = _say_of_trees(sum(words))
    given = []
    for place, (own, around) in enumerate(weighed_facts(blocks, votes, words)):
        cost = _by_rule(own)
        if trees is not None and blocks[place].kind not in BY_RULE:
            cost += say * (log_odds((*own, *around), trees) - cost)
            if _is_agreed(blocks[place], votes[place], own):
                cost = max(cost, _AGREED_COST)
        given.append(cost - against_teaser(blocks, place))
    return given


def word_counts(blocks: Sequence[PageBlock]) -> list[int]:
    """How many words each block has."""
    return [weigh_words(block.text) for block in blocks]


def weighed_facts(
    blocks: Sequence[PageBlock], votes: Sequence[float], words: Sequence[int]
) -> list[tuple[Evidence, Surroundings]]:
    """The evidence on each block, and what is around it: together the facts that the trees ask for."""
    strong = _strong(blocks, votes, words)
    own = _evidence(blocks, votes, words, strong)
    return list(zip(own, surroundings(blocks, votes, words, strong), strict=True))


def _say_of_trees(words_of_page: int) -> float:
    if words_of_page < _FEW_WORDS:
        return 0.0
    return _HALF if words_of_page < _WHOLE_PAGE else 1.0


def _is_agreed(block: PageBlock, vote: float, facts: Evidence) -> bool:
    """Whether a block is a sentence of prose, or a piece of code, that nearly all extractors keep."""
    if block.kind != "paragraph" or vote < _AGREED or facts.words < _AGREED_WORDS:
        return False
    return name_of(block.element) in CODE or bool(facts.sentence and not facts.links)


def _by_rule(facts: Evidence) -> float:
    return _VOTES * (facts.vote - _EVEN * facts.length) - _AGAINST_LINKS * facts.links


def _evidence(
    blocks: Sequence[PageBlock], votes: Sequence[float], words: Sequence[int], strong: Sequence[int]
) -> list[Evidence]:
    full = [min(1.0, count / _FULL) for count in words]
    means = _means(blocks, votes, words)
    said = [0.0, 0.0, *(vote * share for vote, share in zip(votes, full, strict=True)), 0.0, 0.0]
    inside = range(strong[0], strong[-1] + 1) if strong else range(0)
    found = []
    for place, block in enumerate(blocks):
        length = max(_LEAST, full[place])
        own = block.element
        around = own.getparent()
        trafilatura, widely, resiliparse, readability = each_of(votes[place])
        found.append(
            Evidence(
                vote=votes[place] * length,
                length=length,
                words=log1p(words[place]),
                sentence=float(ends_sentence(block.text)),
                heading=float(block.kind == "heading"),
                list_item=float(block.kind == "list-item"),
                links=max(0.0, block.link_share - _LINKED),
                all_link=float(block.link_share >= ALL_LINK),
                below_link=float(place > 0 and blocks[place - 1].link_share >= ALL_LINK > block.link_share),
                before=said[place] + said[place + 1],
                after=said[place + 3] + said[place + 4],
                own=means[own],
                around=means[own if around is None else around],
                inside=float(place in inside),
                furniture=float(is_furniture_anywhere(block.text)),
                trafilatura=trafilatura,
                trafilatura_widely=widely,
                resiliparse=resiliparse,
                readability=readability,
                link_share=block.link_share,
            )
        )
    return found


def _strong(blocks: Sequence[PageBlock], votes: Sequence[float], words: Sequence[int]) -> list[int]:
    """The places of the blocks that show where the text is: most of the votes speak for them."""
    return [
        place
        for place, block in enumerate(blocks)
        if votes[place] >= _EVEN and words[place] >= _STRONG and block.link_share < _MOSTLY_LINKS
    ]


def _means(blocks: Sequence[PageBlock], votes: Sequence[float], words: Sequence[int]) -> dict[etree._Element, float]:
    """The mean vote of the words in each element near a block."""
    for_it: Counter[etree._Element] = Counter()
    in_all: Counter[etree._Element] = Counter()
    for block, vote, count in zip(blocks, votes, words, strict=True):
        weight = max(1, min(count, _MOST_WORDS))
        for element in (block.element, *islice(block.element.iterancestors(), _LEVELS - 1)):
            for_it[element] += weight * vote  # type: ignore[assignment] # a sum of shares
            in_all[element] += weight
    return {element: for_it[element] / total for element, total in in_all.items()}
