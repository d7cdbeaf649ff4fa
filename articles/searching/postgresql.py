"""The index in `tsvector`s on PostgreSQL: a row an article, and more rows for the phrases of a long text (see `tsvectors`).

The GIN index gives the articles that have the words. Whether they have them in order is in their tsvectors, and to open these
costs the most. So phrases are looked for the newest first, only as far as a page needs, and only if `pairs` allows for them.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from articles.searching.pairs import pairs
from articles.searching.ranks import Rank
from articles.searching.search import Search, Stretch, better, is_phrase
from articles.searching.terms import Clause

SCHEMA = (
    "CREATE TABLE articles_searchentry (article_id bigint NOT NULL, run integer NOT NULL, place bigint NOT NULL,"
    " is_long boolean NOT NULL, pairs bytea NOT NULL, terms tsvector NOT NULL, PRIMARY KEY (article_id, run))",
    # Five times as fast to open as compressed ones, for a third more of space.
    "ALTER TABLE articles_searchentry ALTER COLUMN terms SET STORAGE EXTERNAL",
    "CREATE INDEX articles_searchentry_terms ON articles_searchentry USING gin (terms)",
)
# Rows, to insert: a parameter for each column.
ROWS = (
    "(article_id, run, place, is_long, pairs, terms)"
    " SELECT row.article_id, row.run, row.place, row.is_long, row.pairs, row.terms::tsvector"
    " FROM unnest(%s::bigint[], %s::integer[], %s::bigint[], %s::boolean[], %s::bytea[], %s::text[])"
    " row (article_id, run, place, is_long, pairs, terms)"
)
ARTICLE = "entry.article_id"
Condition = tuple[str, list[Any]]


def matching(search: Search) -> Condition:
    """Return the query for the ids of all articles that have what is wanted; what is excluded is not looked at."""
    words = ("terms @@ (SELECT %s::tsquery)", [_tsquery(search, search.wanted, Rank.OCCURS, " & ")])
    phrases = [condition(search, clause) for clause in search.phrases for condition in (_may_have, _has)]
    where, values = _all([words, *phrases])
    return f"SELECT article_id FROM articles_searchentry entry WHERE run = 0 AND {where}", values  # nosec B608 # of this module


def of_rank(search: Search, rank: Rank, stretch: Stretch, allowed: Condition | None) -> Condition:
    """Return the query for the ids of a stretch of the articles of a rank; `allowed` is a condition on `ARTICLE`."""
    order = "DESC" if stretch.backwards else "ASC"
    # As a query of its own, since PostgreSQL would read every row for a constant that is a frequent word.
    candidates: list[Condition] = [("terms @@ (SELECT %s::tsquery)", [_words(search, rank)])]
    if stretch.beyond is not None:
        candidates.append((f"place {'<' if stretch.backwards else '>'} %s", [stretch.beyond]))
    if rank != Rank.IN_TITLE:
        candidates += [_may_have(search, clause) for clause in search.phrases]
    are_candidates, values = _all(candidates)
    answer, more_values = _all([*_phrases(search, rank), *([allowed] if allowed else [])])
    # OFFSET keeps PostgreSQL from looking for phrases before it has put the articles in order.
    return (
        "SELECT article_id FROM (SELECT article_id, place, is_long, terms FROM articles_searchentry"  # nosec B608 # as above
        f" WHERE run = 0 AND {are_candidates} ORDER BY place {order} OFFSET 0) entry"
        f" WHERE {answer} ORDER BY place {order} LIMIT {stretch.count}",
        [*values, *more_values],
    )


def _words(search: Search, rank: Rank) -> str:
    """Return the tsquery that the articles of a rank answer as far as it does not depend on the order of words."""
    parts = [_tsquery(search, search.wanted, rank, " & ")]
    parts += [f"!{_clause(search, clause, Rank.OCCURS)}" for clause in search.excluded if not is_phrase(clause)]
    if (above := better(rank)) is not None and not (above == Rank.IN_TITLE and search.phrases):
        parts.append(f"!({_tsquery(search, search.wanted, above, ' & ')})")
    return " & ".join(parts)


def _phrases(search: Search, rank: Rank) -> Iterable[Condition]:
    """Yield the conditions of a rank that depend on the order of words."""
    in_title = ("terms @@ %s::tsquery", [_tsquery(search, search.wanted, Rank.IN_TITLE)])
    if search.phrases and rank == Rank.IN_TITLE:
        yield in_title
    if search.phrases and rank == Rank.FREQUENT:
        yield _not(in_title)
    if rank != Rank.IN_TITLE:
        yield from (_has(search, clause) for clause in search.phrases)
    yield from (_not(_has(search, clause)) for clause in search.excluded if is_phrase(clause))


def _may_have(search: Search, clause: Clause) -> Condition:
    """Return a condition that holds for every text with a phrase, and for few others."""
    forms = [list(chain.from_iterable(pairs(form))) for form in search.forms(clause, Rank.OCCURS)]
    bit = "get_bit(pairs, mod(%s, 8 * length(pairs))) = 1"
    conditions = " OR ".join(" AND ".join([bit] * len(numbers)) for numbers in forms)
    return f"({conditions})", [number for numbers in forms for number in numbers]


def _has(search: Search, clause: Clause) -> Condition:
    """Return the condition that a text has a phrase; those of a long text are in its other rows."""
    tsquery = _clause(search, clause, Rank.OCCURS)
    return (
        "(terms @@ %s::tsquery OR is_long AND EXISTS (SELECT FROM articles_searchentry run"
        " WHERE run.article_id = entry.article_id AND run.terms @@ %s::tsquery))",
        [tsquery, tsquery],
    )


def _tsquery(search: Search, clauses: Iterable[Clause], rank: Rank, between: str = " <-> ") -> str:
    return " & ".join(_clause(search, clause, rank, between) for clause in clauses)


def _clause(search: Search, clause: Clause, rank: Rank, between: str = " <-> ") -> str:
    """Return the tsquery for a clause; a term holds letters and digits only, so it needs no escape."""
    forms = [between.join(f"'{term}'" for term in form) for form in search.forms(clause, rank)]
    return "(" + " | ".join(f"({form})" for form in forms) + ")"


def _all(conditions: Sequence[Condition]) -> Condition:
    return " AND ".join(sql for sql, _ in conditions) or "true", [value for _, values in conditions for value in values]


def _not(condition: Condition) -> Condition:
    return f"NOT {condition[0]}", condition[1]
