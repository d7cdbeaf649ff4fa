"""Which notices a citation has to name: those since its version that concern it, and retractions whenever they came."""

import datetime

import pytest

from articles.models import Article, Notice, Paragraph, Passage, Version
from articles.selectors.concerning import notices_to_cite

ARTICLE = Article(pk=1, slug="the-bridge")
FIRST, SECOND = Paragraph(pk=1, pid="a"), Paragraph(pk=2, pid="b")


def at(day: int) -> datetime.datetime:
    return datetime.datetime(2024, 5, day, tzinfo=datetime.UTC)


VERSIONS = [Version(pk=number, article=ARTICLE, number=number, created_at=at(number * 10)) for number in (1, 2)]


def notice(kind: str, day: int, version: int | None = None, *paragraphs: Paragraph) -> Notice:
    made = Notice(
        pk=day, article=ARTICLE, kind=kind, created_at=at(day), version=VERSIONS[version - 1] if version else None
    )
    made._prefetched_objects_cache = {"paragraphs": list(paragraphs)}  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize(
    ("said", "text", "passage"),
    [
        (notice("correction", 15), {1}, {1}),
        (notice("correction", 25), {1, 2}, {1, 2}),
        (notice("correction", 10), set(), set()),
        (notice("retraction", 5), {1, 2}, {1, 2}),
        (notice("withdrawal", 5), {1, 2}, {1, 2}),
        (notice("correction", 25, 1), {1}, {1}),
        (notice("correction", 25, 2), {1, 2}, {2}),
        (notice("correction", 25, None, FIRST), {1, 2}, {1, 2}),
        (notice("correction", 25, None, SECOND), {1, 2}, set()),
        (notice("correction", 25, 2, FIRST, SECOND), {1, 2}, {1, 2}),
        (notice("retraction", 25, 1, SECOND), {1}, set()),
    ],
)
def test_a_notice_is_named_in_the_citations_of_these_versions(said: Notice, text: set[int], passage: set[int]) -> None:
    assert {version.number for version in VERSIONS if notices_to_cite([said], version, None)} == text
    passages = [Passage(version=version, paragraph=FIRST) for version in VERSIONS]
    assert {item.version.number for item in passages if notices_to_cite([said], item.version, item)} == passage


def test_they_keep_their_order() -> None:
    both = [notice("correction", 12), notice("retraction", 14)]
    assert notices_to_cite(both, VERSIONS[0], None) == both
