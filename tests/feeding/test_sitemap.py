"""The sitemap past its limit: an index, and files that list each article once."""

import re

import pytest
from django.test import Client

from articles.feeding.export.addresses import of_service
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors import sitemap
from tests.conftest import delivery


@pytest.fixture
def articles(db: None, monkeypatch: pytest.MonkeyPatch) -> int:
    """Three articles, and room for two in a file."""
    for title in ("First", "Second", "Third"):
        publish_article(delivery(title))
    monkeypatch.setattr(sitemap, "SIZE", 2)
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
    monkeypatch.setattr(sitemap, "SIZE", articles)
    assert locations(reader, "/sitemap.xml") == locations(reader, "/sitemap-1.xml")
    assert len(locations(reader, "/sitemap.xml")) == 1 + articles


@pytest.mark.usefixtures("articles")
def test_a_file_that_the_index_does_not_name_is_not_found(reader: Client) -> None:
    assert reader.get("/sitemap-3.xml").status_code == 404


def test_an_empty_archive_has_one_file_with_the_home_page(reader: Client, db: None) -> None:
    assert locations(reader, "/sitemap.xml") == locations(reader, "/sitemap-1.xml") == ["/"]
    assert reader.get("/sitemap-2.xml").status_code == 404


@pytest.mark.usefixtures("articles")
def test_a_file_whose_articles_are_all_withdrawn_lists_the_home_page(reader: Client) -> None:
    before = reader.get("/sitemap-2.xml")
    publish_notice("third", NoticeDraft("withdrawal", "A court said so."))
    after = reader.get("/sitemap-2.xml", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert locations(reader, "/sitemap-2.xml") == ["/"]


@pytest.mark.usefixtures("articles")
def test_the_index_changes_only_with_the_number_of_its_files(reader: Client) -> None:
    tag = reader.get("/sitemap.xml")["ETag"]
    publish_article(delivery("Fourth"))
    assert reader.get("/sitemap.xml", headers={"if-none-match": tag}).status_code == 304
    publish_article(delivery("Fifth"))
    assert reader.get("/sitemap.xml", headers={"if-none-match": tag}).status_code == 200
    assert locations(reader, "/sitemap.xml")[-1] == "/sitemap-3.xml"


@pytest.mark.usefixtures("articles")
def test_a_new_article_changes_only_the_last_file(reader: Client) -> None:
    first, last = (reader.get(f"/sitemap-{number}.xml")["ETag"] for number in (1, 2))
    publish_article(delivery("Fourth"))
    assert reader.get("/sitemap-1.xml", headers={"if-none-match": first}).status_code == 304
    assert reader.get("/sitemap-2.xml", headers={"if-none-match": last}).status_code == 200


@pytest.mark.usefixtures("articles")
def test_the_export_writes_the_files_that_the_index_names(reader: Client) -> None:
    assert [path for path in of_service() if path.startswith("/sitemap")] == [
        "/sitemap.xml",
        "/sitemap-1.xml",
        "/sitemap-2.xml",
    ]


def test_no_file_has_more_addresses_than_the_protocol_allows() -> None:
    assert sitemap.SIZE + 1 <= 50_000
