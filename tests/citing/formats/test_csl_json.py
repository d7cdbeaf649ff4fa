"""CSL-JSON: an item that the schema of CSL takes."""

import json

import pytest

from articles.citing.formats.csl_json import csl_json
from tests.citing.formats.items import ALLIANCE, ATTACKS, BARE, NAMES, TITLES, WEBPAGE, Item, crowd
from tests.csl_schema import faults_of

EVERYTHING: list[Item] = [
    ALLIANCE,
    WEBPAGE,
    BARE,
    crowd(300),
    *({**ALLIANCE, "title": title} for title in TITLES.values()),
    *({**ALLIANCE, "author": [parts]} for parts, _ in NAMES.values()),
]


@pytest.mark.parametrize("item", EVERYTHING, ids=lambda item: item["id"])
def test_the_schema_accepts_the_item(item: Item) -> None:
    assert faults_of(json.loads(csl_json(item))) == []


@pytest.mark.parametrize("item", EVERYTHING, ids=lambda item: item["id"])
def test_the_item_is_unchanged_but_for_the_places_of_particles_and_suffixes(item: Item) -> None:
    written = json.loads(csl_json(item))
    names = item.get("author", [])
    assert {**written, "author": names} == {**item, "author": names}
    for name, original in zip(written.get("author", []), names, strict=True):
        assert letters(name) == letters(original)
        assert name.keys() <= {"family", "given", "literal", "static-ordering"} | (original.keys() - {"given"})


def letters(name: Item) -> list[str]:
    """The characters of a name, for any order of its parts."""
    return sorted(c for part in name.values() if isinstance(part, str) for c in part if c not in " ,")


def test_names_without_particles_and_suffixes_stay_as_they_are() -> None:
    assert json.loads(csl_json(ALLIANCE)) == ALLIANCE
    alone = {**BARE, "author": [{"family": "King", "suffix": "Jr."}]}
    assert json.loads(csl_json(alone)) == alone


def test_the_schema_refuses_an_unknown_type() -> None:
    assert faults_of({**ALLIANCE, "type": "unheard-of"})


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_value_ends_it(attack: str) -> None:
    item = json.loads(csl_json({**BARE, "title": attack}).encode("utf-8"))
    assert item == {**BARE, "title": attack.replace("\ud800", "\ufffd")}


def test_the_cited_paragraph_is_not_in_the_item() -> None:
    assert csl_json(ALLIANCE, "7") == csl_json(ALLIANCE)


def test_the_file_ends_with_a_line_break() -> None:
    assert csl_json(BARE).endswith("}\n")


def test_letters_are_not_escaped() -> None:
    assert "韓米同盟" in csl_json({"title": "韓米同盟"})
