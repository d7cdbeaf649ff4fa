"""What an editor knows about the publications: about the page, and about others by role and outlet."""

from typing import Any

import pytest

from articles.intake.manuscript import Manuscript, ManuscriptPublication, Outlet
from articles.intake.sidecar import parse_json_object
from articles.intake.sidecar.publications import complete_publications

PAGE = ManuscriptPublication("original", printed_here=True)
HILL, TIMES = Outlet("The Hill"), Outlet("The Times")


def original(outlet: Outlet | None = None, **facts: Any) -> ManuscriptPublication:
    return ManuscriptPublication("original", outlet, **facts)


def copy(outlet: Outlet | None = None, **facts: Any) -> ManuscriptPublication:
    return ManuscriptPublication("republication", outlet, **facts)


def completed(*publications: ManuscriptPublication, **facts: Any) -> list[ManuscriptPublication]:
    return list(complete_publications(Manuscript("text/plain", publications=publications), parse_json_object(facts)))


def entry(role: str, outlet: str | None = None, **facts: Any) -> dict[str, Any]:
    return {"role": role, **({"outlet": {"name": outlet}} if outlet else {}), **facts}


def outlets(publications: list[ManuscriptPublication]) -> list[str | None]:
    return [publication.outlet.name if publication.outlet else None for publication in publications]


# ── The page ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_facts_of_the_page_are_those_of_the_publication_that_printed_it() -> None:
    facts = {"title": "T", "credit": "C", "rights": "R", "url": "https://x.example/", "published": "2021"}
    page, other = completed(PAGE, copy(HILL), **facts)
    assert (page.title, page.credit, page.rights, page.url, page.date) == ("T", "C", "R", "https://x.example/", "2021")
    assert set(page.supplied_by_editor) == {"date", "title", "url", "credit", "rights"}
    assert other == copy(HILL)


PLACE: dict[str, Any] = {
    "section": "S",
    "doi": "10.1/x",
    "issn": "2049-3630",
    "volume": "12",
    "issue": "3",
    "pages": "4-5",
}


def test_where_the_text_stood_is_stated_of_the_page_or_of_a_publication() -> None:
    (page,) = completed(PAGE, **PLACE)
    (named,) = completed(PAGE, publications=[entry("original", **PLACE)])
    assert page == named == original(printed_here=True, supplied_by_editor=tuple(PLACE), **PLACE)


def test_what_the_document_states_of_an_outlet_stays_if_the_editor_names_it_again() -> None:
    read = Outlet("The Hill", "https://hill.example/", "journal")
    (same,) = completed(original(read, printed_here=True), outlet={"name": "The Hill"})
    assert (same.outlet, same.supplied_by_editor) == (read, ())
    (corrected,) = completed(original(read, printed_here=True), outlet={"name": "Hill", "kind": "magazine"})
    assert corrected.outlet == Outlet("Hill", "https://hill.example/", "magazine")
    (another,) = completed(original(read, printed_here=True), outlet={"name": "The Times"})
    assert another.outlet == TIMES


def test_a_fact_is_the_editors_once_however_often_it_is_stated() -> None:
    page = original(printed_here=True, supplied_by_editor=("url",))
    (shown,) = completed(page, rights="R", publications=[entry("original", rights="S")])
    assert (shown.rights, shown.supplied_by_editor) == ("S", ("url", "rights"))


def test_what_the_source_states_as_well_is_not_the_editors() -> None:
    assert completed(original(HILL, date="2021", printed_here=True), published="2021") == [
        original(HILL, date="2021", printed_here=True)
    ]


# ── Whether the page is a reprint ───────────────────────────────────────────────────────────────────────────────────
def roles(*publications: ManuscriptPublication, **facts: Any) -> list[tuple[str, bool]]:
    return [(shown.role, shown.printed_here) for shown in completed(*publications, **facts)]


def test_a_page_is_a_reprint_if_the_original_was_elsewhere() -> None:
    elsewhere = [entry("original", "The Hill")]
    assert roles(PAGE, outlet={"name": "The Times"}, publications=elsewhere) == [
        ("original", False),
        ("republication", True),
    ]
    assert roles(PAGE, outlet={"name": "HILL"}, publications=elsewhere) == [("original", True)]


def test_without_both_outlets_a_page_is_a_reprint_if_the_editor_names_a_reprint() -> None:
    both = [entry("original", "The Hill"), entry("republication", date="2022")]
    page = [("original", False), ("republication", True)]
    assert roles(PAGE, publications=both) == page
    assert roles(PAGE, outlet={"name": "The Times"}, publications=[entry("original"), both[1]]) == page
    assert roles(PAGE, publications=both[:1]) == [("original", True)]


