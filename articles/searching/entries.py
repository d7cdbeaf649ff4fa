"""The entry of an article in the full-text index, in the form of each database. Pure.

PostgreSQL keeps an entry in one `tsvector` or more and in a filter of its pairs of terms, FTS5 on SQLite in one text.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articles.searching import pairs
from articles.searching.ranks import frequent, in_title
from articles.searching.terms import terms
from articles.searching.tsvectors import tsvectors


class Entry(NamedTuple):
    """What an article is found by: texts for FTS5 or `tsvector`s, and the filter of its pairs, which only PostgreSQL has."""

    parts: Sequence[str]
    pairs: bytes = b""


def entry_of(heading: Iterable[str | None], texts: Iterable[str], language: str | None, vendor: str) -> Entry:
    """Return the entry of an article with this title and subtitle and these paragraphs, for a database of the vendor."""
    title = terms("\n".join(filter(None, heading)), language)
    return entry_of_terms(title, terms("\n".join(texts), language), vendor)


def entry_of_terms(title: Sequence[str], text: Sequence[str], vendor: str) -> Entry:
    """Return the entry of an article with these terms in its title and in its text."""
    every = [*title, *text]
    if vendor == "sqlite":
        return Entry([_plain([*every, *in_title(title), *frequent(title, every)])])
    return Entry(list(tsvectors(title, every)), pairs.filter_of(every))


def _plain(terms: Sequence[str]) -> str:
    """Return the terms in ASCII, separated by spaces."""
    text = " ".join(terms)
    return text if text.isascii() else " ".join(map(ascii_term, terms))


def ascii_term(term: str) -> str:
    """Return a term in ASCII: which characters FTS5 knows as letters depends on the Unicode that it was built with."""
    if term.isascii():
        return term
    mark, sign, word = term.rpartition("_")
    return f"{mark}{sign}0u{word.encode().hex()}"
