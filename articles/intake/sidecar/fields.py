"""The types of the sidecar's fields, each with the check that its standard prescribes.

The checks raise `ValueError`, which pydantic turns into a problem at the field's place.
"""

import re
import unicodedata
from functools import partial
from typing import Annotated
from urllib.parse import urlsplit

import langcodes
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from articles.intake.bibliographic import LONGEST, checked_fact
from articles.intake.prose.characters import OVERRIDE
from articles.intake.prose.dates import iso_date
from articles.intake.prose.issue_dates import is_issue_date
from articles.intake.prose.orcids import checked_orcid

_DATE = re.compile(r"([12][0-9]{3})(?:-([0-9][0-9])(?:-([0-9][0-9]))?)?\Z")
_DATE_PATTERN = r"^[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$"
_ORCID = re.compile(r"(?:https?://orcid\.org/)?([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X])\Z")


def _no_controls(value: str) -> str:
    if OVERRIDE.search(value) or any(unicodedata.category(character) in {"Cc", "Cs"} for character in value):
        raise ValueError("This text holds control characters; write it on one line of plain text")
    return value


def _no_controls_but_line_ends(value: str) -> str:
    _no_controls(value.replace("\n", " ").replace("\t", " "))
    return value


def _number_as_text(value: object) -> object:
    """A year, a volume or a page that YAML read as a number, as the text it was written as."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else value


def _existing_date(value: str) -> str:
    match = _DATE.match(value)
    if match is None:
        raise ValueError("This is not a date; write YYYY-MM-DD, or YYYY-MM or YYYY if no more is known")
    if iso_date(*(int(part) for part in match.groups() if part)) is None:
        raise ValueError("There is no such day in the calendar")
    return value


def _date_or_issue(value: str) -> str:
    return value if is_issue_date(value) else _existing_date(value)


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"} or re.search(r"\s", value):
        raise ValueError("This is not a web address; begin it with https:// or http://")
    return value


def _language(value: str) -> str:
    if not langcodes.tag_is_valid(value):
        raise ValueError("This is not a language tag (BCP 47); write for example en, de or pt-BR")
    return langcodes.standardize_tag(value)


def _orcid(value: str) -> str:
    """The iD without its address. Its last character is checked after ISO 7064 MOD 11-2, as ORCID prescribes."""
    match = _ORCID.match(value.upper().replace("HTTPS://ORCID.ORG/", "").replace("HTTP://ORCID.ORG/", ""))
    if match is None:
        raise ValueError("This is not an ORCID iD; write it as 0000-0002-1825-0097")
    orcid = checked_orcid(match.group(1))
    if orcid is None:
        raise ValueError("This ORCID iD is mistyped: its last character does not check")
    return orcid


def _identifier(pattern: str, address: str, example: str) -> AfterValidator:
    compiled = re.compile(rf"(?:{address})?({pattern})/?\Z")

    def check(value: str) -> str:
        match = compiled.match(value)
        if match is None:
            raise ValueError(f"This is not such an identifier; write it as {example}")
        return match.group(1)

    return AfterValidator(check)


def _fact(name: str) -> AfterValidator:
    return AfterValidator(partial(checked_fact, name))


def _number_or_text(name: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "integer"], "minLength": 1, "maxLength": LONGEST[name], "minimum": 0})


_CLEAN = AfterValidator(_no_controls)


def _line(most: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=most)


Title = Annotated[str, _line(500), _CLEAN]
Name = Annotated[str, _line(300), _CLEAN]
Keyword = Annotated[str, _line(100), _CLEAN]
Sentence = Annotated[str, _line(2_000), _CLEAN]
# As long as the store holds them.
Genre = Annotated[str, _line(50), _CLEAN]
Statement = Annotated[str, _line(1_000), _CLEAN]
Verbatim = Annotated[
    str, StringConstraints(min_length=1, max_length=10_000), AfterValidator(_no_controls_but_line_ends)
]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=200)]
WebAddress = Annotated[
    str, _line(2_000), _CLEAN, AfterValidator(_web_address), Field(json_schema_extra={"format": "uri"})
]
Language = Annotated[str, _line(35), AfterValidator(_language)]
PartialDate = Annotated[
    str,
    BeforeValidator(_number_as_text),
    AfterValidator(_existing_date),
    WithJsonSchema({"type": "string", "pattern": _DATE_PATTERN}),
]
# The second is told as left out (see `applying`).
DateOrIssue = Annotated[
    str,
    BeforeValidator(_number_as_text),
    AfterValidator(_date_or_issue),
    WithJsonSchema({"type": "string", "maxLength": 60}),
]
Orcid = Annotated[str, _line(60), AfterValidator(_orcid)]
Viaf = Annotated[str, _line(60), _identifier(r"[0-9]{1,22}", r"https?://(?:www\.)?viaf\.org/viaf/", "113230702")]
Wikidata = Annotated[
    str, _line(60), _identifier(r"Q[1-9][0-9]{0,14}", r"https?://www\.wikidata\.org/(?:wiki|entity)/", "Q42")
]

# ── Where a text stood in its outlet ────────────────────────────────────────────────────────────────────────────────
PrintedSection = Annotated[str, _line(LONGEST["section"]), _CLEAN, _fact("section")]
Doi = Annotated[str, _line(300), _CLEAN, _fact("doi")]
Issn = Annotated[str, _line(30), _fact("issn")]
Volume = Annotated[
    str, _line(LONGEST["volume"]), _CLEAN, _fact("volume"), BeforeValidator(_number_as_text), _number_or_text("volume")
]
Issue = Annotated[
    str, _line(LONGEST["issue"]), _CLEAN, _fact("issue"), BeforeValidator(_number_as_text), _number_or_text("issue")
]
Pages = Annotated[
    str, _line(LONGEST["pages"]), _CLEAN, _fact("pages"), BeforeValidator(_number_as_text), _number_or_text("pages")
]
