"""The lines of texts: all columns, in order, version by version; and how a text begins."""

import pytest

from articles.models import Passage, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.lines import lines_at, lines_of, opening_of
from articles.selectors.withdrawals import refusals_of
from tests.conftest import Publish
from tests.stories import FERRY, FLOOD, MAYOR, MAYOR_EDITED, SLUG, STORY, pids, revised, story


def test_a_line_has_what_its_passage_has(publish: Publish) -> None:
    version = publish("A title", "One.", "Two.", sections=[{"first_ordinal": 2, "heading": "Results"}]).version
    passages = Passage.objects.filter(version=version).select_related("paragraph", "wording", "section")
    assert lines_of([version.pk]) == [
        (
            version.pk,
            passage.paragraph_id,
            passage.paragraph.pid,
            passage.ordinal,
            passage.kind,
            passage.wording.text,
            passage.wording.html,
            passage.section and passage.section.order,
            passage.section and passage.section.heading,
            passage.section and passage.section.supplied_by,
            passage.section and passage.section.role,
        )
        for passage in passages.order_by("ordinal")
    ]
    assert [line.heading for line in lines_of([version.pk])] == [None, "Results"]


def test_the_lines_of_several_versions_follow_one_another(db: None) -> None:
    first = publish_article(story()).version
    second = revised(FLOOD, MAYOR_EDITED, FERRY).version
    assert [line.text for line in lines_of([second.pk, first.pk])] == [*STORY, FLOOD, MAYOR_EDITED, FERRY]
    assert lines_of([]) == []


def test_the_lines_at_some_places_come_by_their_ordinals(db: None) -> None:
    first = publish_article(story()).version
    lines = lines_at(first.pk, {4, 1, 99})
    assert {ordinal: line.text for ordinal, line in lines.items()} == {1: STORY[0], 4: STORY[3]}
    assert lines[4] == lines_of([first.pk])[3]
    assert lines_at(first.pk, set()) == {}


@pytest.fixture
def first(db: None) -> Version:
    """Version 1 of the story, which has a second one in another order."""
    version = publish_article(story()).version
    revised(MAYOR, FERRY, FLOOD)
    return version


def withdraw(version: Version, ordinal: int, number: int | None = None) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", number, [pids(version)[ordinal - 1]]))


def opening(version: Version) -> str | None:
    return opening_of(version, refusals_of(version.article_id))


def test_a_text_begins_with_its_first_paragraph(first: Version) -> None:
    assert opening(first) == FERRY
    assert opening(Version.objects.get(number=2)) == MAYOR


def test_a_text_begins_with_the_first_paragraph_that_is_not_withdrawn(first: Version) -> None:
    withdraw(first, 1)
    withdraw(first, 2, number=1)
    assert opening(first) == FLOOD
    assert opening(Version.objects.get(number=2)) == MAYOR


def test_a_text_of_which_all_is_withdrawn_has_no_opening(first: Version) -> None:
    for ordinal in range(1, len(STORY) + 1):
        withdraw(first, ordinal)
    assert opening(first) is None
