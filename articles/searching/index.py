"""The full-text index: in FTS5 on SQLite, a row an article; in `tsvector`s on PostgreSQL, a row an article or more if it is long.

Publishing writes it; `matching` gives the ids of the articles that hold what is asked for. The engines get the terms of
`terms` ready to use, so neither parses or stems for itself.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.searching.ranks import Rank, frequent, in_title, marked
from articles.searching.terms import Clause, alternatives
from articles.searching.tsvectors import tsvectors

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
            entry = _plain([*terms, *in_title(heading), *frequent(heading, terms)])
            cursor.execute("INSERT INTO articles_searchentry (rowid, terms) VALUES (%s, %s)", [article_id, entry])
        else:
            rows = [value for run, part in enumerate(tsvectors(heading, terms)) for value in (article_id, run, part)]
            places = ", ".join(["(%s, %s, %s::tsvector)"] * (len(rows) // 3))
            cursor.execute(f"INSERT INTO articles_searchentry (article_id, run, terms) VALUES {places}", rows)  # nosec B608 # only marks


def drop(article_id: int) -> None:
    """Take the article out of the index."""
    column = "rowid" if connection.vendor == "sqlite" else "article_id"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM articles_searchentry WHERE {column} = %s", [article_id])  # nosec B608 # a name from above


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
    query = f"SELECT {column} FROM articles_searchentry WHERE {' AND '.join(conditions)}"  # nosec B608 # from above
    return RawSQL(query, asked)  # nosec B611 # what is asked is a parameter


def _fts5(clause: Clause, languages: Sequence[str | None], rank: Rank) -> str:
    """Return a clause in the language of FTS5; a term holds letters and digits only, so it needs no escape."""
    joined = '" "' if rank == Rank.FREQUENT else " "
    forms = [joined.join(map(_ascii, marked(form, rank))) for form in alternatives(clause, languages)]
    return "(" + " OR ".join(f'("{form}")' for form in forms) + ")"


def _tsquery(clause: Clause, languages: Sequence[str | None], rank: Rank) -> str:
    """Return a clause in the language of PostgreSQL; a term holds letters and digits only, so it needs no escape."""
    joined = " & " if rank == Rank.FREQUENT else " <-> "
    forms = [joined.join(f"'{term}'" for term in marked(form, rank)) for form in alternatives(clause, languages)]
    return "(" + " | ".join(f"({form})" for form in forms) + ")"


def _plain(terms: Sequence[str]) -> str:
    """Return the terms in ASCII, separated by spaces."""
    text = " ".join(terms)
    return text if text.isascii() else " ".join(map(_ascii, terms))


def _ascii(term: str) -> str:
    """Return a term in ASCII: which characters FTS5 knows as letters depends on the Unicode that it was built with."""
    if term.isascii():
        return term
    mark, sign, word = term.rpartition("_")
    return f"{mark}{sign}0u{word.encode().hex()}"
