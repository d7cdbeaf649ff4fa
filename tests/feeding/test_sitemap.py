"""The sitemap past its limit: an index, and files that list each article once."""

import re

import pytest
from django.test import Client

from articles.feeding import sitemap
from articles.publishing.articles import publish_article
from tests.conftest import delivery


@pytest.fixture
def articles(db: None, monkeypatch: pytest.MonkeyPatch) -> int:
    """Three articles, and room for two in a file."""
    for title in ("First", "Second", "Third"):
        publish_article(delivery(title))
    monkeypatch.setattr(sitemap, "LIMIT", 2)
    return 3


def locations(reader: Client, address: str) -> list[str]:
    return re.findall("<loc>http://testserver(.*?)</loc>", reader.get(address).content.decode())


@pytest.mark.usefixtures("articles")
def test_past_the_limit_the_sitemap_is_an_index(reader: Client) -> None:
    assert locations(reader, "/sitemap.xml") == ["/sitemap-1.xml", "/sitemap-2.xml"]
    assert "<sitemapindex " in reader.get("/sitemap.xml").content.decode()


@pytest.mark.usefixtures("articles")
def test_the_files_list_each_article_once_and_the_home_page_first(reader: Client) -> None:
    assert locations(reader, "/sitemap-1.xml") == ["/", "/articles/first/", "/articles/second/"]
    assert locations(reader, "/sitemap-2.xml") == ["/articles/third/"]


def test_at_the_limit_the_sitemap_is_one_file(reader: Client, articles: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LIMIT", articles)
    assert locations(reader, "/sitemap.xml") == locations(reader, "/sitemap-1.xml")
    assert len(locations(reader, "/sitemap.xml")) == 1 + articles


@pytest.mark.usefixtures("articles")
def test_a_file_that_the_index_does_not_name_is_not_found(reader: Client) -> None:
    assert reader.get("/sitemap-3.xml").status_code == 404


def test_an_empty_archive_has_one_file_with_the_home_page(reader: Client, db: None) -> None:
    assert locations(reader, "/sitemap.xml") == locations(reader, "/sitemap-1.xml") == ["/"]
    assert reader.get("/sitemap-2.xml").status_code == 404


def test_the_limit_of_the_protocol_includes_the_home_page() -> None:
    assert sitemap.LIMIT + 1 == 50_000
