"""The language and the direction of pages: those of the article, and English for what the service says."""

import re

import pytest
from django.test import Client

from articles.models import Paragraph
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("ar", 'lang="ar" dir="rtl"'),
        ("ko", 'lang="ko" dir="ltr"'),
        ("en", 'lang="en" dir="ltr"'),
        (None, 'lang="en" dir="ltr"'),
    ],
)
def test_the_page_is_in_the_language_of_the_article(
    browser: Client, publish: Publish, language: str | None, attributes: str
) -> None:
    publish("Title", slug="title", outlet={"name": "Outlet"}, **({"language": language} if language else {}))
    pid = Paragraph.objects.get().pid
    for address in ("/articles/title/", "/articles/title/v/1/", f"/embed/{pid}/", "/embed/articles/title/"):
        html = browser.get(address).content.decode()
        assert f"<html {attributes}>" in html
    text = browser.get("/articles/title/").content.decode()
    assert f'<header class="opening" lang="{language or ""}"' in text
    assert f'<div class="body" lang="{language or ""}"' in text


def test_what_the_service_says_is_in_english_on_a_page_in_another_language(browser: Client, publish: Publish) -> None:
    publish("عنوان", slug="title", language="ar", outlet={"name": "Outlet"})
    publish_notice("title", NoticeDraft("correction", "كان في مايو."))
    publish_notice("title", NoticeDraft("withdrawal", "So it is.", paragraphs=[Paragraph.objects.get().pid]))
    html = browser.get("/articles/title/").content.decode()
    parts = re.findall(r"<(?:section|header|footer|a|p) class=\"(?:after|banner|site|skip|withdrawn)\"[^>]*>", html)
    parts += re.findall(r"<p id=[^>]*>", html)
    assert len(parts) > 6
    assert [part for part in parts if 'lang="en" dir="ltr"' not in part] == []
    assert '<p lang="" dir="auto">كان في مايو.</p>' in html
