"""The comparison of facts that were read with what people state of a page."""

import pytest

from benchmarks.page_facts import Outcome, outcome_of_authors, outcome_of_date, outcome_of_title


@pytest.mark.parametrize(
    ("read", "stated", "outcome"),
    [
        ("The Port – Closed", "the port - closed", "right"),
        ("The Port", "The Port | The Courier", "wrong"),
        ("The Port", "The Harbour", "wrong"),
        (None, "The Port", "missing"),
        ("The Port", None, "invented"),
        (None, None, "none"),
    ],
)
def test_titles_are_the_same_in_any_signs(read: str | None, stated: str | None, outcome: Outcome) -> None:
    assert outcome_of_title(read, stated) == outcome


@pytest.mark.parametrize(
    ("read", "stated", "outcome"),
    [
        (["Jane Doe", "John Roe"], "John Roe, and Jane Doe", "right"),
        (["Jane Doe", "John Roe"], "Jane Doe & John Roe", "right"),
        (["Dr. Jane Doe"], "Jane Doe, MD", "right"),
        (["Jane Doe"], "Jane Doe (The Courier)", "right"),
        (["MD"], "MD", "right"),
        (["Jane Doe"], "Jane Doe and John Roe", "wrong"),
        (["Jane Doe"], "Jane Doe, Pilot", "wrong"),
        ([], "Jane Doe", "missing"),
        (["Jane Doe"], None, "invented"),
    ],
)
def test_authors_are_the_same_in_any_order(read: list[str], stated: str | None, outcome: Outcome) -> None:
    assert outcome_of_authors(read, stated) == outcome


@pytest.mark.parametrize(
    ("read", "stated", "outcome"),
    [
        ("2024-02-08", "2024-02-08", "right"),
        ("2024-02-08", "2024-02", "right"),
        ("2024-02-08", "2024-02-09", "wrong"),
        (None, "2024-02-08", "missing"),
        ("2024-02-08", None, "invented"),
    ],
)
def test_dates_are_the_same_as_far_as_both_are_exact(read: str | None, stated: str | None, outcome: Outcome) -> None:
    assert outcome_of_date(read, stated) == outcome
