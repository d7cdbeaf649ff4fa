"""The index in `tsvector`s on PostgreSQL: a row an article or a wording, and more rows for the phrases of a long text.

The GIN index gives what has the words. Whether it has them in order is in the tsvectors, and to open those of articles
costs the most. So phrases are looked for in the order of the list, only as far as a page needs, and in articles only if
`pairs` allows for them.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from articles.searching.neighbours import Lookup
from articles.searching.pairs import pairs
from articles.searching.ranks import Rank
from articles.searching.search import Level, Search, Stretch, is_phrase
from articles.searching.tables import ARTICLES as ARTICLES_NAME
from articles.searching.tables import NEIGHBOURS, Table
from articles.searching.tables import WORDINGS as WORDINGS_NAME
from articles.searching.terms import Clause

SCHEMA = (
    "CREATE TABLE articles_searchentry (article_id bigint NOT NULL, run integer NOT NULL, place bigint NOT NULL,"
    " is_long boolean NOT NULL, pairs bytea NOT NULL, terms tsvector NOT NULL, PRIMARY KEY (article_id, run))",
    # Five times as fast to open as compressed ones, for a third more of space.
    "ALTER TABLE articles_searchentry ALTER COLUMN terms SET STORAGE EXTERNAL",
    # A long text has dozens of other rows, each with thousands of terms. Searches go from its first row to these by its key.
    "CREATE INDEX articles_searchentry_terms ON articles_searchentry USING gin (terms) WHERE run = 0",
)
COLUMNS = "(article_id, run, place, is_long, pairs, terms)"
SCHEMA_OF_WORDINGS = (
    "CREATE TABLE articles_wordingentry (place bigint NOT NULL, run integer NOT NULL, is_long boolean NOT NULL,"
    " terms tsvector NOT NULL, PRIMARY KEY (place, run))",
    "CREATE INDEX articles_wordingentry_terms ON articles_wordingentry USING gin (terms)",
)
COLUMNS_OF_WORDINGS = "(place, run, is_long, terms)"
ARTICLES = Table(ARTICLES_NAME, "entry.article_id", key="article_id", has_pairs=True)
WORDINGS = Table(WORDINGS_NAME, "-entry.place", key="place")
# GIN keeps the terms of new rows in a list of 4 MB at most. Whoever fills it waits until all of them are in their places.
_WITH_NEW_TERMS = ("articles_searchentry_terms", "articles_wordingentry_terms", f"{NEIGHBOURS}_pairs")
Condition = tuple[str, list[Any]]


def place_new_terms(cursor: Any) -> None:
    """Put the terms of new rows into their places in the indexes, so that neither who publishes nor who searches waits for it.

    PostgreSQL lets the owner of the indexes do so; for any other role nothing happens.
    """
    cursor.execute(
        "SELECT gin_clean_pending_list(oid) FROM pg_class"
        " WHERE relname = ANY(%s) AND pg_table_is_visible(oid) AND pg_has_role(relowner, 'USAGE')",
        [list(_WITH_NEW_TERMS)],
    )


def copy(cursor: Any, target: str, rows: Iterable[Sequence[Any]], types: Sequence[str] = ()) -> None:
    """Store rows by COPY, which takes a third of an INSERT; `target` is a table with its columns.

    In the binary form if the columns' types are given, which is faster still for what PostgreSQL need not read, such as bytes.
    """
    form = "(FORMAT binary)" if types else ""
    with cursor.db.wrap_database_errors, cursor.copy(f"COPY {target} FROM STDIN {form}") as copy:
        if types:
            copy.set_types(types)
        for row in rows:
            copy.write_row(row)


def matching(search: Search) -> Condition:
    """Return the query for the ids of all articles that have what is wanted; what is excluded is not looked at."""
    words = ("terms @@ (SELECT %s::tsquery)", [_tsquery(search, search.wanted, Rank.OCCURS, " & ")])
    may_have = [_may_have(search, clause) for clause in search.phrases]
    have = [_has(ARTICLES, search, clause) for clause in search.phrases]
    where, values = _all([words, *may_have, *have])
    return f"SELECT article_id FROM articles_searchentry entry WHERE run = 0 AND {where}", values  # nosec B608 # of this module


def of_rank(
    table: Table,
    search: Search,
    level: Level,
    stretch: Stretch,
    allowed: Condition | None = None,
    *,
    among: int | None = None,
) -> Condition:
    """Return the query for the ids of a stretch of the matches of a level; `allowed` is a condition on `table.match`.

    Only so many rows are looked at, if `among` says how many, without the index of terms.
    """
    order = "DESC" if stretch.backwards else "ASC"
    # As a query of its own, since PostgreSQL would read every row for a constant that is a frequent word.
    words: Condition = ("terms @@ (SELECT %s::tsquery)", [_words(search, level)])
    candidates: list[Condition] = [] if among else [words]
    if stretch.beyond is not None:
        candidates.append((f"place {'<' if stretch.backwards else '>'} %s", [stretch.beyond]))
    if table.has_pairs and level.rank != Rank.IN_TITLE:
        candidates += [_may_have(search, clause) for clause in search.phrases]
    are_candidates, values = _all(candidates)
    answer, more_values = _all(
        [*([words] if among else []), *_phrases(table, search, level), *([allowed] if allowed else [])]
    )
    # OFFSET keeps PostgreSQL from looking for phrases before it has put the articles in order. The tsvectors of wordings lie in
    # their rows, so to sort the candidates would take longer than to open all of them.
    in_order = f"ORDER BY place {order}" if among or table.has_pairs else ""
    end = f"LIMIT {among}" if among else "OFFSET 0"
    return (
        f"SELECT {table.match} FROM (SELECT {table.key}, place AS at, is_long, terms FROM {table.name}"  # nosec B608 # as above
        f" WHERE run = 0 AND {are_candidates} {in_order} {end}) entry"
        f" WHERE {answer} ORDER BY at {order} LIMIT {stretch.count}",
        [*values, *more_values],
    )


def of_neighbours(search: Search, level: Level, stretch: Stretch, lookup: Lookup) -> Condition:
    """Return the query for the ids of a stretch of the wordings of a level, among those of a look-up.

    They are opened in the order of the list, until there are enough that answer.
    """
    order = "DESC" if stretch.backwards else "ASC"
    candidates, values = _candidates(lookup)
    beyond: list[Condition] = []
    if stretch.beyond is not None:
        beyond.append((f"place {'<' if stretch.backwards else '>'} %s", [stretch.beyond]))
    is_beyond, more_values = _all(beyond)
    answer, last_values = _all(
        [("terms @@ (SELECT %s::tsquery)", [_words(search, level)]), *_phrases(WORDINGS, search, level)]
    )
    return (
        f"SELECT {WORDINGS.match} FROM (SELECT place AS at FROM ({candidates}) found"  # nosec B608 # as above
        f" WHERE {is_beyond} ORDER BY place {order} OFFSET 0) candidate"
        f" CROSS JOIN LATERAL (SELECT place, is_long, terms FROM {WORDINGS.name} WHERE place = at AND run = 0 OFFSET 0) entry"
        f" WHERE {answer} ORDER BY at {order} LIMIT {stretch.count}",
        [*values, *more_values, *last_values],
    )


def _candidates(lookup: Lookup) -> Condition:
    """Return the query for the places of a look-up."""
    has_pairs = " OR ".join(["pairs @> %s::smallint[]"] * len(lookup.pairs))
    query = f"SELECT place FROM {NEIGHBOURS} WHERE {has_pairs}"  # nosec B608 # a name of ours
    if not lookup.others:
        return query, [*lookup.pairs]
    others = f"SELECT place FROM {WORDINGS.name} WHERE run = 0 AND terms @@ (SELECT %s::tsquery)"  # nosec B608 # as above
    return f"{query} UNION {others}", [*lookup.pairs, _any(lookup.others, " & ")]


def _words(search: Search, level: Level) -> str:
    """Return the tsquery that the matches of a level answer as far as it does not depend on the order of words."""
    parts = [_tsquery(search, search.wanted, level.rank, " & ")]
    parts += [f"!{_clause(search, clause, Rank.OCCURS)}" for clause in search.excluded if not is_phrase(clause)]
    if search.scope:
        parts.append(f"({' | '.join(search.scope)})")
    if level.above is not None and not (level.above == Rank.IN_TITLE and search.phrases):
        parts.append(f"!({_tsquery(search, search.wanted, level.above, ' & ')})")
    return " & ".join(parts)


def _phrases(table: Table, search: Search, level: Level) -> Iterable[Condition]:
    """Yield the conditions of a level that depend on the order of words."""
    in_title = ("terms @@ %s::tsquery", [_tsquery(search, search.wanted, Rank.IN_TITLE)])
    if search.phrases and level.rank == Rank.IN_TITLE:
        yield in_title
    if search.phrases and level.above == Rank.IN_TITLE:
        yield _not(in_title)
    if level.rank != Rank.IN_TITLE:
        yield from (_has(table, search, clause) for clause in search.phrases)
    yield from (_not(_has(table, search, clause)) for clause in search.excluded if is_phrase(clause))


def _may_have(search: Search, clause: Clause) -> Condition:
    """Return a condition that holds for every text with a phrase, and for few others."""
    forms = [list(chain.from_iterable(pairs(form))) for form in search.forms(clause, Rank.OCCURS)]
    bit = "get_bit(pairs, mod(%s, 8 * length(pairs))) = 1"
    conditions = " OR ".join(" AND ".join([bit] * len(numbers)) or "true" for numbers in forms)
    return f"({conditions})", [number for numbers in forms for number in numbers]


def _has(table: Table, search: Search, clause: Clause) -> Condition:
    """Return the condition that a text has a phrase; those of a long text are in its other rows."""
    tsquery = _clause(search, clause, Rank.OCCURS)
    # OFFSET keeps PostgreSQL from looking for the phrase in all long texts at once by the index of terms.
    return (
        f"(terms @@ %s::tsquery OR is_long AND EXISTS (SELECT FROM (SELECT terms FROM {table.name} run"  # nosec B608 # names
        f" WHERE run.{table.key} = entry.{table.key} OFFSET 0) run WHERE run.terms @@ %s::tsquery))",
        [tsquery, tsquery],
    )


def _tsquery(search: Search, clauses: Iterable[Clause], rank: Rank, between: str = " <-> ") -> str:
    return " & ".join(_clause(search, clause, rank, between) for clause in clauses)


def _clause(search: Search, clause: Clause, rank: Rank, between: str = " <-> ") -> str:
    """Return the tsquery for a clause; a term holds letters and digits only, so it needs no escape."""
    return _any(search.forms(clause, rank), between)


def _any(forms: Iterable[Sequence[str]], between: str) -> str:
    return "(" + " | ".join("(" + between.join(f"'{term}'" for term in form) + ")" for form in forms) + ")"


def _all(conditions: Sequence[Condition]) -> Condition:
    return " AND ".join(sql for sql, _ in conditions) or "true", [value for _, values in conditions for value in values]


def _not(condition: Condition) -> Condition:
    return f"NOT {condition[0]}", condition[1]
