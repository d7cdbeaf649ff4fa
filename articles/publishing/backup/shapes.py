"""The shape of each row of a dump: a pydantic model for each table, made from its columns. Pure but for the models that it names.

A column says the type, the longest text, the closed list and whether it may be null; `_NARROWER` says what publishing also
holds to. So nothing is loaded that could not have been published.
"""

from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from typing import Annotated, Any, Literal

from django.db import models
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, create_model, model_validator
from pydantic_core import ErrorDetails

from articles.choices import SectionRoleName
from articles.collation import sort_key
from articles.folding import folded
from articles.intake.markup.inline import sanitised
from articles.intake.sidecar.fields import Doi, Issn, Orcid, Pages, Slug, Viaf, Volume, Wikidata
from articles.models import (
    Article,
    Contribution,
    Event,
    Notice,
    Outlet,
    Paragraph,
    Person,
    Publication,
    Source,
    Version,
    Wording,
)
from articles.partial_dates import first_day, last_day, last_moment
from articles.publishing.backup.tables import Row, fields_of
from articles.publishing.backup.value_types import (
    KINDS,
    DateOrTime,
    Digest,
    LanguageTag,
    MediaType,
    PartialDate,
    Pid,
    Text,
    WebAddress,
    plain_json,
)

_LONGEST_SHOWN = 50


class RowShape(BaseModel):
    """A row: no member that the table does not have, and nothing turned from one type into another."""

    model_config = ConfigDict(extra="forbid", strict=True)


class WordingShape(RowShape):
    """A wording: its HTML is safe, and reads as its text."""

    @model_validator(mode="after")
    def _html_is_clean(self) -> "WordingShape":
        text, html = self.text, self.html  # type: ignore[attr-defined]
        clean = sanitised(html, text) if "<" in html else escape(text, quote=False)
        if html != clean:
            raise ValueError("html is not the clean markup of text")
        return self


