"""Dates in texts and in stated values: ISO 8601 with the precision that the source gives, and nothing guessed."""

import pytest

from articles.intake.prose.dates import find_date, find_short_date, is_unclear, iso_date, stated_date


@pytest.mark.parametrize(
    ("parts", "iso"),
    [
        ((2023,), "2023"),
        ((2023, 5), "2023-05"),
        ((2023, 5, 1), "2023-05-01"),
        ((987, 12, 31), "0987-12-31"),
        ((2023, 0), None),
        ((2023, 13), None),
        ((2023, 2, 29), None),
        ((2023, 2, 0), None),
        ((2024, 2, 29), "2024-02-29"),
        ((0,), None),
    ],
)
def test_a_date_that_the_calendar_has(parts: tuple[int, ...], iso: str | None) -> None:
    assert iso_date(*parts) == iso


@pytest.mark.parametrize(
    ("text", "date", "iso"),
    [
        ("It appeared in The Hill on June 1, 2022.", "June 1, 2022", "2022-06-01"),
        ("In 2019, and again on 3 May 2020", "3 May 2020", "2020-05-03"),
        ("since 1998 it has", "1998", "1998"),
        ("the 1990s", None, None),
        ("平成元年1月8日の朝", "平成元年1月8日", "1989-01-08"),
        ("昭和64年", None, None),
        ("二〇二四年十二月二十五日", "二〇二四年十二月二十五日", "2024-12-25"),
        ("二〇二四年十月", "二〇二四年十月", "2024-10"),
        ("二〇二四年二月三十日", None, None),
        ("in 1499", None, None),
        ("in 1500", "1500", "1500"),
        ("in 2099", "2099", "2099"),
        ("in 2100", None, None),
        ("room 12345", None, None),
        ("on 05/05/2021", "05/05/2021", "2021-05-05"),
        ("on 04/05/2021", "04/05/2021", None),
        ("on 12/13/2021", "12/13/2021", "2021-12-13"),
        ("on 13-12-2021", "13-12-2021", "2021-12-13"),
        ("on 04.05.2021", "04.05.2021", "2021-05-04"),
        ("on 30/02/2021 and 1 May 2021", "1 May 2021", "2021-05-01"),
        ("on 13/13/2021", "2021", "2021"),
        ("lundi 3 mai 2021", "lundi 3 mai 2021", "2021-05-03"),
        ("Jänner 2021", "Jänner 2021", "2021-01"),
        ("3 de setiembre del 2021", "3 de setiembre del 2021", "2021-09-03"),
        ("25.Jun.2019", "25.Jun.2019", "2019-06-25"),
        ("21 maart 2021", "21 maart 2021", "2021-03-21"),
        ("4 luglio 2021", "4 luglio 2021", "2021-07-04"),
        ("4 de julho de 2021", "4 de julho de 2021", "2021-07-04"),
    ],
)
def test_the_first_date_in_a_text(text: str, date: str | None, iso: str | None) -> None:
    match = find_date(text)
    assert (match and (text[match.start : match.end], match.iso)) == (date and (date, iso))


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-02-11T08:00:00+01:00", "2024-02-11"),
        ("2024/2/1", "2024-02-01"),
        ("2024.02", "2024-02"),
        ("2024", "2024"),
        ("20240211", "2024-02-11"),
        ("20240211T0800", "2024-02-11"),
        ("20241311", None),
        ("202402111", None),
        ("2024-02-31", None),
        ("2024-00-01", None),
        ("Thu, 09/25/2025 - 11:38", "2025-09-25"),
        ("Thu, 09/04/2025 - 11:38", "2025-09-04"),
        ("Fri 09/04/2025", None),
        ("Wed 09/04/2025", "2025-04-09"),
        ("Sat 01/06/2024", None),
        ("Do, 09/04/2025", "2025-09-04"),
        ("Thu 05/05/2022", "2022-05-05"),
        ("09/05/2025", None),
        ("09/15/2025", "2025-09-15"),
        ("February 11, 2024", "2024-02-11"),
        ("Sunday 11 Feb. 2024, 10:00", "2024-02-11"),
        ("  11\n February   2024 ", "2024-02-11"),
        ("8 février 2024", "2024-02-08"),
        ("on 11 February 2024", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_stated_date(value: str | None, iso: str | None) -> None:
    assert stated_date(value) == iso


@pytest.mark.parametrize(
    "stated",
    [
        *(
            "2024 Feb 8",
            "2024-February-8",
            "2024-Feb-08",
            "2024年2月8日",
            "2024. 2. 8.",
            "2024.2.8",
            "2024年02月08日 10:30",
        ),
        *(
            "8. Februar 2024",
            "8 février 2024",
            "Feb 8th, 2024",
            "08.02.2024",
            "20240208",
            "Thu, 8 Feb 2024",
            "8-Feb-2024",
        ),
        *("8.2.24", "٨ فبراير ٢٠٢٤", "8 de fevereiro de 2024", "quinta-feira, 8 de fevereiro de 2024", "8 lutego 2024"),
        *(
            "8 февраля 2024 года",
            "8 Şubat 2024",
            "8 फ़रवरी 2024",
            "8 בפברואר 2024",
            "ngày 8 tháng 2 năm 2024",
            "ngày 8/2/2024",
        ),
        *("8 tháng 2, 2024", "2024년 2월 8일", "8 februari 2024", "8 شباط 2024", "Thu, 02/08/2024 - 06:00"),
        *("Published 6:00 AM EST, Thu February 8, 2024", "Donnerstag, 8. Februar 2024, 10:30 Uhr", "8 febbraio 2024"),
    ],
)
def test_a_day_is_read_in_every_language_and_order(stated: str) -> None:
    assert stated_date(stated) == "2024-02-08"


@pytest.mark.parametrize("stated", ["2024W06", "08/02/2024", "2/8/24", "2024-02-31", "2024 Spring", "soon in 2024"])
def test_a_date_that_is_not_clear_is_neither_cut_nor_guessed(stated: str) -> None:
    assert stated_date(stated) is None
    assert is_unclear(stated)


@pytest.mark.parametrize("stated", ["1970-01-01", "1970-01-01T00:00:00Z", "", "soon", None, "0000-00-00"])
def test_what_states_no_date_is_not_unclear(stated: str | None) -> None:
    assert stated_date(stated) is None
    assert not is_unclear(stated)


def test_the_language_says_the_order_and_a_weekday_goes_before_it() -> None:
    assert stated_date("08/02/2024", day_first=True) == "2024-02-08"
    assert stated_date("Thu, 02/08/2024", day_first=True) == "2024-02-08"


@pytest.mark.parametrize(("text", "iso"), [("1.2.40", "2040-02-01"), ("1.2.41", "1941-02-01"), ("2/8/24", None)])
def test_a_year_of_two_figures(text: str, iso: str | None) -> None:
    found = find_short_date(text)
    assert found is not None
    assert found.iso == iso
