"""The sidecar's shape: what its parts must say together."""

from typing import Any

import pytest
from pydantic import ValidationError

from articles.intake.sidecar.model import Sidecar, SidecarAffiliation, SidecarAuthor, SidecarName


def codes(part: Any, **facts: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        part(**facts)
    return [error["type"] for error in caught.value.errors()]


@pytest.mark.parametrize("facts", [{"position": "Fellow"}, {"organisation": "Forum"}])
def test_an_affiliation_is_a_position_or_an_organisation(facts: dict[str, str]) -> None:
    assert SidecarAffiliation(**facts).model_dump(exclude_none=True) == facts


def test_an_affiliation_says_something() -> None:
    assert codes(SidecarAffiliation) == ["empty_affiliation"]


def test_a_family_name_is_a_part_of_one_of_the_names() -> None:
    assert SidecarAuthor(name_as_printed="J. D.", person_name="Jane Doe", family_name="Doe").family_name == "Doe"
    assert SidecarAuthor(name_as_printed="Jane Doe", person_name="J. D.", family_name="Doe").family_name == "Doe"
    assert SidecarAuthor(name_as_printed="Jane Doe", family_name=None).family_name is None
    assert codes(SidecarAuthor, name_as_printed="Jane Doe", person_name="Jane Roe", family_name="Lee") == [
        "not_in_name"
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"family": "Gogh", "given": "Vincent", "particle": "van"},
        {"family": "Plato"},
        {"literal": "The Editorial Board"},
    ],
)
def test_a_name_has_parts_or_is_whole(facts: dict[str, str]) -> None:
    assert SidecarName(**facts).model_dump(exclude_none=True) == facts


@pytest.mark.parametrize("part", ["family", "given", "particle", "suffix"])
def test_a_name_with_parts_and_literal_is_refused(part: str) -> None:
    assert codes(SidecarName, **{part: "Doe", "literal": "Jane Doe"}) == ["divided_and_whole"]


@pytest.mark.parametrize("facts", [{}, {"given": "Jane"}, {"particle": "van", "suffix": "Jr."}])
def test_a_name_has_a_family_name_at_least(facts: dict[str, str]) -> None:
    assert codes(SidecarName, **facts) == ["empty_name"]


def test_a_family_name_is_not_held_to_a_name_that_is_refused_itself() -> None:
    assert codes(SidecarAuthor, name_as_printed="", family_name="Lee") == ["string_too_short"]


@pytest.mark.parametrize("ordinals", [[], [3], [1, 2], [2, 5, 9]])
def test_sections_in_order(ordinals: list[int]) -> None:
    sections = [{"first_ordinal": ordinal} for ordinal in ordinals]
    assert [section.first_ordinal for section in Sidecar.model_validate({"sections": sections}).sections] == ordinals


@pytest.mark.parametrize("ordinals", [[2, 2], [2, 1], [1, 3, 2], [2, 1, 3]])
def test_sections_out_of_order(ordinals: list[int]) -> None:
    assert codes(Sidecar, sections=[{"first_ordinal": ordinal} for ordinal in ordinals]) == ["sections_out_of_order"]
