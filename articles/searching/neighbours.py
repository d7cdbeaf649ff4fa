"""Which frequent terms stand next to each other in which wording: an index on PostgreSQL, which says where a phrase may be.

The index of terms does not know their order, so a phrase of frequent words would be looked for in half of the archive.
`articles.publishing.neighbours` learns once which terms are frequent. Until it has, this index is empty; on SQLite it does
not exist, because FTS5 knows the order of the terms.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from django.db import connection, connections, router

from articles.models import Article
from articles.searching.ranks import Rank
from articles.searching.search import Search
from articles.searching.tables import FREQUENT_TERMS, NEIGHBOURS, place_of_wording

SCHEMA = (
    # `indexed` is the last wording up to which older ones are indexed with the term; NULL once all of them are.
    f'CREATE TABLE {FREQUENT_TERMS} (term text COLLATE "C" PRIMARY KEY, indexed bigint)',
    f"CREATE TABLE {NEIGHBOURS} (place bigint PRIMARY KEY, pairs smallint[] NOT NULL)",
    f"CREATE INDEX {NEIGHBOURS}_pairs ON {NEIGHBOURS} USING gin (pairs)",
)
_INSERT = (
    f"INSERT INTO {NEIGHBOURS} (place, pairs) SELECT row.place, row.pairs::smallint[]"  # nosec B608 # names of ours
    " FROM unnest(%s::bigint[], %s::text[]) row (place, pairs)"
)
# A pair is known by a number of 16 bits, so another pair of frequent terms has the same one seldom enough.
_NUMBERS, _LEAST, _FACTOR = 1 << 16, -(1 << 15), 31


class Lookup(NamedTuple):
    """Where a phrase may be: in rows of the index with some `pairs`, or in wordings with all terms of one of `others`."""

    pairs: Sequence[str]
    others: Sequence[Sequence[str]]


class Neighbours(NamedTuple):
    """A wording by its id, and its terms in order, separated by spaces."""

    wording_id: int
    terms: str


def create() -> list[str]:
    """Return the statements that make the index on the database of the connection."""
    return list(SCHEMA) if connection.vendor == "postgresql" else []


def add(wordings: Iterable[Neighbours]) -> None:
    """Index wordings that are not in the index; one query more, for the list of frequent terms.

    The transaction keeps others from learning a new list until it ends.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT term FROM {FREQUENT_TERMS}")  # nosec B608 # a name of ours
        numbers = {term: number_of(term) for (term,) in cursor.fetchall()}
        if numbers and (rows := list(_rows(wordings, numbers))):
            cursor.execute(_INSERT, list(map(list, zip(*rows, strict=True))))


def _rows(wordings: Iterable[Neighbours], numbers: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    for wording_id, terms in wordings:
        if pairs := pairs_of(terms.split(" "), numbers):
            yield place_of_wording(wording_id), _array(pairs)


def drop(wording_ids: Iterable[int]) -> None:
    """Take wordings out of the index."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            places = list(map(place_of_wording, wording_ids))
            cursor.execute(f"DELETE FROM {NEIGHBOURS} WHERE place = ANY(%s)", [places])  # nosec B608 # a name of ours


def empty() -> None:
    """Take everything out of the index, and forget which terms are frequent."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {NEIGHBOURS}, {FREQUENT_TERMS}")


def lookup(search: Search) -> Lookup | None:
    """Return how to look up a phrase of a search; None if the index of terms tells more. One query if a phrase is wanted.

    It does if a wanted word is not frequent in any form, because few wordings have that one.
    """
    if not search.phrases:
        return None
    forms = {clause: search.forms(clause, Rank.OCCURS) for clause in search.wanted}
    numbers = numbers_of({term for of_clause in forms.values() for form in of_clause for term in form})
    if not all(any(is_known(form, numbers) for form in of_clause) for of_clause in forms.values()):
        return None
    phrase = forms[search.phrases[0]]
    return Lookup(
        pairs=[pairs_literal(form, numbers) for form in phrase if is_known(form, numbers)],
        others=[form for form in phrase if not is_known(form, numbers)],
    )


def is_known(form: Iterable[str], numbers: Mapping[str, int]) -> bool:
    """Whether each term of a form has a number."""
    return all(term in numbers for term in form)


def numbers_of(terms: Iterable[str]) -> Mapping[str, int]:
    """Return the numbers of those terms whose neighbours are in the index wherever they stand."""
    known = f"SELECT term FROM {FREQUENT_TERMS} WHERE indexed IS NULL AND term = ANY(%s)"  # nosec B608 # a name of ours
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(known, [list(terms)])
        return {term: number_of(term) for (term,) in cursor.fetchall()}


def number_of(term: str) -> int:
    """Return the number of a term."""
    return crc32(term.encode())


def pairs_of(terms: Sequence[str], numbers: Mapping[str, int]) -> set[int]:
    """Return the numbers of the pairs of neighbours in which both have a number."""
    found, before = set(), None
    for term in terms:
        number = numbers.get(term)
        if number is not None and before is not None:
            found.add((_FACTOR * before + number) % _NUMBERS + _LEAST)
        before = number
    return found


def pairs_literal(terms: Sequence[str], numbers: Mapping[str, int]) -> str:
    """Return the same as PostgreSQL writes an array."""
    return _array(pairs_of(terms, numbers))


def _array(pairs: Iterable[int]) -> str:
    return "{" + ",".join(map(str, pairs)) + "}"
