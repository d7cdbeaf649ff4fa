"""The full-text index: one row an article, in FTS5 on SQLite and in a `tsvector` on PostgreSQL.

Written by publishing only; read through `matching`, which gives the ids of the articles that answer a query. Terms are
made by `terms`, and handed to the engines ready to use, so that neither parses or stems for itself.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.searching.terms import Clause, alternatives

# PostgreSQL's limits: positions in a document, positions of a term, and 1 MB for all terms of a document.
_LAST_POSITION = 16_383
_MOST_POSITIONS = 255
_MOST_TERMS = 25_000

SQLITE_TABLE = "CREATE VIRTUAL TABLE articles_searchentry USING fts5(terms, columnsize=0, tokenize='ascii')"
POSTGRESQL_TABLE = "CREATE TABLE articles_searchentry (article_id bigint PRIMARY KEY, terms tsvector NOT NULL)"
POSTGRESQL_INDEX = "CREATE INDEX articles_searchentry_terms ON articles_searchentry USING gin (terms)"


def put(article_id: int, terms: Iterable[str]) -> None:
    """Index the article under `terms`, in place of what it was indexed under before."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM articles_searchentry WHERE rowid = %s", [article_id])
            cursor.execute(
                "INSERT INTO articles_searchentry (rowid, terms) VALUES (%s, %s)",
                [article_id, " ".join(map(_plain, terms))],
            )
        else:
            cursor.execute(
                "INSERT INTO articles_searchentry (article_id, terms) VALUES (%s, %s::tsvector)"
                " ON CONFLICT (article_id) DO UPDATE SET terms = excluded.terms",
                [article_id, _tsvector(terms)],
            )


def drop(article_id: int) -> None:
    """Take the article out of the index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM articles_searchentry WHERE rowid = %s", [article_id])
        else:
            cursor.execute("DELETE FROM articles_searchentry WHERE article_id = %s", [article_id])


def matching(clauses: Sequence[Clause], languages: Sequence[str | None]) -> RawSQL:
    """Return the ids of the articles that hold what every one of `clauses` asks for, to use after `pk__in`."""
    expressions = [_expression(clause, languages) for clause in clauses]
    if connection.vendor == "sqlite":
        query = " AND ".join(expressions)
        return RawSQL("SELECT rowid FROM articles_searchentry WHERE articles_searchentry MATCH %s", [query])
    query = " & ".join(expressions)
    return RawSQL("SELECT article_id FROM articles_searchentry WHERE terms @@ %s::tsquery", [query])


def _expression(clause: Clause, languages: Sequence[str | None]) -> str:
    """Return one clause in the engine's query language; a term holds letters and digits only, so it needs no escape."""
    forms = alternatives(clause, languages)
    if connection.vendor == "sqlite":
        return "(" + " OR ".join('"' + " ".join(map(_plain, form)) + '"' for form in forms) + ")"
    return "(" + " | ".join("(" + " <-> ".join(f"'{term}'" for term in form) + ")" for form in forms) + ")"


def _plain(term: str) -> str:
    """Return a term in ASCII: what FTS5 takes for a letter depends on the Unicode that it was built with."""
    return term if term.isascii() else f"0u{term.encode().hex()}"


def _tsvector(terms: Iterable[str]) -> str:
    """Return `terms` as the text form of a tsvector, within PostgreSQL's limits."""
    positions: dict[str, list[int]] = {}
    for position, term in enumerate(terms, start=1):
        if term in positions or len(positions) < _MOST_TERMS:
            places = positions.setdefault(term, [])
            if len(places) < _MOST_POSITIONS:
                places.append(min(position, _LAST_POSITION))
    return " ".join(f"'{term}':{','.join(map(str, places))}" for term, places in positions.items())
