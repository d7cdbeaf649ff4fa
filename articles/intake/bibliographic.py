"""The facts by which a library finds a text: section, DOI, ISSN, volume, issue and pages, each in its standard form. Pure.

Each check takes what an editor or a document states, and raises `ValueError` with a sentence for a person. If a document states
a fact wrongly, `stated_facts` leaves the fact out, and warns.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, unquote

from stdnum import issn

from articles.intake.placed import at_place_of

LONGEST = {"section": 200, "doi": 255, "issn": 9, "volume": 30, "issue": 50, "pages": 100}
_LABELS = {"doi": "DOI", "issn": "ISSN"}
_LONGEST_SHOWN = 60
_MOST_WORDS = 2  # beside the number of a volume: `New Series 3`; what has more is the title of a book
_DOI = re.compile(r"10\.[0-9]{1,9}(?:\.[0-9]+)*/[!-~]+")  # registries take no other characters
_DOI_ADDRESS = re.compile(r"https?://(?:(?:dx|www)\.)?doi\.org/", re.IGNORECASE)
_DOI_SCHEME = re.compile(r"(?:info:)?doi(?:/|:\s*)", re.IGNORECASE)
_ISSN = re.compile(r"(?:e|p)?(?:issn)?[:\s]*([0-9]{4})-?([0-9]{3}[0-9X])", re.IGNORECASE)
# Styles print these words themselves.
_WORDS = {
    "volume": re.compile(r"\Avol(?:ume)?s?\b\.?\s*", re.IGNORECASE),
    "issue": re.compile(r"\A(?:(?:no|nr|iss)s?\b\.?|number\b|issue\b|№)\s*", re.IGNORECASE),
    "pages": re.compile(r"\A(?:pp?\b\.?|pages?\b)\s*", re.IGNORECASE),
}
_ROMAN = re.compile(r"(?=.)m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_PAGE = re.compile(r"[\w.:/()]{1,20}")
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")
_BETWEEN_RANGES = re.compile(r"\s*[,;&+]\s*")


def doi_named(text: str) -> str | None:
    """Return the DOI (ISO 26324) that `text` spells, alone, as `doi:…` or as an address of doi.org; None if it spells none.

    The case of its letters is kept; it makes no difference.
    """
    bare = text.strip()
    if address := _DOI_ADDRESS.match(bare):
        bare = unquote(re.split(r"[?#]", bare[address.end() :])[0])
    elif scheme := _DOI_SCHEME.match(bare):
        bare = bare[scheme.end() :]
    return at_place_of(text, bare) if _DOI.fullmatch(bare) else None


def doi_address(doi: str) -> str:
    """Return the address at which a DOI is resolved; what a path must not hold is percent-encoded."""
    return at_place_of(doi, f"https://doi.org/{quote(doi, safe='/:;()@!$*+,=~')}")


def checked_fact(name: str, stated: str) -> str:
    """Return the fact of this name, one of `PLACE_FACTS`, in its standard form. Raises `ValueError`."""
    value = _CHECKS[name](stated)
    if len(value) > LONGEST[name]:
        raise ValueError(f"This has {len(value)} characters; at most {LONGEST[name]} can be stored")
    return value


def stated_facts(stated: Mapping[str, str | None], warn: Callable[[str], None]) -> dict[str, Any]:
    """Return the facts that a document states, by name; `warn` is called with a sentence for each one that is malformed."""
    facts: dict[str, Any] = {}
    for name, value in stated.items():
        text = " ".join((value or "").split())
        try:
            if text:
                facts[name] = at_place_of(value, checked_fact(name, text))
        except ValueError as error:
            warn(f"The {_LABELS.get(name, name)} “{text[:_LONGEST_SHOWN]}” is left out. {error}.")
    return facts


def first_to_last(first: str | None, last: str | None) -> str | None:
    """Return the pages from `first` to `last`; the first alone if no other is known."""
    return at_place_of(first, f"{first}-{last}") if first and last and first != last else first


def _doi(stated: str) -> str:
    """Return a DOI without its address."""
    doi = doi_named(stated)
    if doi is None:
        raise ValueError("This is not a DOI; write it as 10.1000/182")
    return doi


def _issn(stated: str) -> str:
    """Return an ISSN in two groups. Its last character is checked as ISO 3297 prescribes."""
    match = _ISSN.fullmatch(stated)
    if match is None:
        raise ValueError("This is not an ISSN; write it as 2049-3630")
    number = "-".join(match.groups()).upper()
    if not issn.is_valid(number):
        raise ValueError("This ISSN is mistyped: its last character does not check")
    return number


def _volume(stated: str) -> str:
    """Return the number of a volume, without a word before it."""
    volume = _WORDS["volume"].sub("", stated)
    words = [word for word in volume.split() if not _is_number(word)]
    if len(words) == len(volume.split()) or len(words) > _MOST_WORDS:
        raise ValueError("This is not a volume; write its number, such as 12 or XII")
    return volume


def _issue(stated: str) -> str:
    """Return the number or the name of an issue (`3`, `Spring`), without a word before it."""
    issue = _WORDS["issue"].sub("", stated)
    if not _has_letter_or_digit(issue):
        raise ValueError("This is not an issue; write its number or its name, such as 3 or Spring")
    return issue


def _pages(stated: str) -> str:
    """Return pages, or the number of an electronic article, with a hyphen in each range: `12-18`, `A1, A4`, `e188`."""
    ranges = _BETWEEN_RANGES.split(_DASHES.sub("-", _WORDS["pages"].sub("", stated)))
    if not all(map(_is_range, ranges)):
        raise ValueError("These are not pages; write them as 12-18, or as A1, A4")
    return ", ".join(ranges)


def _section(stated: str) -> str:
    """Return the name of a section."""
    if not _has_letter_or_digit(stated):
        raise ValueError("This is not a section; write its name, such as Opinion")
    return stated


def _has_letter_or_digit(text: str) -> bool:
    return any(map(str.isalnum, text))


def _is_number(text: str) -> bool:
    return any(map(str.isnumeric, text)) or _ROMAN.fullmatch(text) is not None


def _is_range(pages: str) -> bool:
    labels = pages.split("-")
    pages_only = all(_PAGE.fullmatch(label) and _is_number(label) for label in labels)
    return pages_only and (len(labels) == 1 or (len(labels) == 2 and not _runs_backwards(*labels)))  # noqa: PLR2004


def _runs_backwards(first: str, last: str) -> bool:
    """Whether a range of numbers ends before it begins; `321-28` ends with 328."""
    if not (first.isdecimal() and last.isdecimal()):
        return False
    return int(first[: max(len(first) - len(last), 0)] + last) < int(first)


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "section": _section,
    "doi": _doi,
    "issn": _issn,
    "volume": _volume,
    "issue": _issue,
    "pages": _pages,
}
