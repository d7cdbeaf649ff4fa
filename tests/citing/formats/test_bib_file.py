"""The syntax of .bib files, from the parts of names and fields."""

from typing import Any

import pytest

from articles.citing.formats.bib_file import entry, field, keeps_particles, key, literal_list, name_list


def plain(text: str) -> str:
    return text


def name(**parts: str) -> Any:
    return {part.replace("_", "-"): value for part, value in parts.items()}


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("the-bridge.v1", "the-bridge.v1"),
        ("a b//c", "a-b-c"),
        ("-a:b_c-", "a:b_c"),
        ("“”", "citation"),
        ("", "citation"),
    ],
)
def test_a_key_has_the_characters_of_a_key(identifier: str, expected: str) -> None:
    assert key({"id": identifier}) == expected


def test_a_field_without_a_value_is_left_out() -> None:
    fields = [field("title", "T"), field("url", None), field("doi", ""), ("month", "may")]
    assert entry("article", "k", fields) == "@article{k,\n  title = {T},\n  month = may,\n}\n"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (name(family="Lee", given="James"), "Lee, James"),
        (name(family="King", given="Martin", suffix="Jr."), "King, Jr., Martin"),
        (name(family="Gogh", given="Vincent", non_dropping_particle="van"), "van Gogh, Vincent"),
        (name(family="Humboldt", given="Alexander", dropping_particle="von"), "von Humboldt, Alexander"),
        (
            name(family="Cruz", given="Ana", dropping_particle="de", non_dropping_particle="la"),
            "de la Cruz, Ana",
        ),
        (name(family="Cruz", given="Ana", non_dropping_particle="De la"), "{De la Cruz}, Ana"),
        (name(family="Sadat", given="Anwar", non_dropping_particle="al-"), "al-Sadat, Anwar"),
        (name(family="Alembert", given="Jean", dropping_particle="d’"), "Alembert, Jean d’"),
        (name(family="Berg", given="An", dropping_particle="Van den"), "Berg, An Van den"),
        (name(family="Berg", given="An", non_dropping_particle="von, zu"), "{von, zu Berg}, An"),
        (name(family="Berg", given="An", non_dropping_particle="and"), "{and Berg}, An"),
        (name(family="Ortega y Gasset", given="José"), "{Ortega y Gasset}, José"),
        (name(family="García Márquez", given="Gabriel"), "García Márquez, Gabriel"),
        (name(family="smith", given="An"), "smith, An"),
        (name(family="Others", given="An"), "{Others}, An"),
        (name(family="Barnes, Sons", given="An"), "{Barnes, Sons}, An"),
        (name(family="Lee", given="An and Bo"), "Lee, {An and Bo}"),
        (name(family="Plato"), "Plato"),
        (name(family="King", suffix="Jr."), "{King, Jr.}"),
        (name(family="Gogh", non_dropping_particle="van"), "{van Gogh}"),
        (name(given="Plato"), "{Plato}"),
        (name(literal="Health and Safety"), "{Health and Safety}"),
    ],
)
def test_a_name_is_divided_as_bibtex_divides_it(parts: Any, expected: str) -> None:
    assert name_list([parts], plain) == expected


def test_names_are_joined_and_empty_ones_left_out() -> None:
    names = [name(family="Lee", given="An"), name(suffix="Jr."), name(literal="Council")]
    assert name_list(names, plain) == "Lee, An and {Council}"
    assert name_list([], plain) is None


@pytest.mark.parametrize(
    ("institution", "expected"), [(None, None), ("", None), ("Council", "Council"), ("A and B", "{A and B}")]
)
def test_an_institution_is_one_name(institution: str | None, expected: str | None) -> None:
    assert literal_list(institution, plain) == expected


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        ([], False),
        ([name(family="Lee")], False),
        ([name(family="Gogh", non_dropping_particle="van"), name(family="Lee")], True),
        ([name(family="Humboldt", dropping_particle="von")], False),
        ([name(family="Gogh", non_dropping_particle="van"), name(family="Humboldt", dropping_particle="von")], False),
    ],
)
def test_particles_are_kept_if_some_are_and_none_drops(names: list[Any], *, kept: bool) -> None:
    assert keeps_particles(iter(names)) is kept
