"""`/search/?q=`: what answers, the best first, with excerpts of the paragraphs that hold the words."""

import re

import pytest
from django.test import Client

from articles.models import Paragraph
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.reading import search
from tests.conftest import Publish


def page(browser: Client, **query: str) -> str:
    response = browser.get("/search/", query)
    assert response.status_code == 200, response.content
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r"<h2[^>]*><a[^>]*>(.*?)</a></h2>", html)


@pytest.mark.django_db
def test_without_a_query_there_is_the_form_alone(browser: Client) -> None:
    html = page(browser)
    assert 'name="q" type="search" value=""' in html
    assert 'role="status"' not in html


def test_articles_come_with_the_paragraphs_that_hold_the_words(browser: Client, publish: Publish) -> None:
    publish("War", "Of <peace>.", "A war is a war.", language="en")
    publish("Peace", "Of wars.", slug="peace", language="en")
    html = page(browser, q="war")
    assert titles(html) == ["War", "Peace"]
    paragraph = Paragraph.objects.get(article__slug="peace")
    assert f'<a href="http://testserver/p/{paragraph.pid}/">Of <mark>wars</mark>.</a>' in html
    assert "A <mark>war</mark> is a <mark>war</mark>." in html
    assert "peace&gt;" not in html


def test_a_withdrawn_paragraph_is_not_shown(browser: Client, publish: Publish) -> None:
    article = publish("War", "A secret war.", "An open war.", slug="war").article
    first = Paragraph.objects.filter(article=article).order_by("pk")[0]
    publish_notice("war", NoticeDraft("withdrawal", "So it is.", paragraphs=[first.pid]))
    html = page(browser, q="war")
    assert "secret" not in html
    assert "An open <mark>war</mark>." in html


def test_more_paragraphs_than_are_shown_are_linked(browser: Client, publish: Publish) -> None:
    publish("War", *(f"A war, number {number}." for number in range(4)), slug="war")
    html = page(browser, q="war")
    assert html.count("<mark>war</mark>") == 3
    assert "/api/v1/paragraphs/?q=war&amp;article=war" in html


def test_a_long_list_goes_on(browser: Client, publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PAGE_SIZE", 2)
    for year in (2001, 2002, 2003):
        publish(f"War of {year}", published=str(year))
    first = page(browser, q="war")
    assert titles(first) == ["War of 2003", "War of 2002"]
    (address,) = re.findall(r'rel="next" href="([^"]*)"', first)
    second = browser.get("/search/" + address.replace("&amp;", "&")).content.decode()
    assert titles(second) == ["War of 2001"]
    assert 'rel="next"' not in second


@pytest.mark.django_db
@pytest.mark.parametrize(("q", "said"), [("!!!", "no word to look for"), ("-war", "no word"), ("war", "No article")])
def test_what_finds_nothing_says_so(browser: Client, q: str, said: str) -> None:
    assert said in page(browser, q=q)


def test_a_query_is_escaped(browser: Client, publish: Publish) -> None:
    assert "<script>" not in page(browser, q='"><script>alert(1)</script>')


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", [{"q": "x" * 501}, {"q": "\x00"}, {"q": "x", "after": "x"}, {"q": "x", "after": "0-0-1"}]
)
def test_a_wrong_query_is_refused(browser: Client, query: dict[str, str]) -> None:
    assert browser.get("/search/", query).status_code == 400


@pytest.mark.django_db
def test_a_program_is_led_to_the_api(api: Client) -> None:
    assert api.get("/search/", {"q": "a b"})["Location"] == "http://testserver/api/v1/articles/?q=a+b"
