"""Which appearance a citation of a text names, where nobody asks for another one."""

import pytest

from articles.selectors.appearances import appearance_of, first_of
from tests.representations.citing import publication, version

ONE, TWO, THREE = version(number=1), version(number=2), version(number=3)


def test_it_is_the_one_that_printed_the_version() -> None:
    printed = publication(version=TWO, date="2021")
    assert (
        appearance_of(TWO, [publication(date="2023", order=2), printed, publication(version=ONE, order=3)]) is printed
    )


def test_of_several_that_printed_it_the_latest() -> None:
    latest = publication(version=ONE, date="2023-05")
    others = [publication(version=ONE, date="2023-04-30", order=2), publication(version=ONE, order=3)]
    assert appearance_of(ONE, [latest, *others]) is latest


def test_a_page_that_was_corrected_is_the_same_page() -> None:
    page = publication(version=TWO)
    assert appearance_of(THREE, [publication(version=ONE, date="2024", order=2), page]) is page


def test_of_those_that_printed_nobody_knows_what_the_latest_republication() -> None:
    original, reprint = publication(role="original", date="2024"), publication(date="2023", order=2)
    assert appearance_of(ONE, [original, reprint]) is reprint
    assert appearance_of(ONE, [original]) is original


def test_what_printed_a_later_version_is_no_appearance_of_this_one() -> None:
    assert appearance_of(ONE, [publication(version=TWO)]) is None


def test_where_nobody_told_us_of_any_there_is_none() -> None:
    assert appearance_of(ONE, []) is None


@pytest.mark.parametrize("role", ["original", "republication"])
def test_the_first_is_the_original_where_another_one_is_cited(role: str) -> None:
    original, other = publication(role="original"), publication(role=role)
    assert first_of([original, other], other) is (None if role == "original" else original)


def test_where_the_original_is_not_known_there_is_no_first() -> None:
    reprint = publication()
    assert first_of([reprint], reprint) is None
    assert first_of([], None) is None
