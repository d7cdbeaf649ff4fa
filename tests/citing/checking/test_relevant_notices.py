"""Which notices concern what was cited, and which of them decides. In memory, without a database."""

import datetime
from collections.abc import Sequence

import pytest

from articles.citing.checking.earlier_citation import CitedText, EarlierCitation
from articles.citing.checking.relevant_notices import (
    newest_correction,
    newest_retraction,
    notices_since,
    relevant_notices,
)
from articles.models import Article, Notice, Paragraph, Version

ARTICLE = Article(pk=1, slug="the-bridge")
FIRST, SECOND, THIRD = (Version(pk=10 + number, number=number, article=ARTICLE) for number in (1, 2, 3))
CITED, OTHER = Paragraph(pk=21, pid="3k7xq9d2br"), Paragraph(pk=22, pid="57fmbp3n2x")
# Both are in the second version; of the later ones only the third has the paragraph cited.
HAVE_IT = {SECOND.pk, THIRD.pk}


def day(number: int) -> datetime.datetime:
    return datetime.datetime(2026, 11, number, 12, tzinfo=datetime.UTC)


def cited(pid: str | None = CITED.pid) -> CitedText:
    """Return the second version, or a paragraph of it, cited on 10 November at noon."""
    return CitedText(EarlierCitation(), ARTICLE, SECOND, THIRD, pid, day(10))


def notice(kind: str, on: int, *paragraphs: Paragraph, version: Version | None = None, pk: int | None = None) -> Notice:
    """Return a notice of the day `on`."""
    row = Notice(pk=pk or on, kind=kind, created_at=day(on), article=ARTICLE, version=version)
    row._prefetched_objects_cache = {"paragraphs": paragraphs}  # type: ignore[attr-defined]
    return row


def days(notices: Sequence[Notice]) -> list[int]:
    return [row.created_at.day for row in notices]


@pytest.mark.parametrize(
    ("row", "of_paragraph", "of_whole"),
    [
        (notice("correction", 1), True, True),
        (notice("correction", 1, version=FIRST), False, False),
        (notice("correction", 1, CITED, version=FIRST), False, False),
        (notice("correction", 1, version=SECOND), True, True),
        (notice("correction", 1, version=THIRD), True, True),
        (notice("correction", 1, version=Version(pk=99, number=4, article=ARTICLE)), False, True),
        (notice("correction", 1, CITED), True, True),
        (notice("correction", 1, OTHER), False, True),
        (notice("correction", 1, OTHER, CITED, version=THIRD), True, True),
        (notice("correction", 1, OTHER, version=SECOND), False, True),
    ],
)  # fmt: skip
def test_a_notice_concerns_what_it_is_about(row: Notice, *, of_paragraph: bool, of_whole: bool) -> None:
    assert (relevant_notices([row], cited(), HAVE_IT) == [row]) == of_paragraph
    assert (relevant_notices([row], cited(None)) == [row]) == of_whole


def test_notices_stay_in_their_order() -> None:
    rows = [notice("correction", number) for number in (3, 1, 2)]
    assert days(relevant_notices(rows, cited(), HAVE_IT)) == days(notices_since(rows, _cited_on(0))) == [3, 1, 2]


def _cited_on(number: int) -> CitedText:
    moment = day(number) if number else datetime.datetime.min.replace(tzinfo=datetime.UTC)
    return CitedText(EarlierCitation(), ARTICLE, SECOND, THIRD, CITED.pid, moment)


@pytest.mark.parametrize(
    ("kind", "on", "relevant"),
    [
        ("correction", 9, False), ("correction", 10, False), ("correction", 11, True), ("clarification", 9, False),
        ("clarification", 11, True), ("reinstatement", 9, False), ("retraction", 9, True), ("withdrawal", 9, True),
        ("editors_note", 9, False), ("expression_of_concern", 9, False),
    ],
)  # fmt: skip
def test_only_later_notices_are_told_but_for_retractions_and_withdrawals(kind: str, on: int, *, relevant: bool) -> None:
    assert (days(notices_since([notice(kind, on)], cited())) == [on]) == relevant


# ── Which one decides ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_newest_correction_decides() -> None:
    rows = [notice("correction", 11), notice("correction", 13), notice("correction", 12)]
    assert newest_correction(rows, cited()) is rows[1]
    assert newest_correction(rows, cited(None)) is rows[1]


def test_of_two_corrections_of_one_moment_the_later_row_decides() -> None:
    rows = [notice("correction", 11, pk=5), notice("correction", 11, pk=4)]
    assert newest_correction(rows, cited()) is rows[0]


@pytest.mark.parametrize("on", [9, 10])
def test_a_correction_before_the_citation_does_not_decide(on: int) -> None:
    assert newest_correction([notice("correction", on)], cited()) is None


@pytest.mark.parametrize(
    "kind", ["clarification", "editors_note", "expression_of_concern", "reinstatement", "withdrawal"]
)
def test_no_other_kind_is_a_correction_or_a_retraction(kind: str) -> None:
    for text in (cited(), cited(None)):
        assert newest_correction([notice(kind, 11), notice(kind, 11, OTHER)], text) is None
        assert newest_retraction([notice(kind, 11)], text) is None


def test_the_retraction_of_a_part_corrects_the_whole_text_whenever_it_came() -> None:
    row = notice("retraction", 9, CITED)
    assert newest_correction([row], cited(None)) is row
    assert newest_correction([notice("retraction", 9)], cited(None)) is None
    assert newest_correction([row], cited()) is None


def test_the_newest_retraction_decides_whenever_it_came() -> None:
    rows = [notice("retraction", 8), notice("retraction", 9), notice("retraction", 7), notice("correction", 12)]
    assert newest_retraction(rows, cited()) is rows[1]
    assert newest_retraction(rows, cited(None)) is rows[1]


def test_a_whole_text_is_retracted_only_as_a_whole_and_a_paragraph_also_by_name() -> None:
    row = notice("retraction", 11, CITED)
    assert newest_retraction([row], cited(None)) is None
    assert newest_retraction([row], cited()) is row
