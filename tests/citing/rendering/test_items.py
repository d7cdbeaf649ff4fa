"""Items that no citation can be made of are refused before the processor sees them, with the place and the reason."""

from typing import Any

import pytest

from articles.citing.rendering.items import ItemError, check_item, check_locator
from tests.citing.csl import date, item, name

FULL = item(
    title="A title",
    author=[name("Kim", "Anna", suffix="Jr.", comma_suffix=True), {"literal": "The Council"}],
    issued=date(2023, 4, 19, circa=True),
    event_date=date(2023, until=(2024,)),
    accessed={"literal": "yesterday"},
    original_date={"date-parts": [["2020", "01"]], "season": "1"},
    volume=7,
    custom={"anything": [1, {"at": "all"}]},
)


def test_a_whole_item_is_taken() -> None:
    check_item(FULL)


@pytest.mark.parametrize(
    ("facts", "place", "reason"),
    [
        ({"id": None}, "/id", "an item has an id"),
        ({"type": "poem"}, "/type", "'poem' is no type that CSL knows"),
        ({"type": None}, "/type", "no type"),
        ({"colour": "red"}, "/colour", "CSL has no such variable"),
        ({"__proto__": "x"}, "/__proto__", "CSL has no such variable"),
        ({"title": "x" * 2001}, "/title", "it has 2001 characters, and 2000 is the most"),
        ({"title": ["x"]}, "/title", "a text or a number"),
        ({"title": None}, "/title", "a text or a number"),
        ({"title": True}, "/title", "a text or a number"),
        ({"title": "a\u0000b"}, "/title", "a control character"),
        ({"title": "a\ud800b"}, "/title", "half a character"),
        ({"note": "x" * 20_001}, "/note", "20000 is the most"),
        ({"author": "Kim"}, "/author", "a list of names"),
        ({"author": [name("Kim")] * 1001}, "/author", "there are 1001 names, and 1000 is the most"),
        ({"author": ["Kim"]}, "/author/0", "an object of its parts"),
        ({"author": [name("Kim"), {"suffix": "Jr."}]}, "/author/1", "a family or a given name"),
        ({"author": [{"family": "  "}]}, "/author/0", "a family or a given name"),
        ({"author": [{"family": "Kim", "age": "7"}]}, "/author/0/age", "no such part of a name"),
        ({"author": [{"family": "K" * 501}]}, "/author/0/family", "500 is the most"),
        ({"issued": "2023"}, "/issued", "a date is an object"),
        ({"issued": {"raw": "2023"}}, "/issued/raw", "date-parts, or as a literal"),
        ({"issued": {"date-parts": []}}, "/issued/date-parts", "one date or two"),
        ({"issued": {"date-parts": [[2023]] * 3}}, "/issued/date-parts", "one date or two"),
        ({"issued": {"date-parts": [[]]}}, "/issued/date-parts/0", "a year, a month and a day"),
        ({"issued": {"date-parts": [[2023, 1, 1, 1]]}}, "/issued/date-parts/0", "a year, a month and a day"),
        ({"issued": {"date-parts": [[2023, 13]]}}, "/issued/date-parts/0/1", "13 is no month"),
        ({"issued": {"date-parts": [[2023, 0]]}}, "/issued/date-parts/0/1", "0 is no month"),
        ({"issued": {"date-parts": [[2023, 2, 29]]}}, "/issued/date-parts/0/2", "month 2 of 2023 has no day 29"),
        ({"issued": {"date-parts": [[2023, 1, 0]]}}, "/issued/date-parts/0/2", "has no day 0"),
        ({"issued": {"date-parts": [[0]]}}, "/issued/date-parts/0/0", "0 is no year"),
        ({"issued": {"date-parts": [[10_000]]}}, "/issued/date-parts/0/0", "10000 is no year"),
        ({"issued": {"date-parts": [[2023, "April"]]}}, "/issued/date-parts/0/1", "'April' is no whole number"),
        ({"issued": {"date-parts": [[2023.5]]}}, "/issued/date-parts/0/0", "no whole number"),
        ({"issued": {"date-parts": [[True]]}}, "/issued/date-parts/0/0", "no whole number"),
        ({"issued": {"date-parts": [["9" * 5000]]}}, "/issued/date-parts/0/0", "no whole number"),
        ({"issued": date(2023, season=5)}, "/issued/season", "a number from 1 to 4"),
        ({"issued": date(2023, until=(2024, 13))}, "/issued/date-parts/1/1", "13 is no month"),
    ],
)
def test_a_fault_is_told_with_its_place_and_reason(facts: dict[str, Any], place: str, reason: str) -> None:
    with pytest.raises(ItemError) as raised:
        check_item({**FULL, **facts})
    assert raised.value.place == place
    assert reason in raised.value.reason


@pytest.mark.parametrize("day", [(2024, 2, 29), (2000, 2, 29), (1, 12, 31), (-44, 3, 15), (9999, 1, 1)])
def test_days_of_the_calendar_are_taken(day: tuple[int, ...]) -> None:
    check_item(item(issued=date(*day)))


@pytest.mark.parametrize(
    ("locator", "label", "place"),
    [("7", "verse-ish", "/label"), ("7", None, "/label"), (None, "page", "/label"), ("7" * 201, "page", "/locator")],
)
def test_a_locator_is_checked_too(locator: str | None, label: str | None, place: str) -> None:
    with pytest.raises(ItemError) as raised:
        check_locator(locator, label)
    assert raised.value.place == place


def test_no_locator_and_one_that_csl_knows_are_taken() -> None:
    check_locator(None, None)
    check_locator("7-9", "paragraph")
