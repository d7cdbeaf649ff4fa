"""The index is the same whether it is kept with each publication or made for all articles at once."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Wording
from articles.publishing import indexing
from articles.publishing.articles import publish_article
from articles.publishing.delivery import with_entry
from articles.publishing.indexing import index_everything, learn_language, reindex
from articles.searching import postgresql
from articles.searching.entries import Entry, WordingEntry
from tests.conftest import delivery, empty_index
from tests.support.indexed import index_rows, publish_every_kind, wording_rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_all_articles_at_once_get_the_entries_that_they_had(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(indexing, "_AT_ONCE", at_once)
    monkeypatch.setattr(indexing, "_WORDINGS_AT_ONCE", at_once)
    publish_every_kind()
    published, wordings = index_rows(), wording_rows()
    empty_index()
    assert wording_rows() == []
    index_everything()
    assert index_rows() == published
    assert wording_rows() == wordings


def test_an_article_that_is_indexed_again_has_the_entry_that_it_had() -> None:
    publish_every_kind()
    published = index_rows()
    for article in Article.objects.all():
        reindex(article)
    assert index_rows() == published


def test_some_articles_take_as_many_queries_as_one() -> None:
    counts = []
    for title in ("First", "Second", "Third"):
        publish_article(delivery(title, "A text.", "Another."))
        empty_index()
        with CaptureQueriesContext(connection) as queries:
            index_everything()
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_an_entry_made_ahead_is_the_one_that_publishing_makes() -> None:
    facts = {"language": "en", "subtitle": "Of bridges"}
    plain = delivery("Bridges", "The alliances.", "And é.", **facts)
    ahead = with_entry(delivery("Bridges", "The alliances.", "And é.", slug="other", **facts), connection.vendor)
    publish_article(plain)
    publish_article(replace(ahead, content=b"The same in other bytes."))
    (_, _, *first), (_, _, *second) = index_rows()
    assert ahead.entry
    assert first == second
    terms = [str(row[-1]) for row in wording_rows()]
    assert any("allianc" in term for term in terms)


def test_an_entry_made_ahead_is_stored_as_it_is() -> None:
    publish_article(replace(delivery("Bridges", "A text."), entry=Entry(["'x':1"], b"\x01", [WordingEntry(["'y':1"])])))
    assert [row[-1] for row in index_rows()] == ["'x':1"]
    assert any("y" in str(row[-1]) for row in wording_rows())


def test_a_wording_is_indexed_once_however_many_versions_have_it() -> None:
    publish_every_kind()
    places = {row[0] for row in wording_rows()}
    assert places == {-key for key in Wording.objects.values_list("pk", flat=True)}


def test_a_language_that_is_learned_changes_the_stems_of_every_wording() -> None:
    article = publish_article(delivery("Bridges", "The alliances.", "And bridges.")).article
    without = wording_rows()
    article.language = "en"
    learn_language(article, before=None)
    learned = wording_rows()
    empty_index()
    article.save()
    index_everything()
    assert learned == wording_rows() != without


def test_a_text_that_is_withdrawn_as_a_whole_is_not_in_the_index() -> None:
    publish_every_kind()
    indexed = Article.objects.filter(pk__in={row[0] for row in index_rows()})
    assert set(indexed.values_list("slug", flat=True)) == {"long", "revised", "part"}


def test_a_paragraph_that_is_withdrawn_is_not_in_the_index() -> None:
    publish_every_kind()
    (entry,) = (str(row[-1]) for row in index_rows() if row[0] == Article.objects.get(slug="part").pk)
    assert "stay" in entry
    assert "was" not in entry
    assert "rest" not in entry


def test_new_terms_are_placed_in_each_index() -> None:
    publish_every_kind()
    with CaptureQueriesContext(connection) as queries:
        indexing.place_new_terms()
    assert len(queries) == (connection.vendor == "postgresql")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="FTS5 puts nothing off")
def test_only_the_owner_of_the_indexes_places_new_terms() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%USING gin%'")
        indexes = cursor.fetchone()
        postgresql.place_new_terms(cursor)
        assert (cursor.rowcount,) == indexes
        cursor.execute("CREATE ROLE alliance_tests_somebody")
        cursor.execute("SET LOCAL ROLE alliance_tests_somebody")
        postgresql.place_new_terms(cursor)
        assert cursor.rowcount == 0
        cursor.execute("RESET ROLE")
