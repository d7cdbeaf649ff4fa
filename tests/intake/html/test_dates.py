"""The day of publication that a page states."""

import pytest
from lxml.html import fromstring

from articles.intake.html.dates import stated_day
from articles.intake.html.masthead import masthead_of
from articles.intake.html.tags import read_tags
from articles.intake.markup.blocks import page_blocks


def day(markup: str, region: str = "article") -> tuple[str | None, bool]:
    root = fromstring(f"<html>{markup}</html>")
    within = {element for part in root.iter(region) for element in part.iter()}
    return stated_day(root, read_tags(root), within)


@pytest.mark.parametrize(
    ("markup", "stated"),
    [
        ("<article><time>2024-02-11</time></article>", ("2024-02-11", False)),
        ("<article><time datetime='2024-02-11T10:00'>today</time></article>", ("2024-02-11", False)),
        ("<article><time>2024-02-11</time><time>11 February 2024</time></article>", ("2024-02-11", False)),
        ("<article><time>2024-02-11</time> <time>2024-02-12</time></article>", (None, False)),
        ("<time>2024-02-12</time><article><time>2024-02-11</time></article>", ("2024-02-11", False)),
        ("<time>2024-02-12</time><article>x</article>", ("2024-02-12", False)),
        (
            f"<article><p>Updated <time>2024-02-12</time></p><p><time>2024-02-11</time></p><p>{'x' * 280}</p></article>",
            ("2024-02-11", False),
        ),
        ("<article><p>Updated <time>2024-02-12</time></p></article>", ("2024-02-12", True)),
        ("<article><time class=updated>2024-02-12</time></article>", ("2024-02-12", True)),
        ("<article><p>Mis à jour le <time>2024-02-12</time></p></article>", ("2024-02-12", True)),
        (
            "<article><p>Revised <time>2024-02-12</time></p><p>Changed <time>2024-02-13</time></p></article>",
            (None, False),
        ),
        ("<article><p>Updated " + "x" * 300 + "<time>2024-02-12</time></p></article>", (None, False)),
        ("<article><p>On <time>2024-02-12</time> it sank.</p></article>", (None, False)),
        ("<article><div>News · <time>2024-02-12</time> · Quell</div></article>", ("2024-02-12", False)),
        ("<article>x</article><p><time>2024-02-12</time></p>", (None, False)),
        # A label in the element, or the last one before it.
        ("<article><p><time>Updated: Feb 12, 2024</time></p></article>", ("2024-02-12", True)),
        ("<article><p><time>Published: Feb 12, 2024</time></p></article>", ("2024-02-12", False)),
        (
            "<article><p>Published <time>2024-02-11</time> Updated <time>2024-02-12</time></p></article>",
            ("2024-02-11", False),
        ),
        (
            "<article><p>Updated <time>2024-02-12</time> Published <time>2024-02-11</time></p></article>",
            ("2024-02-11", False),
        ),
        ("<article><p><time>2024-02-11</time> (not updated)</p></article>", ("2024-02-11", False)),
        ("<p>Fair on <time>2024-02-12</time> in Quell</p><article>x</article>", (None, False)),
        ("<nav><time>2024-02-12</time></nav><article>x</article>", (None, False)),
        ("<article>x</article>", (None, False)),
    ],
)
def test_times_in_the_text(markup: str, stated: tuple[str | None, bool]) -> None:
    assert day(f"<body>{markup}</body>") == stated


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-02-11'>",
        "<meta name='DC.date.issued' content='2024-02-11'>",
        "<meta name=pdate content=20240211>",
        "<meta name=citation_date content='2024/02/11'><meta name=date content='2024-03-01'>",
        "<meta name=date content='soon'><meta name=date content='2024-02-11'>",
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2024-02-11"}</script>',
        "<meta itemprop=datePublished content='2024-02-11'>",
        "<abbr class=published title='2024-02-11'>then</abbr>",
        "<time class='dt-published' datetime='2024-02-11'>then</time>",
        "<time pubdate>11 February 2024</time>",
        "<p class=published>2024-03-03</p><time pubdate>11 February 2024</time>",
    ],
)
def test_what_is_marked_goes_before_times(head: str) -> None:
    assert day(f"<body>{head}<article><time>2024-05-05</time></article></body>") == ("2024-02-11", False)


