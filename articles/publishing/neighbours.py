"""Learning which terms are frequent in a large archive, and indexing their neighbours in what was stored before; on PostgreSQL.

Reads the indexes of wordings and the wordings; writes the list of frequent terms and the index of neighbours.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Min

from articles.models import Wording
from articles.searching import neighbours
from articles.searching.entries import wording_entry
from articles.searching.neighbours import Neighbours
from articles.searching.tables import FREQUENT_TERMS, WORDINGS, place_of_wording

# A smaller archive is searched fast enough without, and tells less about what will be frequent.
LEAST_WORDINGS = 20_000
# A term is frequent if a fiftieth of so many wordings has it.
_SAMPLE, _SHARE, _MOST_TERMS = 5_000, 50, 500
_AT_ONCE = 1_000  # wordings
# Marked terms are not of the text.
_FREQUENT = """
SELECT word FROM ts_stat(%s) WHERE strpos(word, '_') = 0 AND ndoc >= %s ORDER BY ndoc DESC, word LIMIT %s
"""


def index_neighbours(should_stop: Callable[[], bool] = lambda: False) -> int:
    """Learn the frequent terms, if the archive is large enough, and index what is not yet; return how many wordings were.

    It takes a transaction for some wordings at a time, and goes on where it was after `should_stop` said so.
    """
    if connection.vendor != "postgresql":
        return 0
    _learn()
    count = 0
    while not should_stop() and (indexed := _index_some()) is not None:
        count += indexed
    return count


@transaction.atomic
def _learn() -> None:
    if _value(f"SELECT count(*) FROM {FREQUENT_TERMS}"):  # nosec B608 # a name of ours
        return
    ends = Wording.objects.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None or ends["last"] - ends["first"] + 1 < LEAST_WORDINGS:
        return
    terms = _frequent_terms(ends["first"], ends["last"])
    with connection.cursor() as cursor:
        # The lock waits for every transaction that indexes by the old list; later ones read the new list.
        cursor.execute(f"LOCK TABLE {FREQUENT_TERMS} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(
            f"INSERT INTO {FREQUENT_TERMS} (term, indexed) SELECT unnest(%s::text[]), 0 ON CONFLICT DO NOTHING",  # nosec B608
            [terms],
        )


def _frequent_terms(first: int, last: int) -> list[str]:
    """Return the terms that a sample of the wordings between two ids has often."""
    step = max(1, (last - first + 1) // _SAMPLE)
    places = ",".join(str(place_of_wording(key)) for key in range(first, last + 1, step))
    sample = f"SELECT terms FROM {WORDINGS} WHERE run = 0 AND place IN ({places})"  # nosec B608 # numbers
    size = int(_value(f"SELECT count(*) FROM ({sample}) sample"))  # nosec B608 # from above
    with connection.cursor() as cursor:
        cursor.execute(_FREQUENT, [sample, max(1, size // _SHARE), _MOST_TERMS])
        return [term for (term,) in cursor.fetchall()]


@transaction.atomic
def _index_some() -> int | None:
    """Index the neighbours in the next wordings; return how many there were, None if all are indexed."""
    with connection.cursor() as cursor:
        # Another process that does the same waits.
        cursor.execute(f"LOCK TABLE {FREQUENT_TERMS} IN SHARE UPDATE EXCLUSIVE MODE")
        last = _value(f"SELECT min(indexed) FROM {FREQUENT_TERMS}")  # nosec B608 # a name of ours
        if last is None:
            return None
        columns = ("pk", "text", "paragraph__article__language")
        rows = list(Wording.objects.filter(pk__gt=last).order_by("pk").values_list(*columns)[:_AT_ONCE])
        neighbours.drop(key for key, *_ in rows)
        neighbours.add(
            Neighbours(key, wording_entry(text, language, connection.vendor).terms) for key, text, language in rows
        )
        cursor.execute(f"UPDATE {FREQUENT_TERMS} SET indexed = %s", [rows[-1][0] if rows else None])  # nosec B608 # a name of ours
        return len(rows)


def _value(query: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query)
        (value,) = cursor.fetchone()
        return value
