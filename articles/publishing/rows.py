"""The last check before a row is stored: SQLite would take a text of any length, and PostgreSQL would break off."""

from typing import TypeVar

from django.db.models import CharField, Model

from articles.publishing.errors import UnpublishableError

Row = TypeVar("Row", bound=Model)


def fitting(row: Row) -> Row:
    """Return `row`; raises `UnpublishableError` where a text is longer than its field holds."""
    for field in row._meta.concrete_fields:
        if isinstance(field, CharField) and field.max_length:
            value = getattr(row, field.attname)
            if value is not None and len(value) > field.max_length:
                what = f"{row._meta.verbose_name} {field.verbose_name}"
                raise UnpublishableError(
                    f"The {what} “{value[:60]}…” has {len(value)} characters; at most {field.max_length} can be stored.",
                    code="too_long",
                    pointer="/source",
                )
    return row
