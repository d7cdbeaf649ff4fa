"""A text by its language: direction, locale, lists."""

import pytest

from articles.representations.languages import direction_of, listed, locale_of, open_graph_locale


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ur-PK", "rtl"), ("yi", "rtl"), ("dv", "rtl"), ("ckb", "rtl"),
        ("ku-Arab", "rtl"), ("ar-Latn", "ltr"), ("ku", "ltr"), ("en", "ltr"), ("ko", "ltr"), ("zh-Hant", "ltr"),
        (None, "auto"), ("", "auto"), ("und", "auto"),
    ],
)  # fmt: skip
def test_the_script_of_a_language_tells_its_direction(language: str | None, direction: str) -> None:
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("ko", "ko_KR"), ("en", "en_US"), ("en-GB", "en_GB"), ("zh-Hant", "zh_TW"), ("ar", "ar_EG"), ("yi", "yi"),
        ("qya", None), ("und", None), (None, None),
    ],
)  # fmt: skip
def test_open_graph_has_a_country_with_each_language(language: str | None, locale: str | None) -> None:
    assert open_graph_locale(language) == locale


def test_plain_english_is_british_and_what_the_cldr_lacks_has_no_locale() -> None:
    assert str(locale_of("en")) == "en_GB"
    assert str(locale_of("en-US")) == "en_US"
    assert [locale_of(language) for language in (None, "", "und", "qya", "x-mine")] == [None] * 5


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "A, B and C"), (None, "A, B and C"), ("qya", "A, B and C"), ("ko", "A, B 및 C"), ("de", "A, B und C"),
        ("ja", "A、B、C"),
    ],
)  # fmt: skip
def test_names_are_joined_as_the_language_joins_them(language: str | None, words: str) -> None:
    assert listed(["A", "B", "C"], language) == words
