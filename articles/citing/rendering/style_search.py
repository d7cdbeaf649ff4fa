"""Search of styles by words: an index in memory that answers for ten thousand styles within milliseconds. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from articles.folding import folded
from articles.searching.terms import words

# CSL's field for styles that belong to no single journal.
_GENERIC = "generic-base"


class Findable(Protocol):
    """The facts of a style that the index reads."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def short_title(self) -> str | None: ...  # noqa: D102
    @property
    def parent(self) -> str | None: ...  # noqa: D102
    @property
    def fields(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def issns(self) -> tuple[str, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    exact_texts: frozenset[str]
    titled: str
    everything: str
    title: str
    order: tuple[bool, bool, int, str]


class StyleIndex:
    """The styles by their words. `names` has the id and the titles of each style in lower case."""

    def __init__(self, styles: Iterable[Findable]) -> None:
        known = list(styles)
        self.names: Mapping[str, Sequence[str]] = {style.id: tuple(_names(style)) for style in known}
        self._entries = sorted(map(_entry, known), key=lambda entry: (entry.title, entry.id))

    def search(self, q: str) -> list[str]:
        """Return the ids of the styles that have all words of `q`, also as parts of words, the best match first.

        A style with `q` as its id, title or ISSN comes first; then styles with all words in their id and titles, whole
        words before parts; then styles with the words in their fields or ISSNs. Among equals, independent styles come
        before dependent ones, generic styles before a journal's or a school's, and short ids before long ones.
        """
        terms = list(words(q))
        if not terms:
            return [entry.id for entry in self._entries]
        text = " ".join(terms)
        matches = [entry for entry in self._entries if all(term in entry.everything for term in terms)]
        return [entry.id for entry in sorted(matches, key=lambda entry: (_rank(entry, text, terms), entry.order))]


def _rank(entry: _Entry, text: str, terms: Sequence[str]) -> int:
    """Return 0 for a style named `text`, 1 and 2 for whole words in its names, 3 for parts of words, 4 for its fields."""
    if text in entry.exact_texts:
        return 0
    if all(f" {term} " in entry.titled for term in terms):
        return 1 if any(name.startswith(f"{text} ") for name in entry.exact_texts) else 2
    return 3 if all(term in entry.titled for term in terms) else 4


def _names(style: Findable) -> Iterable[str]:
    return (text.casefold() for text in (style.id, style.title, style.short_title) if text)


def _entry(style: Findable) -> _Entry:
    titled = " ".join(_worded(text) for text in (style.title, style.short_title or "", style.id))
    numbers = [form for issn in style.issns for form in (_worded(issn), issn.replace("-", "").casefold())]
    exact_texts = {_worded(text) for text in (style.id, style.title, style.short_title or "")} | set(numbers)
    everything = " ".join([titled, *map(_worded, style.fields), *numbers])
    title = folded(style.title)
    order = (bool(style.parent), _GENERIC not in style.fields, len(style.id), title)
    return _Entry(style.id, frozenset(exact_texts), f" {titled} ", everything, title, order)


def _worded(text: str) -> str:
    return " ".join(words(text))
