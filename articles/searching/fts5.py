"""The index in FTS5 on SQLite: a row an article. Its rowid is the article's place, so matches are read in the order of a list."""

from typing import Any

from articles.searching.entries import ascii_term
from articles.searching.places import article_at
from articles.searching.ranks import Rank
from articles.searching.search import Search, Stretch, better
from articles.searching.terms import Clause

SCHEMA = (
    "CREATE VIRTUAL TABLE articles_searchentry USING fts5(terms, columnsize=0, tokenize=\"ascii tokenchars '_'\")",
)
Condition = tuple[str, list[Any]]
ARTICLE = article_at("articles_searchentry.rowid")


def matching(search: Search) -> Condition:
    """Return the query for the ids of all articles that have what is wanted; what is excluded is not looked at."""
    return f"SELECT {ARTICLE} FROM articles_searchentry WHERE articles_searchentry MATCH %s", [  # nosec B608 # a name
        _at_least(search, Rank.OCCURS)
    ]


def of_rank(search: Search, rank: Rank, stretch: Stretch, allowed: Condition | None) -> Condition:
    """Return the query for the ids of a stretch of the articles of a rank; `allowed` is a condition on `ARTICLE`."""
    conditions = ["articles_searchentry MATCH %s"]
    values: list[Any] = [_exactly(search, rank)]
    if stretch.beyond is not None:
        conditions.append(f"rowid {'<' if stretch.backwards else '>'} %s")
        values.append(stretch.beyond)
    if allowed is not None:
        conditions.append(allowed[0])
        values += allowed[1]
    order = "DESC" if stretch.backwards else "ASC"
    return (
        f"SELECT {ARTICLE} FROM articles_searchentry WHERE {' AND '.join(conditions)}"  # nosec B608 # from above
        f" ORDER BY rowid {order} LIMIT {stretch.count}",
        values,
    )


def _at_least(search: Search, rank: Rank) -> str:
    """Return the expression for what answers at least so well."""
    return " AND ".join(_clause(search, clause, rank) for clause in search.wanted)


def _exactly(search: Search, rank: Rank) -> str:
    """Return the expression for what answers so well, not better, and holds nothing that is excluded."""
    answering = _at_least(search, rank)
    if rank == Rank.FREQUENT and search.phrases:
        # The words of a phrase may be frequent without the phrase.
        answering = " AND ".join([answering, *(_clause(search, clause, Rank.OCCURS) for clause in search.phrases)])
    unwanted = [_clause(search, clause, Rank.OCCURS) for clause in search.excluded]
    if (above := better(rank)) is not None:
        unwanted.append(f"({_at_least(search, above)})")
    return f"({answering}) NOT ({' OR '.join(unwanted)})" if unwanted else answering


def _clause(search: Search, clause: Clause, rank: Rank) -> str:
    """Return the expression for a clause; a term holds letters and digits only, so it needs no escape."""
    joined = '" "' if rank == Rank.FREQUENT else " "
    forms = [joined.join(map(ascii_term, form)) for form in search.forms(clause, rank)]
    return "(" + " OR ".join(f'("{form}")' for form in forms) + ")"
