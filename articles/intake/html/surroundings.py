"""What stands around each block of a page: the votes, words and links in the elements around it, and blocks that look like it.

Reads the blocks, their votes and their words. The mean votes are by words, of which a block has 60 at most.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import accumulate
from math import log1p
from operator import mul
from typing import NamedTuple

from lxml import etree

from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import is_furniture
from articles.intake.markup.html_tree import name_of

_MOST_WORDS = 60
_HALF = 0.5  # share of the text's words that the element around the text holds
_MOST_LEVELS = 12
_MOST_SINCE = 20
_NEAR = 8
_PRIOR = 10  # words with the mean vote of the page, added to those of blocks that look alike
CODE = frozenset({"pre", "code"})
_NO_CAPITALS = bytes(sign for sign in range(128) if not chr(sign).isupper())
_Look = tuple[str | None, ...]


class Surroundings(NamedTuple):
    """The facts on what is around one block."""

    container: float  # the mean vote in its element's parent
    container_words: float  # their logarithm
    container_blocks: float  # the logarithm of their number
    wider: float  # the mean vote in the parent's parent
    alike: float  # the logarithm of the number of blocks in elements of the same name and class, twice
    more_alike: float  # the same, three times
    votes_alike: float  # the mean vote of the other blocks that are alike three times
    boxed: float  # 1 if the site calls something around it furniture, below the element around the text
    place: float  # the share of the page's words that are before it
    eight_before: float  # the mean vote of the eight blocks before it, whatever their words
    eight_after: float
    levels: float  # up to the element that holds half of the text
    since_heading: float  # blocks since the last heading
    page: float  # the mean vote of the page
    in_text: float  # the share of the page's words that most of the votes speak for
    code: float  # 1 if it is set as code
    capitals: float  # the share of capital letters
    second_before: float  # the vote of the block before the one before it, -1 if it has none
    second_after: float
    text_alike: float  # the share of the text's words that are in blocks alike twice
    text_beside: float  # the same, in blocks of elements with the same parent


class _Page:
    """The blocks of a page, with what is summed up over them."""

    def __init__(
        self, blocks: Sequence[PageBlock], votes: Sequence[float], words: Sequence[int], strong: Sequence[int]
    ) -> None:
        self.blocks, self.votes = blocks, votes
        self.counts = [max(1, min(count, _MOST_WORDS)) for count in words]
        self.words_before = [0, *accumulate(self.counts)]
        self.for_before: list[float] = [0.0, *accumulate(map(mul, votes, self.counts))]
        self.votes_before = [0.0, *accumulate(votes)]
        self.total = max(1, self.words_before[-1])
        self.mean = self.for_before[-1] / self.total
        self.headings = [
            *accumulate((place if block.kind == "heading" else -1 for place, block in enumerate(blocks)), max)
        ]
        self._first = _reached(enumerate(blocks))
        self._last = _reached((place, blocks[place]) for place in reversed(range(len(blocks))))
        self.text = {place: words[place] for place in strong}
        self._text_before = [0, *accumulate(self.text.get(place, 0) for place in range(len(blocks)))]
        self._below: dict[etree._Element, tuple[int, bool]] = {}

    def span(self, element: etree._Element) -> tuple[int, int]:
        """The place of the first block in an element, and the place behind its last one."""
        return self._first[element], self._last[element] + 1

    def mean_in(self, first: int, end: int) -> float:
        """The mean vote of the words of some blocks."""
        return (self.for_before[end] - self.for_before[first]) / (self.words_before[end] - self.words_before[first])

    @property
    def of_text(self) -> int:
        """The words of the blocks that show where the text is."""
        return self._text_before[-1]

    def below_text(self, element: etree._Element | None) -> tuple[int, bool]:
        """How many levels the element is below the one with half of the text, and whether it is furniture or inside some."""
        if element is None or self._holds_text(element):
            return 0, False
        if element not in self._below:
            levels, boxed = self.below_text(element.getparent())
            self._below[element] = min(levels + 1, _MOST_LEVELS), boxed or is_furniture(element)
        return self._below[element]

    def _holds_text(self, element: etree._Element) -> bool:
        first, end = self.span(element)
        return self._text_before[end] - self._text_before[first] >= _HALF * self.of_text > 0

    def shares_of_text(self, groups: Sequence[Hashable]) -> list[float]:
        """For each block the share of the text's words that are in blocks of its group; 0 if no block shows where the text is."""
        words: Counter[Hashable] = Counter()
        for place, count in self.text.items():
            words[groups[place]] += count
        return [words[group] / max(1, self.of_text) for group in groups]


