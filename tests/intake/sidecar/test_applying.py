"""Manuscript and sidecar: what is completed, what is marked as the editor's, and what contradicts the print."""

from dataclasses import replace
from pathlib import Path

import pytest

from articles.intake import Manuscript, SidecarError, read, slug_of
from articles.intake.manuscript import Affiliation, LeftOut, Outlet
from articles.intake.prose.warnings import NO_OUTLET
from articles.intake.sidecar import apply, find_sidecar, parse_json_object
from tests.intake import opeds


def completed(text: str, **facts: object) -> Manuscript:
    return apply(read(text.encode()), parse_json_object(facts))


def refusal(text: str, **facts: object) -> tuple[str, str]:
    with pytest.raises(SidecarError) as caught:
        completed(text, **facts)
    ((pointer, code, _),) = caught.value.problems
    return pointer, code


def test_an_empty_sidecar_changes_nothing() -> None:
    assert completed(opeds.DATE_FIRST) == read(opeds.DATE_FIRST.encode())


def test_top_level_facts_are_marked() -> None:
    result = completed(opeds.DATE_FIRST, language="en", genre="opinion", keywords=["ports"], slug="quell")
    assert (result.language, result.genre, result.keywords, slug_of(result)) == ("en", "opinion", ("ports",), "quell")
    assert set(result.supplied_by_editor) == {"language", "genre", "keywords", "slug"}


def test_the_page_s_facts_go_to_the_page() -> None:
    result = completed(opeds.DATE_FIRST, outlet={"name": "Port News"}, url="https://port.example/a", rights="CC BY 4.0")
    original, here = result.publications
    assert original.supplied_by_editor == ()
    assert (here.outlet, here.url, here.rights) == (Outlet("Port News"), "https://port.example/a", "CC BY 4.0")
    assert set(here.supplied_by_editor) == {"outlet", "url", "rights"}


def test_a_given_date_is_the_page_s_and_the_manuscript_s() -> None:
    result = completed(opeds.COMMENTS, published="2021-04")
    (here,) = result.publications
    assert (result.published, here.date, here.supplied_by_editor) == ("2021-04", "2021-04", ("date",))


@pytest.mark.parametrize("date", ["Spring 2023", "May/June 2023", "Printemps 2023", "2023-21", "2023-05/2023-06"])
def test_the_date_of_an_issue_is_left_out(date: str) -> None:
    read_alone = read(opeds.COMMENTS.encode())
    result = completed(opeds.COMMENTS, published=date, publications=[{"role": "original", "date": date}])
    assert (result.published, result.supplied_by_editor) == (read_alone.published, ())
    assert [(here.date, here.supplied_by_editor) for here in result.publications] == [(read_alone.published, ())]
    assert result.left_out[len(read_alone.left_out) :] == (LeftOut(date, "the date of an issue"),) * 2
    assert f"“{date}” is the date of an issue, and names no single month." in result.warnings


@pytest.mark.parametrize("date", ["Spring", "2023-25", "2023-13/2023-14", "2023-05/06", "Spring 2023 or so", "2023-2"])
def test_what_is_neither_a_day_nor_the_date_of_an_issue_is_refused(date: str) -> None:
    assert refusal(opeds.COMMENTS, published=date)[0] == "/published"


def test_what_the_source_says_too_is_the_source_s() -> None:
    (here,) = completed(opeds.MUCH_FURNITURE, outlet={"name": "Port Institute"}).publications
    assert here.supplied_by_editor == ()


def test_a_publication_completes_the_one_of_its_role() -> None:
    result = completed(opeds.DATE_FIRST, publications=[{"role": "original", "url": "https://atlantic.example/a"}])
    original, here = result.publications
    assert (original.outlet, original.url) == (Outlet("The Atlantic"), "https://atlantic.example/a")
    assert original.supplied_by_editor == ("url",)
    assert here.url is None


def test_a_further_republication_is_added() -> None:
    added = {"role": "republication", "outlet": {"name": "Port News"}}
    page = {"role": "republication", "outlet": {"name": "Quell Courier"}}
    result = completed(opeds.DATE_FIRST, outlet={"name": "Quell Courier"}, publications=[added, page])
    assert [
        (publication.role, publication.outlet and publication.outlet.name, publication.printed_here)
        for publication in result.publications
    ] == [
        ("original", "The Atlantic", False),
        ("republication", "Quell Courier", True),
        ("republication", "Port News", False),
    ]


