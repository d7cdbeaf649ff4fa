"""Articles with everything that their representation shows, at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.addresses import Urls
from articles.intake.manuscript import Author
from articles.models import Article, Outlet, Person
from articles.partial_dates import first_day, last_day
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.representations.article import article_json
from articles.searching.terms import Clause
from articles.selectors.articles import (
    ArticleFilter,
    article_by_slug,
    articles_with_current_version,
    complete,
    filtered,
    text_is_withdrawn,
)
from tests.conftest import Publish, delivery
from tests.stories import FERRY, FLOOD, pids, revised, story
from tests.stories import SLUG as STORY_SLUG


def test_an_article_that_was_read_completely_is_represented_without_another_query(sample: Published) -> None:
    (article,) = complete(articles_with_current_version())
    with CaptureQueriesContext(connection) as captured:
        article_json(article, Urls("https://x.example"))
    assert len(captured) == 0


def test_no_filter_is_every_article(sample: Published, publish: Publish) -> None:
    publish("Another")
    assert filtered(Article.objects.all(), ArticleFilter()).count() == 2


def test_a_search_for_nothing_finds_nothing(sample: Published) -> None:
    assert not filtered(Article.objects.all(), ArticleFilter(clauses=())).exists()


# ── Filters ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2023-04-19", None, True), ("2023-04-20", None, False), (None, "2023-04-19", True), (None, "2023-04-18", False),
        ("2023-04-19", "2023-04-19", True), ("2023-04-20", "2023-04-30", False),
    ],
)  # fmt: skip
def test_the_days_of_a_filter_are_included(
    publish: Publish, first: str | None, last: str | None, *, found: bool
) -> None:
    publish("A title", published="2023-04-19", outlet={"name": "The Herald"})
    publish("Undated", outlet={"name": "The Herald"})
    wanted = ArticleFilter(published_from=first_day(first), published_until=last_day(last))
    assert [article.slug for article in filtered(Article.objects.all(), wanted)] == (["a-title"] if found else [])


def test_a_publication_before_and_one_after_are_none_between(publish: Publish) -> None:
    publish(
        "A title",
        publications=[
            {"role": "original", "outlet": {"name": "The Herald"}, "date": "2020"},
            {"role": "republication", "outlet": {"name": "The Gazette"}, "date": "2024"},
        ],
    )
    wanted = ArticleFilter(published_from=first_day("2021"), published_until=last_day("2023"))
    assert not filtered(Article.objects.all(), wanted).exists()


@pytest.mark.parametrize(
    ("author", "outlet", "found"),
    [
        ("jane DOE", None, ["a-title"]), ("Jane", None, []), (None, "the herald", ["a-title"]), (None, "Herald", []),
        ("Jane Doe", "The Gazette", []), ("0", None, []), (None, "9" * 30, []),
    ],
)  # fmt: skip
def test_people_and_outlets_are_found_by_name(
    publish: Publish, author: str | None, outlet: str | None, found: list[str]
) -> None:
    publish("A title", authors=[{"name_as_printed": "Jane Doe"}], outlet={"name": "The Herald"})
    publish("Another", authors=[{"name_as_printed": "Jo Roe"}], outlet={"name": "The Gazette"})
    articles = filtered(Article.objects.all(), ArticleFilter(author=author, outlet=outlet))
    assert [article.slug for article in articles] == found


def test_people_and_outlets_are_found_by_id(publish: Publish) -> None:
    publish("A title", authors=[{"name_as_printed": "Jane Doe"}], outlet={"name": "The Herald"})
    publish("Another", authors=[{"name_as_printed": "Jo Roe"}], outlet={"name": "The Gazette"})
    person, outlet = Person.objects.get(name="Jane Doe"), Outlet.objects.get(name="The Gazette")
    by = filtered(Article.objects.all(), ArticleFilter(author=str(person.pk)))
    among = filtered(Article.objects.all(), ArticleFilter(outlet=str(outlet.pk)))
    assert ([row.slug for row in by], [row.slug for row in among]) == (["a-title"], ["another"])


def test_an_excluded_clause_takes_away_what_it_finds(publish: Publish) -> None:
    publish("Apples", "Apples and pears are sold.")
    publish("Plums", "Plums and pears are sold.")
    wanted = ArticleFilter(clauses=(Clause(("pears",)), Clause(("plums",), excluded=True)))
    assert [article.slug for article in filtered(Article.objects.all(), wanted)] == ["apples"]


@pytest.mark.parametrize(("language", "found"), [("en", 2), ("EN-gb", 1), ("e", 0), ("en-", 0)])
def test_a_language_has_its_regions(publish: Publish, language: str, found: int) -> None:
    for number, own in enumerate(("en", "en-GB", "de", "enm")):
        publish(f"Title {number}", language=own)
    assert filtered(Article.objects.all(), ArticleFilter(language=language)).count() == found


# ── What is withdrawn ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("version", "paragraph", "expected"),
    [(None, False, True), (1, False, False), (2, False, True), (None, True, False), (2, True, False)],
)
def test_a_text_is_withdrawn_with_its_article_or_its_current_version(
    db: None, version: int | None, *, paragraph: bool, expected: bool
) -> None:
    first = publish_article(story()).version
    own = pids(first)[:1] if paragraph else []
    revised(FERRY, FLOOD)
    assert not text_is_withdrawn(article_by_slug(STORY_SLUG, articles_with_current_version()))
    publish_notice(STORY_SLUG, NoticeDraft("withdrawal", "So it is.", version, own))
    assert text_is_withdrawn(article_by_slug(STORY_SLUG, articles_with_current_version())) == expected
    publish_notice(STORY_SLUG, NoticeDraft("reinstatement", "It was wrong.", version, own))
    assert not text_is_withdrawn(article_by_slug(STORY_SLUG, articles_with_current_version()))


def test_an_article_is_completed_with_what_the_store_has_of_it(db: None) -> None:
    publish_article(story())
    publish_article(delivery("Another", authors=(Author("Jane Doe"),)))
    for article in complete(articles_with_current_version()):
        stored = Article.objects.get(pk=article.pk)
        assert stored.current_version
        assert article.current_version
        for name in ("publications", "notices"):
            assert list(getattr(article, name).all()) == list(getattr(stored, name).order_by("pk"))
        for name in ("contributions", "sections"):
            loaded = getattr(article.current_version, name).all()
            assert list(loaded) == list(getattr(stored.current_version, name).order_by("order"))
