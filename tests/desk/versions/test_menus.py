"""The menus of links: what they offer, what is chosen, and what a form with them decides. Without a database."""

from dataclasses import dataclass

import pytest

from articles.desk.versions.menus import Menu, candidates, decisions, menu, named_ordinals
from articles.desk.versions.rows import Row


@dataclass(frozen=True)
class Line:
    pid: str
    text: str


LINES = {ordinal: Line(f"pid{ordinal}", f"Text {ordinal}.") for ordinal in range(1, 100)}


def chosen(made: Menu) -> list[str]:
    return [option.value for option in made.options if option.is_chosen]


def test_the_neighbours_of_where_it_is_expected_are_offered() -> None:
    rows = [Row("edited", 10, 12)]
    assert candidates(rows, 0, [], 99) == [8, 9, 10, 11, 12]


def test_no_paragraph_beyond_either_end_is_offered() -> None:
    assert candidates([Row("edited", 1, 1)], 0, [], 2) == [1, 2]


def test_what_is_gone_is_offered_the_nearest_first() -> None:
    gone = [1, 2, 40, 41, 45, 60, 61, 62, 63]
    offered = candidates([Row("edited", 50, 52)], 0, gone, 99)
    assert offered == [40, 41, 45, 48, 49, 50, 51, 52, 60, 61, 62]


def test_a_new_paragraph_is_expected_behind_the_row_before_it() -> None:
    rows = [Row("same", 4, 4, count=3), Row("new", None, 7)]
    assert candidates(rows, 1, [], 99) == [5, 6, 7, 8, 9]


def test_a_split_is_expected_where_it_was_cut_off() -> None:
    assert 30 in candidates([Row("same", 1, 1), Row("split", None, 2, others=(30,))], 1, [], 99)


def test_without_a_decision_the_choice_is_what_was_found() -> None:
    made = menu(Row("edited", 3, 4), [3], LINES, {})
    assert [option.text for option in made.options] == [
        "as found: paragraph 3",
        "a new paragraph",
        "paragraph 3: Text 3.",
    ]
    assert chosen(made) == [""]
    assert (made.name, made.other) == ("is-4", "other-4")


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (Row("new", None, 4), "as found: a new paragraph"),
        (Row("new", None, 4, returned="pid9"), "as found: the paragraph pid9, which comes back"),
    ],
)
def test_the_first_choice_says_what_was_found(row: Row, text: str) -> None:
    assert menu(row, [], LINES, {}).options[0].text == text


@pytest.mark.parametrize(("decided", "value"), [(None, "new"), ("pid3", "pid3"), ("pid77", "pid77")])
def test_a_decision_is_chosen(decided: str | None, value: str) -> None:
    assert chosen(menu(Row("edited", 3, 4), [3], LINES, {"4": decided})) == [value]


def test_a_form_changes_the_decisions_that_it_shows() -> None:
    before = {"1": "pid1", "2": "pid2", "3": None}
    assert decisions({"is-1": "", "is-2": "new", "is-4": "pid8"}, before, {}) == {"2": None, "3": None, "4": "pid8"}


def test_a_number_counts_more_than_a_choice() -> None:
    sent = {"is-4": "new", "other-4": " 8 ", "other-5": ""}
    assert named_ordinals(sent) == {8}
    assert decisions(sent, {}, {8: "pid8"}) == {"4": "pid8"}


@pytest.mark.parametrize("number", ["x", "0", "-1", "1e3", "٣", "1234567890"])
def test_what_is_no_number_of_a_paragraph_is_none(number: str) -> None:
    assert named_ordinals({"other-4": number}) == {0}


@pytest.mark.parametrize("name", ["is-", "is-x", "is-0", "other-x", "seen"])
def test_other_fields_decide_nothing(name: str) -> None:
    assert decisions({name: "pid1"}, {}, {}) == {}
    assert named_ordinals({name: "3"}) == set()
