"""`/verify/`: the page on which a reader has the quotations of a draft checked."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.quoting.draft_check import LONGEST_DRAFT
from tests.stories import FERRY, MAYOR_EDITED, SLUG, pids, revised, story

PLACE = "/verify/"
QUOTED = "the footbridge would reopen before Easter"


@pytest.fixture(autouse=True)
def pid(db: None) -> str:
    """The story is published; return the identifier of its second paragraph."""
    return pids(publish_article(story(language="en")).version)[1]


def page(client: Client, text: str, status: int = 200) -> str:
    answer: Any = client.post(PLACE, {"text": text})
    assert answer.status_code == status
    assert answer["Cache-Control"] == "no-store"
    return unescape(answer.content.decode())


def test_the_page_begins_with_a_form(client: Client) -> None:
    answer = client.get(PLACE)
    assert answer.status_code == 200
    assert '<textarea id="text" name="text"' in answer.content.decode()
    assert answer["ETag"]


def test_a_page_of_another_site_may_not_frame_it_and_no_token_is_needed() -> None:
    answer = Client(enforce_csrf_checks=True).post(PLACE, {"text": f"“{QUOTED}”"})
    assert answer.status_code == 200
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_a_quotation_is_marked_and_told_of(client: Client, pid: str) -> None:
    shown = page(client, f"He said “{QUOTED}”.")
    assert f'“<mark class="verbatim">{QUOTED}</mark>' in shown
    assert "One quotation, 1 found in the archive." in shown
    assert "<h3>Word for word</h3>" in shown
    assert f'<a href="http://testserver/p/{pid}/v/1/">' in shown
    assert f"articles/{SLUG}/v/1/#p-{pid}:~:text=the%20footbridge" in shown
    assert '<span class="copy">The Bridge.' in shown


def test_what_was_altered_is_shown_word_by_word(client: Client) -> None:
    shown = page(client, "He said “the footbridge would reopen after Easter”.")
    assert "<h3>Altered</h3>" in shown
    assert "the footbridge would reopen <del>before</del><ins>after</ins> Easter" in shown


@pytest.mark.parametrize(
    ("draft", "remark"),
    [
        ("“nobody ever said anything like this”", "<h3>Not found</h3>"),
        ("“told reporters”", "It has too few words to prove where they were taken from."),
        (
            "We know that told reporters that the footbridge would reopen before Easter.",
            "It is not marked as a quotation.",
        ),
        ("“" + "word " * 1_100 + "”", "A quotation has at most 5,000 characters"),
        (QUOTED, "<h3>Word for word</h3>"),
    ],
)
def test_remarks(client: Client, draft: str, remark: str) -> None:
    assert remark in page(client, draft)


def test_words_of_an_old_version_are_told_to_be_superseded(client: Client) -> None:
    revised(FERRY, MAYOR_EDITED)
    assert "The current version says it differently." in page(client, f"“{QUOTED}”")


def test_a_withdrawn_text_is_not_shown(client: Client) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    shown = page(client, "“{}”".format(QUOTED.replace(" ", "\u00a0")))
    assert "The text was withdrawn and is not shown." in shown
    assert QUOTED not in shown


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LONGEST_DRAFT + 1)])
def test_a_text_that_cannot_be_checked_is_refused_with_a_sentence(client: Client, text: str) -> None:
    assert 'role="alert"' in page(client, text, status=422)


def test_line_breaks_count_once_and_keep_quotations_whole(client: Client) -> None:
    assert client.post(PLACE, {"text": "x\r\n" * (LONGEST_DRAFT // 2)}).status_code == 200
    assert "Word for word" in page(client, "“a brass band on board.\r\n\r\n“Mayor Keller told reporters”")


def test_what_was_pasted_is_not_read_as_html(client: Client) -> None:
    answer = client.post(PLACE, {"text": "“<script>alert(1)</script> footbridge”"})
    assert "<script>" not in answer.content.decode()


def test_every_page_leads_to_it(client: Client) -> None:
    assert '<a href="/verify/">' in client.get("/").content.decode()
