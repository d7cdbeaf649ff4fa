"""The lines around the title: bylines and days that no element marks."""

import pytest
from lxml.html import fromstring

from articles.intake.html.masthead import Masthead, masthead_of
from articles.intake.markup.blocks import page_blocks

TEXT = "<p>The port closed at noon, and nobody in the town had been told of it before.</p>"


def masthead(around: str, *, above: str = "", below: str = "", title: str = "A Port") -> Masthead:
    root = fromstring(f"<html><body>{above}<h1>{title}</h1>{around}{TEXT}{below}</body></html>")
    blocks = page_blocks(root)
    return masthead_of(blocks, [block.text.startswith("The port") for block in blocks], "A Port")


def names(around: str, *, below: str = "") -> list[str]:
    return [printed.name for printed in masthead(around, below=below).names()]


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("<p>By Jane Doe</p>", ["Jane Doe"]),
        ("<p>Jane Doe · 8 February 2024</p>", ["Jane Doe"]),
        ("<p>Feb. 8, 2024 · Jane Doe on behalf of The Port Group</p>", ["Jane Doe"]),
        ("<p>By Jane Doe ⋅ Editor ⋅ Updated February 8, 2024</p>", ["Jane Doe"]),
        ("<div>By</div><div>Jane Doe</div>", ["Jane Doe"]),
        ("<div>Written by:</div><div>Jane Doe</div>", ["Jane Doe"]),
        ("<p>by ibby</p>", ["ibby"]),
        ("<p>by default</p>", []),
        ("<p>The Harbour · 8 February 2024</p>", []),
        ("<p>Jane Doe · Harbours</p>", []),
        ("<div>Share</div><div>Jane Doe</div>", []),
        ("<p><b>Harbour editors</b> <span>by <a>Jane Doe</a></span><i>8 February 2024</i></p>", ["Jane Doe"]),
        ("<p><a>Mental Health</a><i>8 February 2024</i></p>", []),
    ],
)
def test_the_byline_around_the_title(around: str, expected: list[str]) -> None:
    assert names(around) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("<h3>Written by Jane Doe</h3>", ["Jane Doe"]),
        ("<h3>Article by</h3><p>Jane Doe</p>", ["Jane Doe"]),
        ("<h3>Written by Jane Doe</h3><h3>Written by John Roe</h3>", []),
        ("<h3>Written by the port</h3>", []),
        ("<div class=related><p>Written by Jane Doe</p></div>", []),
        ("<p>Jane Doe</p>", []),
    ],
)
def test_the_only_byline_elsewhere(below: str, expected: list[str]) -> None:
    assert names("", below=below) == expected


@pytest.mark.parametrize(
    ("around", "published", "changed"),
    [
        ("<p>February 8, 2024</p>", {"2024-02-08"}, set()),
        ("<p>February 8, 2024 ・ 3 min read</p>", {"2024-02-08"}, set()),
        ("<p>08 Feb 2024. 8 minutes read</p>", {"2024-02-08"}, set()),
        ("<p>Jane (Ann) Doe Published: February 8, 2024</p>", {"2024-02-08"}, set()),
        ("<p>Published</p><p>Feb 8, 2024</p>", {"2024-02-08"}, set()),
        ("<p>February 8, 2024. Updated: February 9, 2024</p>", {"2024-02-08"}, {"2024-02-09"}),
        ("<p>Last updated</p><p>Feb 9, 2024</p>", set(), {"2024-02-09"}),
        ("<p>Page updated: 9 February 2024</p>", set(), {"2024-02-09"}),
        ("<p>02-04-2024</p>", set(), set()),
        ("<p>February 2024</p>", set(), set()),
        ("<p>The conference of 8 February 2024 in Hull</p>", set(), set()),
        # Parts in elements of their own, which no sign divides.
        ("<p><b>Jane Doe</b> <i>February 8, 2024</i></p>", {"2024-02-08"}, set()),
        ("<p><a>Editorial</a><i>8 February 2024</i><i>20 Mins Read</i></p>", {"2024-02-08"}, set()),
        ("<p><a>Jane Doe</a> <b>Updated on</b><i>February 9, 2024</i></p>", set(), {"2024-02-09"}),
        ("<p>We met <i>February 8, 2024</i></p>", {"2024-02-08"}, set()),
        ("<p>Last active February 9, 2024 13:58</p>", set(), set()),
        # Who posted it is not understood.
        ("<p>Posted by HarbourSelect on Thursday, February 8, 2024</p>", {"2024-02-08"}, set()),
        ("<p>Posted by HarbourSelect on the way to the fair of Thursday, February 8, 2024</p>", set(), set()),
        ("<p>Posted by HarbourSelect for the fair on February 8, 2024 in Hull</p>", set(), set()),
        # A teaser below a further heading has a day of its own.
        ("<p>February 8, 2024</p><h3>Also</h3><p>March 9, 2024</p>", {"2024-02-08"}, set()),
        ("<p>February 8, 2024</p><p>Most popular</p><p>March 9, 2024</p>", {"2024-02-08"}, set()),
        ("<p>Jane Doe</p><h3>Also</h3><p>March 9, 2024</p>", {"2024-03-09"}, set()),
        ("<p>February 8, 2024</p><p>March 9, 2024</p>", {"2024-02-08", "2024-03-09"}, set()),
    ],
)
def test_the_days_around_the_title(around: str, published: set[str], changed: set[str]) -> None:
    assert masthead(around).days(day_first=False) == (published, changed)


