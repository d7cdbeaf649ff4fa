"""The part of a text that shows why a search found it: an excerpt in HTML, with the words of the search in `mark`. Pure."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from articles.searching.ranks import Rank
from articles.searching.search import Search
from articles.searching.terms import term_spans

LONGEST = 240  # characters of an excerpt, without its ellipses
_BEFORE = 60  # characters before the first word of the search
_ELLIPSIS = "…"


class Span(NamedTuple):
    """A part of a text: where it starts, and where it ends."""

    start: int
    end: int


def snippet(text: str, search: Search, language: str | None) -> str:
    """Return an excerpt of `text`, which is in `language`, as HTML."""
    text = normalize("NFC", text)
    marks = marked_spans(text, search, language)
    excerpt = _excerpt(text, marks)
    parts, at = [], excerpt.start
    for start, end in marks:
        if excerpt.start <= start and end <= excerpt.end:
            parts += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
            at = end
    parts.append(escape(text[at : excerpt.end]))
    before = _ELLIPSIS if excerpt.start else ""
    return before + "".join(parts) + (_ELLIPSIS if excerpt.end < len(text) else "")


def marked_spans(text: str, search: Search, language: str | None) -> list[Span]:
    """Return where in `text`, in NFC, the words and phrases of the search stand, in order; parts that touch are one."""
    places = term_spans(text, language)
    terms = [term for term, _, _ in places]
    forms = {tuple(form) for clause in search.wanted for form in search.forms(clause, Rank.OCCURS)}
    found = sorted(
        Span(places[first][1], places[first + length - 1][2]) for first, length in _occurrences(terms, forms)
    )
    return list(_joined(found))


def _occurrences(terms: Sequence[str], forms: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the first term and the number of terms of each occurrence of a form."""
    beginnings, lengths = {form[0] for form in forms}, {len(form) for form in forms}
    for first, term in enumerate(terms):
        if term in beginnings:
            for length in lengths:
                form = tuple(terms[first : first + length])
                if len(form) == length and form in forms:
                    yield first, length


def _joined(found: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans, with those that overlap or touch as one."""
    open_span: Span | None = None
    for span in found:
        if open_span is None or span.start > open_span.end:
            if open_span:
                yield open_span
            open_span = span
        else:
            open_span = Span(open_span.start, max(open_span.end, span.end))
    if open_span:
        yield open_span


def _excerpt(text: str, marks: Sequence[Span]) -> Span:
    """Return the part of the text that has the most marks, cut between words; all of a short text."""
    if len(text) <= LONGEST:
        return Span(0, len(text))
    first = max(marks, key=lambda mark: _marks_behind(mark, marks), default=Span(0, 0))
    start = _word_start(text, max(0, min(first.start - _BEFORE, len(text) - LONGEST)), first.start)
    end = min(len(text), max(start + LONGEST, first.end))
    return Span(start, _word_end(text, end, first.end))


def _marks_behind(first: Span, marks: Sequence[Span]) -> int:
    return sum(first.start <= mark.start and mark.end <= first.start + LONGEST - _BEFORE for mark in marks)


def _word_start(text: str, start: int, latest: int) -> int:
    """Return the first beginning of a word from `start` on; `start` itself if none comes before `latest`."""
    if start == 0 or text[start - 1].isspace():
        return start
    for place, (before, character) in enumerate(pairwise(text[start:latest]), start + 1):
        if before.isspace() and not character.isspace():
            return place
    return start


def _word_end(text: str, end: int, earliest: int) -> int:
    """Return the last end of a word up to `end`; `end` itself if none comes behind `earliest`."""
    if end == len(text) or text[end].isspace():
        return end
    space = max((place for place in range(earliest, end) if text[place].isspace()), default=end)
    return space
