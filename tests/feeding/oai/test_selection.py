"""The stretch of time, the set and the token of a list."""

import datetime

import pytest

from articles.feeding.oai.arguments import OaiError
from articles.feeding.oai.selection import Selection, stamp
from articles.selectors.feeds import Cursor

CURSOR = Cursor(datetime.datetime(2023, 4, 20, 12, 0, 1, 500, tzinfo=datetime.UTC), 7)


def at(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=datetime.UTC)  # type: ignore[misc,arg-type]


def selection(**arguments: str) -> Selection:
    return Selection.of({"metadataPrefix": "oai_dc", **{name.rstrip("_"): text for name, text in arguments.items()}})


def test_the_last_day_and_the_last_second_belong_to_the_stretch() -> None:
    days = selection(from_="2023-04-20", until="2023-04-20")
    assert (days.first_moment, days.end) == (at(2023, 4, 20), at(2023, 4, 21))
    seconds = selection(from_="2023-04-20T12:00:00Z", until="2023-04-20T12:00:00Z")
    assert (seconds.first_moment, seconds.end) == (at(2023, 4, 20, 12), at(2023, 4, 20, 12, 0, 1))


def test_a_stretch_without_ends_has_none() -> None:
    assert (selection().first_moment, selection().end, selection().outlet_id) == (None, None, None)
    assert selection(until="9999-12-31").end == datetime.datetime.max.replace(tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    "arguments",
    [
        {"from_": "2023-04"},
        {"from_": "2023-02-30"},
        {"from_": "0000-01-01"},
        {"from_": "2023-04-20T12:00Z"},
        {"from_": "2023-04-20T12:00:00"},
        {"until": "yesterday"},
        {"from_": "2023-04-20", "until": "2023-04-20T12:00:00Z"},
        {"from_": "2023-04-21", "until": "2023-04-20"},
    ],
)
def test_a_moment_that_is_none_is_refused(arguments: dict[str, str]) -> None:
    with pytest.raises(OaiError) as caught:
        selection(**arguments)
    assert caught.value.code == "badArgument"


def test_a_set_is_of_an_outlet() -> None:
    assert selection(set="outlet-12").outlet_id == 12
    for name in ("outlet-0", "outlet-x", "people-1", "outlet-1 "):
        with pytest.raises(OaiError) as caught:
            _ = selection(set=name).outlet_id
        assert caught.value.code == "noRecordsMatch"


def test_a_token_holds_the_whole_selection() -> None:
    whole = selection(from_="2023-04-20", until="2023-04-21", set="outlet-12")
    again = Selection.of({"resumptionToken": whole.token(CURSOR)})
    assert again == Selection("oai_dc", "2023-04-20", "2023-04-21", "outlet-12", CURSOR)
    assert Selection.of({"resumptionToken": selection().token(CURSOR)}) == Selection("oai_dc", after=CURSOR)


@pytest.mark.parametrize(
    "token",
    ["", "x", "oai_dc,,,", "oai_dc,,,,x", "oai_dc,2023,,,1.1", "oai_dc,,,,1.1,"],
)
def test_another_token_is_refused(token: str) -> None:
    with pytest.raises(OaiError) as caught:
        Selection.of({"resumptionToken": token, "metadataPrefix": ""} if token else {"resumptionToken": "x"})
    assert caught.value.code == "badResumptionToken"


def test_a_moment_is_written_in_utc_to_the_second() -> None:
    east = datetime.timezone(datetime.timedelta(hours=9))
    assert stamp(datetime.datetime(2023, 4, 20, 8, 59, 59, 999_999, tzinfo=east)) == "2023-04-19T23:59:59Z"