class LeftOutShape(BaseModel):
    """A piece of a document that is not part of the article."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Text
    reason: Text


class HeadingShape(BaseModel):
    """A heading that an editor supplied, at the paragraph with which its section begins."""

    model_config = ConfigDict(extra="forbid", strict=True)

    paragraph: Pid
    heading: Text | None
    role: SectionRoleName


NamePart = Literal["family", "given", "particle", "suffix", "literal"]
# The shapes that publishing asks of a column besides the type of the column.
_NARROWER: dict[tuple[type[models.Model], str], Any] = {
    (Article, "slug"): Slug,
    (Article, "language"): LanguageTag,
    (Article, "keywords"): list[Text],
    (Article, "supplied_by_editor"): list[Text],
    (Article, "outline"): list[HeadingShape],
    (Publication, "supplied_by_editor"): list[Text],
    (Publication, "date"): PartialDate,
    (Publication, "url"): WebAddress,
    (Publication, "doi"): Doi,
    (Publication, "issn"): Issn,
    (Publication, "volume"): Volume,
    (Publication, "pages"): Pages,
    (Outlet, "url"): WebAddress,
    (Contribution, "name_parts"): dict[NamePart, Annotated[Text, Field(min_length=1)]],
    (Person, "orcid"): Orcid,
    (Person, "viaf"): Viaf,
    (Person, "wikidata"): Wikidata,
    (Version, "language"): LanguageTag,
    (Version, "media_type"): MediaType,
    (Version, "digest"): Digest,
    (Version, "source_digest"): Digest,
    (Version, "previous_digest"): Digest,
    (Version, "supplied_public_since"): DateOrTime,
    (Version, "left_out"): list[LeftOutShape],
    (Source, "metadata"): Annotated[dict[str, Any], AfterValidator(plain_json)],
    (Paragraph, "pid"): Pid,
    (Wording, "digest"): Digest,
    (Wording, "html_digest"): Digest,
    (Notice, "text"): Annotated[Text, Field(min_length=1)],
    (Event, "paragraphs"): list[Pid],
    (Event, "became"): list[Pid],
}
_BASES: dict[type[models.Model], type[RowShape]] = {Wording: WordingShape}
# Columns that are computed from another one, so that queries need not: computed anew, as other versions of Unicode fold alike.
_DERIVED: Mapping[tuple[type[models.Model], str], tuple[str, Callable[[Any], Any]]] = {
    (Outlet, "folded_name"): ("name", folded),
    (Person, "folded_name"): ("name", folded),
    (Outlet, "sort_key"): ("name", sort_key),
    (Person, "sort_key"): ("name", sort_key),
    (Contribution, "folded_name"): ("name_as_printed", folded),
    (Version, "sort_key"): ("title", sort_key),
    (Version, "supplied_public_by"): ("supplied_public_since", last_moment),
    (Publication, "starts_on"): ("date", first_day),
    (Publication, "ends_on"): ("date", last_day),
}


# ── Tables ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def checked_row(model: type[models.Model], row: Row) -> Row:
    """Return the row with the values that its columns hold; a column that an older dump does not have has its default.

    Raises `ValueError`, whose message names the field and says what is wrong with it.
    """
    try:
        values = row_shape(model).model_validate(row).model_dump()
    except ValidationError as error:
        raise ValueError(_sentence(error.errors(include_url=False)[0])) from error
    for (table, name), (origin, derive) in _DERIVED.items():
        if table is model:
            values[name] = derive(values[origin])
    return values


@cache
def row_shape(model: type[models.Model]) -> type[RowShape]:
    """Return the shape of the rows of a table."""
    members: dict[str, Any] = {field.attname: _member(model, field) for field in fields_of(model)}
    return create_model(f"{model.__name__}Row", __base__=_BASES.get(model, RowShape), **members)


def _member(model: type[models.Model], field: "models.Field[Any, Any]") -> tuple[Any, Any]:
    """Return the type of a column, and the default of one that an older dump may lack."""
    kind = _NARROWER.get((model, field.attname)) or _kind(field)
    if isinstance(field, models.CharField) and field.max_length:
        kind = Annotated[kind, Field(max_length=field.max_length)]
    may_lack = field.null or field.has_default() or (model, field.attname) in _DERIVED
    return kind | None if field.null else kind, field.get_default() if may_lack else ...


def _kind(field: "models.Field[Any, Any]") -> Any:
    """Return the type of the values of a column."""
    if isinstance(field, models.ForeignKey):
        return _kind(field.target_field)
    if field.choices:
        return Literal[tuple(value for value, _ in field.flatchoices)]
    if isinstance(field, models.IntegerField):
        least = 0 if isinstance(field, models.PositiveIntegerField) else 1
        most = 2**63 - 1 if isinstance(field, models.BigIntegerField | models.BigAutoField) else 2**31 - 1
        return Annotated[int, Field(ge=least, le=most)]
    return next(kind for column, kind in KINDS if isinstance(field, column))


def _sentence(fault: ErrorDetails) -> str:
    """Return the name of the field, what is wrong with it, and what is there, on one line."""
    where = ".".join(str(part) for part in fault["loc"]) or "the row"
    if fault["type"] == "extra_forbidden":
        return f"{where[:_LONGEST_SHOWN]!r} is a field that this version does not know"
    if fault["type"] == "missing":
        return f"{where} is missing"
    message = fault["msg"].removeprefix("Value error, ").removeprefix("Input should be ").rstrip(".")
    return f"{where} is {_shown(fault['input'])}: {message}" if fault["loc"] else message


def _shown(value: object) -> str:
    """Return the beginning of a value in ASCII, so that it is one line whatever it holds."""
    if isinstance(value, dict | list):
        return type(value).__name__
    return ascii(value[:_LONGEST_SHOWN]) if isinstance(value, str) else ascii(value)[:_LONGEST_SHOWN]
