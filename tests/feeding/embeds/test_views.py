"""The cards that other sites frame: what they say, what they say of what happened since, and that they may be framed."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from articles.models import Passage
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import path_of
from tests.conftest import Publish
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, MAYOR_EDITED, SCHOOL, SLUG, STORY, TITLE, pids, revised

pytestmark = pytest.mark.usefixtures("shared_story")

REASON = "A court in Bern said so."


@pytest.fixture
def site(db: None) -> Client:
    """A reader's browser that shows a frame."""
    return Client(headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})


@pytest.fixture
def mayor(published_story: Published) -> str:
    return pids(published_story.version)[1]


def text_of(answer: Any) -> str:
    """Return what a card says, as one line."""
    html = answer.content.decode()
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


# ── What a card says ────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_card_has_the_text_its_citation_and_its_address(site: Client, mayor: str) -> None:
    answer = site.get(f"/embed/{mayor}/")
    text = text_of(answer)
    assert answer.status_code == 200
    assert f"<p>{MAYOR}</p></blockquote>" in answer.content.decode()
    assert "Doe, J., & Ngũgĩ, É. (2023, Ma" in text
    assert f"http://testserver/p/{mayor}/" in text
    assert "edited" not in text


def test_an_article_has_a_card_as_well(site: Client, published_story: Published) -> None:
    answer = site.get(f"/embed/articles/{SLUG}/")
    text = text_of(answer)
    assert answer.status_code == 200
    assert all(part in text for part in (TITLE, "By Jane Doe and Élodie Ngũgĩ", FERRY, "Doe, J., & Ngũgĩ, É."))
    assert MAYOR not in text


def test_an_unknown_fact_is_left_out_of_the_citation(site: Client, publish: Publish) -> None:
    published = publish("No name")
    assert " No name. (n.d.). " in text_of(site.get(f"/embed/{pids(published.version)[0]}/"))


def test_every_link_of_a_card_leads_somewhere_in_another_tab(site: Client, mayor: str) -> None:
    revised(*(MAYOR_EDITED if text == MAYOR else text for text in STORY))
    for address in (f"/embed/{mayor}/?version=1", f"/embed/articles/{SLUG}/?version=1"):
        html = site.get(address).content.decode()
        links = re.findall(r"<a ([^>]*)>", html)
        assert len(links) >= 2
        for link in links:
            found = re.search(r'href="([^"]+)"', link)
            assert found
            assert 'target="_blank" rel="noopener' in link
            assert site.get(path_of(found[1]), follow=True).status_code == 200


# ── What happened since ─────────────────────────────────────────────────────────────────────────────────────────────
def test_the_card_of_a_version_says_that_its_text_has_changed(site: Client, mayor: str) -> None:
    address = f"/embed/{mayor}/?version=1"
    before = site.get(address)
    revised(*(MAYOR_EDITED if text == MAYOR else text for text in STORY))
    after = site.get(address, headers={"if-none-match": before["ETag"]})
    assert MAYOR in text_of(after)
    assert MAYOR_EDITED not in text_of(after)
    assert "The text has changed. This is the text of version 1. It was edited since;" in text_of(after)
    assert f"/articles/{SLUG}/changes/1..2/" in after.content.decode()
    assert MAYOR_EDITED in text_of(site.get(f"/embed/{mayor}/"))
    assert "changed" not in text_of(site.get(f"/embed/{mayor}/?version=2"))


def test_the_card_of_an_unchanged_text_says_nothing_of_a_change(site: Client, published_story: Published) -> None:
    ferry = pids(published_story.version)[0]
    revised(*(MAYOR_EDITED if text == MAYOR else text for text in STORY))
    assert "changed" not in text_of(site.get(f"/embed/{ferry}/?version=1"))


def test_the_card_of_an_article_says_that_a_newer_version_exists(site: Client, published_story: Published) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    assert "A newer version exists. This is version 1; the article now has version 2." in text_of(
        site.get(f"/embed/articles/{SLUG}/?version=1")
    )
    assert "newer" not in text_of(site.get(f"/embed/articles/{SLUG}/"))


def test_the_card_of_a_removed_paragraph_says_so(site: Client, published_story: Published) -> None:
    budget = pids(published_story.version)[3]
    revised(FERRY, MAYOR, FLOOD, SCHOOL)
    for address in (f"/embed/{budget}/", f"/embed/{budget}/?version=1"):
        assert BUDGET in text_of(site.get(address))
        assert "no longer part of the article, since version 2." in text_of(site.get(address))


def test_a_card_shows_notices(site: Client, published_story: Published, mayor: str) -> None:
    ferry = pids(published_story.version)[0]
    publish_notice(SLUG, NoticeDraft("correction", "It was Monday.", paragraphs=[mayor]))
    publish_notice(SLUG, NoticeDraft("expression_of_concern", "We look into it."))
    assert "It was Monday." in text_of(site.get(f"/embed/{mayor}/"))
    assert "It was Monday." not in text_of(site.get(f"/embed/{ferry}/"))
    assert "Expression of concern, " in text_of(site.get(f"/embed/{ferry}/"))
    assert "We look into it." in text_of(site.get(f"/embed/articles/{SLUG}/"))


