"""The entries of an article and of its paragraphs in the full-text index, in the form of each database. Pure.

PostgreSQL keeps an entry in one `tsvector` or more and in a filter of its pairs of terms, FTS5 on SQLite in one text.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from articles.searching import pairs
from articles.searching.ranks import frequent, in_title
from articles.searching.scripts import single_syllables
from articles.searching.terms import terms
from articles.searching.tsvectors import tsvectors


class WordingEntry(NamedTuple):
    """The entry by which a paragraph is found: a text for FTS5, or `tsvector`s and the terms in order for PostgreSQL."""

    parts: Sequence[str]
    terms: str = ""


class Entry(NamedTuple):
    """What an article is found by: texts for FTS5 or `tsvector`s, and the filter of its pairs, which only PostgreSQL has.

    `wordings` are the entries of its texts, if all of them are new.
    """

    parts: Sequence[str]
    pairs: bytes = b""
    wordings: Sequence[WordingEntry] = ()


def entry_of(heading: Iterable[str | None], texts: Iterable[str], language: str | None, vendor: str) -> Entry:
    """Return the entry of an article with this title and subtitle and these paragraphs, for a database of the vendor."""
    return _entry(heading, [terms(text, language) for text in texts], language, vendor)


def new_entry_of(heading: Iterable[str | None], texts: Iterable[str], language: str | None, vendor: str) -> Entry:
    """Return the same with the wordings, which are new."""
    of_texts = [terms(text, language) for text in texts]
    return _entry(heading, of_texts, language, vendor)._replace(wordings=[_wording(text, vendor) for text in of_texts])


def _entry(heading: Iterable[str | None], texts: Iterable[Sequence[str]], language: str | None, vendor: str) -> Entry:
    title = terms("\n".join(filter(None, heading)), language)
    return entry_of_terms(title, list(chain.from_iterable(texts)), vendor)


def wording_entry(text: str, language: str | None, vendor: str) -> WordingEntry:
    """Return the entry of a text of one paragraph, for a database of the vendor."""
    return _wording(terms(text, language), vendor)


def _wording(text: Sequence[str], vendor: str) -> WordingEntry:
    if vendor == "sqlite":
        return WordingEntry([_plain([*text, *single_syllables(text), *frequent((), text)])])
    return WordingEntry(list(tsvectors((), text)), " ".join(text))


def entry_of_terms(title: Sequence[str], text: Sequence[str], vendor: str) -> Entry:
    """Return the entry of an article with these terms in its title and in its text."""
    every = [*title, *text]
    if vendor == "sqlite":
        return Entry([_plain([*every, *single_syllables(every), *in_title(title), *frequent(title, every)])])
    return Entry(list(tsvectors(title, every)), pairs.filter_of(every))


def _plain(terms: Sequence[str]) -> str:
    """Return the terms in ASCII, separated by spaces."""
    text = " ".join(terms)
    return text if text.isascii() else " ".join(map(ascii_term, terms))


@lru_cache(maxsize=100_000)
def ascii_term(term: str) -> str:
    """Return a term in ASCII: which characters FTS5 knows as letters depends on the Unicode that it was built with.

    Other characters are written in UTF-16, which is the shortest for most scripts.
    """
    if term.isascii():
        return term
    mark, sign, word = term.rpartition("_")
    return f"{mark}{sign}0u{word.encode('utf-16-be').hex()}"
