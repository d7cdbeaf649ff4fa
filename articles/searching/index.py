"""The full-text index: in FTS5 on SQLite, a row an article; in `tsvector`s on PostgreSQL, a row for each run of its terms.

Publishing writes it; `matching` gives the ids of the articles that hold a clause. The engines get the terms of `terms` ready
to use, so neither parses or stems for itself. PostgreSQL keeps a bounded number of positions, so a long text is cut into
runs; they overlap, so that no phrase is lost at a border.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.searching.terms import Clause, alternatives

# PostgreSQL keeps 255 positions of a term in a document; in a run of 255 terms none is lost, however often it occurs.
_RUN = 150
_OVERLAP = 105

SQLITE_TABLE = "CREATE VIRTUAL TABLE articles_searchentry USING fts5(terms, columnsize=0, tokenize='ascii')"
POSTGRESQL_TABLE = (
    "CREATE TABLE articles_searchentry"
    " (article_id bigint NOT NULL, run integer NOT NULL, terms tsvector NOT NULL, PRIMARY KEY (article_id, run))"
)
POSTGRESQL_INDEX = "CREATE INDEX articles_searchentry_terms ON articles_searchentry USING gin (terms)"


def put(article_id: int, terms: Iterable[str]) -> None:
    """Index the article under `terms`, in place of what it was indexed under before."""
    drop(article_id)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            text = " ".join(map(_plain, terms))
            cursor.execute("INSERT INTO articles_searchentry (rowid, terms) VALUES (%s, %s)", [article_id, text])
        else:
            rows = [(article_id, run, _tsvector(part)) for run, part in enumerate(_runs(list(terms)))]
            cursor.executemany(
                "INSERT INTO articles_searchentry (article_id, run, terms) VALUES (%s, %s, %s::tsvector)", rows
            )


def drop(article_id: int) -> None:
    """Take the article out of the index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM articles_searchentry WHERE rowid = %s", [article_id])
        else:
            cursor.execute("DELETE FROM articles_searchentry WHERE article_id = %s", [article_id])


def matching(clause: Clause, languages: Sequence[str | None]) -> RawSQL:
    """Return the ids of the articles that hold what `clause` asks for, to use after `pk__in`."""
    expression = _expression(clause, languages)
    if connection.vendor == "sqlite":
        return RawSQL("SELECT rowid FROM articles_searchentry WHERE articles_searchentry MATCH %s", [expression])
    return RawSQL("SELECT article_id FROM articles_searchentry WHERE terms @@ %s::tsquery", [expression])


def _expression(clause: Clause, languages: Sequence[str | None]) -> str:
    """Return one clause in the engine's query language; a term holds letters and digits only, so it needs no escape."""
    forms = alternatives(clause, languages)
    if connection.vendor == "sqlite":
        return "(" + " OR ".join('"' + " ".join(map(_plain, form)) + '"' for form in forms) + ")"
    return "(" + " | ".join("(" + " <-> ".join(f"'{term}'" for term in form) + ")" for form in forms) + ")"


def _plain(term: str) -> str:
    """Return a term in ASCII: which characters FTS5 knows as letters depends on the Unicode that it was built with."""
    return term if term.isascii() else f"0u{term.encode().hex()}"


def _runs(terms: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the runs that a text is indexed in; there is always one."""
    for start in range(0, max(1, len(terms)), _RUN):
        yield terms[start : start + _RUN + _OVERLAP]


def _tsvector(terms: Sequence[str]) -> str:
    """Return `terms` as the text form of a tsvector."""
    positions: dict[str, list[int]] = {}
    for position, term in enumerate(terms, start=1):
        positions.setdefault(term, []).append(position)
    return " ".join(f"'{term}':{','.join(map(str, places))}" for term, places in positions.items())
