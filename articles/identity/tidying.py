"""Making differences readable: no tiny pieces, and cuts at the places that a reader would choose. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.identity.tokens import boundary, is_word, letters

MOST_WORDS = 3  # of an island: a longer run of words that stayed is always shown as such


class Change(NamedTuple):
    """The tokens from old_start up to old_end gave way to those from new_start up to new_end; one side may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    def shifted(self, step: int) -> "Change":
        """Return the change some tokens later, or earlier."""
        return Change(*(place + step for place in self))


def tidied(old: Sequence[str], new: Sequence[str], changes: Iterable[Change]) -> list[Change]:
    """Return the changes without slight islands between them, each of them at its most natural place."""
    joined = _joined(old, new, changes)
    bounds: list[Change | None] = [None, *joined, None]
    for place, change in enumerate(joined, start=1):
        bounds[place] = _settled(old, new, change, bounds[place - 1], bounds[place + 1])
    return [change for change in bounds if change]


def _joined(old: Sequence[str], new: Sequence[str], changes: Iterable[Change]) -> list[Change]:
    """Join two changes if the unchanged island between them is slighter than each of them.

    A joined change is heavier than its parts, so it may reach over one more island to its left; the result is the
    same from either end.
    """
    joined: list[_Weighed] = []
    for change in changes:
        weighed = _weigh(old, new, change, joined[-1].change.old_end if joined else 0)
        while joined and weighed.island_is_slight(joined[-1]):
            weighed = joined.pop().reaching(weighed)
        joined.append(weighed)
    return [weighed.change for weighed in joined]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A change, how many letters it has on each side, and the unchanged island before it: measured once, though joined often."""

    change: Change
    old_letters: int
    new_letters: int
    island_letters: int
    island_words: int

    @property
    def weight(self) -> int:
        return max(self.old_letters, self.new_letters)

    def island_is_slight(self, before: "_Weighed") -> bool:
        """Whether the island between the two has few words, and no more letters than the lighter change."""
        return self.island_words <= MOST_WORDS and self.island_letters <= min(self.weight, before.weight)

    def reaching(self, after: "_Weighed") -> "_Weighed":
        """Return this change and the one after it as one, with the island between them."""
        return _Weighed(
            Change(self.change.old_start, after.change.old_end, self.change.new_start, after.change.new_end),
            self.old_letters + after.island_letters + after.old_letters,
            self.new_letters + after.island_letters + after.new_letters,
            self.island_letters,
            self.island_words,
        )


def _weigh(old: Sequence[str], new: Sequence[str], change: Change, island_start: int) -> _Weighed:
    island = old[island_start : change.old_start]
    return _Weighed(
        change,
        letters(old[change.old_start : change.old_end]),
        letters(new[change.new_start : change.new_end]),
        letters(island),
        sum(map(is_word, island)),
    )


def _settled(
    old: Sequence[str], new: Sequence[str], change: Change, before: Change | None, after: Change | None
) -> Change:
    """Slide an insertion or removal along text that reads the same either way, to the start of a sentence or word.

    Between "the big dog" and "the big red dog", "red " or " red" may be the insertion: it is "red ".
    """
    if change.old_start < change.old_end and change.new_start < change.new_end:
        return change
    came = change.new_start < change.new_end
    tokens = new if came else old
    start, end = (change.new_start, change.new_end) if came else (change.old_start, change.old_end)
    first = (before.new_end if came else before.old_end) + 1 if before else 0
    last = (after.new_start if came else after.old_start) - 1 if after else len(tokens)
    steps = _steps(tokens, start, end, first, last)
    best = max(steps, key=lambda step: boundary(tokens, start + step) + boundary(tokens, end + step))
    return change.shifted(best)


def _steps(tokens: Sequence[str], start: int, end: int, first: int, last: int) -> range:
    """Return how far tokens[start:end] can slide between `first` and `last` without a change of the other text."""
    left = right = 0
    while start - left > first and tokens[start - left - 1] == tokens[end - left - 1]:
        left += 1
    while end + right < last and tokens[start + right] == tokens[end + right]:
        right += 1
    return range(-left, right + 1)
