"""Bylines: which lines are one, and the names as printed."""

import pytest

from articles.intake.prose.bylines import read_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("By A and B", ["A", "B"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("By Jane Doe, John Roe and Mary Major", ["Jane Doe", "John Roe", "Mary Major"]),
        ("By Jane Doe, John Roe, and Mary Major", ["Jane Doe", "John Roe", "Mary Major"]),
        ("BY JANE DOE", ["JANE DOE"]),
        ("By Dr. Jane van der Doe & Prof. John O’Roe Jr.", ["Dr. Jane van der Doe", "Prof. John O’Roe Jr."]),
        ("By Jane Doe with John Roe", ["Jane Doe", "John Roe"]),
        ("By Jane Doe, PhD", ["Jane Doe, PhD"]),
        ("By the Editorial Board", ["the Editorial Board"]),
        ("Von Anna Müller und Jörg Weiß", ["Anna Müller", "Jörg Weiß"]),
        ("Par Jean-Luc d’Arcy", ["Jean-Luc d’Arcy"]),
        ("Por José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("By: J.R.R. Example", ["J.R.R. Example"]),
        ("By Ludwig van Example and Ibn al-Haytham", ["Ludwig van Example", "Ibn al-Haytham"]),
        ("By 李明", ["李明"]),
    ],
)
def test_names_are_as_printed(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [printed.name for printed in byline.names] == names
    assert byline.remainder is None


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the committee had voted.",
        "By Monday, the committee had voted",
        "By the end of the year",
        "By all accounts",
        "By default",
        "By 2030",
        "By June",
        "Jane Doe",
        "Bye Jane Doe",
        "By " + "Jane Doe, " * 60,
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "position", "organisation"),
    [
        ("By Jane Doe, Professor of History at Example University", "Professor of History", "Example University"),
        ("By Jane Doe, Director, Institute of Things", "Director", "Institute of Things"),
    ],
)
def test_an_affiliation_that_is_clearly_split(line: str, position: str, organisation: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    (printed,) = byline.names
    (affiliation,) = printed.affiliations
    assert (printed.name, affiliation.position, affiliation.organisation) == ("Jane Doe", position, organisation)


@pytest.mark.parametrize(
    ("line", "remainder"),
    [
        ("By Jane Doe for The Conversation", "for The Conversation"),
        ("By Jane Doe, Staff Writer", "Staff Writer"),
        ("By Jane Doe, former president of Quell, Marle and Oxley", "former president of Quell, Marle and Oxley"),
    ],
)
def test_what_is_no_name_and_not_clear_is_kept_whole(line: str, remainder: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert ([printed.name for printed in byline.names], byline.remainder) == (["Jane Doe"], remainder)
    assert byline.names[0].affiliations == ()


def test_a_byline_has_at_most_three_hundred_characters() -> None:
    assert read_byline(f"By Jane Doe for {'X' * 284}") is not None
    assert read_byline(f"By Jane Doe for {'X' * 285}") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe.", ["Jane Doe"]),
        ("By J. R.", ["J. R."]),
        ("By Jane Li.", ["Jane Li."]),
        ("By John Roe Jr.", ["John Roe Jr."]),
        ("By A, B", ["A", "B"]),
        ("Von Anna Müller mit Jörg Weiß", ["Anna Müller", "Jörg Weiß"]),
        ("Por Ana Ruiz y Luis Paz", ["Ana Ruiz", "Luis Paz"]),
        ("Author: Jane Doe", ["Jane Doe"]),
        ("Words by Jane Doe", ["Jane Doe"]),
    ],
)
def test_where_a_list_of_names_is_cut(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [printed.name for printed in byline.names] == names


@pytest.mark.parametrize(
    "line",
    ["By Jane.", "By Jane Doe, Brookings", "By Jane, Professor at Port University", "By Jane Doe, Editor, left."],
)
def test_what_is_not_clear_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_the_last_of_several_authors_holds_the_position() -> None:
    byline = read_byline("By Jane Doe and John Roe, Fellow at Port University for The Hill")
    assert byline is not None
    assert [len(printed.affiliations) for printed in byline.names] == [0, 1]
    assert byline.remainder == "for The Hill"


def test_a_position_with_two_commas_is_not_divided() -> None:
    byline = read_byline("By Jane Doe, Editor, Port University, Quell")
    assert byline is not None
    assert (byline.remainder, byline.names[0].affiliations) == ("Editor, Port University, Quell", ())


def test_a_comma_divides_a_position_only_from_an_organisation() -> None:
    byline = read_byline("By Jane Doe, Editor, Quell")
    assert byline is not None
    assert (byline.remainder, byline.names[0].affiliations) == ("Editor, Quell", ())
