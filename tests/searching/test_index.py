"""The index of both engines: any text goes in, and what went in is found."""

import datetime

import pytest
from django.db import IntegrityError, connection
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.publishing.articles import publish_article
from articles.searching import index, pairs
from articles.searching.entries import entry_of, entry_of_terms
from articles.searching.index import Indexed
from articles.searching.places import place_of
from articles.searching.ranks import Rank
from articles.searching.search import Search, Stretch
from articles.searching.terms import Clause, clauses, words
from tests.conftest import delivery

pytestmark = pytest.mark.django_db
DAY = datetime.date(2023, 4, 19)


def indexed(text: str, language: str | None = None) -> Article:
    """An article that is found by the text alone."""
    article = Article.objects.filter(slug="a").first() or Article.objects.create(slug="a")
    index.put(Indexed(article.pk, None, entry_of([], [text], language, connection.vendor)))
    return article


def add(article_id: int, published: datetime.date | None, title: list[str], text: list[str]) -> None:
    index.add([Indexed(article_id, published, entry_of_terms(title, text, connection.vendor))])


def found(query: str, *languages: str | None) -> bool:
    answering = Article.objects.all()
    for clause in clauses(query):
        answering = answering.filter(pk__in=index.matching([clause], languages))
    return answering.exists()


def test_an_article_is_found_by_its_terms_until_it_is_dropped() -> None:
    article = indexed("The alliance")
    assert found("alliance")
    index.drop(article.pk, None)
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


def of_rank(query: str, rank: Rank, stretch: Stretch, allowed: QuerySet[Article] | None = None) -> list[int]:
    return index.of_rank(Search.of(clauses(query), [None]), rank, stretch, allowed)


@pytest.fixture
def days() -> list[int]:
    """The ids of articles on one text, the newest first; two are of one day, and the last one is undated."""
    published = [None, DAY - datetime.timedelta(days=1), DAY, DAY]
    keys = [Article.objects.create(slug=f"a{number}").pk for number in range(len(published))]
    for key, day in zip(keys, published, strict=True):
        add(key, day, [], ["war", "and", "peace"])
    return keys[::-1]


@pytest.mark.parametrize("query", ["war", '"war and"', "war peace -treaty", 'war -"and war"'])
def test_a_rank_is_read_in_stretches_forwards_and_backwards(days: list[int], query: str) -> None:
    assert of_rank(query, Rank.OCCURS, Stretch(9)) == days
    assert of_rank(query, Rank.OCCURS, Stretch(2)) == days[:2]
    assert of_rank(query, Rank.OCCURS, Stretch(9, beyond=place_of(days[1], DAY))) == days[2:]
    assert (
        of_rank(query, Rank.OCCURS, Stretch(9, place_of(days[2], DAY - datetime.timedelta(days=1)), True))
        == days[1::-1]
    )
    assert of_rank(query, Rank.OCCURS, Stretch(1, backwards=True)) == days[-1:]


@pytest.mark.parametrize("query", ["war -peace", '"and war"', 'war -"war and"'])
def test_what_does_not_answer_is_in_no_stretch(days: list[int], query: str) -> None:
    assert of_rank(query, Rank.OCCURS, Stretch(9)) == []


def test_a_phrase_is_looked_for_in_the_text_if_the_filter_of_pairs_allows_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pairs, "filter_of", lambda _: b"\xff")
    key = Article.objects.create(slug="a").pk
    add(key, None, [], ["war", "and", "peace"])
    assert of_rank('"war and"', Rank.OCCURS, Stretch(9)) == [key]
    assert of_rank('"and war"', Rank.OCCURS, Stretch(9)) == []
    assert not found('"and war"', None)


def test_only_allowed_articles_are_in_a_stretch(days: list[int]) -> None:
    assert of_rank("war", Rank.OCCURS, Stretch(9), Article.objects.filter(slug__in=["a1", "a3"])) == [days[0], days[2]]


def test_an_article_is_moved_to_where_its_new_day_belongs(days: list[int]) -> None:
    index.move(days[0], DAY, None)
    index.move(days[3], None, DAY + datetime.timedelta(days=1))
    assert of_rank("war", Rank.OCCURS, Stretch(9)) == [days[3], days[1], days[2], days[0]]
    index.drop(days[3], DAY + datetime.timedelta(days=1))
    assert of_rank("war", Rank.OCCURS, Stretch(9)) == [days[1], days[2], days[0]]


def test_an_article_has_one_rank_alone() -> None:
    texts: dict[str, tuple[list[str], list[str]]] = {
        "title": (["war", "and", "peace"], ["war", "and", "peace"] * 3),
        "frequent": ([], ["war", "and", "peace"] * 3),
        "apart": ([], ["war"] * 3 + ["and"] * 3 + ["peace"] * 3),
        "occurs": ([], ["war", "and", "peace"]),
        "title apart": (["and", "war"], ["war", "and", "peace"]),
    }
    keys = {slug: Article.objects.create(slug=slug).pk for slug in texts}
    for slug, parts in texts.items():
        add(keys[slug], None, *parts)

    def ranks(query: str) -> list[list[int]]:
        return [sorted(of_rank(query, rank, Stretch(9))) for rank in sorted(Rank, reverse=True)]

    title, frequent, apart, occurs, title_apart = keys.values()
    assert ranks("war") == [[title, title_apart], [frequent, apart], [occurs]]
    assert ranks("war and") == [[title, title_apart], [frequent, apart], [occurs]]
    assert ranks('"war and"') == [[title], [frequent, apart, title_apart], [occurs]]
    assert ranks('"war and" peace') == [[title], [frequent, apart], [occurs, title_apart]]
    assert ranks('"and peace" -"and and"') == [[title], [frequent], [occurs, title_apart]]


@pytest.mark.parametrize("longer", [1, 300])
def test_a_phrase_of_a_text_of_any_length_is_in_a_stretch_and_can_be_left_out(longer: int) -> None:
    key = Article.objects.create(slug="a").pk
    add(key, None, [], ["war", "and"] * longer + ["the", "peace"])
    for query, is_there in (
        ('"the peace"', True),
        ('"peace the"', False),
        ('the -"and the"', False),
        ('the -"the war"', True),
    ):
        assert [key for rank in Rank for key in of_rank(query, rank, Stretch(9))] == [key] * is_there, query


def test_an_entry_that_is_there_already_is_refused_as_django_refuses_a_row() -> None:
    add(1, None, [], ["a"])
    with pytest.raises(IntegrityError):
        add(1, None, [], ["b"])


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only FTS5 takes terms for letters by its own tables")
def test_fts5_is_given_ascii_only() -> None:
    article = indexed("plain ꟃ")
    with connection.cursor() as cursor:
        cursor.execute("SELECT terms FROM articles_searchentry WHERE rowid = %s", [place_of(article.pk, None)])
        assert cursor.fetchall() == [(f"plain 0u{'ꟃ'.encode('utf-16-be').hex()}",)]


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
        search = Search.of(clauses(query), ["en", "de", None])
        for rank in Rank:
            index.of_rank(search, rank, Stretch(2), Article.objects.all())
        list(Article.objects.filter(pk__in=index.matching(included, ["en", "de", None])))