@pytest.mark.parametrize("whole_article", [True, False])
def test_a_withdrawn_text_is_gone_and_the_card_says_why(site: Client, mayor: str, whole_article: bool) -> None:
    address = f"/embed/{mayor}/?version=1"
    tag = site.get(address)["ETag"]
    publish_notice(SLUG, NoticeDraft("withdrawal", REASON, paragraphs=[] if whole_article else [mayor]))
    for answer in (site.get(address, headers={"if-none-match": tag}), site.get(f"/embed/{mayor}/")):
        assert answer.status_code == 410
        assert REASON in text_of(answer)
        assert "Withdrawn on " in text_of(answer)
        assert MAYOR not in text_of(answer)
        assert "ETag" not in answer
        assert answer["Content-Security-Policy"].endswith("frame-ancestors *")
    assert site.get(f"/embed/articles/{SLUG}/").status_code == (410 if whole_article else 200)
    publish_notice(
        SLUG, NoticeDraft("reinstatement", "It was another court.", paragraphs=[] if whole_article else [mayor])
    )
    assert MAYOR in text_of(site.get(address))
    assert REASON not in text_of(site.get(address))


def test_a_card_says_that_a_later_text_was_withdrawn_and_does_not_show_it(site: Client, mayor: str) -> None:
    revised(*(MAYOR_EDITED if text == MAYOR else text for text in STORY))
    publish_notice(SLUG, NoticeDraft("withdrawal", REASON, 2))
    answer = site.get(f"/embed/{mayor}/?version=1")
    assert "A later text of this paragraph was withdrawn." in text_of(answer)
    assert MAYOR in text_of(answer)


# ── What there is not ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/embed/0000000001/", "mistyped_pid"),
        ("/embed/abc/", "malformed_pid"),
        ("/embed/{pid}/?version=7", "unknown_version"),
        ("/embed/{pid}/?version=x", "unknown_version"),
        ("/embed/articles/nothing/", "unknown_article"),
        ("/embed/articles/the-bridge/?version=7", "unknown_version"),
    ],
)
def test_an_unknown_address_has_a_card_and_a_problem_for_programs(
    site: Client, api: Client, mayor: str, address: str, code: str
) -> None:
    answer = site.get(address.format(pid=mayor))
    assert answer.status_code == 404
    assert "There is nothing at this address." in text_of(answer)
    assert "X-Frame-Options" not in answer
    problem = api.get(address.format(pid=mayor))
    assert (problem.status_code, problem["Content-Type"]) == (404, "application/problem+json")
    assert problem.json()["type"].endswith(f"#{code}")


def test_a_program_gets_a_withdrawal_as_a_problem(api: Client, mayor: str) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", REASON))
    answer = api.get(f"/embed/{mayor}/")
    assert (answer.status_code, answer.json()["detail"]) == (410, REASON)


# ── That it may be framed ───────────────────────────────────────────────────────────────────────────────────────────
def test_any_site_may_frame_a_card_which_needs_no_script(site: Client, mayor: str) -> None:
    for address in (f"/embed/{mayor}/", f"/embed/articles/{SLUG}/"):
        answer = site.get(address)
        assert "X-Frame-Options" not in answer
        assert "frame-ancestors *" in answer["Content-Security-Policy"]
        assert "script-src" not in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert not answer.cookies
        html = answer.content.decode()
        assert not any(mark in html for mark in ("<script", "<style", " style=", " onclick", "javascript:"))


def test_no_page_may_be_framed_for_that(site: Client, published_story: Published) -> None:
    assert site.get(f"/articles/{SLUG}/")["X-Frame-Options"] == "DENY"


def test_a_client_that_has_the_card_is_not_sent_it_again(site: Client, mayor: str) -> None:
    for address in (f"/embed/{mayor}/", f"/embed/{mayor}/?version=1", f"/embed/articles/{SLUG}/"):
        tag = site.get(address)["ETag"]
        assert site.get(address, headers={"if-none-match": tag}).status_code == 304


def test_text_is_not_taken_for_html(site: Client, publish: Publish) -> None:
    published = publish("A <b>bold</b> title", "A paragraph with <script>alert(1)</script> & more words in it.")
    pid = Passage.objects.get(version=published.version, ordinal=1).paragraph.pid
    for address in (f"/embed/{pid}/", f"/embed/articles/{published.article.slug}/"):
        html = site.get(address).content.decode()
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_a_card_has_the_notices_on_its_version_and_no_others(
    site: Client, published_story: Published, mayor: str
) -> None:
    revised(*(MAYOR_EDITED if text == MAYOR else text for text in STORY))
    for text, version in (("On all of it.", None), ("On the first.", 1), ("On the second.", 2)):
        publish_notice(SLUG, NoticeDraft("correction", text, version))
    for address in (f"/embed/articles/{SLUG}/", f"/embed/{mayor}/"):
        first, second = text_of(site.get(f"{address}?version=1")), text_of(site.get(f"{address}?version=2"))
        assert [text in first for text in ("On all of it.", "On the first.", "On the second.")] == [True, True, False]
        assert [text in second for text in ("On all of it.", "On the first.", "On the second.")] == [True, False, True]


def test_a_notice_on_a_paragraph_is_not_on_the_card_of_the_article(
    site: Client, published_story: Published, mayor: str
) -> None:
    publish_notice(SLUG, NoticeDraft("correction", "It was Monday.", paragraphs=[mayor]))
    assert "It was Monday." not in text_of(site.get(f"/embed/articles/{SLUG}/"))


def test_a_withdrawal_that_was_lifted_is_not_on_a_card(site: Client, published_story: Published, mayor: str) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", REASON))
    publish_notice(SLUG, NoticeDraft("reinstatement", "Another court."))
    for address in (f"/embed/articles/{SLUG}/", f"/embed/{mayor}/"):
        assert not any(text in text_of(site.get(address)) for text in (REASON, "Another court."))
