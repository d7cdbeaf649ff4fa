"""`/articles/{slug}/v/{n}/`: the page of one version."""

import pytest
from django.test import Client

from articles.models import Version
from articles.publishing.articles import Published
from tests.conftest import SLUG

pytestmark = pytest.mark.usefixtures("shared_sample")

PAGE = f"/articles/{SLUG}/"
NEWER = "a newer one exists"


def test_the_only_version_says_nothing_of_a_newer_one(browser: Client, sample: Published) -> None:
    html = browser.get(f"{PAGE}v/1/").content.decode()
    assert NEWER not in html
    assert f'<link rel="canonical" href="http://testserver{PAGE}">' in html
    assert (
        f'<link rel="alternate" type="application/json" href="http://testserver/api/v1/articles/{SLUG}/versions/1/?format=json"'
        in html
    )


def test_an_old_version_keeps_its_text_and_leads_to_the_newest(browser: Client, revised: Version) -> None:
    html = browser.get(f"{PAGE}v/1/").content.decode()
    assert NEWER in html
    assert f'<a href="http://testserver{PAGE}">the article as it stands now, version 2</a>' in html
    assert html.count('class="mark"') == 20
    assert "A Cornerstone of Security" in html


def test_the_newest_version_is_what_the_article_is(browser: Client, revised: Version) -> None:
    frozen, now = browser.get(f"{PAGE}v/2/").content.decode(), browser.get(PAGE).content.decode()
    for html in (frozen, now):
        assert NEWER not in html
        assert "The Alliance, Revised</h1>" in html
        assert "A slip of the pen." in html
        assert f'<link rel="predecessor-version" href="http://testserver{PAGE}v/1/">' in html


def test_its_permalinks_lead_to_the_text_as_it_stands_there(browser: Client, revised: Version) -> None:
    pid = revised.passages.select_related("paragraph").get(ordinal=1).paragraph.pid
    assert f'href="http://testserver/p/{pid}/v/1/"' in browser.get(f"{PAGE}v/1/").content.decode()


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "9" * 30, "1.0", "%00"])
def test_an_unknown_version_is_not_found(browser: Client, sample: Published, number: str) -> None:
    assert browser.get(f"{PAGE}v/{number}/").status_code == 404
