"""Which tables a dump holds, and how a row becomes JSON. Pure but for the models that it names."""

import base64
import datetime
from collections.abc import Mapping
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
