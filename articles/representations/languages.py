"""A text by its language: its direction, its locale, and how it lists names. Pure; asks the Unicode CLDR.

A language is a BCP 47 tag, or None if nobody states it.
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal

import langcodes
from babel import Locale, UnknownLocaleError
from babel.lists import format_list

Direction = Literal["ltr", "rtl", "auto"]

# The scripts that are written from the right (Unicode Standard Annex 9), by their names in ISO 15924.
_FROM_THE_RIGHT = frozenset(
    {
        *("Adlm", "Arab", "Aran", "Garay", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Sogd", "Syrc", "Syre"),
        *("Syrj", "Syrn", "Thaa", "Yezi"),
    }
)
_COUNTRY_LENGTH = 2
ENGLISH = Locale("en", "GB")


@cache
def direction_of(language: str | None) -> Direction:
    """Return the direction of a text for the attribute `dir` of HTML; `auto` lets the browser judge by the words."""
    if not language or language.lower().startswith("und"):
        return "auto"
    script = langcodes.Language.get(language, normalize=False).maximize().script
    return "rtl" if script in _FROM_THE_RIGHT else "ltr"


@cache
def locale_of(language: str | None) -> Locale | None:
    """Return the locale of a language in the CLDR, British for plain English; None if the CLDR does not have the language."""
    if not language or language.lower().startswith("und"):
        return None
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    return ENGLISH if locale == Locale("en") else locale


@cache
def open_graph_locale(language: str | None) -> str | None:
    """Return a language as OpenGraph writes it, `ko_KR`: with its country, or else the one where most of its speakers live."""
    locale = locale_of(language)
    if locale is None or language is None:
        return None
    country = langcodes.Language.get(language).maximize().territory or ""
    return f"{locale.language}_{country}" if len(country) == _COUNTRY_LENGTH else str(locale.language)


def listed(names: Sequence[str], language: str | None) -> str:
    """Return names as one list, as the language joins them: `A, B and C`, `A, B 및 C`; in English if it is not known."""
    return format_list(names, locale=locale_of(language) or ENGLISH)
