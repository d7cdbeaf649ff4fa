"""Names of places that have the form of a person's name."""

import pytest

from articles.intake.prose.place_names import is_place


@pytest.mark.parametrize(
    "name", ["New York", "new york", "Hong Kong", "South Korea", "Südkorea", "Corée du Sud", "Buenos Aires"]
)
def test_a_country_and_a_city_are_places(name: str) -> None:
    assert is_place(name)


@pytest.mark.parametrize("name", ["Jane Doe", "York New", ""])
def test_a_name_that_the_cldr_does_not_have_is_none(name: str) -> None:
    assert not is_place(name)
