"""The names of months and days in the languages of the vocabulary, and the order of dates in figures in a language.

The names come from the Unicode CLDR (Babel) and from the vocabulary.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError

from articles.intake.vocabulary import LANGUAGES, WORDS


def _names_of(kind: Literal["months", "days"]) -> Iterator[tuple[str, int]]:
    """The names that the CLDR has in the languages of the vocabulary, with their numbers there."""
    for language in LANGUAGES:
        contexts = getattr(Locale(language.tag), kind)
        for context in ("format", "stand-alone"):
            for form in ("wide", "abbreviated"):
                yield from ((name, number) for number, name in contexts[context][form].items())


def _numbered(names: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The number that each name stands for; a name that stands for two is dropped."""
    numbers: dict[str, set[int]] = {}
    for name, number in names:
        numbers.setdefault(folded(name), set()).add(number)
    return {name: min(both) for name, both in numbers.items() if len(both) == 1 and _is_word(name)}


def folded(name: str) -> str:
    """A name as it is looked up: without case, full stop and double spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().rstrip(".").split())


def _is_word(name: str) -> bool:
    """Whether the name has letters and their marks alone: `二月` and `tháng Hai`, but not `2月`."""
    return bool(name) and all(character == " " or unicodedata.category(character)[0] in "LM" for character in name)


MONTHS = _numbered([*_names_of("months"), *WORDS.month_names])
WEEKDAYS = _numbered(_names_of("days"))  # 0 is Monday


@cache
def is_day_first(language: str | None) -> bool:
    """Whether dates in figures have the day first wherever the language is written as its tag says.

    English alone does not say it, and `en-US` is what many British sites state: these stay open.
    """
    try:
        locale = Locale.parse(language, sep="-") if language else None
    except (ValueError, UnknownLocaleError):
        return False
    if locale is None or (locale.language == "en" and locale.territory in {None, "US"}):
        return False
    return str(locale.date_formats["short"].pattern).lstrip("\u200f").startswith("d")
