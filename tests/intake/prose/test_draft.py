"""The draft: what is left out keeps its order and its reason, and a warning is given once."""

from articles.intake.manuscript import LeftOut
from articles.intake.prose.draft import Draft, Unit


def test_what_is_left_out_comes_in_the_order_of_the_document() -> None:
    draft = Draft()
    draft.leave_out(Unit("late", order=5), "a")
    draft.leave_out(Unit("early", order=1), "b")
    assert draft.left_out == [LeftOut("early", "b"), LeftOut("late", "a")]


def test_a_line_printed_twice_running_is_one_piece() -> None:
    draft = Draft()
    for order in (0, 1, 2):
        draft.leave_out(Unit("Previous", chunk=1, order=order), "a")
    draft.leave_out(Unit("Previous", chunk=1, order=4), "a")
    draft.leave_out(Unit("Previous", chunk=2, order=5), "a")
    assert [piece.text for piece in draft.left_out] == ["Previous\nPrevious\nPrevious", "Previous", "Previous"]


def test_a_rule_is_not_listed() -> None:
    draft = Draft()
    draft.leave_out(Unit("***", "rule"), "a")
    assert draft.left_out == []


def test_a_warning_is_given_once() -> None:
    draft = Draft()
    draft.warn("a")
    draft.warn("a")
    assert draft.warnings == ["a"]


def test_a_part_of_a_unit_stands_at_its_place() -> None:
    assert Unit("By Jane Doe | Share", "text", 3, 7).part("Share") == Unit("Share", "text", 3, 7)
