"""The largest run of prose on a page: the article of last resort, if the extractors find none, or only a piece of it.

Reads the blocks. Gives which of them stand in the smallest container that holds nearly all sentences of the page, from
the first sentence to the last. Teasers, links, forms and the site's boxes are not prose; of a page with too few
sentences, or with many links among them, nothing is kept.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from lxml import etree

from articles.intake.html.boxes import is_sites_own
from articles.intake.html.teasers import against_teaser
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import AGAINST, is_furniture
from articles.intake.markup.html_tree import name_of
from articles.intake.prose.wording import ends_sentence, weigh_words

_PROSE = frozenset({"paragraph", "quote", "list-item"})
_NEVER = frozenset({"nav", "footer", "dialog", "menu"})
_LEAST_WORDS = 8  # of a block that counts as prose
_LEAST_BLOCKS = 2
_LEAST_IN_ALL = 80  # words; what a login form, a banner or a list of teasers says in sentences is shorter
_LINKED = 0.25  # share of a block's letters inside links that prose may have
_NEARLY_ALL = 0.75  # share of a container's prose that a smaller one inside it must hold to be taken for it
_MOST_IN_FURNITURE = 0.5  # share of the page's prose
_CUT = 2.5  # a run of so many times the words that are kept was cut short
_MOST_OWN = 0.5  # share of what is kept that must stand in the run
_MOST_LINKED = 0.5  # words of links among the prose, as a share of the prose


def longest_prose(blocks: Sequence[PageBlock]) -> list[bool]:
    """Whether each block is of the page's largest run of prose; none is if no run could be an article."""
    words = [weigh_words(block.text) if _is_prose(blocks, place) else 0 for place, block in enumerate(blocks)]
    of_page = _sums(blocks, words)
    apart = [_is_in_furniture(block.element, of_page) for block in blocks]
    words = [0 if apart[place] else count for place, count in enumerate(words)]
    container = _container(_sums(blocks, words))
    inside = [not apart[place] and _stands_in(block.element, container) for place, block in enumerate(blocks)]
    prose = [place for place, count in enumerate(words) if count and inside[place]]
    run = [place for place in range(prose[0], prose[-1] + 1) if inside[place]] if prose else []
    kept = {place for place in run if blocks[place].link_share <= _LINKED}
    in_sentences = sum(words[place] for place in prose)
    linked = sum(weigh_words(blocks[place].text) for place in run if place not in kept)
    if len(prose) < _LEAST_BLOCKS or in_sentences < _LEAST_IN_ALL or linked > _MOST_LINKED * in_sentences:
        kept = set()
    return [place in kept for place in range(len(blocks))]


def completed(blocks: Sequence[PageBlock], kept: Sequence[bool]) -> list[bool]:
    """What is kept, with the run of prose that it is only a small part of: extractors cut some texts short."""
    words = [weigh_words(block.text) for block in blocks]
    in_all = sum(count for count, block in zip(words, blocks, strict=True) if block.link_share <= _LINKED)
    own = sum(count for count, keep in zip(words, kept, strict=True) if keep)
    if not own or in_all <= _CUT * own:
        return [*kept]
    run = longest_prose(blocks)
    in_run = sum(count for count, is_in in zip(words, run, strict=True) if is_in)
    common = sum(count for count, is_in, keep in zip(words, run, kept, strict=True) if is_in and keep)
    if in_run <= _CUT * own or common <= _MOST_OWN * own:
        return [*kept]
    return [is_in or keep for is_in, keep in zip(run, kept, strict=True)]


def _is_prose(blocks: Sequence[PageBlock], place: int) -> bool:
    """Whether a block is full sentences with few links, and not the text of a teaser."""
    block = blocks[place]
    if block.kind not in _PROSE or block.link_share > _LINKED or not ends_sentence(block.text):
        return False
    return weigh_words(block.text) >= _LEAST_WORDS and not against_teaser(blocks, place)


def _sums(blocks: Sequence[PageBlock], words: Sequence[int]) -> Counter[etree._Element]:
    """The words of prose in each element that has any."""
    sums: Counter[etree._Element] = Counter()
    for block, count in zip(blocks, words, strict=True):
        if count:
            sums.update(dict.fromkeys((block.element, *block.element.iterancestors()), count))
    return sums


def _is_in_furniture(element: etree._Element, sums: Mapping[etree._Element, int]) -> bool:
    """Whether an element stands in what the site calls furniture.

    What holds most of the prose is none, whatever it is called, unless its name says that only the site speaks there.
    """
    most = _MOST_IN_FURNITURE * max(sums.values(), default=0)
    around = (element, *element.iterancestors())
    return any(
        name_of(box) in _NEVER or is_sites_own(box) or (_is_likely_furniture(box) and sums.get(box, 0) <= most)
        for box in around
    )


def _is_likely_furniture(box: etree._Element) -> bool:
    return name_of(box) in AGAINST or is_furniture(box)


def _container(sums: Counter[etree._Element]) -> etree._Element | None:
    """The smallest element that holds nearly all of the prose of what is around it, from the root down."""
    container = next((element for element in sums if element.getparent() is None), None)
    while container is not None:
        inner = max(container, key=lambda child: sums[child], default=None)
        if inner is None or sums[inner] < _NEARLY_ALL * sums[container]:
            break
        container = inner
    return container


def _stands_in(element: etree._Element, container: etree._Element | None) -> bool:
    return any(around is container for around in (element, *element.iterancestors()))
