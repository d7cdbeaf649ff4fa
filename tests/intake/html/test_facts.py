"""The facts that a page prints above its text, and its publications with the notes."""

import pytest
from lxml.html import fromstring

from articles.intake.html.facts import authors_settled, publications_with_notes, read_above, region_of
from articles.intake.html.tags import Tags, read_tags
from articles.intake.manuscript import Affiliation, Author, Outlet
from articles.intake.markup.blocks import page_blocks
from articles.intake.prose.draft import Draft, Printed
from articles.intake.prose.notes import Note
from articles.intake.prose.warnings import NO_OUTLET

PROSE = "The harbour at Quell has been closed for eleven years."


def above(*texts: str, names: tuple[str, ...] = ()) -> Draft:
    page = page_blocks(fromstring("<body>" + "".join(f"<p>{text}</p>" for text in (*texts, PROSE)) + "</body>"))
    draft = Draft(title="Ice", names=[Printed(name) for name in names])
    read_above(page, [block.text == PROSE for block in page], draft)
    return draft


def test_byline_and_date_between_title_and_text() -> None:
    draft = above("By Kim Poe", "Ice", "By Jane Doe", "3 April 2021", "4 April 2021")
    assert ([printed.name for printed in draft.names], draft.published) == (["Jane Doe"], "2021-04-03")


def test_what_is_known_is_not_read_again() -> None:
    assert [printed.name for printed in above("Ice", "By Jane Doe", names=("Kim Poe",)).names] == ["Kim Poe"]


def test_a_date_of_an_update_is_not_the_day() -> None:
    assert above("Ice", "Updated 3 April 2021").published is None


def test_without_the_title_nothing_is_read() -> None:
    assert above("Other", "By Jane Doe").names == []


@pytest.mark.parametrize(("between", "found"), [(11, True), (12, False)])
def test_only_the_twelve_blocks_before_the_text_are_read(between: int, found: bool) -> None:
    assert (above("Ice", "By Jane Doe", *["Share"] * between).names != []) is found


def tags(markup: str = "") -> Tags:
    return read_tags(fromstring(f"<html>{markup}</html>"))


SITE = "<meta property=og:site_name content=Courier>"


def test_a_note_with_its_link_tells_of_the_original() -> None:
    text = "Originally published in The Hill on May 1, 2020."
    note = Note("The Hill", "2020-05-01", "https://hill.example/", None, certain=True)
    draft = Draft(title="T", published="2021")
    original, page = publications_with_notes(tags(SITE), [(text, note)], draft)
    assert (original.outlet, original.date, original.url, original.note_as_printed) == (
        Outlet("The Hill"),
        "2020-05-01",
        "https://hill.example/",
        text,
    )
    assert (page.role, page.outlet) == ("republication", Outlet("Courier"))
    assert NO_OUTLET not in draft.warnings


@pytest.mark.parametrize(("certain", "outlet"), [(True, None), (False, "The Hill")])
def test_a_note_that_is_not_sure_of_an_outlet_is_not_kept_as_one(*, certain: bool, outlet: str | None) -> None:
    draft = Draft()
    publications_with_notes(tags(SITE), [("See there.", Note(outlet, None, None, None, certain=certain))], draft)
    assert draft.notes == []


def test_a_link_alone_tells_of_the_original_too() -> None:
    original, _ = publications_with_notes(
        tags(), [("See there.", Note(None, None, "https://hill.example/", None, certain=False))], Draft()
    )
    assert (original.outlet, original.url, original.note_as_printed) == (None, "https://hill.example/", "See there.")


def test_the_markup_tells_of_the_original_if_no_note_does() -> None:
    data = '{"@type": "Article", "isBasedOn": {"url": "https://b.example/", "name": "B"}}'
    based = f'<script type="application/ld+json">{data}</script>'
    original, _ = publications_with_notes(tags(based), [], Draft())
    assert (original.outlet, original.url) == (Outlet("B"), "https://b.example/")
    draft = Draft()
    assert [page.role for page in publications_with_notes(tags(), [], draft)] == ["original"]
    assert NO_OUTLET in draft.warnings


def test_authors_keep_what_the_markup_states_of_them() -> None:
    stated = [Author("Jane Doe", orcid="0000-0002-1825-0097", affiliations=(Affiliation("Pilot", None),))]
    draft = Draft(names=[Printed("Jane Doe"), Printed("John Roe")], biographies=["Jane Doe is a fellow."])
    jane, john = authors_settled(stated, draft)
    assert (jane.orcid, jane.affiliations, jane.biography_as_printed) == (
        "0000-0002-1825-0097",
        (Affiliation("Pilot", None),),
        "Jane Doe is a fellow.",
    )
    assert (john.orcid, john.affiliations) == (None, ())


# ── The region of the page around the text ──────────────────────────────────────────────────────────────────────────
PAGE = (
    "<body id=body><div id=a><h1 id=title>x</h1><div id=b><p id=c>y</p><p id=d>z</p></div></div>"
    "<div id=e><p id=f>q</p></div></body>"
)


def region(markup: str, *ids: str) -> set[str]:
    root = fromstring(markup)
    elements = [element for name in ids for element in root.iter() if element.get("id") == name]
    return {element.get("id", "") for element in region_of(elements, root)}


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["c"], {"a", "title", "b", "c", "d"}),
        (["c", "d"], {"a", "title", "b", "c", "d"}),
        (["c", "f"], {"body", "a", "title", "b", "c", "d", "e", "f"}),
        (["d", "c", "f"], {"body", "a", "title", "b", "c", "d", "e", "f"}),
        (["title"], {"title"}),
        ([], set()),
    ],
)
def test_the_region_is_the_smallest_part_with_the_blocks_and_a_heading(ids: list[str], names: set[str]) -> None:
    assert region(PAGE, *ids) == names


def test_without_a_heading_the_region_is_the_page() -> None:
    assert region("<body id=body><div id=a><p id=b>x</p></div><p id=c>y</p></body>", "b") == {"body", "a", "b", "c"}
