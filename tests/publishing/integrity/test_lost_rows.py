"""A row that is gone is told, whatever the table, and so is a text that is shown or hidden against the notices."""

import pytest
from django.db import connection

from articles.intake.manuscript import Affiliation, Author, ManuscriptPublication, Outlet
from articles.models import Article, Contribution, Version
from articles.publishing.amending.amendments import add_publication, amend_article
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising.revisions import Revision, publish_version
from tests.stories import FERRY, MAYOR, SLUG, pids, story
from tests.support.tampering import change, faults

ARTICLE = f"article {SLUG}"
AUTHORS = (
    Author("Jane Doe", affiliations=(Affiliation("Mayor", None), Affiliation(None, "The Bank"))),
    Author("John Roe"),
)
APPEARANCES = (
    ManuscriptPublication("original", Outlet("The Gazette")),
    ManuscriptPublication("republication", Outlet("The Courier"), printed_here=True),
)


@pytest.fixture(autouse=True)
def history(db: None) -> None:
    """Two versions by two authors, three publications, and withdrawals of which one is lifted."""
    first = publish_article(story(authors=AUTHORS, publications=APPEARANCES)).version
    publish_version(SLUG, story(FERRY, MAYOR, authors=AUTHORS), Revision())
    add_publication(SLUG, {"role": "republication", "outlet": {"name": "The Echo"}}, made_by="a key")
    one, two, three = pids(first)[:3]
    publish_notice(SLUG, NoticeDraft("correction", "It was noon.", None, [one, two]))
    publish_notice(SLUG, NoticeDraft("withdrawal", "An address.", None, [two, three]))
    publish_notice(SLUG, NoticeDraft("reinstatement", "It was public.", None, [three]))
    publish_notice(SLUG, NoticeDraft("withdrawal", "It was wrong.", 1))


def test_nothing_is_lost() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        (
            'DELETE FROM articles_contribution WHERE "order" = 2 AND version_id = (SELECT max(id) FROM articles_version)',
            (f"{ARTICLE}, version 2", "it has 1 of its 2 contributions"),
        ),
        (
            'DELETE FROM articles_affiliation WHERE "order" = 2 AND id < (SELECT max(id) FROM articles_affiliation)',
            (f"{ARTICLE}, contribution Jane Doe", "it has 1 of its 2 affiliations"),
        ),
        (
            'DELETE FROM articles_publication WHERE "order" = 2',
            (ARTICLE, "it has 2 of its 3 publications"),
        ),
        (
            "DELETE FROM articles_notice_paragraphs WHERE id = (SELECT min(id) FROM articles_notice_paragraphs)",
            (f"{ARTICLE}, notice", "it concerns other paragraphs than the log says"),
        ),
        (
            "DELETE FROM articles_withdrawal WHERE version_id IS NOT NULL",
            (ARTICLE, "its withdrawals are not those of its notices"),
        ),
        (
            "UPDATE articles_withdrawal SET lifted_by_id = notice_id WHERE version_id IS NULL AND lifted_by_id IS NULL",
            (ARTICLE, "its withdrawals are not those of its notices"),
        ),
        (
            "UPDATE articles_withdrawal SET lifted_by_id = NULL",
            (ARTICLE, "its withdrawals are not those of its notices"),
        ),
    ],
)
def test_a_lost_row_is_told(sql: str, fault: tuple[str, str]) -> None:
    change(sql)
    ((where, detail),) = faults()
    assert where.startswith(fault[0])
    assert detail == fault[1]


def test_a_text_withdrawn_without_a_notice_is_told() -> None:
    change("DELETE FROM articles_withdrawal")
    assert (ARTICLE, "its withdrawals are not those of its notices") in faults()


def test_rows_of_an_older_release_have_no_count_and_hold() -> None:
    for table, column in (
        ("version", "contribution_count"),
        ("contribution", "affiliation_count"),
        ("article", "publication_count"),
    ):
        change(f"UPDATE articles_{table} SET {column} = NULL")
    assert faults() == []
    amend_article(SLUG, {"genre": "essay"}, made_by="a key")
    add_publication(SLUG, {"role": "republication", "outlet": {"name": "The Post"}}, made_by="a key")
    assert (Article.objects.get().publication_count, faults()) == (4, [])


def test_a_publication_that_a_version_states_is_counted() -> None:
    printed = ManuscriptPublication("republication", Outlet("The Herald"), printed_here=True)
    publish_version(SLUG, story(FERRY, publications=(printed,)), Revision())
    assert (Article.objects.get().publication_count, faults()) == (4, [])


def test_an_older_release_that_adds_rows_beside_a_newer_one_loses_none() -> None:
    change("UPDATE articles_article SET publication_count = 2")
    assert faults() == []


def test_the_counts_are_those_of_the_delivery() -> None:
    assert list(Version.objects.values_list("contribution_count", flat=True)) == [2, 2]
    assert list(Contribution.objects.order_by("pk").values_list("affiliation_count", flat=True)) == [2, 0, 2, 0]


@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL lets nobody break a reference")
def test_a_reference_to_nothing_is_told() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute("DELETE FROM articles_person WHERE name = 'John Roe'")
    details = [detail for where, detail in faults() if where == "the database"]
    assert len(details) == 1
    assert "articles_contribution" in details[0]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_contribution SET person_id = (SELECT min(id) FROM articles_person)")