def _reached(blocks: Iterable[tuple[int, PageBlock]]) -> dict[etree._Element, int]:
    """The place of the first of the blocks in each element that holds any."""
    places: dict[etree._Element, int] = {}
    for place, block in blocks:
        element: etree._Element | None = block.element
        while element is not None and element not in places:
            places[element] = place
            element = element.getparent()
    return places


class _Alike:
    """The blocks that look alike, counted by the names and classes of the elements around them."""

    def __init__(self, page: _Page) -> None:
        known: dict[etree._Element, _Look] = {}
        self._looks = [_looks(block.element, known) for block in page.blocks]
        self._blocks = Counter(look for looks in self._looks for look in looks)
        self._words: Counter[_Look] = Counter()
        self._votes: dict[_Look, float] = {}
        for (_, look), vote, count in zip(self._looks, page.votes, page.counts, strict=True):
            self._words[look] += count
            self._votes[look] = self._votes.get(look, 0.0) + vote * count
        self._page = page
        self.shares_of_text = page.shares_of_text([twice for twice, _ in self._looks])

    def blocks(self, place: int) -> tuple[int, int]:
        """How many blocks look like this one: in two levels, and in three."""
        twice, thrice = self._looks[place]
        return self._blocks[twice], self._blocks[thrice]

    def mean_of_others(self, place: int) -> float:
        """The mean vote of the others that look like it in three levels, drawn to that of the page."""
        look, page = self._looks[place][1], self._page
        own = page.counts[place]
        votes = self._votes[look] - page.votes[place] * own + page.mean * _PRIOR
        return votes / (self._words[look] - own + _PRIOR)


def surroundings(
    blocks: Sequence[PageBlock], votes: Sequence[float], words: Sequence[int], strong: Sequence[int]
) -> list[Surroundings]:
    """The surroundings of each block. `strong` are the places of those that show where the text is."""
    page = _Page(blocks, votes, words, strong)
    alike = _Alike(page)
    beside = page.shares_of_text([_parent(block.element) for block in blocks])
    return [_around(page, alike, beside[place], place) for place in range(len(blocks))]


def _around(page: _Page, alike: _Alike, text_beside: float, place: int) -> Surroundings:
    block, votes, count = page.blocks[place], page.votes, len(page.blocks)
    parent = _parent(block.element)
    first, end = page.span(parent)
    twice, thrice = alike.blocks(place)
    levels, boxed = page.below_text(block.element)
    sums = page.votes_before
    return Surroundings(
        container=page.mean_in(first, end),
        container_words=log1p(page.words_before[end] - page.words_before[first]),
        container_blocks=log1p(end - first),
        wider=page.mean_in(*page.span(_parent(parent))),
        alike=log1p(twice),
        more_alike=log1p(thrice),
        votes_alike=alike.mean_of_others(place),
        boxed=float(boxed),
        place=page.words_before[place] / page.total,
        eight_before=(sums[place] - sums[max(0, place - _NEAR)]) / _NEAR,
        eight_after=(sums[min(count, place + 1 + _NEAR)] - sums[place + 1]) / _NEAR,
        levels=float(levels),
        since_heading=float(min(place - page.headings[place], _MOST_SINCE)),
        page=page.mean,
        in_text=page.of_text / page.total,
        code=float(name_of(block.element) in CODE or name_of(parent) in CODE),
        capitals=_count_capitals(block.text) / len(block.text),
        second_before=votes[place - 2] if place > 1 else -1.0,
        second_after=votes[place + 2] if place + 2 < count else -1.0,
        text_alike=alike.shares_of_text[place],
        text_beside=text_beside,
    )


def _parent(element: etree._Element) -> etree._Element:
    """The element around an element; the root is its own."""
    parent = element.getparent()
    return element if parent is None else parent


def _count_capitals(text: str) -> int:
    if text.isascii():
        return len(text.encode().translate(None, _NO_CAPITALS))
    return sum(map(str.isupper, text))


def _looks(element: etree._Element, known: dict[etree._Element, _Look]) -> tuple[_Look, _Look]:
    """The names and classes of an element and of what is around it: two levels, and three."""
    own = (name_of(element), element.get("class"))
    parent = _parent(element)
    outer = known.get(parent)
    if outer is None:
        around = _parent(parent)
        outer = known[parent] = (name_of(parent), parent.get("class"), name_of(around), around.get("class"))
    return (*own, *outer[:2]), (*own, *outer)
