"""The family name that an editor gives must be in the name: whole words, in any case."""

import pytest

from articles.intake.prose.family_names import family_span, holds_family_name


@pytest.mark.parametrize(
    ("name", "family", "found"),
    [
        ("Jongsoo Lee", "Lee", "Lee"),
        ("JONGSOO LEE", "Lee", "LEE"),
        ("Gabriel García  Márquez", "García Márquez", "García  Márquez"),
        ("Martin Luther King, Jr.", "King", "King"),
        ("Jean d'Arcy", "d'Arcy", "d'Arcy"),
        ("Anne-Marie Slaughter", "Slaughter", "Slaughter"),
        ("김대중", "김", "김"),
        ("歐陽修", "歐陽", "歐陽"),
        ("The Editorial Board", "The Editorial Board", "The Editorial Board"),
    ],
)
def test_it_is_found(name: str, family: str, found: str) -> None:
    span = family_span(name, family)
    assert span is not None
    assert name[slice(*span)] == found


@pytest.mark.parametrize(
    ("name", "family"), [("Leonard Leopold", "Leo"), ("Jongsoo Lee", "Kim"), ("Jongsoo Lee", "Lee Jongsoo"), ("A", " ")]
)
def test_it_is_not_there(name: str, family: str) -> None:
    assert not holds_family_name(name, family)


@pytest.mark.parametrize(("name", "family", "start"), [("Lee Lee", "Lee", 4), ("林林林", "林", 0)])
def test_of_two_the_last_word_or_the_first_character(name: str, family: str, start: int) -> None:
    assert family_span(name, family) == (start, start + len(family))
