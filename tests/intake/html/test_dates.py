"""The day of publication that a page states."""

import pytest
from lxml.html import fromstring

from articles.intake.html.dates import stated_day
from articles.intake.html.tags import read_tags


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
