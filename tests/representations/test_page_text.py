"""The text of a page: sections, runs of one kind, and lines. Without a database."""

import pytest

from articles.addresses import Urls
from articles.models import Article, Notice, Version
from articles.representations.page_text import Part, parts
from articles.selectors.lines import TextLine
from articles.selectors.withdrawals import Withdrawals

URLS = Urls("https://x.example")
VERSION = Version(pk=1, number=2, article=Article(pk=1, slug="the-bridge"))
NONE = (None, None, None)
PRINTED = (1, "Results", "source")
ADDED = (2, None, "editor")
Section = tuple[int | None, str | None, str | None]


def passage(ordinal: int, section: Section = NONE, kind: str = "paragraph") -> TextLine:
    return TextLine(1, ordinal, f"pid{ordinal}", ordinal, kind, str(ordinal), f"<em>{ordinal}</em>", *section)


def parts_of(*passages: TextLine, withdrawals: Withdrawals | None = None, frozen: bool = True) -> list[Part]:
    return parts(passages, withdrawals or Withdrawals(), URLS, VERSION if frozen else None)


def test_passages_are_grouped_by_section_in_their_order() -> None:
    before, printed, added, after = parts_of(
        passage(1), passage(2, PRINTED), passage(3, PRINTED), passage(4, ADDED), passage(5)
    )
    assert [(part.order, part.heading, part.by_editor) for part in (before, printed, added, after)] == [
        (None, None, False),
        (1, "Results", False),
        (2, None, True),
        (None, None, False),
    ]
    assert [line.passage.ordinal for line in printed.runs[0].lines] == [2, 3]


def test_passages_of_one_kind_that_follow_each_other_are_a_run() -> None:
    kinds = ["paragraph", "list_item", "list_item", "paragraph"]
    (part,) = parts_of(*(passage(ordinal, kind=kind) for ordinal, kind in enumerate(kinds, start=1)))
    assert [(run.kind, [line.passage.ordinal for line in run.lines]) for run in part.runs] == [
        ("paragraph", [1]),
        ("list_item", [2, 3]),
        ("paragraph", [4]),
    ]


@pytest.mark.parametrize(
    ("frozen", "permalink", "cited"),
    [
        (True, "/p/pid1/v/2/", URLS.permalink("pid1", 2)),
        (False, "/p/pid1/", "pid1"),
    ],
)
def test_a_frozen_page_links_to_its_own_version(*, frozen: bool, permalink: str, cited: str) -> None:
    (part,) = parts_of(passage(1), frozen=frozen)
    (line,) = part.runs[0].lines
    assert (line.pid, line.html, line.withdrawn) == ("pid1", '<p id="p-pid1"><em>1</em></p>', None)
    assert (line.permalink, line.cite) == (f"{URLS.base}{permalink}", URLS.cite_page(cited))


def test_a_withdrawn_passage_has_the_reason_instead_of_the_text() -> None:
    (part,) = parts_of(passage(1), withdrawals=Withdrawals(paragraphs={1: Notice(pk=1, text="A <b>court</b>.")}))
    (line,) = part.runs[0].lines
    assert line.html == (
        '<p id="p-pid1" class="withdrawn">This paragraph was withdrawn: A &lt;b&gt;court&lt;/b&gt;.</p>'
    )
    assert line.withdrawn == Notice(pk=1)
