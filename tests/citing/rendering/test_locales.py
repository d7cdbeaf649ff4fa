"""Locales: named in any case, by bare language, and the nearest if the name is unknown."""

import xml.etree.ElementTree as ET

import pytest

from articles.citing.rendering.library import locale_pack
from articles.citing.rendering.locales import Locale, _locale, locale_named, locales
from articles.citing.setup.pack import PackedLocale
from articles.selectors.errors import UnknownError
from tests.citing.csl import cited, item, made_style

CSL = "{http://purl.org/net/xbiblio/csl}"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en-US", "en-US"),
        ("EN_us", "en-US"),
        (" de-at ", "de-AT"),
        ("en", "en-US"),
        ("pt", "pt-PT"),
        ("zh", "zh-CN"),
        ("eu", "eu"),
        ("sr-RS", "sr-Cyrl-RS"),
        ("sr-latn-rs", "sr-Latn-RS"),
    ],
)
def test_a_locale_is_named_in_any_case_and_by_its_language(text: str, tag: str) -> None:
    assert locale_named(text) == tag


@pytest.mark.parametrize(
    ("text", "near"), [("english", "en-US"), ("fr-BE", "fr-FR"), ("de-DE-1996", "de-DE"), ("portugues", "pt-PT")]
)
def test_an_unknown_locale_is_an_error_with_up_to_three_near_ones(text: str, near: str) -> None:
    with pytest.raises(UnknownError) as raised:
        locale_named(text)
    assert raised.value.code == "unknown_locale"
    assert raised.value.detail.startswith(f"There is no citation locale “{text}”; the nearest ")
    assert f"“{near}”" in raised.value.detail
    assert raised.value.detail.count("“") <= 4


@pytest.mark.parametrize("text", ["xx", "klingon", "", "\u0000"])
def test_no_locale_is_suggested_where_none_is_near(text: str) -> None:
    with pytest.raises(UnknownError, match="none has a similar name"):
        locale_named(text)


def test_a_language_s_own_and_english_names_suggest_its_locales() -> None:
    with pytest.raises(UnknownError, match="“de-DE”"):
        locale_named("Deutsch (Deutschland")
    with pytest.raises(UnknownError, match="“nl-NL”"):
        locale_named("Dutch")


def test_every_locale_has_its_names() -> None:
    assert len(locales()) >= 60
    assert [locale.id for locale in locales() if not locale.name or not locale.native_name] == []
    assert {locale.id: (locale.name, locale.native_name) for locale in locales()}["de-AT"] == (
        "German (Austria)",
        "Deutsch (Österreich)",
    )


def test_a_locale_without_a_name_in_the_pack_is_called_by_its_tag() -> None:
    assert _locale(PackedLocale("de-AT", None, None)) == Locale("de-AT", "de-AT", "de-AT")
    assert _locale(PackedLocale("de-AT", "Deutsch", "German")) == Locale("de-AT", "German", "Deutsch")


@pytest.mark.usefixtures("made_styles")
@pytest.mark.parametrize("term", ["and", "accessed"])
def test_every_locale_prints_its_own_words(term: str) -> None:
    style = made_style(f'<text term="{term}"/>')
    wrong = {}
    for tag, xml in locale_pack().locale_xml().items():
        terms = (e for e in ET.fromstring(xml).iter(f"{CSL}term") if e.get("name") == term and not e.get("form"))
        own = (next(terms).text or "").strip()
        if (printed := cited(style, item(), locale=tag)) != own:
            wrong[tag] = (printed, own)
    assert wrong == {}
