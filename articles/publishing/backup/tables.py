"""Which tables a dump holds, and how a row becomes JSON and back. Pure but for the models that it names."""

import base64
import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from articles.models import (
    Affiliation,
    Amendment,
    Article,
    Contribution,
    Event,
    Lineage,
    Notice,
    Outlet,
    Paragraph,
    Passage,
    Person,
    Publication,
    Section,
    Source,
    Version,
    Withdrawal,
    Wording,
)
from articles.publishing.errors import ArchiveError

# In the order that suits a reader of the file; references to later rows are checked at the end.
MODELS: tuple[type[models.Model], ...] = (
    Outlet,
    Person,
    Article,
    Version,
    Source,
    Contribution,
    Affiliation,
    Section,
    Paragraph,
    Wording,
    Passage,
    Lineage,
    Publication,
    Notice,
    Notice.paragraphs.through,
    Withdrawal,
    Amendment,
    Event,
)
TABLES: Mapping[str, type[models.Model]] = {str(model._meta.model_name): model for model in MODELS}
Row = dict[str, Any]


def fields_of(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """Return the columns of a table, the same on every database."""
    return sorted(model._meta.concrete_fields, key=lambda field: field.attname)


def to_portable(value: Any) -> Any:
    """Return a value as JSON can hold it: moments in UTC, bytes in Base64."""
    match value:
        case datetime.datetime():
            return value.astimezone(datetime.UTC).isoformat()
        case datetime.date():
            return value.isoformat()
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
        case _:
            return value


def values_of(model: type[models.Model], row: Row) -> Iterator[Any]:
    """Yield the values of a row in the order of `fields_of`. Raises `ArchiveError` for a row that does not fit the table."""
    known = {field.attname for field in fields_of(model)}
    unknown = sorted(set(row) - known)
    if unknown:
        name = model._meta.model_name
        raise ArchiveError(f"A row of {name} has the field {unknown[0][:50]}, which this version does not know.")
    for field in fields_of(model):
        # A dump may be older than a field; then the field has its default.
        yield _from_portable(field, row[field.attname]) if field.attname in row else field.get_default()


def _from_portable(field: "models.Field[Any, Any]", value: Any) -> Any:
    try:
        if value is None:
            return None
        if isinstance(field, models.BinaryField):
            return base64.b64decode(value, validate=True)
        if isinstance(field, models.DateTimeField):
            return datetime.datetime.fromisoformat(value)
        return datetime.date.fromisoformat(value) if isinstance(field, models.DateField) else value
    except (TypeError, ValueError) as error:
        raise ArchiveError(f"A value of {field.attname} does not have the type of its field.") from error
