"""What belongs to articles and versions, for many of them in one query each."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.intake.manuscript import Affiliation, Author, ManuscriptPublication, Outlet, Section
from articles.models import Article
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.parts import (
    add_affiliations,
    bylines_of,
    notices_of,
    notices_on_text,
    publications_of,
    sections_of,
)
from tests.conftest import delivery
from tests.stories import pids


@pytest.fixture(autouse=True)
def articles(db: None) -> dict[str, Article]:
    """Two articles that have two of everything, by title."""
    rows = {}
    for title in ("One", "Two"):
        facts = {
            "authors": tuple(
                Author(f"{title} {name}", affiliations=(Affiliation("Fellow", title), Affiliation("Editor", title)))
                for name in ("Brown", "Adams")
            ),
            "publications": tuple(
                ManuscriptPublication(role, Outlet(f"{title} {role}")) for role in ("original", "republication")
            ),
            "sections": (Section(1, 1, "First"), Section(2, 2, "Second")),
        }
        rows[title] = publish_article(delivery(title, f"{title} begins.", f"{title} ends.", **facts)).article
    return rows


def test_bylines_are_in_order_with_persons_and_affiliations(articles: dict[str, Article]) -> None:
    version_ids = [article.current_version_id or 0 for article in articles.values()]
    bylines = bylines_of(version_ids)
    add_affiliations([contribution for byline in bylines.values() for contribution in byline])
    with CaptureQueriesContext(connection) as captured:
        shown = [
            (contribution.person.name, [affiliation.position for affiliation in contribution.affiliations.all()])
            for version_id in version_ids
            for contribution in bylines[version_id]
        ]
    positions = ["Fellow", "Editor"]
    assert shown == [(f"{title} {name}", positions) for title in ("One", "Two") for name in ("Brown", "Adams")]
    assert len(captured) == 0


def test_publications_are_in_order_with_outlets_and_the_numbers_of_versions(articles: dict[str, Article]) -> None:
    publications = publications_of([article.pk for article in articles.values()])
    with CaptureQueriesContext(connection) as captured:
        shown = [
            (publication.outlet and publication.outlet.name, publication.version and publication.version.number)
            for article in articles.values()
            for publication in publications[article.pk]
        ]
    assert [name for name, _ in shown] == ["One original", "One republication", "Two original", "Two republication"]
    assert {number for _, number in shown} <= {1, None}
    assert len(captured) == 0


def test_sections_are_in_order(articles: dict[str, Article]) -> None:
    sections = sections_of([article.current_version_id or 0 for article in articles.values()])
    assert [
        [section.heading for section in sections[article.current_version_id or 0]] for article in articles.values()
    ] == [
        ["First", "Second"],
        ["First", "Second"],
    ]


def test_nothing_belongs_to_what_does_not_exist() -> None:
    assert [bylines_of([0])[0], publications_of([0])[0], sections_of([0])[0], notices_of({})[0]] == [[], [], [], []]


def test_notices_come_once_each_from_the_oldest_with_all_their_paragraphs(articles: dict[str, Article]) -> None:
    one, two = articles["One"], articles["Two"]
    assert one.current_version
    named = pids(one.current_version)
    publish_notice(one.slug, NoticeDraft("correction", "Both.", 1, named))
    publish_notice(two.slug, NoticeDraft("clarification", "All of it."))
    publish_notice(one.slug, NoticeDraft("editors_note", "One.", 1, named[1:]))
    with CaptureQueriesContext(connection) as captured:
        notices = notices_of({one.pk: one, two.pk: two})
        shown = {
            article.slug: [
                (notice.text, notice.article.slug, [paragraph.pid for paragraph in notice.paragraphs.all()])
                for notice in notices[article.pk]
            ]
            for article in (one, two)
        }
    assert shown == {
        "one": [("Both.", "one", named), ("One.", "one", named[1:])],
        "two": [("All of it.", "two", [])],
    }
    assert len(captured) == 1


def test_the_notices_on_a_text_are_those_on_its_version_and_on_the_whole_article(articles: dict[str, Article]) -> None:
    one = articles["One"]
    publish_notice(one.slug, NoticeDraft("correction", "Of version 1.", 1))
    publish_notice(one.slug, NoticeDraft("editors_note", "Of all."))
    version = one.current_version
    assert version
    assert [notice.text for notice in notices_on_text(version)] == ["Of version 1.", "Of all."]
    version.pk = 0
    assert [notice.text for notice in notices_on_text(version)] == ["Of all."]
