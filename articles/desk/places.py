"""Where pieces of a document stand in the words of it that a reader sees, however they are marked up. Pure."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

Place = tuple[int, int]  # where a piece begins and ends, in characters

_TRIES = 100  # to find a piece that also stands elsewhere
# Words by which the beginning of a piece is found if the document does not have it word for word.
_FEW = (8, 4, 2)
_LAST = 8  # words by which its end is found
_WORD = re.compile(r"\w+")


def words_of(text: str) -> str:
    """Return the words of a text, without the signs between them."""
    return " ".join(_WORD.findall(text))


class Places:
    """The words of a document, in which pieces are found; a place is given to one piece only."""

    def __init__(self, source: str) -> None:
        words = list(_WORD.finditer(source))
        self._text = " ".join(word[0] for word in words)
        self._begins = list(accumulate((len(word[0]) + 1 for word in words), initial=0))[:-1]
        self._spans = [word.span() for word in words]
        self._lines: dict[str, list[Place]] = defaultdict(list)
        begin = 0
        for line in source.split("\n"):
            if key := words_of(line):
                self._lines[key].append((begin, begin + len(line)))
            begin += len(line) + 1
        self._taken: list[Place] = []

    def take(self, place: Place) -> None:
        """Give a place to a piece."""
        insort(self._taken, place)

    def next(self, text: str, after: int) -> Place | None:
        """Return the first free place of a piece that is not before `after`: a whole line, if a line has its words alone."""
        lines = self._lines.get(words_of(text))
        places = self._free(text, after) if lines is None else (line for line in lines if line[0] >= after)
        return next(filter(self._is_free, places), None)

    def behind(self, text: str) -> Place | None:
        """Return the place, without length, behind the last line with the words of a piece, whether it is free or not."""
        lines = self._lines.get(words_of(text))
        place = lines[-1] if lines else self._find(text, 0)
        return place and (place[1], place[1])

    def nearest(self, text: str, around: Place) -> Place | None:
        """Return the free place of a piece that is the nearest to what stands `around`: before it, or else after it."""
        return min(self._free(text, 0), key=lambda place: _distance(place, around), default=None)

    def _is_free(self, place: Place) -> bool:
        following = bisect_left(self._taken, (place[1], 0))
        return not following or self._taken[following - 1][1] <= place[0]

    def _free(self, text: str, after: int) -> Iterator[Place]:
        for _ in range(_TRIES):
            place = self._find(text, after)
            if place is None:
                return
            if self._is_free(place):
                yield place
            after = place[1]

    def _find(self, text: str, after: int) -> Place | None:
        """Return the first place of a piece that is not before `after`: of all its words, or else of its first and last ones."""
        words = _WORD.findall(text)
        first = bisect_left(self._spans, (after, 0))
        begins = (self._at(" ".join(words[:few]), first) for few in (len(words), *_FEW)) if words else ()
        begin = next((begin for begin in begins if begin is not None), None)
        if begin is None:
            return None
        last, place = " ".join(words[-_LAST:]), self._begins[begin]
        whole = len(" ".join(words))
        if self._text.startswith(" ".join(words), place):
            return self._span(begin, place + whole)
        end = self._text.find(last, place, place + 2 * len(text) + len(last))
        return self._span(begin, end + len(last) if end >= 0 else place + len(words[0]))

    def _span(self, begin: int, stop: int) -> Place:
        """Return the place from a word to the character of `_text` before which another ends."""
        return self._spans[begin][0], self._spans[bisect_left(self._begins, stop) - 1][1]

    def _at(self, words: str, first: int) -> int | None:
        """Return which word begins with these words, from the `first` on."""
        place = self._text.find(words, self._begins[first] if first < len(self._begins) else len(self._text))
        for _ in range(_TRIES):
            if place < 0:
                return None
            number = bisect_left(self._begins, place)
            if number < len(self._begins) and self._begins[number] == place and self._ends(place + len(words)):
                return number
            place = self._text.find(words, place + 1)
        return None

    def _ends(self, stop: int) -> bool:
        """Whether a word ends before that character of `_text`."""
        return stop == len(self._text) or self._text[stop] == " "


def _distance(place: Place, around: Place) -> tuple[int, int]:
    """Return how far a place is from others: those before come first, and those between them last."""
    if place[1] <= around[0]:
        return 0, around[0] - place[1]
    return (1, place[0] - around[1]) if place[0] >= around[1] else (2, 0)
