"""The preview is the public page itself, of what is only rehearsed; its links lead nowhere."""

import re

import pytest
from django.test import Client, RequestFactory

from articles.desk.preview import public_page
from articles.models import Article
from articles.publishing.articles import publish_article, rehearsal
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish, delivery

pytestmark = pytest.mark.django_db


def test_an_article_that_is_only_rehearsed_has_its_page() -> None:
    request = RequestFactory().post("/desk/")
    with rehearsal():
        publish_article(delivery("Ice", "Thin ice.", language="en"))
        page = public_page(request, "http://testserver/articles/ice/")
    assert "<h1" in page
    assert "Thin ice." in page
    assert "<main" not in page
    assert not Article.objects.exists()


def test_it_is_what_readers_see_but_for_the_links(publish: Publish, client: Client) -> None:
    publish("Ice", "Thin ice.")
    shown = client.get("/articles/ice/", headers={"accept": "text/html"}).content.decode()
    page = public_page(RequestFactory().get("/desk/"), "/articles/ice/")
    assert "href" not in page
    words = re.findall(r">([^<]+)<", page)
    assert "Thin ice." in words
    assert [text for text in words if text not in shown] == []


def test_the_tombstone_of_a_text_can_be_previewed(publish: Publish) -> None:
    publish("Ice", "Thin ice.")
    with rehearsal():
        publish_notice("ice", NoticeDraft("withdrawal", "It was somebody else’s."))
        page = public_page(RequestFactory().get("/desk/"), "/articles/ice/")
    assert "This text was withdrawn" in page
    assert "Thin ice." not in page