def test_a_page_stays_the_original_if_no_other_original_is_named() -> None:
    named = [entry("republication", "The Hill")]
    assert roles(PAGE, outlet={"name": "The Times"}, publications=named) == [
        ("original", True),
        ("republication", False),
    ]


def test_only_the_page_itself_becomes_a_reprint() -> None:
    assert roles(PAGE, copy(TIMES), outlet={"name": "The Sun"}, publications=[entry("original", "The Hill")]) == [
        ("original", False),
        ("republication", True),
        ("republication", False),
    ]


def test_an_original_that_the_page_names_itself_is_not_made_a_reprint() -> None:
    publications = completed(
        original(HILL),
        copy(printed_here=True),
        outlet={"name": "The Times"},
        publications=[entry("original", date="2020")],
    )
    assert [(shown.role, shown.date) for shown in publications] == [("original", "2020"), ("republication", None)]


# ── Which publication an entry is about ─────────────────────────────────────────────────────────────────────────────
def test_an_entry_is_about_the_publication_in_its_outlet_wherever_it_stands() -> None:
    assert completed(copy(), copy(TIMES), publications=[entry("republication", "The Times", date="2020")]) == [
        copy(),
        copy(TIMES, date="2020", supplied_by_editor=("date",)),
    ]


def test_the_outlet_alone_does_not_make_a_publication_of_another_role_the_one() -> None:
    publications = completed(original(HILL), publications=[entry("republication", "The Hill", date="2020")])
    assert [(shown.role, shown.date) for shown in publications] == [("original", None), ("republication", "2020")]


def test_entries_find_their_outlets_before_those_without_one_are_shared_out() -> None:
    entries = [entry("republication", date="2019"), entry("republication", "The Times", date="2020")]
    shown = completed(copy(TIMES), copy(HILL), publications=entries)
    assert [(publication.outlet, publication.date) for publication in shown] == [(TIMES, "2020"), (HILL, "2019")]


def test_an_entry_with_an_outlet_completes_a_publication_without_one() -> None:
    (shown,) = completed(copy(), publications=[entry("republication", "The Times")])
    assert (shown.outlet, shown.supplied_by_editor) == (TIMES, ("outlet",))


def test_the_first_of_two_entries_with_outlets_completes_a_publication_without_one() -> None:
    entries = [entry("republication", "The Times"), entry("republication", "The Sun")]
    assert outlets(completed(copy(), publications=entries)) == ["The Times", "The Sun"]


def test_no_two_entries_are_about_one_publication() -> None:
    entries = [entry("republication", date="2019"), entry("republication", date="2020")]
    assert [shown.date for shown in completed(copy(HILL), publications=entries)] == ["2019", "2020"]


def test_the_one_entry_of_a_role_overrules_an_outlet_that_was_read() -> None:
    assert outlets(completed(copy(HILL), publications=[entry("republication", "The Times")])) == ["The Times"]


@pytest.mark.parametrize(
    ("publication", "entries"),
    [
        (copy(HILL, supplied_by_editor=("outlet",)), ["The Times"]),
        (copy(HILL), ["The Times", "The Sun"]),
    ],
    ids=["which the editor gave", "if there are two"],
)
def test_an_outlet_is_not_overruled(publication: ManuscriptPublication, entries: list[str]) -> None:
    shown = completed(publication, publications=[entry("republication", name) for name in entries])
    assert outlets(shown) == ["The Hill", *entries]


def test_the_original_comes_first_and_the_others_stay_in_order() -> None:
    shown = completed(copy(TIMES), copy(HILL), publications=[entry("original", "The Sun")])
    assert outlets(shown) == ["The Sun", "The Times", "The Hill"]


def test_an_added_publication_has_every_fact_of_its_entry() -> None:
    known = {"date": "2020", "title": "T", "url": "https://x.example/", "credit": "C", "rights": "R"}
    outlet = {"name": "The Sun", "url": "https://sun.example/", "kind": "magazine"}
    (shown,) = completed(publications=[{"role": "original", "outlet": outlet, "note_as_printed": "N", **known}])
    sun = Outlet("The Sun", "https://sun.example/", "magazine")
    facts = ("outlet", "date", "title", "url", "credit", "rights", "note_as_printed")
    assert shown == original(sun, note_as_printed="N", supplied_by_editor=facts, **known)
