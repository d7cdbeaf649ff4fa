"""The locales of citations: the languages in which a style says “and”, “accessed” or “para.”. Reads the set-up's pack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import langcodes

from articles.citing.rendering.library import locale_pack
from articles.citing.rendering.nearest import nearest, told
from articles.citing.setup.pack import PackedLocale
from articles.selectors.errors import UnknownError

# Serbian is written in two scripts; a tag that names none means, by CLDR's likely subtags, the Cyrillic one.
_ALIASES = {"sr-rs": "sr-Cyrl-RS"}


@dataclass(frozen=True, slots=True)
class Locale:
    """A locale: its tag (BCP 47), and the name of its language in English and in itself."""

    id: str
    name: str
    native_name: str


def locales() -> Sequence[Locale]:
    """Return all locales, by tag."""
    return tuple(_known().values())


def locale_named(text: str) -> str:
    """Return the tag of a locale, which is asked for in any case; a bare language means its primary dialect.

    Raises `UnknownError`, which tells the nearest tags, where CSL has no such locale.
    """
    asked = text.strip().replace("_", "-").casefold()
    tag = _by_name().get(asked)
    if not tag:
        called = {one.id: (one.id.casefold(), one.name.casefold(), one.native_name.casefold()) for one in locales()}
        found = told(nearest(asked, called))
        raise UnknownError("unknown_locale", f"There is no citation locale “{text}”; {found}")
    return tag


@cache
def _known() -> Mapping[str, Locale]:
    return {packed.tag: _locale(packed) for packed in locale_pack().locales()}


@cache
def _by_name() -> Mapping[str, str]:
    primary = {language.casefold(): tag for language, tag in locale_pack().primary_dialects().items()}
    return {**primary, **{tag.casefold(): tag for tag in _known()}, **_ALIASES}


def _locale(packed: PackedLocale) -> Locale:
    language = langcodes.Language.get(packed.tag)
    tag = packed.tag
    return Locale(tag, packed.english or language.display_name(), packed.native or tag)
