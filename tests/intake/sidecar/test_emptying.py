"""What an editor says is no such fact is unknown, marked, and left out with the reason; everything else stays as it was read."""

from typing import Any

import pytest

from articles.intake import Manuscript, read
from articles.intake.manuscript import Author, LeftOut, ManuscriptPublication, NameParts, Outlet
from articles.intake.prose.warnings import NO_BYLINE, UNREAD_BYLINE
from articles.intake.sidecar import apply, parse_json_object
from tests.intake import opeds

BIOGRAPHIES = (
    "Jane Doe is a professor at Example University.",
    "John Roe, a former harbour master, writes about ports.",
)
NOTE = "This article first appeared in The Atlantic on March 30, 2021."
ORIGINAL = ManuscriptPublication("original", Outlet("The Atlantic"), "2021-03-30", note_as_printed=NOTE)
PAGE = ManuscriptPublication("republication", Outlet("Port News"), "2021-04-03", credit="A. Example", printed_here=True)


def completed(manuscript: Manuscript | str = opeds.DATE_FIRST, **facts: Any) -> Manuscript:
    read_before = read(manuscript.encode()) if isinstance(manuscript, str) else manuscript
    return apply(read_before, parse_json_object(facts))


def reasons(manuscript: Manuscript) -> dict[str, str]:
    return {piece.text: piece.reason for piece in manuscript.left_out}


def test_a_subtitle_that_is_none_is_left_out() -> None:
    result = completed(subtitle=None)
    assert result.subtitle is None
    assert result.supplied_by_editor == ("subtitle",)
    assert reasons(result) == {"The case for Quell, in numbers": "read as the subtitle; the editor says that it is not"}
    assert result.blocks == completed().blocks


def test_a_title_that_is_none_is_left_out() -> None:
    assert completed(title=None).title is None
    assert reasons(completed(title=None)) == {"Open the Harbour": "read as the title; the editor says that it is not"}


def test_another_value_empties_nothing() -> None:
    assert completed(subtitle="In numbers").left_out == ()


def test_a_date_that_is_none_is_neither_the_manuscript_s_nor_the_page_s() -> None:
    result = completed(published=None)
    page = result.publications[-1]
    assert (result.published, page.date) == (None, None)
    assert (result.supplied_by_editor, page.supplied_by_editor) == (("published",), ("date",))
    assert result.publications[0].date == "2021-03-30"


@pytest.mark.parametrize("name", ["language", "genre", "keywords"])
def test_a_fact_of_the_article_is_emptied(name: str) -> None:
    stated = Manuscript("text/markdown", language="en", genre="essay", keywords=("ports",))
    result = completed(stated, **{name: None})
    assert not getattr(result, name)
    assert result.supplied_by_editor == (name,)
    others = {"language": "en", "genre": "essay", "keywords": ("ports",)}
    del others[name]
    assert {other: getattr(result, other) for other in others} == others


def test_keywords_that_are_none_are_an_empty_list() -> None:
    assert completed(Manuscript("text/markdown", keywords=("ports",)), keywords=None).keywords == ()


def test_the_facts_of_the_page_are_emptied_and_no_other_publication_s() -> None:
    stated = Manuscript("text/html", publications=(ORIGINAL, PAGE))
    original, page = completed(stated, outlet=None, credit=None).publications
    assert (page.outlet, page.credit, page.date) == (None, None, "2021-04-03")
    assert set(page.supplied_by_editor) == {"outlet", "credit"}
    assert original == ORIGINAL
    assert completed(stated, credit=None).left_out == (
        LeftOut("A. Example", "read as the picture credit; the editor says that it is not"),
    )


def test_an_outlet_s_own_facts_are_emptied() -> None:
    page = ManuscriptPublication("original", Outlet("Port News", "https://p.example/", "magazine"), printed_here=True)
    stated = Manuscript("text/html", publications=(page,))
    given = {"name": "Port News", "url": None}
    assert completed(stated, outlet=given).publications[0].outlet == Outlet("Port News", None, "magazine")
    given = {"name": "Port News", "kind": None}
    assert completed(stated, outlet=given).publications[0].outlet == Outlet("Port News", "https://p.example/", None)


# ── Authors ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_name_that_is_no_author_s_is_left_out_with_its_biography() -> None:
    result = completed(authors=[{"name_as_printed": "Jane Doe", "role": None}])
    assert [author.name_as_printed for author in result.authors] == ["JOHN ROE"]
    assert result.authors[0].biography_as_printed == BIOGRAPHIES[1]
    assert result.supplied_by_editor == ("authors",)
    assert reasons(result) == {
        "JANE DOE": "read as the byline; the editor says that it is not",
        BIOGRAPHIES[0]: "read as a biography; the editor says that it is not",
    }


def test_one_name_in_the_place_of_another_is_marked() -> None:
    given = [{"name_as_printed": "Jane Doe", "role": None}, {"name_as_printed": "Kim Roe"}]
    result = completed(authors=given)
    assert [author.name_as_printed for author in result.authors] == ["JOHN ROE", "Kim Roe"]
    assert result.supplied_by_editor == ("authors",)


