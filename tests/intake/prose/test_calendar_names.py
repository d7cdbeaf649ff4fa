"""The names of months and days, and which languages have the day first."""

import pytest

from articles.intake.prose.calendar_names import MONTHS, _numbered, folded, is_day_first


def test_a_name_that_stands_for_two_months_is_not_known() -> None:
    assert _numbered([("Mar.", 3), ("mar", 3), ("Srp", 7), ("srp", 8), ("m 1", 1)]) == {"mar": 3}


@pytest.mark.parametrize("name", ["Février", "lutego", "Şubat", "فبراير", "פברואר", "फ़रवरी", "二月", "feb."])
def test_the_second_month_in_many_languages(name: str) -> None:
    assert MONTHS[folded(name)] == 2


@pytest.mark.parametrize(
    ("language", "first"),
    [
        *((tag, True) for tag in ("fr", "de", "en-GB", "en-AU", "es", "it", "pt-BR", "nl", "pl", "ru", "tr", "vi", "ar")),
        *((tag, False) for tag in ("en", "en-US", "fr-CA", "zh", "ja", "ko", "xx", "", None)),
    ],
)  # fmt: skip
def test_the_order_of_figures(language: str | None, first: bool) -> None:
    assert is_day_first(language) is first
