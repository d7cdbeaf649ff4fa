"""Biographies: whose they are, told by the name that they begin with."""

import pytest

from articles.intake.prose.biographies import assign, is_biography, likeness, subjects


@pytest.mark.parametrize(
    ("printed", "subject", "alike"),
    [
        ("Jongsoo Lee", "James Jongsoo Lee", True),
        ("JANE DOE", "Jane Doe", True),
        ("J. Doe", "Jane Doe", True),
        ("Dr. Jane Doe", "Jane Doe, PhD", True),
        ("Jane Doe", "Jane Roe", False),
        ("Mary Ann Doe", "Mary Ann Roe", False),
        ("Jane Doe", "Kim Doe", False),
        ("Jane Doe", "Doe", False),
        ("Jongsoo Lee", "Lee Kuan Yew", False),
    ],
)
def test_two_names_are_the_same_person_s(printed: str, subject: str, alike: bool) -> None:
    assert (likeness(printed, subject) >= 2) is alike


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe is a fellow.", ["Jane Doe"]),
        ("Jane Doe, PhD, is a fellow.", ["Jane Doe, PhD"]),
        ("John Roe, a former harbour master, writes.", ["John Roe"]),
        ("Jane Doe and John Roe are fellows.", ["Jane Doe", "John Roe"]),
        ("J. R. Doe teaches history.", ["J. R. Doe"]),
        ("About the author: Jane Doe is a fellow.", ["Jane Doe"]),
        ("The harbour is closed.", []),
        ("Nobody came.", []),
    ],
)
def test_the_names_that_a_text_begins_with(text: str, names: list[str]) -> None:
    assert subjects(text) == names


def test_the_surname_alone_is_enough_only_where_a_biography_is_announced() -> None:
    text = "Kim Doe is a fellow at the Port Institute."
    assert not is_biography(text, ["Jane Doe"])
    assert is_biography(text, ["Jane Doe"], least=1)


def test_a_sentence_about_the_author_that_states_no_role_is_no_biography() -> None:
    assert not is_biography("Jane Doe is tired of the harbour.", ["Jane Doe"])


def test_each_biography_goes_to_the_name_that_it_is_most_like() -> None:
    one, other = "James Lee is a fellow.", "Mary Lee is a poet."
    assert assign(["Mary Lee", "James Lee"], [one, other]) == ([other, one], [])


def test_a_biography_of_nobody_printed_is_unclaimed() -> None:
    assert assign(["Jane Doe"], ["John Roe is a fellow."]) == ([None], ["John Roe is a fellow."])
