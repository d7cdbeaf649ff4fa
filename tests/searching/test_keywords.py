"""The index of keywords: an article under each of its keywords, folded, and under no other."""

import pytest

from articles.models import Article
from articles.searching import keywords
from tests.conftest import Publish

pytestmark = pytest.mark.django_db


def having(keyword: str) -> list[str]:
    """Return the titles of the articles with a keyword, which both ways of asking give alike."""
    by_index = Article.objects.filter(pk__in=keywords.matching(keyword)).order_by("pk")
    one_by_one = Article.objects.filter(keywords.having(keyword)).order_by("pk")
    slugs = list(by_index.values_list("slug", flat=True))
    assert list(one_by_one.values_list("slug", flat=True)) == slugs
    return slugs


def test_an_article_is_found_under_each_of_its_keywords(publish: Publish) -> None:
    publish("One", keywords=["Café au lait", "Korea", "KOREA"])
    publish("Two", keywords=["korea"])
    publish("Three")
    assert having("korea") == ["one", "two"]
    assert having("CAFE AU LAIT") == ["one"]
    assert having("cafe") == having("%") == having("") == []


def test_other_keywords_take_the_place_of_those_before(publish: Publish) -> None:
    article = publish("One", keywords=["korea"]).article
    publish("Two", keywords=["korea"])
    keywords.put(article.pk, ["japan"])
    assert (having("korea"), having("japan")) == (["two"], ["one"])
    keywords.put(article.pk, [])
    assert having("japan") == []
