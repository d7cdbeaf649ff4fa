"""The full-text index: in FTS5 on SQLite, in `tsvector`s on PostgreSQL; a row an article, and more on PostgreSQL if it is long.

Publishing writes it; `matching` gives the ids of the articles that hold what is asked for. The engines get the terms of
`terms` ready to use, so neither parses or stems for itself. How well an article answers is in the index too, as marked terms,
so that the best are found without a look at the others.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import accumulate

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.searching.terms import Clause, alternatives

Places = Mapping[str, Sequence[int]]


class Rank(IntEnum):
    """How well an article answers: all words are in its title or subtitle, or each is frequent in it, or all occur."""

    IN_TITLE = 2
    FREQUENT = 1
    OCCURS = 0


# The terms of a rank begin with a sign that no term holds.
_MARKS = {Rank.IN_TITLE: "t_", Rank.FREQUENT: "f_", Rank.OCCURS: ""}
# A term is frequent if it occurs three times, and once in so many terms.
_LEAST_OCCURRENCES, _TERMS_AN_OCCURRENCE = 3, 200
# PostgreSQL keeps 255 positions of a term in a document, up to the position 16,383, and a megabyte.
_MOST_OCCURRENCES, _MOST_TERMS, _MOST_CHARACTERS, _MOST_BYTES = 255, 14_000, 200_000, 1_000_000
# A longer text is cut into runs; they overlap, so that no phrase is lost at a border. In a run of 255 terms no position is lost.
_RUN, _OVERLAP = 150, 105

SQLITE_TABLE = (
    "CREATE VIRTUAL TABLE articles_searchentry USING fts5(terms, columnsize=0, tokenize=\"ascii tokenchars '_'\")"
)
POSTGRESQL_TABLE = (
    "CREATE TABLE articles_searchentry"
    " (article_id bigint NOT NULL, run integer NOT NULL, terms tsvector NOT NULL, PRIMARY KEY (article_id, run))"
)
POSTGRESQL_INDEX = "CREATE INDEX articles_searchentry_terms ON articles_searchentry USING gin (terms)"


def put(article_id: int, title: Iterable[str], text: Iterable[str]) -> None:
    """Index the article under the terms of its title and of its text, in place of what it was indexed under before."""
    drop(article_id)
    add(article_id, title, text)


def add(article_id: int, title: Iterable[str], text: Iterable[str]) -> None:
    """Index an article that is not in the index."""
    heading = list(title)
    terms = [*heading, *text]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            entry = _plain([*terms, *_in_title(heading), *_frequent(heading, terms)])
            cursor.execute("INSERT INTO articles_searchentry (rowid, terms) VALUES (%s, %s)", [article_id, entry])
        else:
            rows = [value for run, part in enumerate(_tsvectors(heading, terms)) for value in (article_id, run, part)]
            marks = ", ".join(["(%s, %s, %s::tsvector)"] * (len(rows) // 3))
            cursor.execute(f"INSERT INTO articles_searchentry (article_id, run, terms) VALUES {marks}", rows)  # noqa: S608


def drop(article_id: int) -> None:
    """Take the article out of the index."""
    column = "rowid" if connection.vendor == "sqlite" else "article_id"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM articles_searchentry WHERE {column} = %s", [article_id])  # noqa: S608


def matching(clauses: Sequence[Clause], languages: Sequence[str | None], rank: Rank = Rank.OCCURS) -> RawSQL:
    """Return the ids of the articles that hold all that the clauses ask for, at least so well, to use after `pk__in`."""
    if connection.vendor == "sqlite":
        asked = " AND ".join(_fts5(clause, languages, rank) for clause in clauses)
        return RawSQL("SELECT rowid FROM articles_searchentry WHERE articles_searchentry MATCH %s", [asked])
    # The first row of an article has all of its terms; only the phrases of a long text are in its other rows.
    here = [clause for clause in clauses if len(clause.words) == 1 or rank]
    elsewhere = [clause for clause in clauses if clause not in here]
    select, conditions, asked = "SELECT article_id FROM articles_searchentry WHERE ", [], []
    if here:
        conditions.append("run = 0 AND terms @@ %s::tsquery")
        asked.append(" & ".join(_tsquery(clause, languages, rank) for clause in here))
    for clause in elsewhere:
        conditions.append(f"article_id IN ({select}terms @@ %s::tsquery)")
        asked.append(_tsquery(clause, languages, rank))
    return RawSQL(select + " AND ".join(conditions), asked)  # noqa: S611


def _fts5(clause: Clause, languages: Sequence[str | None], rank: Rank) -> str:
    """Return a clause in the language of FTS5; a term holds letters and digits only, so it needs no escape."""
    joined = '" "' if rank == Rank.FREQUENT else " "
    forms = [joined.join(map(_ascii, form)) for form in _forms(clause, languages, rank)]
    return "(" + " OR ".join(f'("{form}")' for form in forms) + ")"


def _tsquery(clause: Clause, languages: Sequence[str | None], rank: Rank) -> str:
    """Return a clause in the language of PostgreSQL; a term holds letters and digits only, so it needs no escape."""
    joined = " & " if rank == Rank.FREQUENT else " <-> "
    forms = [joined.join(f"'{term}'" for term in form) for form in _forms(clause, languages, rank)]
    return "(" + " | ".join(f"({form})" for form in forms) + ")"


def _forms(clause: Clause, languages: Sequence[str | None], rank: Rank) -> list[list[str]]:
    return [[_MARKS[rank] + term for term in form] for form in alternatives(clause, languages)]


def _in_title(title: Iterable[str]) -> list[str]:
    return [_MARKS[Rank.IN_TITLE] + term for term in title]


def _frequent(title: Iterable[str], terms: Sequence[str]) -> list[str]:
    """Return the marked terms that are frequent in the text, and those of the title, so that a rank contains the ranks above."""
    least = max(_LEAST_OCCURRENCES, math.ceil(len(terms) / _TERMS_AN_OCCURRENCE))
    often = [term for term, count in Counter(terms).items() if count >= least]
    return [_MARKS[Rank.FREQUENT] + term for term in dict.fromkeys([*title, *often])]


def _plain(terms: Sequence[str]) -> str:
    """Return the terms in ASCII, separated by spaces."""
    text = " ".join(terms)
    return text if text.isascii() else " ".join(map(_ascii, terms))


def _ascii(term: str) -> str:
    """Return a term in ASCII: which characters FTS5 knows as letters depends on the Unicode that it was built with."""
    if term.isascii():
        return term
    mark, _, word = term.rpartition("_")
    return f"{mark}_0u{word.encode().hex()}" if mark else f"0u{term.encode().hex()}"


def _tsvectors(title: Sequence[str], terms: Sequence[str]) -> Iterator[str]:
    """Yield the tsvector of an article as text, and those of the runs of a text that is too long for one."""
    places = _places(terms)
    short = len(terms) <= _MOST_TERMS and sum(map(len, terms)) <= _MOST_CHARACTERS
    short = short and max(map(len, places.values()), default=0) <= _MOST_OCCURRENCES
    marked = _places(_in_title(title), start=len(terms) + 2 if short else 1)
    entry = {**marked, **dict.fromkeys(_frequent(title, terms), ()), **(places if short else dict.fromkeys(places, ()))}
    yield _tsvector(entry if short else _within_limit(entry))
    if not short:
        yield from (_tsvector(_places(terms[start : start + _RUN + _OVERLAP])) for start in range(0, len(terms), _RUN))


def _places(terms: Iterable[str], start: int = 1) -> Places:
    """Return the positions of each term, the first of which stands at `start`."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(terms, start):
        places.setdefault(term, []).append(place)
    return places


def _within_limit(places: Places) -> Places:
    """Return the terms that PostgreSQL takes in one tsvector: all but those after the first megabyte of different ones."""
    sizes = accumulate(len(term.encode()) for term in places)
    return {term: at for (term, at), size in zip(places.items(), sizes, strict=True) if size <= _MOST_BYTES}


def _tsvector(places: Places) -> str:
    return " ".join(f"'{term}':{','.join(map(str, at))}" if at else f"'{term}'" for term, at in places.items())
