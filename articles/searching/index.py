"""The full-text index of articles: in FTS5 on SQLite, in `tsvector`s on PostgreSQL, with one meaning.

Publishing writes it; `matching` gives the ids of all articles that hold what is asked for, and `of_rank` those of a page. The
engines get the entries of `entries` ready to use, so neither parses or stems for itself.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db import connection, connections, router
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Article
from articles.searching import fts5, postgresql
from articles.searching.entries import Entry
from articles.searching.places import place_of
from articles.searching.ranks import Rank
from articles.searching.search import Level, Search, Stretch
from articles.searching.tables import ARTICLES
from articles.searching.terms import Clause

TABLE = ARTICLES
Day = datetime.date | None


def create() -> list[str]:
    """Return the statements that make the index on the database of the connection."""
    return list(fts5.SCHEMA if connection.vendor == "sqlite" else postgresql.SCHEMA)


class Indexed(NamedTuple):
    """An article by its id, the day on which it was first published, and its entry."""

    article_id: int
    published: Day
    entry: Entry


def put(article: Indexed) -> None:
    """Index the article in place of what it was indexed under before, and on the same day."""
    drop(article.article_id, article.published)
    add([article])


def add(articles: Iterable[Indexed], table: str = TABLE) -> None:
    """Index articles that are not in the index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(
                f"INSERT INTO {table} (rowid, terms) VALUES (%s, %s)",  # nosec B608 # a name of ours
                [(place_of(key, published), part) for key, published, entry in articles for part in entry.parts],
            )
        elif rows := [row for article in articles for row in _rows(article)]:
            postgresql.copy(cursor, f"{table} {postgresql.COLUMNS}", rows)


def _rows(article: Indexed) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of an article as `postgresql.COLUMNS` names them."""
    key, published, entry = article
    for run, part in enumerate(entry.parts):
        yield key, run, place_of(key, published), len(entry.parts) > 1, entry.pairs, part


def drop(article_id: int, published: Day) -> None:
    """Take the article, which was first published on that day, out of the index."""
    if connection.vendor == "sqlite":
        _execute("DELETE FROM articles_searchentry WHERE rowid = %s", [place_of(article_id, published)])
    else:
        _execute("DELETE FROM articles_searchentry WHERE article_id = %s", [article_id])


def move(article_id: int, before: Day, published: Day) -> None:
    """Put an article where it belongs now that its first publication is another than `before`."""
    places = [place_of(article_id, published), place_of(article_id, before)]
    if connection.vendor == "sqlite":
        _execute("UPDATE articles_searchentry SET rowid = %s WHERE rowid = %s", places)
    else:
        _execute("UPDATE articles_searchentry SET place = %s WHERE article_id = %s", [places[0], article_id])


def matching(clauses: Sequence[Clause], languages: Sequence[str | None]) -> RawSQL:
    """Return the ids of the articles that hold all that the clauses ask for, to use after `pk__in`."""
    engine = fts5 if connection.vendor == "sqlite" else postgresql
    return RawSQL(*engine.matching(Search(clauses, [], languages)))  # nosec B611 # what is asked is a parameter


def of_rank(search: Search, rank: Rank, stretch: Stretch, allowed: QuerySet[Article] | None = None) -> list[int]:
    """Return the ids of a stretch of the articles of a rank, the newest first, or the oldest if the stretch goes backwards.

    They are among those that are allowed; None allows for all that can be read.
    """
    database = router.db_for_read(Article)
    engine = fts5 if connection.vendor == "sqlite" else postgresql
    with connections[database].cursor() as cursor:
        condition = _condition(allowed, engine.ARTICLES.match)
        cursor.execute(*engine.of_rank(engine.ARTICLES, search, Level.of(rank), stretch, condition))
        return [article_id for (article_id,) in cursor.fetchall()]


def _condition(allowed: QuerySet[Article] | None, article: str) -> tuple[str, list[Any]] | None:
    """Return the condition that the article whose id `article` names in SQL is among the allowed ones."""
    if allowed is None:
        return None
    ids = allowed.order_by().values("pk")
    if connection.vendor == "sqlite":
        of_article = ids.filter(pk=RawSQL(article, []))  # nosec B611 # a name of the engine's
        sql, values = of_article.query.get_compiler(allowed.db).as_sql()
        return f"EXISTS ({sql})", list(values)
    sql, values = ids.query.get_compiler(allowed.db).as_sql()
    # IS TRUE has PostgreSQL read the allowed articles once: it expects few candidates, and would look up each of many.
    return f"({article} IN ({sql})) IS TRUE", list(values)


def _execute(statement: str, values: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
