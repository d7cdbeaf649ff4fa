"""`/`: the list of articles."""

import re

import pytest
from django.test import Client

from articles.publishing.articles import Published
from articles.reading import home
from tests.conftest import SLUG, Publish


def titles(html: str) -> list[str]:
    return re.findall(r"<h2[^>]*><a[^>]*>(.*?)</a></h2>", html)


def test_an_empty_store_says_so(browser: Client) -> None:
    assert "No article has been published yet." in browser.get("/").content.decode()


def test_an_article_is_listed_with_its_byline_its_outlets_and_its_dates(browser: Client, sample: Published) -> None:
    html = browser.get("/").content.decode()
    assert f'<a href="http://testserver/articles/{SLUG}/">' in html
    assert "By Jongsoo Lee" in html
    assert '<bdi>The National Interest</bdi>, <time datetime="2023-04-19" lang="en">19 April 2023</time>' in html
    assert '<bdi>Pacific Council</bdi>, <time datetime="2023-05-01" lang="en">1 May 2023</time>' in html
    assert 'href="/api/v1/"' in html
    assert 'href="/api/docs/"' in html


def test_the_newest_publication_comes_first_and_undated_articles_last(browser: Client, publish: Publish) -> None:
    publish("Undated")
    publish("Old", published="1999")
    publish("New", published="2024-02-01")
    publish("Middle", published="2010-06")
    assert titles(browser.get("/").content.decode()) == ["New", "Middle", "Old", "Undated"]


def test_a_long_list_has_pages(browser: Client, publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "PAGE_SIZE", 2)
    for year in (2001, 2002, 2003):
        publish(f"Of {year}", published=str(year))
    first, second = browser.get("/").content.decode(), browser.get("/?page=2").content.decode()
    assert titles(first) == ["Of 2003", "Of 2002"]
    assert 'rel="next" href="?page=2"' in first
    assert titles(second) == ["Of 2001"]
    assert 'rel="prev" href="/"' in second
    assert '<link rel="canonical" href="http://testserver/?page=2">' in second


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "", "9" * 40, "%00"])
def test_an_unknown_page_of_the_list_is_not_found(browser: Client, sample: Published, page: str) -> None:
    assert browser.get(f"/?page={page}").status_code == 404
