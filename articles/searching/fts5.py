"""The index in FTS5 on SQLite: its rowid is the place of an article or a wording, so matches are read in the order of a list.

The index of wordings keeps no terms to read, only where they are; to take a row out, its terms have to be told again.
"""

from typing import Any

from articles.searching.entries import ascii_term
from articles.searching.places import article_at
from articles.searching.ranks import Rank
from articles.searching.search import Level, Search, Stretch
from articles.searching.tables import ARTICLES as ARTICLES_NAME
from articles.searching.tables import WORDINGS as WORDINGS_NAME
from articles.searching.tables import Table
from articles.searching.terms import Clause

_OPTIONS = "columnsize=0, tokenize=\"ascii tokenchars '_'\""
SCHEMA = (f"CREATE VIRTUAL TABLE {ARTICLES_NAME} USING fts5(terms, {_OPTIONS})",)
SCHEMA_OF_WORDINGS = (f"CREATE VIRTUAL TABLE {WORDINGS_NAME} USING fts5(terms, content='', {_OPTIONS})",)
ARTICLES = Table(ARTICLES_NAME, article_at(f"{ARTICLES_NAME}.rowid"))
WORDINGS = Table(WORDINGS_NAME, f"-{WORDINGS_NAME}.rowid")
Condition = tuple[str, list[Any]]


def matching(search: Search) -> Condition:
    """Return the query for the ids of all articles that have what is wanted; what is excluded is not looked at."""
    return f"SELECT {ARTICLES.match} FROM {ARTICLES.name} WHERE {ARTICLES.name} MATCH %s", [  # nosec B608 # names
        _at_least(search, Rank.OCCURS)
    ]


def of_rank(
    table: Table, search: Search, level: Level, stretch: Stretch, allowed: Condition | None = None
) -> Condition:
    """Return the query for the ids of a stretch of the matches of a level; `allowed` is a condition on `table.match`."""
    conditions = [f"{table.name} MATCH %s"]
    values: list[Any] = [_exactly(search, level)]
    if stretch.beyond is not None:
        conditions.append(f"rowid {'<' if stretch.backwards else '>'} %s")
        values.append(stretch.beyond)
    if allowed is not None:
        conditions.append(allowed[0])
        values += allowed[1]
    order = "DESC" if stretch.backwards else "ASC"
    return (
        f"SELECT {table.match} FROM {table.name} WHERE {' AND '.join(conditions)}"  # nosec B608 # from above
        f" ORDER BY rowid {order} LIMIT {stretch.count}",
        values,
    )


def _at_least(search: Search, rank: Rank) -> str:
    """Return the expression for what answers at least so well."""
    return " AND ".join(_clause(search, clause, rank) for clause in search.wanted)


def _exactly(search: Search, level: Level) -> str:
    """Return the expression for what answers so well, not better, and holds nothing that is excluded."""
    answering = _at_least(search, level.rank)
    if level.rank == Rank.FREQUENT and search.phrases:
        # The words of a phrase may be frequent without the phrase.
        answering = " AND ".join([answering, *(_clause(search, clause, Rank.OCCURS) for clause in search.phrases)])
    if search.scope:
        answering = f"({answering}) AND ({' OR '.join(search.scope)})"
    unwanted = [_clause(search, clause, Rank.OCCURS) for clause in search.excluded]
    if level.above is not None:
        unwanted.append(f"({_at_least(search, level.above)})")
    return f"({answering}) NOT ({' OR '.join(unwanted)})" if unwanted else answering


def _clause(search: Search, clause: Clause, rank: Rank) -> str:
    """Return the expression for a clause; a term holds letters and digits only, so it needs no escape."""
    joined = '" "' if rank == Rank.FREQUENT else " "
    forms = [joined.join(map(ascii_term, form)) for form in search.forms(clause, rank)]
    return "(" + " OR ".join(f'("{form}")' for form in forms) + ")"
