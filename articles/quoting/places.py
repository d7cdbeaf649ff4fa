"""Where a text has the words that are sought: verbatim, or the same but for typography (see `typography`). Pure."""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from articles.quoting.sought import Sought, SoughtText
from articles.typography import Folded

# Of more places than these it is only said that there are more.
MOST_PLACES = 100
BETWEEN_PARAGRAPHS = "\n"
_HIDDEN = "\x00"
Find = Callable[[str, str], Iterable[int]]


class Place(NamedTuple):
    """A stretch of a text, by its first code point and the one behind its last."""

    start: int
    end: int


class PartOfParagraph(NamedTuple):
    """The part of a place that is in one of the paragraphs, which `number` counts from 0; in its code points."""

    number: int
    start: int
    end: int


@dataclass(frozen=True)
class Paragraphs:
    """Paragraphs as one text, joined by a line feed; of a hidden one, only its length can be learned."""

    texts: Sequence[str]
    hidden: Sequence[bool]

    @cached_property
    def joined(self) -> str:
        """The whole text."""
        shown = zip(self.texts, self.hidden, strict=True)
        return BETWEEN_PARAGRAPHS.join(_HIDDEN * len(text) if is_hidden else text for text, is_hidden in shown)

    @cached_property
    def folded(self) -> Folded:
        """The whole text with its typography evened out."""
        return Folded.of(self.joined)

    def parts(self, place: Place) -> Iterator[PartOfParagraph]:
        """Yield the parts of a place in each paragraph that it touches."""
        offset = 0
        for number, text in enumerate(self.texts):
            start, end = max(place.start - offset, 0), min(place.end - offset, len(text))
            if start < end:
                yield PartOfParagraph(number, start, end)
            offset += len(text) + len(BETWEEN_PARAGRAPHS)

    def places(self, sought: Sought) -> list[list[Place]]:
        """Return the places that may be meant, up to `MOST_PLACES` and one: several only if it is not known which.

        A place is of several stretches if several text directives name them.
        """
        inside = [Place(start, end) for start, end in sought.positions if start < end <= len(self.joined)]
        if not sought.texts:
            return [[place] for place in inside]
        found = [self._places_of(text) for text in sought.texts]
        if all(text.like_a_browser for text in sought.texts):
            first = [place for places in found for place in places]
            return [first] if first else []
        every = list(dict.fromkeys(place for places in found for place in places))
        meant = [place for place in every if place in inside] or every
        return [[place] for place in meant]

    def is_verbatim(self, sought: Sought, places: Sequence[Place]) -> bool:
        """Whether each place has the very characters that are sought, after NFC; of a range, its first and its last words."""
        shown = [_nfc(self.joined[place.start : place.end]) for place in places]
        return not sought.texts or all(any(_is_spelled(words, text) for text in sought.texts) for words in shown)

    def _places_of(self, sought: SoughtText) -> list[Place]:
        text = _lower(self.folded.text) if sought.like_a_browser else self.folded.text
        start, end, prefix, suffix = (
            _evened(words, sought.like_a_browser)
            for words in (sought.start, sought.end or "", sought.prefix, sought.suffix)
        )
        if not start:
            return []
        find = _whole_words if sought.like_a_browser else _occurrences
        fitting = (place for place in _ranges(text, start, end, find) if _fits(text, place, prefix, suffix))
        chosen = list(islice(fitting, 1 if sought.like_a_browser else MOST_PLACES + 1))
        if not chosen and not sought.like_a_browser:
            # Browsers need the words around, too; for an annotation it is enough that the words themselves still stand.
            chosen = list(islice(_ranges(text, start, end, find), MOST_PLACES + 1))
        return [Place(*self.folded.stretch(*place)) for place in chosen]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _is_spelled(words: str, sought: SoughtText) -> bool:
    if sought.end is None:
        return words == _nfc(sought.start)
    return words.startswith(_nfc(sought.start)) and words.endswith(_nfc(sought.end))


def _evened(words: str, in_any_case: bool) -> str:
    folded = Folded.of(words).text
    return _lower(folded) if in_any_case else folded


def _lower(text: str) -> str:
    """Return a text in lower case, of the same length: the few letters that become longer stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _ranges(text: str, start: str, end: str, find: Find) -> Iterator[Place]:
    """Yield where the words are; with `end`, from them to the next words `end`."""
    if not end:
        yield from (Place(at, at + len(start)) for at in find(text, start))
        return
    ends = list(find(text, end))
    for at in find(text, start):
        following = bisect_left(ends, at + len(start))
        if following == len(ends):
            return
        yield Place(at, ends[following] + len(end))


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _whole_words(text: str, words: str) -> Iterable[int]:
    """Return where the words begin and end between words; if they do nowhere, all places: not every script parts its words."""
    places = list(_occurrences(text, words))
    return [at for at in places if _parts_words(text, at) and _parts_words(text, at + len(words))] or places


def _fits(text: str, place: Place, prefix: str, suffix: str) -> bool:
    """Whether the words before and behind a place are these; white space between them makes no difference."""
    before = text[max(0, place.start - len(prefix) - 1) : place.start].rstrip() if prefix else ""
    after = text[place.end : place.end + len(suffix) + 1].lstrip() if suffix else ""
    return before.endswith(prefix) and after.startswith(suffix)


def _parts_words(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() and text[at : at + 1].isalnum())
