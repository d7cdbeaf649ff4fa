"""What an editor knows about the authors, beside what the byline prints."""

import pytest

from articles.intake.manuscript import Affiliation, Author, Manuscript
from articles.intake.sidecar import parse_json_object
from articles.intake.sidecar.authors import complete_authors

PRINTED = Author(
    "Jane Doe",
    role="translator",
    biography_as_printed="She sails.",
    person_name="Jane Q. Doe",
    family_name="Doe",
    orcid="0000-0002-1694-233X",
    viaf="1",
    wikidata="Q1",
)
KNOWN = {
    "role": "editor",
    "biography_as_printed": "She rows.",
    "person_name": "Jane Quell Doe",
    "family_name": "Quell Doe",
    "orcid": "0000-0002-1825-0097",
    "viaf": "2",
    "wikidata": "Q2",
}


def completed(author: Author, **known: object) -> Author:
    (only,), warnings = all_completed([author], {"name_as_printed": author.name_as_printed, **known})
    assert warnings == []
    return only


def all_completed(authors: list[Author], *known: dict[str, object]) -> tuple[tuple[Author, ...], list[str]]:
    return complete_authors(
        Manuscript("text/plain", authors=tuple(authors)), parse_json_object({"authors": list(known)})
    )


@pytest.mark.parametrize("name", KNOWN)
def test_what_the_editor_knows_goes_before_what_was_read(name: str) -> None:
    names = {"person_name": "Jane Quell Doe"} if name == "family_name" else {}
    assert getattr(completed(PRINTED, **names, **{name: KNOWN[name]}), name) == KNOWN[name]


@pytest.mark.parametrize("name", KNOWN)
def test_what_was_read_stays_if_the_editor_does_not_state_it(name: str) -> None:
    assert getattr(completed(PRINTED), name) == getattr(PRINTED, name)


def test_an_affiliation_that_the_source_states_is_not_added_again() -> None:
    author = Author("Jane Doe", affiliations=(Affiliation("Poet", "Port"),))
    stated = [{"position": "Poet", "organisation": "Port"}, {"position": "Poet"}, {"organisation": "Port"}]
    assert completed(author, affiliations=stated).affiliations == (
        Affiliation("Poet", "Port"),
        Affiliation("Poet", None, "editor"),
        Affiliation(None, "Port", "editor"),
    )


def test_each_entry_completes_the_author_of_its_name() -> None:
    authors, warnings = all_completed(
        [Author("Jane Doe"), Author("JOHN ROE")], {"name_as_printed": "john  roe", "viaf": "7"}
    )
    assert authors == (Author("Jane Doe"), Author("JOHN ROE", viaf="7"))
    assert warnings == []


def test_an_author_whom_the_byline_does_not_print_comes_last_with_a_warning() -> None:
    authors, warnings = all_completed([Author("Jane Doe")], {"name_as_printed": "Kim Lee", "viaf": "7"})
    assert authors == (Author("Jane Doe"), Author("Kim Lee", viaf="7"))
    assert warnings == ["The sidecar adds an author whom the byline does not print: Kim Lee."]


def test_there_is_no_warning_if_there_is_no_byline() -> None:
    assert all_completed([], {"name_as_printed": "Kim Lee"}) == ((Author("Kim Lee"),), [])


def test_an_added_author_who_is_named_twice_is_one_author() -> None:
    authors, warnings = all_completed(
        [Author("Jane Doe")],
        {"name_as_printed": "Kim Lee", "viaf": "7"},
        {"name_as_printed": "KIM LEE", "wikidata": "Q7"},
    )
    assert authors == (Author("Jane Doe"), Author("Kim Lee", viaf="7", wikidata="Q7"))
    assert len(warnings) == 1