def test_an_original_elsewhere_makes_the_page_a_republication() -> None:
    result = completed(
        opeds.COMMENTS,
        outlet={"name": "Quell Courier"},
        publications=[{"role": "original", "outlet": {"name": "The Atlantic"}, "date": "2020"}],
    )
    original, here = result.publications
    assert (original.role, original.outlet, original.date, original.printed_here) == (
        "original",
        Outlet("The Atlantic"),
        "2020",
        False,
    )
    assert (here.role, here.outlet, here.printed_here) == ("republication", Outlet("Quell Courier"), True)


def test_an_author_is_matched_without_regard_to_case() -> None:
    known = {
        "name_as_printed": "Jane Doe",
        "orcid": "0000-0002-1825-0097",
        "affiliations": [{"organisation": "Port Institute"}],
    }
    result = completed(opeds.DATE_FIRST, authors=[known])
    jane, john = result.authors
    assert (jane.name_as_printed, jane.orcid) == ("JANE DOE", "0000-0002-1825-0097")
    assert jane.affiliations == (Affiliation(None, "Port Institute", "editor"),)
    assert john.orcid is None


def test_what_an_editor_knows_of_a_name_and_an_outlet_is_taken_over() -> None:
    known = {"name_as_printed": "Jane Doe", "family_name": "Doe"}
    result = completed(opeds.DATE_FIRST, authors=[known], outlet={"name": "Port News", "kind": "newspaper"})
    assert [author.family_name for author in result.authors] == ["Doe", None]
    assert [publication.outlet for publication in result.publications if publication.printed_here] == [
        Outlet("Port News", None, "newspaper")
    ]


@pytest.mark.parametrize("names", [{}, {"person_name": "Kim Roe"}])
def test_a_family_name_that_is_in_no_name_is_refused(names: dict[str, str]) -> None:
    author = {"name_as_printed": "Jane Doe", **names, "family_name": "Lee"}
    assert refusal(opeds.DATE_FIRST, authors=[author]) == ("/authors/0/family_name", "not_in_name")


def test_a_family_name_may_be_in_the_fuller_name_only() -> None:
    author = {"name_as_printed": "J. D.", "person_name": "Jane Doe", "family_name": "Doe"}
    assert completed(opeds.DATE_FIRST, authors=[author]).authors[-1].family_name == "Doe"


def test_an_author_whom_the_byline_does_not_print_is_added_with_a_warning() -> None:
    result = completed(opeds.DATE_FIRST, authors=[{"name_as_printed": "Mary Major", "role": "translator"}])
    assert [(author.name_as_printed, author.role) for author in result.authors][2] == ("Mary Major", "translator")
    assert any("Mary Major" in warning for warning in result.warnings)
    assert "authors" in result.supplied_by_editor


def test_an_author_is_given_where_the_source_prints_none() -> None:
    result = completed(f"Title\n\n{opeds.BODY}", authors=[{"name_as_printed": "Jane Doe"}])
    assert [author.name_as_printed for author in result.authors] == ["Jane Doe"]
    assert not any("byline" in warning for warning in result.warnings)


def test_a_biography_that_was_taken_for_a_paragraph_is_claimed() -> None:
    biography = "He has lived by the sea since he was born."
    text = f"Title\n\nBy Jane Doe\n\n{opeds.BODY}\n\n{biography}"
    assert len(read(text.encode()).paragraphs) == 4
    result = completed(text, authors=[{"name_as_printed": "Jane Doe", "biography_as_printed": biography}])
    assert result.authors[0].biography_as_printed == biography
    assert len(result.paragraphs) == 3


def test_a_biography_that_is_not_printed_is_refused() -> None:
    known = {"name_as_printed": "Jane Doe", "biography_as_printed": "Jane Doe is a king."}
    assert refusal(opeds.DATE_FIRST, authors=[known]) == ("/authors/0/biography_as_printed", "not_in_source")


def test_a_note_that_is_not_printed_is_refused() -> None:
    known = {"role": "original", "note_as_printed": "It was in The Hill."}
    assert refusal(opeds.DATE_FIRST, publications=[known]) == ("/publications/0/note_as_printed", "not_in_source")


