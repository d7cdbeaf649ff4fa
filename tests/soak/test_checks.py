"""The checks of the soak see what does not hold."""

import pytest

from tests.soak.archive import Archive, Known, Withdrawal, marks, submission
from tests.soak.client import Answer, check_status
from tests.soak.result import Result

BODY = b"... zq7x2x3qz ... ZQ7x1x4qz ..."


def archive_with(withdrawal: Withdrawal) -> Archive:
    return Archive({7: Known(7, "a")}, [withdrawal])


def test_each_paragraph_of_a_version_has_a_mark_of_its_own() -> None:
    source = str(submission(7, 2)["source"]).encode()
    assert list(marks(source)) == [(7, 2, ordinal) for ordinal in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("withdrawal", "hidden"),
    [
        (Withdrawal(7), {(7, 2, 3), (7, 1, 4)}),
        (Withdrawal(7, version=2), {(7, 2, 3)}),
        (Withdrawal(7, ordinal=4), {(7, 1, 4)}),
        (Withdrawal(8), set()),
        (Withdrawal(7, version=3), set()),
        (Withdrawal(7, ordinal=1), set()),
    ],
)
def test_what_a_withdrawal_hides_is_seen(withdrawal: Withdrawal, hidden: set[tuple[int, int, int]]) -> None:
    assert archive_with(withdrawal).hidden_marks(BODY, began=1, ended=2) == hidden


@pytest.mark.parametrize(("began", "ended"), [(4, 6), (5, 6), (8, 10), (9, 11), (8, 11), (4, 11)])
def test_what_was_asked_before_a_withdrawal_or_came_after_its_end_counts_for_nothing(
    began: float, ended: float
) -> None:
    withdrawal = Withdrawal(7, since=5, until=10)
    assert not archive_with(withdrawal).hidden_marks(BODY, began, ended)
    assert archive_with(withdrawal).hidden_marks(BODY, began=6, ended=9)


@pytest.mark.parametrize(
    ("status", "headers", "is_fault"),
    [
        (200, {}, False), (404, {}, False), (429, {}, False), (503, {"retry-after": "5"}, False), (503, {}, True),
        (500, {}, True), (500, {"retry-after": "5"}, True), (502, {}, True),
    ],
)  # fmt: skip
def test_an_answer_of_5xx_is_a_fault_unless_it_says_when_to_come_again(
    status: int, headers: dict[str, str], is_fault: bool
) -> None:
    result = Result()
    check_status(result, Answer(status, headers, b"", 0, 1), "a request")
    assert bool(result.faults) is is_fault


def test_the_line_says_what_was_done_and_what_does_not_hold() -> None:
    result = Result()
    result.done["reads"] += 1234
    result.expect(True, "nothing")
    assert str(result) == "1,234 reads; all held"
    for _ in range(2):
        result.expect(False, "a fault")
    assert str(result) == "1,234 reads; 1 kinds of faults\n  2 times: a fault"
