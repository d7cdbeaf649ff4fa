"""The report of a reading: what was read, what was left out, and what it warns of."""

from dataclasses import replace

from articles.intake.manuscript import Author, LeftOut, Origin
from articles.representations.report import intake_report
from tests.conftest import manuscript


def test_the_report_tells_everything_that_is_not_in_the_article() -> None:
    read = manuscript(
        "A title", "One.", "Two.",
        left_out=(LeftOut("Next", "a link to another page"),), warnings=("No language.",), supplied_by_editor=("title",),
    )  # fmt: skip
    assert intake_report(read).model_dump() == {
        "media_type": "text/plain; charset=utf-8",
        "paragraph_count": 2,
        "left_out": [{"text": "Next", "reason": "a link to another page"}],
        "warnings": ["No language."],
        "supplied_by_editor": ["title"],
        "origins": {},
    }


def test_the_report_says_where_each_fact_was_read() -> None:
    read = replace(
        manuscript("A title", "One."), origins={"title": Origin("line", "line 1", "A title")},
        authors=(Author("Jane Doe", origins={"orcid": Origin("sidecar", "authors.orcid", "0000-0002-1825-0097")}),),
    )  # fmt: skip
    assert intake_report(read).model_dump()["origins"] == {
        "/title": {"kind": "line", "place": "line 1", "excerpt": "A title"},
        "/authors/0/orcid": {"kind": "sidecar", "place": "authors.orcid", "excerpt": "0000-0002-1825-0097"},
    }
