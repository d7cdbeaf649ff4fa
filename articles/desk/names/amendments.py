"""Amendments of a person or an outlet in words: who changed what, and when. Pure functions of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.models import Amendment


@dataclass(frozen=True, slots=True)
class AmendmentInWords:
    """A changed fact of one article, with its values before and after."""

    at: datetime
    made_by: str
    title: str
    field: str
    before: str
    after: str


def amendments_in_words(amendments: Iterable[Amendment]) -> list[AmendmentInWords]:
    """Return amendments as a page shows them."""
    return [
        AmendmentInWords(
            at=amendment.created_at,
            made_by=amendment.made_by,
            title=amendment.article.current_version.title if amendment.article.current_version else "",
            field=amendment.field.replace("_", " "),
            before=_in_words(amendment.before),
            after=_in_words(amendment.after),
        )
        for amendment in amendments
    ]


def _in_words(value: Any) -> str:
    if isinstance(value, dict) and list(value) == ["name"]:
        return str(value["name"])
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items() if part is not None) or "unknown"
    return "unknown" if value is None else str(value)
