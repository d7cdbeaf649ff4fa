"""Keyset pagination: a page begins behind the last row of the page before, so a row that is added moves no other.

A cursor holds the direction, the ordering, and the values of the row that it stands behind, in hexadecimal. It is opaque
to clients. Every text that matches the pattern in OpenAPI is accepted, whether or not a row has these values.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
Value = str | int | datetime.date | datetime.datetime

_LARGEST = 2**63 - 1
_LONGEST_VALUE = 4000  # hexadecimal digits: a text of 500 characters, four bytes each
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Kind:
    """How the values of a key are written in a cursor, and read from one."""

    write: Callable[[Any], str]
    read: Callable[[str], Value]


def _read_number(written: str) -> int:
    return min(int(written, 16), _LARGEST)


def _read_text(written: str) -> str:
    return bytes.fromhex(written[: len(written) // 2 * 2]).decode("utf-8", "replace").replace("\x00", "")


def _read_date(written: str) -> datetime.date:
    return datetime.date.fromordinal(min(max(int(written, 16), 1), datetime.date.max.toordinal()))


def _write_moment(moment: datetime.datetime) -> str:
    return f"{(moment - _EPOCH) // datetime.timedelta(microseconds=1):x}"


def _read_moment(written: str) -> datetime.datetime:
    latest = (datetime.datetime.max.replace(tzinfo=datetime.UTC) - _EPOCH) // datetime.timedelta(microseconds=1)
    return _EPOCH + datetime.timedelta(microseconds=min(int(written, 16), latest))


NUMBER = Kind(lambda number: f"{number:x}", _read_number)
TEXT = Kind(lambda text: text.encode().hex() or "0", _read_text)
DATE = Kind(lambda date: f"{date.toordinal():x}", _read_date)
MOMENT = Kind(_write_moment, _read_moment)


@dataclass(frozen=True, slots=True)
class Key:
    """One field of an ordering; it is never null."""

    field: str
    kind: Kind = NUMBER
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Ordering:
    """A total order of rows, and its name: no two rows have the same values of all its keys."""

    name: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows in order, and the cursors of the pages after and before them."""

    rows: list[Row]
    next: str | None
    previous: str | None


class Stretches(Protocol[Row]):
    """Rows that are read in their own way, and not by a query set."""

    def stretch(self, edge: Sequence[Value], count: int, *, backwards: bool) -> list[Row]:
        """Return `count` rows beyond the one with these values of the keys; `backwards`, those before it, last one first."""
        ...


class Countable(Protocol):
    """Rows of a list that says on request how many they are."""

    def count(self) -> int:
        """Return how many rows there are."""
        ...


def cursor_pattern(orderings: Sequence[Ordering]) -> str:
    """Return the pattern of the cursors of a list that has these orderings.

    The pattern sets no length, since some engines count to a thousand only; `bounded` checks it.
    """
    forms = []
    for count in sorted({len(ordering.keys) for ordering in orderings}):
        names = "|".join(ordering.name for ordering in orderings if len(ordering.keys) == count)
        forms.append(rf"({names})(\.[0-9a-f]+){{{count}}}")
    return rf"^[np]\.{forms[0]}$" if len(forms) == 1 else rf"^[np]\.({'|'.join(forms)})$"


def bounded(cursor: str) -> str:
    """Return a cursor. Raises `ValueError` if a value in it is longer than any that a row has."""
    if any(len(value) > _LONGEST_VALUE for value in cursor.split(".")):
        raise ValueError("no row has so long a value")
    return cursor


def ordering_of(cursor: str) -> str:
    """Return the name of the ordering that a cursor carries; the query model has checked the cursor."""
    return cursor.split(".")[1]


def page_of(
    rows: QuerySet[Row] | Stretches[Row],
    orderings: Sequence[Ordering],
    name: str,
    cursor: str | None,
    size: int,
) -> Page[Row]:
    """Return the page of `rows` that `cursor` names, or the first one in the ordering called `name`.

    The query model has checked that the cursor matches `cursor_pattern`. A cursor carries its ordering.
    """
    wanted = ordering_of(cursor) if cursor else name
    ordering = next(ordering for ordering in orderings if ordering.name == wanted)
    direction, _, *values = cursor.split(".") if cursor else ("n", wanted)
    backwards = direction == "p"
    edge = [key.kind.read(value) for key, value in zip(ordering.keys, values, strict=bool(values))]
    # One row more than the page holds tells whether there is another page.
    if isinstance(rows, QuerySet):
        order = [_order(key, backwards) for key in ordering.keys]
        beyond = _beyond(ordering.keys, edge, backwards) if edge else _anywhere(ordering.keys[0])
        fetched = list(rows.order_by(*order).filter(beyond)[: size + 1])
    else:
        fetched = rows.stretch(edge, size + 1, backwards=backwards)
    more, page = len(fetched) > size, fetched[:size]
    if backwards:
        page.reverse()
    return Page(
        rows=page,
        next=_cursor("n", ordering, page[-1]) if page and (more or backwards) else None,
        previous=_cursor("p", ordering, page[0]) if page and (more if backwards else bool(edge)) else None,
    )


def _order(key: Key, backwards: bool) -> str:
    return f"-{key.field}" if key.descending != backwards else key.field


def _anywhere(first: Key) -> Q:
    """Return a condition that holds for all rows; with it SQLite walks along an index of texts instead of sorting them all."""
    return Q(**{f"{first.field}__gte": ""}) if first.kind is TEXT else Q()


def _beyond(keys: Sequence[Key], edge: Sequence[Value], backwards: bool) -> Q:
    """Return the condition that a row stands behind `edge`: a >= x, and (a > x) or (a = x and b > y) …

    The first part says nothing new, but with it a database begins to read its index at x.
    """
    condition, equal = Q(pk__in=[]), Q()
    for key, value in zip(keys, edge, strict=True):
        comparison = "lt" if key.descending != backwards else "gt"
        condition |= equal & Q(**{f"{key.field}__{comparison}": value})
        equal &= Q(**{key.field: value})
    first = keys[0]
    start = "lte" if first.descending != backwards else "gte"
    return Q(**{f"{first.field}__{start}": edge[0]}) & condition


def _cursor(direction: str, ordering: Ordering, row: Model) -> str:
    values = [key.kind.write(_value(row, key.field)) for key in ordering.keys]
    return ".".join([direction, ordering.name, *values])


def _value(row: Model, path: str) -> Any:
    value: Any = row
    for name in path.split("__"):
        value = getattr(value, name)
    return value
