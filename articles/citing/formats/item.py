"""Values of a CSL-JSON item: clean texts, dates and remarks. An absent variable is None."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

Item = Mapping[str, Any]
Name = Mapping[str, Any]

# Control characters, every character that a reader takes for the end of a line, and lone surrogates.
_NO_TEXT = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_URL_CHARACTERS = "%/:?#[]@!$&'()*+,;=~"
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_MONTHS = 12
_LONGEST_MONTH = 31


def clean(value: object) -> str:
    """Return a value on one line, composed (NFC); a run of spaces, line breaks and control characters is one space."""
    return _NO_TEXT.sub(" ", unicodedata.normalize("NFC", str(value))).strip()


def text(item: Item, variable: str) -> str | None:
    """Return the clean text of a variable; None if it is absent or empty."""
    value = item.get(variable)
    return (clean(value) or None) if value is not None else None


def url(item: Item) -> str | None:
    """Return the URL with percent-encoding for each character that a URI cannot have (RFC 3986), such as space and brace."""
    written = text(item, "URL")
    return quote(_BARE_PERCENT.sub("%25", written), safe=_URL_CHARACTERS) if written else None


def names(item: Item, variable: str) -> Sequence[Name]:
    """Return the names of a variable in order; none if it is absent."""
    return item.get(variable) or ()


def part(name: Name, key: str) -> str:
    """Return the clean text of one part of a name; "" if it is absent."""
    return clean(name.get(key) or "")


def joined(first: str, second: str) -> str:
    """Return two parts of a name with a space between them, unless the first ends with an apostrophe or a hyphen (d’)."""
    return first + second if first.endswith(("'", "’", "-")) else f"{first} {second}".strip()


def indexed_name(name: Name) -> str:
    """Return `Family, Given, Suffix`. Readers divide it at every comma, so a comma within a part is left out."""
    if literal := part(name, "literal"):
        return _without_commas([literal])
    family = _without_commas([part(name, "non-dropping-particle"), part(name, "family")])
    given = _without_commas([part(name, "given"), part(name, "dropping-particle")])
    pieces = [family, given, _without_commas([part(name, "suffix")])]
    while pieces and not pieces[-1]:
        pieces.pop()
    return ", ".join(pieces) if family else given


def _without_commas(words: Iterable[str]) -> str:
    return " ".join(" ".join(words).replace(",", " ").split())


def date(item: Item, variable: str) -> tuple[int, ...]:
    """Return (year, month, day), without the parts from the first unknown or impossible one; () for an absent date."""
    parts = ((item.get(variable) or {}).get("date-parts") or [[]])[0]
    try:
        numbers = [int(number) for number in parts[:3] if number not in (None, "")]
    except (TypeError, ValueError):
        return ()
    possible = (
        True,
        *(1 <= number <= most for number, most in zip(numbers[1:], (_MONTHS, _LONGEST_MONTH), strict=False)),
    )
    known = next((place for place, good in enumerate(possible) if not good), len(numbers))
    return tuple(numbers[:known])


def iso_date(parts: tuple[int, ...]) -> str | None:
    """Return a date in ISO 8601 with its known parts: `2023`, `2023-04`, `2023-04-19`; None without a date."""
    if not parts:
        return None
    year = f"-{-parts[0]:04d}" if parts[0] < 0 else f"{parts[0]:04d}"
    return "-".join((year, *(f"{number:02d}" for number in parts[1:])))


def located(locator: str) -> str:
    """Return a locator in words, so that no reader takes it for a page: `Paragraph 7`, `Paragraphs 7–9`."""
    number = clean(locator)
    return f"{'Paragraph' if number.isalnum() else 'Paragraphs'} {number}"


def remarks(*parts: str | None) -> str | None:
    """Return the remarks as sentences; None without remarks."""
    sentences = [sentence.rstrip(". ") for sentence in parts if sentence]
    return ". ".join(sentences) or None


def first_published(item: Item) -> str | None:
    """Return the remark on the first publication, because no field of these formats has its outlet (`custom`) and date."""
    first = (item.get("custom") or {}).get("first_published") or {}
    outlet, day = text(first, "outlet"), text(first, "date") or iso_date(date(item, "original-date"))
    if outlet:
        return f"First published in {outlet}, {day}" if day else f"First published in {outlet}"
    return f"First published {day}" if day else None


def pages(item: Item) -> tuple[str, str | None] | None:
    """Return the first and the last page of a range (`12-18`); of other pages the text and None; None without pages."""
    written = text(item, "page")
    if written is None:
        return None
    first, hyphen, last = written.partition("-")
    return (first, last) if hyphen and "," not in written else (written, None)


def section(item: Item) -> str | None:
    """Return the remark on the outlet's section, for formats without a field for it."""
    name = text(item, "section")
    return f"Section: {name}" if name else None


def version(item: Item) -> str | None:
    """Return the remark on the version, for formats without a field for the version."""
    number = text(item, "version")
    return f"Version {number}" if number else None
