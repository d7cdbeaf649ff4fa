"""Keyset pagination: a page begins behind the last row of the one before, so rows that come in between move nothing.

A cursor says where to go on: the direction, the ordering, and the place in it, one hexadecimal number or text for each
key. It is opaque to clients. Whatever has the form of a cursor is a place, if not one where a row stands, so the pattern
in OpenAPI says exactly what is taken.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
Value = str | int | datetime.date | datetime.datetime

_LARGEST = 2**63 - 1
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_LONGEST_PLACE = 4000  # hexadecimal digits: a text of 500 characters, four bytes each


@dataclass(frozen=True, slots=True)
class Kind:
    """How the values of a key are written in a cursor, and read from one."""

    write: Callable[[Any], str]
    read: Callable[[str], Value]


def _read_number(place: str) -> int:
    return min(int(place, 16), _LARGEST)


def _read_text(place: str) -> str:
    return bytes.fromhex(place[: len(place) // 2 * 2]).decode("utf-8", "replace").replace("\x00", "")


def _read_date(place: str) -> datetime.date:
    return datetime.date.fromordinal(min(max(int(place, 16), 1), datetime.date.max.toordinal()))


def _write_moment(moment: datetime.datetime) -> str:
    return f"{(moment - _EPOCH) // datetime.timedelta(microseconds=1):x}"


def _read_moment(place: str) -> datetime.datetime:
    latest = (datetime.datetime.max.replace(tzinfo=datetime.UTC) - _EPOCH) // datetime.timedelta(microseconds=1)
    return _EPOCH + datetime.timedelta(microseconds=min(int(place, 16), latest))


NUMBER = Kind(lambda number: f"{number:x}", _read_number)
TEXT = Kind(lambda text: text.encode().hex() or "0", _read_text)
DATE = Kind(lambda date: f"{date.toordinal():x}", _read_date)
MOMENT = Kind(_write_moment, _read_moment)


@dataclass(frozen=True, slots=True)
class Key:
    """One field of an ordering, never null."""

    field: str
    kind: Kind = NUMBER
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Ordering:
    """A total order of rows under a name: its keys together are unique."""

    name: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows in order, and the cursors of the pages after and before them."""

    rows: list[Row]
    next: str | None
    previous: str | None


def cursor_pattern(orderings: Sequence[Ordering]) -> str:
    """Return the pattern of the cursors of a list that has these orderings, all of one number of keys."""
    names = "|".join(ordering.name for ordering in orderings)
    return rf"^[np]\.({names})(\.[0-9a-f]{{1,{_LONGEST_PLACE}}}){{{len(orderings[0].keys)}}}$"


def page_of(rows: QuerySet[Row], orderings: Sequence[Ordering], name: str, cursor: str | None, size: int) -> Page[Row]:
    """Return the page of `rows` that `cursor` names, or the first one in the ordering called `name`.

    A cursor has the form of `cursor_pattern`, which whoever reads the parameter has checked; it carries its ordering.
    """
    direction, asked, *places = cursor.split(".") if cursor else ("n", name)
    ordering = next(one for one in orderings if one.name == asked)
    backwards = direction == "p"
    edge = [key.kind.read(place) for key, place in zip(ordering.keys, places, strict=bool(places))]
    ordered = rows.order_by(*(_order(key, backwards) for key in ordering.keys))
    found = list(ordered.filter(_beyond(ordering.keys, edge, backwards) if edge else Q())[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    return Page(
        rows=found,
        next=_cursor("n", ordering, found[-1]) if found and (more or backwards) else None,
        previous=_cursor("p", ordering, found[0]) if found and (more if backwards else bool(edge)) else None,
    )


def _order(key: Key, backwards: bool) -> str:
    return f"-{key.field}" if key.descending != backwards else key.field


def _beyond(keys: Sequence[Key], edge: Sequence[Value], backwards: bool) -> Q:
    """Return the condition of being behind `edge`: (a > x) or (a = x and b > y) …"""
    condition, equal = Q(pk__in=[]), Q()
    for key, value in zip(keys, edge, strict=True):
        comparison = "lt" if key.descending != backwards else "gt"
        condition |= equal & Q(**{f"{key.field}__{comparison}": value})
        equal &= Q(**{key.field: value})
    return condition


def _cursor(direction: str, ordering: Ordering, row: Model) -> str:
    places = [key.kind.write(_value(row, key.field)) for key in ordering.keys]
    return ".".join([direction, ordering.name, *places])


def _value(row: Model, path: str) -> Any:
    value: Any = row
    for name in path.split("__"):
        value = getattr(value, name)
    return value


def page_links(page: Page[Any], address: Callable[[Mapping[str, str]], str]) -> dict[str, str | None]:
    """Return the URLs of the next and the previous page; `address` makes one from parameters to set."""
    return {
        "next": address({"cursor": page.next}) if page.next else None,
        "previous": address({"cursor": page.previous}) if page.previous else None,
    }
