"""The full-text index: in FTS5 on SQLite, a row an article; in `tsvector`s on PostgreSQL, a row an article or more if it is long.

Publishing writes it; `matching` gives the ids of the articles that hold what is asked for. The engines get the entries of
`entries` ready to use, so neither parses or stems for itself.
"""

from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.searching.entries import Entry, ascii_term
from articles.searching.ranks import Rank, marked
from articles.searching.terms import Clause, alternatives

TABLE = "articles_searchentry"
SQLITE_TABLE = (
    "CREATE VIRTUAL TABLE articles_searchentry USING fts5(terms, columnsize=0, tokenize=\"ascii tokenchars '_'\")"
)
POSTGRESQL_TABLE = (
    "CREATE TABLE articles_searchentry"
    " (article_id bigint NOT NULL, run integer NOT NULL, terms tsvector NOT NULL, PRIMARY KEY (article_id, run))"
)
POSTGRESQL_INDEX = "CREATE INDEX articles_searchentry_terms ON articles_searchentry USING gin (terms)"
_ROWS = (
    "(article_id, run, terms) SELECT row.article_id, row.run, row.terms::tsvector"
    " FROM unnest(%s::bigint[], %s::integer[], %s::text[]) row (article_id, run, terms)"
)


def put(article_id: int, entry: Entry) -> None:
    """Index the article under an entry, in place of what it was indexed under before."""
    drop(article_id)
    add({article_id: entry})


def add(entries: Mapping[int, Entry], table: str = TABLE) -> None:
    """Index articles that are not in the index, each by its id under its entry."""
    rows = [(key, run, part) for key, entry in entries.items() for run, part in enumerate(entry)]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            places = [(key, part) for key, _, part in rows]
            cursor.executemany(f"INSERT INTO {table} (rowid, terms) VALUES (%s, %s)", places)  # noqa: S608
        elif rows:
            cursor.execute(f"INSERT INTO {table} {_ROWS}", list(map(list, zip(*rows, strict=True))))


def drop(article_id: int, table: str = TABLE) -> None:
    """Take the article out of the index."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {key_column()} = %s", [article_id])  # noqa: S608


def key_column() -> str:
    """Return the column of the index that has the ids of the articles."""
    return "rowid" if connection.vendor == "sqlite" else "article_id"


def matching(clauses: Sequence[Clause], languages: Sequence[str | None], rank: Rank = Rank.OCCURS) -> RawSQL:
    """Return the ids of the articles that hold all that the clauses ask for, at least so well, to use after `pk__in`."""
    if connection.vendor == "sqlite":
        asked = [" AND ".join(_fts5(clause, languages, rank) for clause in clauses)]
        conditions = ["articles_searchentry MATCH %s"]
        return _ids("rowid", conditions, asked)
    # The first row of an article has all of its terms; phrases of a long text are in its other rows.
    first = [clause for clause in clauses if len(clause.words) == 1 or rank > Rank.OCCURS]
    phrases = [clause for clause in clauses if clause not in first]
    conditions = ["article_id IN (SELECT article_id FROM articles_searchentry WHERE terms @@ (SELECT %s::tsquery))"]
    conditions *= len(phrases)
    asked = [_tsquery(clause, languages, rank) for clause in phrases]
    if first:
        # As a query of its own, since PostgreSQL would read every row for a constant that is a frequent word.
        conditions.append("run = 0 AND terms @@ (SELECT %s::tsquery)")
        asked.append(" & ".join(_tsquery(clause, languages, rank) for clause in first))
    return _ids("article_id", conditions, asked)


def _ids(column: str, conditions: Sequence[str], asked: Sequence[str]) -> RawSQL:
    query = f"SELECT {column} FROM articles_searchentry WHERE {' AND '.join(conditions)}"  # noqa: S608
    return RawSQL(query, asked)  # noqa: S611


def _fts5(clause: Clause, languages: Sequence[str | None], rank: Rank) -> str:
    """Return a clause in the language of FTS5; a term holds letters and digits only, so it needs no escape."""
    joined = '" "' if rank == Rank.FREQUENT else " "
    forms = [joined.join(map(ascii_term, marked(form, rank))) for form in alternatives(clause, languages)]
    return "(" + " OR ".join(f'("{form}")' for form in forms) + ")"


def _tsquery(clause: Clause, languages: Sequence[str | None], rank: Rank) -> str:
    """Return a clause in the language of PostgreSQL; a term holds letters and digits only, so it needs no escape."""
    joined = " & " if rank == Rank.FREQUENT else " <-> "
    forms = [joined.join(f"'{term}'" for term in marked(form, rank)) for form in alternatives(clause, languages)]
    return "(" + " | ".join(f"({form})" for form in forms) + ")"
