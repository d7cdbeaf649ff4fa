"""The index of both engines: any text goes in, and what went in is found."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.publishing.articles import publish_article
from articles.searching import index
from articles.searching.entries import entry_of
from articles.searching.ranks import Rank
from articles.searching.terms import Clause, clauses, words
from tests.conftest import delivery

pytestmark = pytest.mark.django_db


def indexed(text: str, language: str | None = None) -> Article:
    """An article that is found by the text alone."""
    article = Article.objects.filter(slug="a").first() or Article.objects.create(slug="a")
    index.put(article.pk, entry_of([], [text], language, connection.vendor))
    return article


def found(query: str, *languages: str | None) -> bool:
    answering = Article.objects.all()
    for clause in clauses(query):
        answering = answering.filter(pk__in=index.matching([clause], languages))
    return answering.exists()


def test_an_article_is_found_by_its_terms_until_it_is_dropped() -> None:
    article = indexed("The alliance")
    assert found("alliance")
    index.drop(article.pk)
    assert not found("alliance")


def test_what_is_put_again_replaces_what_was_there() -> None:
    indexed("The alliance")
    indexed("Another")
    assert not found("alliance")
    assert found("another")


def test_an_article_without_words_is_indexed_too() -> None:
    indexed("☃")
    assert not found("x")


def test_one_article_does_not_answer_for_another() -> None:
    article = publish_article(delivery("One", "Of war.")).article
    publish_article(delivery("Two", "Of peace."))
    matching = Article.objects.filter(pk__in=index.matching([Clause(("war",))], [None]))
    assert list(matching) == [article]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only FTS5 takes terms for letters by its own tables")
def test_fts5_is_given_ascii_only() -> None:
    article = indexed("plain ꟃ")
    with connection.cursor() as cursor:
        cursor.execute("SELECT terms FROM articles_searchentry WHERE rowid = %s", [article.pk])
        assert cursor.fetchall() == [(f"plain 0u{'ꟃ'.encode().hex()}",)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=60))
def test_every_word_of_any_text_is_found(text: str) -> None:
    indexed(text, "en")
    for word in words(text):
        assert Article.objects.filter(pk__in=index.matching([Clause((word,))], ["en"])).exists(), word


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_query_is_answered(text: str, query: str) -> None:
    indexed(text, "en")
    included = [clause for clause in clauses(query) if not clause.excluded]
    if included:
        for rank in Rank:
            list(Article.objects.filter(pk__in=index.matching(included, ["en", "de", None], rank)))