PROSE = "<p>The port closed at noon, and nobody in the town had been told of it before.</p>"


def day_printed(markup: str, above: str = "") -> tuple[str | None, bool]:
    """The day of a page with a title, this markup and a text; `above` stands above the title."""
    root = fromstring(f"<html><body><main>{above}<h1>A Port</h1>{markup}{PROSE}</main></body></html>")
    blocks = page_blocks(root)
    kept = [block.text.startswith("The port") for block in blocks]
    return stated_day(root, read_tags(root), {*root.iter()}, masthead_of(blocks, kept, "A Port"))


def stated(published: str, modified: str) -> str:
    return f"<meta property=article:published_time content={published}><meta property=article:modified_time content={modified}>"


CHANGED = "<p>Published February 8, 2024</p><p>Updated February {}, 2024</p>"
MARKED = "<p><time pubdate>2024-02-08</time></p>"


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        ("<p>February 8, 2024</p>", ("2024-02-08", False)),
        ("<p>Last updated: February 9, 2024</p>", ("2024-02-09", True)),
        ("<p>February 8, 2024</p><p>Last updated: February 9, 2024</p>", ("2024-02-08", False)),
        ("<p>February 8, 2024</p><p>February 9, 2024</p>", (None, False)),
        # Elements that the site calls a date.
        (PROSE + "<p class=post-date>The ports of February 8, 2024 | Harbours</p>", (None, False)),
        (PROSE + "<p class=post-date>February 8, 2024 | Harbours</p>", ("2024-02-08", False)),
        (PROSE + "<p class=post-date>Updated February 9, 2024 | Harbours</p>", ("2024-02-09", True)),
        (PROSE + "<div class=related><p class=post-date>February 8, 2024</p></div>", (None, False)),
        # A date alone on its line, if there is no other.
        (PROSE + "<p>Posted on February 8, 2024</p>", ("2024-02-08", False)),
        (PROSE + "<p>February 8, 2024</p><p>February 9, 2024</p>", (None, False)),
        (PROSE + "<p>Last updated: February 2024</p>", ("2024-02", True)),
        (PROSE + "<p>Last updated: February 2024</p><p>Last updated: March 2024</p>", (None, False)),
        # The page tells of the day, in words.
        (
            f"<p>February 9, 2024</p>{PROSE}<p>This article was first published on February 8, 2024.</p>",
            ("2024-02-08", False),
        ),
        (
            f"{stated('2024-02-07', '2024-02-09')}{PROSE}<p>This article was first published on February 8, 2024.</p>",
            ("2024-02-07", False),
        ),
        # The address states a day in its folders.
        ("<link rel=canonical href=https://x.example/2024/02/08/port/>", ("2024-02-08", False)),
        ("<link rel=canonical href=https://x.example/2024/02/08/port/><p>February 7, 2024</p>", ("2024-02-07", False)),
        ("<link rel=canonical href=https://x.example/2024/february/08/port/>", ("2024-02-08", False)),
        ("<link rel=canonical href=https://x.example/2024-02-08-port/>", ("2024-02-08", False)),
        ("<link rel=canonical href=https://x.example/a/2024-02-08+port>", ("2024-02-08", False)),
        ("<link rel=canonical href=https://x.example/a/2024/02/08>", ("2024-02-08", False)),
        ("<link rel=canonical href=https://x.example/2024/quays/08/port/>", (None, False)),
        ("<link rel=canonical href=https://x.example/2024/02-08/port/>", (None, False)),
        # In figures that can be read two ways; the address says which.
        ("<link rel=canonical href=https://x.example/2024/02/08/port/><p>08/02/2024</p>", ("2024-02-08", False)),
        ("<link rel=canonical href=https://x.example/2024/02/port/>", (None, False)),
        ("<link rel=canonical href=https://x.example/2024/13/08/port/>", (None, False)),
        ("<link rel=canonical href=https://x.example/a/2024/02/081/>", (None, False)),
        # What a head says of the last change alone is no day of publication.
        ("<meta property=article:modified_time content=2024-02-09>", (None, False)),
        # A system that knows only the last change states it as the day of publication too.
        (stated("2024-02-09", "2024-02-09") + "<p>February 8, 2024</p>", ("2024-02-08", False)),
        (stated("2024-02-09", "2024-02-09") + "<p class=post-date>February 8, 2024 | A</p>", ("2024-02-08", False)),
        (stated("2024-02-09", "2024-02-10") + "<p>February 8, 2024</p>", ("2024-02-09", False)),
        # The page prints another day, which no zone explains, and tells of no change on it.
        (stated("2024-02-09", "2024-02-12") + "<p>February 7, 2024</p>", ("2024-02-07", False)),
        (stated("2024-02-09", "2024-02-12") + "<p class=post-date>February 7, 2024 | A</p>", ("2024-02-07", False)),
        (stated("2024-02-09", "2024-02-12") + "<p>February 11, 2024</p>", ("2024-02-11", False)),
        (stated("2024-02-09", "2024-02-12") + "<p>February 12, 2024</p>", ("2024-02-09", False)),
        (stated("2024-02-09", "2024-02-12") + "<p>Updated February 11, 2024</p>", ("2024-02-09", False)),
        (
            stated("2024-02-09", "2024-02-12") + PROSE + "<p class=post-date>February 11, 2024 | A</p>",
            ("2024-02-09", False),
        ),
        (stated("2024-10-09", "2024-12-12") + "<p>10.09.2024</p>", ("2024-10-09", False)),
        (stated("2024-02", "2024-03-12") + "<p>February 7, 2024</p>", ("2024-02-07", False)),
        (stated("2024-02-09", "2024-02-09") + "<p>February 10, 2024</p>", ("2024-02-09", False)),
        (stated("2024-02-09", "2024-02-09") + "<p>Updated February 8, 2024</p>", ("2024-02-09", False)),
        # The page prints that change.
        (stated("2024-02-09", "2024-02-07") + CHANGED.format("9"), ("2024-02-08", False)),
        (stated("2024-02-09", "2024-02-07") + CHANGED.format("10"), ("2024-02-09", False)),
        # Elements that are marked as of a change, or as of an event.
        (PROSE + "<p class=date-modified><span class=date>February 9, 2024</span></p>", ("2024-02-09", True)),
        (
            PROSE + "<p class=post-date>Last updated <i>on</i> <b class=date>February 9, 2024</b></p>",
            ("2024-02-09", True),
        ),
        (PROSE + "<p class=event-date>February 9, 2024 | Hull</p>", (None, False)),
        (PROSE + "<div class=opening-hours><p>February 9, 2024</p></div>", (None, False)),
        # Beside a date elsewhere stands what stands in such a line.
        (PROSE + "<p>February 8, 2024 // 6 min read</p>", ("2024-02-08", False)),
        # A month, if no day of publication is printed.
        ("<p>Published in March 2022. Last updated on December 20, 2024.</p>", ("2022-03", False)),
        ("<p>March 2022</p><p>April 2022</p>", (None, False)),
        # The change beside the title goes before days of other pages.
        (
            "<p>Updated February 9, 2024</p>"
            + PROSE
            + "<p class=date>March 1, 2024</p><p class=date>March 2, 2024</p>",
            ("2024-02-09", True),
        ),
        # Who posted it is no name.
        (PROSE + "<p>Posted on the 15/02/2024 at 19:00 by @harbour</p>", ("2024-02-15", False)),
        (PROSE + "<p>Updated on the 15/02/2024 by @harbour</p>", (None, False)),
        # Several times in the region: the one above the text is the article's.
        ("<time>2024-02-08</time>" + PROSE + "<p><time>2024-02-01</time></p>", ("2024-02-08", False)),
        (PROSE + "<p><time>2024-02-08</time></p><p><time>2024-02-01</time></p>", (None, False)),
        # A marked element says otherwise in words, is of another page, or is one of several.
        ("<p>Updated on <time class=published>2024-02-09</time></p>", ("2024-02-09", True)),
        (PROSE + "<div class=related><time pubdate>2024-02-01</time></div>" + MARKED, ("2024-02-08", False)),
        (MARKED + PROSE + "<time pubdate>2024-02-01</time>", ("2024-02-08", False)),
        (
            PROSE + "<p><time pubdate>2024-02-01</time></p><p><time pubdate>2024-02-03</time></p>",
            (None, False),
        ),
    ],
)
def test_the_day_that_is_printed(markup: str, day: tuple[str | None, bool]) -> None:
    assert day_printed(markup) == day


