"""Rows that the tests make without a database."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def prefetched(row: Row, **related: Sequence[Any]) -> Row:
    """Return the row with its related rows, as if they had been loaded with it."""
    cache: dict[str, Any] = row.__dict__.setdefault("_prefetched_objects_cache", {})
    for name, rows in related.items():
        field: Any = type(row)._meta.get_field(name)
        loaded = field.related_model._default_manager.none()
        loaded._result_cache = list(rows)
        loaded._prefetch_done = True
        cache[name] = loaded
    return row