def test_a_name_that_is_not_printed_cannot_be_denied() -> None:
    result = completed(authors=[{"name_as_printed": "Kim Roe", "role": None}])
    assert result == completed()


def test_a_document_has_no_byline_if_the_editor_says_so() -> None:
    result = completed(authors=None)
    assert result.authors == ()
    assert result.supplied_by_editor == ("authors",)
    assert set(reasons(result)) == {"JANE DOE", "JOHN ROE", *BIOGRAPHIES}


@pytest.mark.parametrize("warning", [NO_BYLINE, UNREAD_BYLINE.format("By the River")])
def test_saying_that_there_is_no_byline_answers_the_warnings_about_it(warning: str) -> None:
    assert completed(Manuscript("text/plain", warnings=(warning, "Another.")), authors=None).warnings == ("Another.",)


def test_a_biography_that_is_none_is_left_out() -> None:
    result = completed(authors=[{"name_as_printed": "Jane Doe", "biography_as_printed": None}])
    assert [author.biography_as_printed for author in result.authors] == [None, BIOGRAPHIES[1]]
    assert reasons(result) == {BIOGRAPHIES[0]: "read as a biography; the editor says that it is not"}


@pytest.mark.parametrize("name", ["name", "person_name", "family_name", "orcid", "viaf", "wikidata"])
def test_a_fact_about_an_author_is_emptied_and_the_others_stay(name: str) -> None:
    facts: dict[str, Any] = {
        "name": NameParts("Doe", "Jane"),
        "person_name": "Jane A. Doe",
        "family_name": "Doe",
        "orcid": "0000-0002-1825-0097",
        "viaf": "1",
        "wikidata": "Q1",
    }
    stated = Manuscript("application/jats+xml", authors=(Author("Jane Doe", **facts),))
    (author,) = completed(stated, authors=[{"name_as_printed": "Jane Doe", name: None}]).authors
    assert author == Author("Jane Doe", **{**facts, name: None})


def test_affiliations_are_emptied() -> None:
    stated = completed(authors=[{"name_as_printed": "Jane Doe", "affiliations": [{"organisation": "Port Institute"}]}])
    assert stated.authors[0].affiliations
    result = completed(stated, authors=[{"name_as_printed": "Jane Doe", "affiliations": None}])
    assert result.authors[0].affiliations == ()


# ── Other publications ──────────────────────────────────────────────────────────────────────────────────────────────
def test_a_publication_of_which_nothing_is_left_is_none_and_the_page_is_the_original() -> None:
    nothing = {"role": "original", "note_as_printed": None, "outlet": None, "date": None}
    result = completed(publications=[nothing])
    (page,) = result.publications
    assert (page.role, page.printed_here, page.date) == ("original", True, "2021-04-03")
    assert reasons(result) == {NOTE: "read as a note about another publication; the editor says that it is not"}


def test_a_publication_of_which_something_is_left_stays() -> None:
    result = completed(publications=[{"role": "original", "note_as_printed": None, "outlet": None}])
    original, page = result.publications
    assert (original.outlet, original.date, original.note_as_printed) == (None, "2021-03-30", None)
    assert (original.role, page.role) == ("original", "republication")


def test_a_copy_of_which_nothing_is_left_leaves_the_others_their_roles() -> None:
    copy = ManuscriptPublication("republication", Outlet("The Hill"))
    stated = Manuscript("text/plain", publications=(ORIGINAL, PAGE, copy))
    known = {"role": "republication", "outlet": {"name": "The Hill"}}
    entries = [known, {"role": "republication", "outlet": {"name": "Port News"}}]
    assert completed(stated, publications=entries).publications == (ORIGINAL, PAGE, copy)
    del known["outlet"]
    emptied = [entries[1], {**known, "outlet": None}]
    assert [publication.role for publication in completed(stated, publications=emptied).publications] == [
        "original",
        "republication",
    ]


def test_a_document_tells_of_no_other_publication_if_the_editor_says_so() -> None:
    result = completed(publications=None)
    (page,) = result.publications
    assert (page.role, page.printed_here) == ("original", True)
    assert set(reasons(result)) == {NOTE}


def test_a_publication_that_says_nothing_and_that_no_editor_touched_stays() -> None:
    bare = ManuscriptPublication("original")
    stated = Manuscript("text/plain", publications=(bare, PAGE))
    assert completed(stated, genre=None).publications == (bare, PAGE)


def test_the_page_stays_even_if_nothing_is_left_of_it() -> None:
    page = ManuscriptPublication("original", Outlet("Port News"), printed_here=True)
    (left,) = completed(Manuscript("text/plain", publications=(page,)), outlet=None).publications
    assert (left.printed_here, left.outlet) == (True, None)


def test_a_page_without_an_original_stays_a_republication() -> None:
    assert completed(Manuscript("text/plain", publications=(PAGE,)), genre=None).publications == (PAGE,)