@pytest.mark.parametrize(
    "name",
    [
        "w-published-date",
        "published",
        "published_at",
        "article-publish-time",
        "x.publication_date",
        "x:pubdate",
        "date-published",
    ],
)
def test_a_name_of_the_sites_own_says_that_it_is_of_publication(name: str) -> None:
    assert day_printed(f"<meta name={name} content=2024-02-08>") == ("2024-02-08", False)


@pytest.mark.parametrize("name", ["article:publisher", "unpublish-date", "republished", "published-by", "public-date"])
def test_a_name_that_says_something_else_states_no_day(name: str) -> None:
    assert day_printed(f"<meta name={name} content=2024-02-08>") == (None, False)


PAGE = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2024-02-08"}</script>'


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ("", (None, False)),
        ("<p>February 8, 2024</p>", ("2024-02-08", False)),
        (PROSE + "<p>Posted on February 8, 2024</p>", ("2024-02-08", False)),
        ("<p>Updated February 9, 2024</p>", ("2024-02-08", False)),  # of another zone
        ("<p>Updated February 12, 2024</p>", ("2024-02-12", True)),
        ("<meta property=article:published_time content=2024-02-08>", ("2024-02-08", False)),
    ],
)
def test_the_day_of_the_data_of_a_page_counts_only_if_it_is_printed_too(beside: str, day: tuple[str, bool]) -> None:
    assert day_printed(PAGE + beside) == day


