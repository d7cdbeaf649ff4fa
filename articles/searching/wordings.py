"""The full-text index of the wordings of paragraphs: each distinct text of a paragraph once, however many versions have it.

Publishing writes it; nothing is taken out when a text is revised or withdrawn, so who asks says which wordings may be shown.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum
from typing import Any, NamedTuple

from django.db import connection, connections, router

from articles.models import Article
from articles.searching import fts5, neighbours, postgresql
from articles.searching.entries import WordingEntry
from articles.searching.ranks import Rank, of_article
from articles.searching.search import Level, Search, Stretch
from articles.searching.tables import WORDINGS, place_of_wording

# GIN gives PostgreSQL every wording that has the words, and each takes as long as several rows of the list. So the list is
# read first, a short way, and further if matches were found there: then they are too many for GIN.
_NEAREST, _FURTHER = 1_000, 10_000
_LEAST_FOUND = 2


class WordingRank(IntEnum):
    """How well a wording answers: it has the words next to each other in their order, or each several times, or each."""

    TOGETHER = 2
    FREQUENT = 1
    OCCURS = 0


class IndexedWording(NamedTuple):
    """A wording by its id, the article that it belongs to, and its entry."""

    wording_id: int
    article_id: int
    entry: WordingEntry


def create() -> list[str]:
    """Return the statements that make the index on the database of the connection."""
    return list(fts5.SCHEMA_OF_WORDINGS if connection.vendor == "sqlite" else postgresql.SCHEMA_OF_WORDINGS)


def add(wordings: Iterable[IndexedWording]) -> None:
    """Index wordings that are not in the index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO {WORDINGS} (rowid, terms) VALUES (%s, %s)", _fts5_rows(wordings))  # nosec B608
        elif rows := [
            (place_of_wording(key), run, len(parts) > 1, part if run else f"{part} '{of_article(article_id)}'")
            for key, article_id, (parts, _) in wordings
            for run, part in enumerate(parts)
        ]:
            postgresql.copy(cursor, f"{WORDINGS} {postgresql.COLUMNS_OF_WORDINGS}", rows)


def drop(wordings: Iterable[IndexedWording]) -> None:
    """Take wordings out of the index; their entries are those with which they were added."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            statement = f"INSERT INTO {WORDINGS} ({WORDINGS}, rowid, terms) VALUES ('delete', %s, %s)"  # nosec B608
            cursor.executemany(statement, _fts5_rows(wordings))
        else:
            places = [place_of_wording(wording.wording_id) for wording in wordings]
            cursor.execute(f"DELETE FROM {WORDINGS} WHERE place = ANY(%s)", [places])  # nosec B608 # a name of ours


def _fts5_rows(wordings: Iterable[IndexedWording]) -> list[tuple[int, str]]:
    return [
        (place_of_wording(key), f"{part} {of_article(article_id)}")
        for key, article_id, (parts, _) in wordings
        for part in parts
    ]


def empty() -> None:
    """Take everything out of the index."""
    sqlite = connection.vendor == "sqlite"
    clear = f"INSERT INTO {WORDINGS} ({WORDINGS}) VALUES ('delete-all')"  # nosec B608 # a name of ours
    statement = clear if sqlite else f"TRUNCATE {WORDINGS}"
    with connection.cursor() as cursor:
        cursor.execute(statement)


def of_rank(search: Search, rank: WordingRank, stretch: Stretch) -> list[int]:
    """Return the ids of a stretch of the wordings of a rank, the last stored first, or the first if it goes backwards."""
    if rank == WordingRank.TOGETHER and not search.together:
        return []
    search, level = _of_wordings(search, rank)
    if connection.vendor == "sqlite":
        return _ids(fts5.of_rank(fts5.WORDINGS, search, level, stretch))
    if search.articles is None:
        nearest = _nearest(search, level, stretch)
        if len(nearest) == stretch.count:
            return nearest
        if lookup := neighbours.lookup(search):
            return _ids(postgresql.of_neighbours(search, level, stretch, lookup))
    return _ids(postgresql.of_rank(postgresql.WORDINGS, search, level, stretch))


def _nearest(search: Search, level: Level, stretch: Stretch) -> list[int]:
    """Return the first matches of a stretch in PostgreSQL: all that are wanted, or fewer if they lie too far apart."""
    found = list[int]()
    for among in (_NEAREST, _FURTHER):
        found = _ids(postgresql.of_rank(postgresql.WORDINGS, search, level, stretch, among=among))
        if len(found) == stretch.count or len(found) < _LEAST_FOUND:
            break
    return found


def _ids(query: tuple[str, list[Any]]) -> list[int]:
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(*query)
        return [wording_id for (wording_id,) in cursor.fetchall()]


def _of_wordings(search: Search, rank: WordingRank) -> tuple[Search, Level]:
    """Return what the engines are to look for to find the wordings of a rank alone."""
    if rank == WordingRank.TOGETHER:
        return replace(search, wanted=search.together), Level(Rank.OCCURS)
    apart = replace(search, excluded=[*search.excluded, *search.together])
    return apart, Level(Rank.FREQUENT) if rank == WordingRank.FREQUENT else Level(Rank.OCCURS, above=Rank.FREQUENT)
