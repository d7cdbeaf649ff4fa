"""Keyset pagination: a page begins behind the last row of the one before, so rows that come in between move nothing.

A cursor is opaque to clients: the values of the ordering at the edge of a page, and the direction to go.
"""

import base64
import binascii
import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from articles.api.v1.problems import ApiError, ProblemError

Row = TypeVar("Row", bound=Model)
Value = str | int | datetime.date | datetime.datetime


@dataclass(frozen=True, slots=True)
class Key:
    """One field of an ordering, never null, and how its values are read from a cursor."""

    field: str
    read: Callable[[str], Value]
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows in order, and the cursors of the pages after and before them."""

    rows: list[Row]
    next: str | None
    previous: str | None


def page_of(rows: QuerySet[Row], keys: Sequence[Key], cursor: str | None, size: int) -> Page[Row]:
    """Return the page of `rows` that `cursor` names, the first one without it. The `keys` together are unique.

    Raises `ApiError` for a cursor that this ordering did not make.
    """
    backwards, edge = _read(cursor, keys) if cursor else (False, None)
    ordered = rows.order_by(*(_order(key, backwards) for key in keys))
    found = list(ordered.filter(_beyond(keys, edge, backwards) if edge else Q())[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_next = more if not backwards else True
    has_previous = more if backwards else edge is not None
    return Page(
        rows=found,
        next=_write(found[-1], keys, backwards=False) if found and has_next else None,
        previous=_write(found[0], keys, backwards=True) if found and has_previous else None,
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


def _write(row: Model, keys: Sequence[Key], *, backwards: bool) -> str:
    values = [_value(row, key.field) for key in keys]
    form = json.dumps(["<" if backwards else ">", _ordering(keys), *map(_text, values)], ensure_ascii=False)
    return base64.urlsafe_b64encode(form.encode()).decode().rstrip("=")


def _read(cursor: str, keys: Sequence[Key]) -> tuple[bool, list[Value]]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        direction, ordering, *texts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if direction not in ("<", ">") or ordering != _ordering(keys) or "\x00" in "".join(texts):
            raise ValueError
        return direction == "<", [key.read(text) for key, text in zip(keys, texts, strict=True)]
    except (binascii.Error, ValueError, TypeError, UnicodeError, RecursionError, OverflowError) as error:
        detail = "The cursor is not one that this list gave out; begin again without it."
        fault = ProblemError(parameter="cursor", code="malformed_cursor", detail=detail)
        raise ApiError("malformed_cursor", detail, [fault]) from error


def _ordering(keys: Sequence[Key]) -> str:
    return ",".join(_order(key, backwards=False) for key in keys)


def _value(row: Model, path: str) -> Any:
    value: Any = row
    for name in path.split("__"):
        value = getattr(value, name)
    return value


def _text(value: Value) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def page_links(page: Page[Any], address: Callable[[Mapping[str, str]], str]) -> dict[str, str | None]:
    """Return the URLs of the next and the previous page; `address` makes one from parameters to set."""
    return {
        "next": address({"cursor": page.next}) if page.next else None,
        "previous": address({"cursor": page.previous}) if page.previous else None,
    }