AMBIGUOUS = "<p>03/04/2024</p>"
ADDRESS = "<link rel=canonical href=https://x.example/{}>"


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ("", None),
        # One of the two days elsewhere on the page, in a form with one reading.
        (
            PROSE + "<p><time datetime=2024-04-03>3 April</time></p><p><time datetime=2024-05-01>1 May</time></p>",
            "2024-04-03",
        ),
        (
            '<script type=\'application/ld+json\'>{"@type": "Article", "dateModified": "2024-03-04"}</script>',
            "2024-03-04",
        ),
        # The month in the address.
        (ADDRESS.format("2024/04/port"), "2024-04-03"),
        (ADDRESS.format("2024/03/port"), "2024-03-04"),
        (ADDRESS.format("2024/05/port"), None),
        # The order of other dates in figures.
        (PROSE + "<p>Fairs: 25/12/2023</p>", "2024-04-03"),
        (PROSE + "<p>Fairs: 12/25/2023</p>", "2024-03-04"),
        (PROSE + "<p>Fairs: 12/25/2023 and 25/12/2023</p>", None),
        (PROSE + "<p>Fairs: 12/11/2023</p>", None),
        (PROSE + "<p>Fairs: 25.12.2023</p>", None),  # dots say nothing of an order with slashes
    ],
)
def test_a_date_that_can_be_read_two_ways_is_settled_by_the_page(beside: str, day: str | None) -> None:
    assert day_printed(AMBIGUOUS + beside) == (day, False)


@pytest.mark.parametrize(
    ("below", "day"),
    [("", "2023-12-25"), ("<p>February 8, 2024</p>", "2024-02-08"), (AMBIGUOUS, "2024-03-04")],
)
def test_a_date_below_the_title_goes_before_one_above_it(below: str, day: str) -> None:
    assert day_printed(below, above="<p>12/25/2023</p>") == (day, False)


def test_a_time_alone_on_its_line_above_the_region_is_a_line_about_a_date() -> None:
    above = "<p><time datetime=2024-02-08>2/8/2024 7:38 PM</time></p>"
    assert day(f"{above}<article><p>The text</p></article>") == ("2024-02-08", False)
    in_sentence = "<p>We met on <time datetime=2024-02-08>2/8/2024 7:38 PM</time> in Hull</p>"
    assert day(f"{in_sentence}<article><p>The text</p></article>") == (None, False)
