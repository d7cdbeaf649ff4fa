"""What notices make a citation say: the gravest as its status, each in a remark, and a mark on the printed title."""

import datetime
from dataclasses import replace

import pytest

from articles.models import Notice, Paragraph
from articles.representations.csl.notices import marked_title, remarks_of, status_of
from articles.selectors.cited import Cited
from tests.representations.citing import PID, cited, version

PARAGRAPH = Paragraph(pk=7, pid=PID)


def text(*notices: str, ordinal: int | None = None) -> Cited:
    """Return a text, or a paragraph of it, with notices on these days of May: `correction`, `retraction of a part`."""
    made_at = datetime.datetime(2024, 4, 1, tzinfo=datetime.UTC)
    made = cited(of=version(created_at=made_at), ordinal=ordinal)
    if made.passage:
        made.passage.paragraph = PARAGRAPH
    rows = []
    for day, said in enumerate(notices, 1):
        kind, _, part = said.partition(" of ")
        row = Notice(pk=day, kind=kind, created_at=made_at.replace(month=5, day=day))
        row._prefetched_objects_cache = {"paragraphs": [PARAGRAPH] if part else []}  # type: ignore[attr-defined]
        rows.append(row)
    return replace(made, all_notices=rows)


@pytest.mark.parametrize(
    ("notices", "status"),
    [
        ((), None),
        (("editors_note", "clarification"), None),
        (("correction",), "corrected"),
        (("correction of a part",), "corrected"),
        (("correction", "expression_of_concern"), "expression of concern"),
        (("expression_of_concern", "retraction of a part"), "retracted in part"),
        (("retraction of a part", "withdrawal of a part"), "withdrawn in part"),
        (("withdrawal of a part", "retraction"), "retracted"),
        (("withdrawal of a part", "reinstatement of a part"), None),
        (("withdrawal", "reinstatement"), None),
    ],
)
def test_the_gravest_is_the_status(notices: tuple[str, ...], status: str | None) -> None:
    assert status_of(text(*notices)) == status


@pytest.mark.parametrize(("said", "status"), [("retraction of a part", "retracted"), ("correction", "corrected")])
def test_of_a_paragraph_nothing_is_partial(said: str, status: str) -> None:
    assert status_of(text(said, ordinal=3)) == status


def test_each_is_remarked_once_with_its_day() -> None:
    assert remarks_of(text("correction", "retraction of a part", "editors_note", "clarification")) == (
        "Corrected on 2024-05-01. Retracted in part on 2024-05-02. Clarified on 2024-05-04"
    )
    assert remarks_of(text("expression_of_concern")) == "Expression of concern on 2024-05-01"
    assert remarks_of(text("withdrawal", "reinstatement")) is None
    assert remarks_of(text()) is None


def test_a_printed_title_has_a_mark() -> None:
    assert marked_title("The Bridge", "retracted") == "RETRACTED: The Bridge"
    assert marked_title("The Bridge", "corrected") == "The Bridge [corrected]"
