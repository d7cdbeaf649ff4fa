"""Dates, as CSL 1.0.2 has styles print them: cs:date, cs:date-part, localized dates; also ranges and seasons."""

from typing import Any

import pytest

from tests.citing.csl import cited, date, item, made_style

pytestmark = pytest.mark.usefixtures("made_styles")

DAY_MONTH_YEAR = (
    '<date variable="issued"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/>'
    '<date-part name="year"/></date>'
)


def issued(layout: str, when: dict[str, Any], locale: str = "en-US") -> str:
    return cited(made_style(layout), item(issued=when), locale=locale)


@pytest.mark.parametrize(
    ("when", "printed"),
    [
        (date(2023, 4, 19), "19 April 2023"),
        (date(2023, 4), "April 2023"),
        (date(2023), "2023"),
        (date(2023, 4, 19, until=(2023, 4, 21)), "19–21 April 2023"),
        (date(2023, 4, 19, until=(2023, 5, 2)), "19 April–2 May 2023"),
        (date(2022, 12, 31, until=(2023, 1, 1)), "31 December 2022–1 January 2023"),
        (date(79), "79 AD"),
        (date(-44, 3, 15), "15 March 44 BC"),
        (date(2023, season=3), "Autumn 2023"),
    ],
)
def test_a_date_prints_the_parts_that_it_has(when: dict[str, Any], printed: str) -> None:
    assert issued(DAY_MONTH_YEAR, when) == printed


@pytest.mark.parametrize(
    ("form", "printed"),
    [("long", "April"), ("short", "Apr."), ("numeric", "4"), ("numeric-leading-zeros", "04")],
)
def test_a_month_has_four_forms(form: str, printed: str) -> None:
    layout = f'<date variable="issued"><date-part name="month" form="{form}"/></date>'
    assert issued(layout, date(2023, 4, 9)) == printed


@pytest.mark.parametrize(("form", "printed"), [("numeric", "9"), ("numeric-leading-zeros", "09"), ("ordinal", "9th")])
def test_a_day_has_three_forms(form: str, printed: str) -> None:
    layout = f'<date variable="issued"><date-part name="day" form="{form}"/></date>'
    assert issued(layout, date(2023, 4, 9)) == printed


@pytest.mark.parametrize(("year", "printed"), [(2023, "23"), (2005, "05")])
def test_a_short_year_has_two_digits(year: int, printed: str) -> None:
    assert issued('<date variable="issued"><date-part name="year" form="short"/></date>', date(year)) == printed


@pytest.mark.parametrize(
    ("locale", "text", "numeric"),
    [
        ("en-US", "April 19, 2023", "04/19/2023"),
        ("en-GB", "19 April 2023", "19/04/2023"),
        ("de-DE", "19. April 2023", "19.04.2023"),
        ("fr-FR", "19 avril 2023", "19/04/2023"),
        ("es-ES", "19 de abril de 2023", "19/04/2023"),
        ("ja-JP", "2023年4月19日", "2023年4月19日"),
        ("ko-KR", "2023년 4월 19일", "2023/04/19"),
    ],
)
def test_the_form_of_a_localized_date_comes_from_the_locale(locale: str, text: str, numeric: str) -> None:
    when = date(2023, 4, 19)
    assert issued('<date variable="issued" form="text"/>', when, locale) == text
    assert issued('<date variable="issued" form="numeric"/>', when, locale) == numeric


@pytest.mark.parametrize(("parts", "printed"), [("year", "2023"), ("year-month", "April 2023")])
def test_date_parts_limit_a_localized_date(parts: str, printed: str) -> None:
    assert issued(f'<date variable="issued" form="text" date-parts="{parts}"/>', date(2023, 4, 19)) == printed


def test_a_day_that_is_not_known_to_the_locale_as_ordinal_is_a_number() -> None:
    layout = '<date variable="issued"><date-part name="day" form="ordinal"/></date>'
    assert issued(layout, date(2023, 4, 1), "fr-FR") == "1er"
    assert issued(layout, date(2023, 4, 2), "fr-FR") == "2"


def test_a_style_can_test_for_an_uncertain_date() -> None:
    layout = (
        '<choose><if is-uncertain-date="issued"><text term="circa" form="short" suffix=" "/></if></choose>'
        + DAY_MONTH_YEAR
    )
    assert issued(layout, date(1920, circa=True)) == "c. 1920"
    assert issued(layout, date(1920)) == "1920"


def test_a_literal_date_is_printed_unchanged() -> None:
    assert issued(DAY_MONTH_YEAR, {"literal": "the spring before the war"}) == "the spring before the war"


def test_a_missing_date_and_its_group_print_nothing() -> None:
    layout = '<text variable="title"/><group prefix=" (" suffix=")">' + DAY_MONTH_YEAR + "</group>"
    assert cited(made_style(layout), item(title="Alone")) == "Alone"
