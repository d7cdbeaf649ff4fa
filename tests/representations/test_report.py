"""The report of a reading: what was read, what was left out, and what it warns of."""

from articles.intake.manuscript import LeftOut
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
    }
