"""The locales of citations: languages for the words of a style, such as “and” or “para.”. Reads the set-up's pack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from articles.citing.rendering.library import locale_pack
from articles.citing.rendering.nearest import nearest, suggestion
from articles.citing.setup.pack import PackedLocale
from articles.selectors.errors import UnknownError

# A tag has few letters: of “fr-BE” and “fr-CA” 60 in 100 are alike.
_ALIKE = 60
# Serbian has two scripts; by CLDR's likely subtags, a tag without a script means Cyrillic.
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
    """Return the tag of the locale with this name, in any case; a bare language means its primary dialect.

    Raises `UnknownError` with up to three near tags if CSL does not have the locale.
    """
    name = text.strip().replace("_", "-").casefold()
    tag = _by_name().get(name)
    if not tag:
        names = {locale.id: _names(locale) for locale in locales()}
        nearby = suggestion(nearest(name, names, alike=_ALIKE))
        raise UnknownError("unknown_locale", f"There is no citation locale “{text}”; {nearby}")
    return tag


def _names(locale: Locale) -> tuple[str, ...]:
    return (locale.id.casefold(), locale.name.casefold(), locale.native_name.casefold())


@cache
def _known() -> Mapping[str, Locale]:
    return {packed.tag: _locale(packed) for packed in locale_pack().locales()}


@cache
def _by_name() -> Mapping[str, str]:
    primary = {language.casefold(): tag for language, tag in locale_pack().primary_dialects().items()}
    return {**primary, **{tag.casefold(): tag for tag in _known()}, **_ALIASES}


def _locale(packed: PackedLocale) -> Locale:
    return Locale(packed.tag, packed.english or packed.tag, packed.native or packed.tag)