def test_a_day_right_above_the_title_counts_and_one_far_above_does_not() -> None:
    menu = "".join(f"<p>Menu {number}</p>" for number in range(4))
    assert masthead("", above="<p>February 8, 2024</p>").days(day_first=False) == ({"2024-02-08"}, set())
    far = masthead("", above=f"<p>February 8, 2024</p>{menu}")
    assert far.days(day_first=False) == (set(), set())
    assert far.days_elsewhere(day_first=False) == ({"2024-02-08"}, set())


def test_a_day_above_the_title_stays_if_only_a_teaser_below_a_heading_has_one() -> None:
    around = "<p>Jane Doe</p><h3>Most read</h3><p>March 9, 2024</p><p>March 11, 2024</p>"
    assert masthead(around, above="<p>February 8, 2024</p>").days(day_first=False) == ({"2024-02-08"}, set())


def test_the_title_may_be_printed_otherwise() -> None:
    assert masthead("<p>By Jane Doe</p>", title="Quite Another").names()[0].name == "Jane Doe"


def test_days_elsewhere_are_lines_of_their_own() -> None:
    below = "<p>Posted on February 8, 2024</p><p>Updated February 9, 2024</p><p>We met on February 7, 2024</p>"
    assert masthead("", below=below).days_elsewhere(day_first=False) == ({"2024-02-08"}, {"2024-02-09"})
    labels = "<p>Posted on</p><p>February 8, 2024</p><p>Updated at</p><p>February 9, 2024</p>"
    assert masthead("", below=labels).days_elsewhere(day_first=False) == ({"2024-02-08"}, {"2024-02-09"})
    teaser = masthead("", below="<div class=related><p>February 8, 2024</p></div>")
    assert teaser.days_elsewhere(day_first=False) == (set(), set())


def test_a_page_without_text_has_no_masthead() -> None:
    assert masthead_of([], [], "A Port") == Masthead((), None)


@pytest.mark.parametrize(
    ("around", "stated", "expected"),
    [
        # Nobody prints the stated name: a login uploaded the text of another.
        ("<p>By Jane Doe</p>", ["KatieS"], ["Jane Doe"]),
        ("<p>By Jane Doe</p>", ["John Roe"], ["Jane Doe"]),
        ("<p>By Jane Doe</p><p>John Roe, editor</p>", ["John Roe"], []),
        ("<p>Harbour Fairs | February 8, 2024</p>", ["KatieS"], []),  # a section has the form of a name
        ("<div>By</div><div>Fact checked</div>", ["KatieS"], []),
        ("<p>By Jane</p>", ["KatieS"], []),
        # The stated one is among more.
        ("<p>By Jane Doe and John Roe</p>", ["Jane Doe"], ["Jane Doe", "John Roe"]),
        ("<p>By Dr Jane Doe and John Roe</p>", ["Jane Doe"], ["Dr Jane Doe", "John Roe"]),
        ("<p>By Dr Jane Doe</p>", ["Jane Doe"], []),
        ("<p>By Jane Doe</p>", ["Jane Doe", "John Roe"], []),
        ("<p>Jane Doe, Ann Ex & John Roe</p>", ["Jane Doe"], ["Jane Doe", "Ann Ex", "John Roe"]),
        ("<p>Jane Doe, South Quell</p>", ["Jane Doe"], []),  # a place may have the form of a name
        ("<p>Ann Ex & John Roe</p>", ["Jane Doe"], []),
    ],
)
def test_a_byline_that_says_more_than_what_is_stated(around: str, stated: list[str], expected: list[str]) -> None:
    assert [printed.name for printed in masthead(around).names_instead(stated, of_person=True)] == expected


def test_a_person_in_the_byline_goes_before_an_organisation_that_is_stated_and_printed() -> None:
    lines = masthead("<p>By Jane Doe</p><p>The Port Company</p>")
    assert [printed.name for printed in lines.names_instead(["Port Company"], of_person=False)] == ["Jane Doe"]
    assert not lines.names_instead(["Port Company"], of_person=True)


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("<div><b>By Jane Doe</b><span>jane@ledger.example</span><span>Follow</span></div>", ["Jane Doe"]),
        ("<p>8 February 2024 06:12 IST - NEW DELHI</p>", []),
    ],
)
def test_the_parts_of_a_line_are_not_run_together_and_a_place_is_no_author(around: str, expected: list[str]) -> None:
    assert names(around) == expected
