"""Biographies: each is matched with its author by the name that it begins with."""

import pytest

from articles.intake.prose.biographies import (
    assign,
    continues_biography,
    is_biography,
    is_biography_label,
    is_unnamed_biography,
    likeness,
    subjects,
)


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
    ("printed", "subject", "shared"),
    [
        ("Jane Doe", "Jane Doe", 3),
        ("Jane Doe", "Doe", 1),
        ("Jane Doe", "Jane Roe", 0),
        ("Jane Doe", "", 0),
        ("J. Doe", "Jane Doe", 2),
        ("J. Doe", "K. Doe", 1),
        ("J. Doe", "J. Doe", 4),
        ("A. B. Doe", "Anna Doe", 2),
        ("Jane Q. Doe", "Jane Quell Doe", 3),
        ("Jane Quell Doe", "Jane Rose Doe", 2),
    ],
)
def test_how_many_words_two_names_share(printed: str, subject: str, shared: int) -> None:
    assert (likeness(printed, subject), likeness(subject, printed)) == (shared, shared)


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
        ("Jr. and Jane Doe are fellows.", ["Jr.", "Jane Doe"]),
    ],
)
def test_the_names_that_a_text_begins_with(text: str, names: list[str]) -> None:
    assert subjects(text) == names


def test_the_surname_alone_is_enough_only_where_a_biography_is_announced() -> None:
    text = "Kim Doe is a fellow at the Port Institute."
    assert not is_biography(text, ["Jane Doe"])
    assert is_biography(text, ["Jane Doe"], least=1)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe was harbour master of Quell until 2019.",
        "Jane Doe — harbour correspondent of the Courier.",
        "Jane Doe, a former ferry captain, lives in Quell.",
    ],
)
def test_a_past_and_a_dash_introduce_a_person_too(text: str) -> None:
    assert is_biography(text, ["Jane Doe"])
    assert not is_biography(text, ["John Roe"])


def test_a_sentence_about_the_author_that_states_no_role_is_no_biography() -> None:
    assert not is_biography("Jane Doe is tired of the harbour.", ["Jane Doe"])


def test_each_biography_goes_to_the_name_that_it_is_most_like() -> None:
    james, mary = "James Lee is a fellow.", "Mary Lee is a poet."
    assert assign(["Mary Lee", "James Lee"], [james, mary]) == ([mary, james], [])


def test_a_biography_of_nobody_printed_is_unclaimed() -> None:
    assert assign(["Jane Doe"], ["John Roe is a fellow."]) == ([None], ["John Roe is a fellow."])


@pytest.mark.parametrize("line", ["About the author", "Zur Person:", "About the authors :", "CONTRIBUTORS"])
def test_a_label_of_a_biography(line: str) -> None:
    assert is_biography_label(line)


@pytest.mark.parametrize("line", ["About the author of this", "Authors write", "About the author" + " " * 70])
def test_no_label(line: str) -> None:
    assert not is_biography_label(line)


def test_a_biography_that_names_nobody() -> None:
    assert is_unnamed_biography("The writer is a former ambassador.")
    assert is_biography("The writer is a former ambassador.", [])
    assert not is_unnamed_biography("The writer is a fellow." + " " * 2_480)
    assert assign(["A B", "C D"], ["The writer is a fellow."]) == (["The writer is a fellow."] * 2, [])


def test_a_text_of_two_and_a_half_thousand_characters_may_be_a_biography() -> None:
    text = "Jane Doe is a fellow." + "x" * 2_479
    assert is_biography(text, ["Jane Doe"])
    assert not is_biography(f"{text}x", ["Jane Doe"])


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("She works there.", True),
        ("Follow her.", True),
        ("Shell works.", False),
        ("He " + "x" * 598, False),
        ("He " + "x" * 597, True),
    ],
)
def test_what_goes_on_with_a_biography(text: str, goes_on: bool) -> None:
    assert continues_biography(text) is goes_on


@pytest.mark.parametrize(
    ("printed", "subject", "words"),
    [
        ("Jane Doe", "Jane Doe", 3),
        ("Doe", "Jane Doe", 1),
        ("J. Doe", "Jane Doe", 2),
        ("J. Doe", "Kim Doe", 1),
        ("", "Doe", 0),
    ],
)
def test_how_alike_two_names_are(printed: str, subject: str, words: int) -> None:
    assert likeness(printed, subject) == words


def test_two_biographies_of_one_person_are_joined() -> None:
    assert assign(["Jane Doe"], ["Jane Doe is a fellow.", "Jane Doe is a poet."])[0] == [
        "Jane Doe is a fellow.\n\nJane Doe is a poet."
    ]


def test_biographies_in_one_paragraph_are_cut_where_the_next_name_begins() -> None:
    paragraph = "Jane Doe is a fellow. She is old. John Roe is a poet."
    assert assign(["Jane Doe", "John Roe"], [paragraph])[0] == [
        "Jane Doe is a fellow. She is old.",
        "John Roe is a poet.",
    ]
    alone = "Jane Doe is a fellow. Jane Doe is a poet."
    assert assign(["Jane Doe"], [alone]) == ([alone], [])
    assert assign(["Jane Doe"], ["Jane Doe is a fellow. John Roe is a poet."])[0] == [
        "Jane Doe is a fellow. John Roe is a poet."
    ]
