"""The last check before a row is stored. SQLite would store a text of any length, and PostgreSQL would raise an error."""

from typing import TypeVar

from django.db.models import CharField, Model

from articles.publishing.errors import UnpublishableError

Row = TypeVar("Row", bound=Model)


def refuse_too_long(row: Row) -> Row:
    """Return `row`. Raises `UnpublishableError` if a text is longer than its field allows."""
    for field in row._meta.concrete_fields:
        if isinstance(field, CharField) and field.max_length:
            value = getattr(row, field.attname)
            if value is not None and len(value) > field.max_length:
                name = f"{row._meta.verbose_name} {field.verbose_name}"
                raise UnpublishableError(
                    f"The {name} “{value[:60]}…” has {len(value)} characters; at most {field.max_length} can be stored.",
                    code="too_long",
                    pointer="/source",
                )
    return row
