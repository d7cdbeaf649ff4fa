"""A short digest of what a row shows to the public, stored with the row: `verify` finds what was changed past the service.

It covers what no other digest covers. It keeps no secret: who can compute it can also forge it.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models

LENGTH = 16  # characters


class SealField(models.CharField):  # type: ignore[type-arg]
    """The column of a seal: it is computed whenever a row is stored, also if many are stored at once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LENGTH, "null": True, "editable": False, **kwargs})

    def deconstruct(self) -> Any:
        """Return the field as migrations know it: a text."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance: Any, add: bool) -> str:
        """Return the seal of the row as it is stored."""
        row = model_instance
        row.seal = row.seal_of(getattr(row, name) for name in row.SEALED)
        return str(row.seal)


class SealedModel(models.Model):
    """A row with a seal. A row that a release without seals stored has none."""

    # The columns that the seal covers. A null leaves no trace in it, so that a column may be added when there are seals.
    SEALED: ClassVar[tuple[str, ...]]

    seal = SealField()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row with its seal, whichever of its columns are stored."""
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "seal"}
        super().save(*args, **kwargs)

    @classmethod
    def seal_of(cls, values: Iterable[Any]) -> str:
        """Return the seal of a row with these values of the columns in `SEALED`: the beginning of a SHA-256, in hexadecimal."""
        known = {name: value for name, value in zip(cls.SEALED, values, strict=True) if value is not None}
        text = json.dumps(known, ensure_ascii=False, sort_keys=True, default=_moment)
        return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _moment(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).isoformat()
