"""Articles with everything that their representation shows, at once."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.addresses import Urls
from articles.models import Article
from articles.publishing.articles import Published
from articles.representations.article import article_json
from articles.selectors.articles import ArticleFilter, complete_articles, filtered, known_languages
from tests.conftest import SLUG, Publish


def test_an_article_that_was_read_completely_is_represented_without_another_query(sample: Published) -> None:
    article = complete_articles().get(slug=SLUG)
    with CaptureQueriesContext(connection) as captured:
        article_json(article, Urls("https://x.example"))
    assert len(captured) == 0


def test_no_filter_is_every_article(sample: Published, publish: Publish) -> None:
    publish("Another")
    assert filtered(Article.objects.all(), ArticleFilter()).count() == 2


def test_a_search_for_nothing_finds_nothing(sample: Published) -> None:
    assert not filtered(Article.objects.all(), ArticleFilter(clauses=())).exists()


def test_the_known_languages_are_those_of_the_articles(publish: Publish) -> None:
    for number, language in enumerate(("de", "en", "de")):
        publish(f"Title {number}", language=language)
    assert [language for language in known_languages() if language] == ["de", "en"]
