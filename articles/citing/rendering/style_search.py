"""Finding styles by words. Pure: an index in memory, which ten thousand styles are looked up in within milliseconds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from articles.folding import folded
from articles.searching.terms import words

# The field that CSL gives to styles that belong to no one journal.
_GENERIC = "generic-base"


class Findable(Protocol):
    """What is indexed of a style."""

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
    whole: frozenset[str]
    titled: str
    everything: str
    title: str
    order: tuple[bool, bool, int, str]


class StyleIndex:
    """The styles by their words. `called` has, in lower case, the id and the titles of each."""

    def __init__(self, styles: Iterable[Findable]) -> None:
        known = list(styles)
        self.called: Mapping[str, Sequence[str]] = {style.id: tuple(_names(style)) for style in known}
        self._entries = sorted(map(_entry, known), key=lambda entry: (entry.title, entry.id))

    def found(self, q: str) -> list[str]:
        """Return the ids of the styles that have all words of `q` somewhere, also as parts of words; the best first.

        Whose id, title or ISSN is `q` stands first; then who is called by all the words, whole words before parts; then
        whose fields or ISSNs have them. Among those, independent styles stand before those that depend on them, what
        CSL calls generic before what one journal or school made, and plain ids before longer ones.
        """
        asked = list(words(q))
        if not asked:
            return [entry.id for entry in self._entries]
        text = " ".join(asked)
        matches = [entry for entry in self._entries if all(word in entry.everything for word in asked)]
        return [entry.id for entry in sorted(matches, key=lambda entry: (_rank(entry, text, asked), entry.order))]


def _rank(entry: _Entry, text: str, asked: Sequence[str]) -> int:
    if text in entry.whole:
        return 0
    if all(f" {word} " in entry.titled for word in asked):
        return 1 if any(name.startswith(f"{text} ") for name in entry.whole) else 2
    return 3 if all(word in entry.titled for word in asked) else 4


def _names(style: Findable) -> Iterable[str]:
    return (text.casefold() for text in (style.id, style.title, style.short_title) if text)


def _entry(style: Findable) -> _Entry:
    titled = " ".join(_worded(text) for text in (style.title, style.short_title or "", style.id))
    numbers = [form for issn in style.issns for form in (_worded(issn), issn.replace("-", "").casefold())]
    whole = {_worded(text) for text in (style.id, style.title, style.short_title or "")} | set(numbers)
    everything = " ".join([titled, *map(_worded, style.fields), *numbers])
    title = folded(style.title)
    order = (bool(style.parent), _GENERIC not in style.fields, len(style.id), title)
    return _Entry(style.id, frozenset(whole), f" {titled} ", everything, title, order)


def _worded(text: str) -> str:
    return " ".join(words(text))