def test_sections_run_to_the_next_one() -> None:
    sections = [{"first_ordinal": 1, "heading": "One"}, {"first_ordinal": 3, "heading": "Two"}]
    result = completed(opeds.DATE_FIRST, sections=sections)
    assert [
        (section.first_ordinal, section.last_ordinal, section.heading, section.supplied_by)
        for section in result.sections
    ] == [
        (1, 2, "One", "editor"),
        (3, 3, "Two", "editor"),
    ]


def test_a_printed_heading_stays_the_source_s() -> None:
    result = completed(
        opeds.NO_BLANK_LINES, sections=[{"first_ordinal": 1}, {"first_ordinal": 3, "heading": "The way forward"}]
    )
    assert [section.supplied_by for section in result.sections] == ["editor", "source"]


def test_a_section_beyond_the_text_is_refused() -> None:
    sections = [{"first_ordinal": 1}, {"first_ordinal": 4}]
    assert refusal(opeds.DATE_FIRST, sections=sections) == ("/sections/1/first_ordinal", "out_of_range")


def test_warnings_that_are_answered_go() -> None:
    result = completed(opeds.NO_BLANK_LINES, language="en", outlet={"name": "The Quell Courier"})
    assert result.warnings == ()


def test_the_warning_of_an_outlet_is_answered_by_the_outlet_of_the_page_only() -> None:
    here = completed(opeds.DATE_FIRST, outlet={"name": "The Quell Courier"})
    assert NO_OUTLET not in here.warnings
    assert [publication.printed_here for publication in here.publications] == [False, True]
    assert NO_OUTLET in completed(opeds.DATE_FIRST).warnings


def test_the_sidecar_lies_beside_the_file(tmp_path: Path) -> None:
    document, sidecar = tmp_path / "a.v1.txt", tmp_path / "a.v1.meta.yaml"
    assert find_sidecar(document) is None
    sidecar.write_text("")
    assert find_sidecar(document) == sidecar
    assert find_sidecar(sidecar) is None


def test_the_page_s_outlet_is_not_overruled_by_another_republication() -> None:
    added = {"role": "republication", "outlet": {"name": "Port News"}}
    result = completed(opeds.DATE_FIRST, outlet={"name": "Quell Courier"}, publications=[added])
    assert [publication.outlet and publication.outlet.name for publication in result.publications] == [
        "The Atlantic",
        "Quell Courier",
        "Port News",
    ]


def test_the_editor_overrules_the_source_and_adds_what_it_does_not_state() -> None:
    read_out = read(opeds.DATE_FIRST.encode())
    stated = replace(read_out.authors[0], orcid="0000-0002-1694-233X", affiliations=(Affiliation("Pilot", None),))
    manuscript = replace(read_out, authors=(stated,))
    known = {
        "name_as_printed": " jane  doe ",
        "orcid": "0000-0002-1825-0097",
        "affiliations": [{"position": "Pilot"}, {"position": "Poet"}],
    }
    (author,) = apply(manuscript, parse_json_object({"authors": [known]})).authors
    assert author.orcid == "0000-0002-1825-0097"
    assert author.affiliations == (Affiliation("Pilot", None), Affiliation("Poet", None, "editor"))
    assert apply(manuscript, parse_json_object({"authors": [{"name_as_printed": "Jane Doe"}]})).authors == (stated,)


def test_one_entry_of_a_role_may_name_another_outlet() -> None:
    result = completed(opeds.DATE_FIRST, publications=[{"role": "original", "outlet": {"name": "The Hill"}}])
    assert [publication.outlet and publication.outlet.name for publication in result.publications] == ["The Hill", None]


def test_a_page_stays_the_original_if_the_editor_names_the_same_outlet() -> None:
    facts = {"outlet": {"name": "The Hill"}, "publications": [{"role": "original", "outlet": {"name": "the hill"}}]}
    assert [publication.role for publication in completed(opeds.COMMENTS, **facts).publications] == ["original"]


def test_two_entries_of_a_role_do_not_overrule_the_outlet_that_the_page_prints() -> None:
    entries = [{"role": "original", "outlet": {"name": name}} for name in ("The Hill", "The Times")]
    result = completed(opeds.MUCH_FURNITURE, publications=entries)
    assert [publication.outlet and publication.outlet.name for publication in result.publications] == [
        "Port Institute",
        "The Hill",
        "The Times",
    ]
