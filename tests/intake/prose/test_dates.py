"""Dates in texts and in stated values: ISO 8601 with the precision that the source gives, and nothing guessed."""

import pytest

from articles.intake.prose.dates import _numbered, find_date, iso_date, stated_date


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


def test_a_name_that_stands_for_two_months_is_not_known() -> None:
    assert _numbered([("Mar.", 3), ("mar", 3), ("Srp", 7), ("srp", 8), ("m 1", 1)]) == {"mar": 3}
