"""`/p/{pid}/v/{n}/`: the address that citations print, for people and for programs."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from articles.identity import pids
from articles.models import Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.stories import FERRY, FLOOD, MAYOR, MAYOR_EDITED, SCHOOL, SLUG, revised, story
from tests.stories import pids as pids_of

HOST = "http://testserver"
PAGE = f"{HOST}/articles/{SLUG}/"
BIBTEX = {"accept": "application/x-bibtex"}


@pytest.fixture
def first(db: None) -> Version:
    """The story in its first version, of two."""
    version = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    return version


@pytest.fixture
def mayor(first: Version) -> str:
    """The paragraph that the second version edits."""
    return pids_of(first)[1]


# ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_reader_is_led_to_the_paragraph_on_the_page_of_its_version(browser: Client, mayor: str) -> None:
    for number in (1, 2):
        answer = browser.get(f"/p/{mayor}/v/{number}/")
        assert (answer.status_code, answer["Cache-Control"]) == (302, "public, max-age=0, must-revalidate")
        assert answer["Location"].startswith(f"{PAGE}v/{number}/")
        assert answer["Location"].endswith(f"#p-{mayor}")
        assert "Accept" in answer["Vary"]


def test_a_client_that_takes_anything_is_led_there_too(client: Client, mayor: str) -> None:
    for accept in ("*/*", "image/png", ""):
        assert client.get(f"/p/{mayor}/v/1/", headers={"accept": accept}).status_code == 302


def test_the_page_has_the_paragraph_with_the_words_of_that_version(browser: Client, mayor: str) -> None:
    page = browser.get(f"/p/{mayor}/v/1/", follow=True).content.decode()
    assert re.search(f'<p id="p-{mayor}"[^>]*>{re.escape(MAYOR)}</p>', page)
    assert f'href="{HOST}/p/{mayor}/v/1/"' in page


def test_the_redirect_names_the_card_of_the_paragraph_in_that_version(browser: Client, mayor: str) -> None:
    link = browser.get(f"/p/{mayor}/v/1/")["Link"]
    address = link.partition(">")[0].removeprefix(f"<{HOST}")
    assert link.endswith('rel="alternate"; type="application/json+oembed"')
    assert f"/embed/{mayor}/?version=1" in browser.get(address).json()["html"]


# ── Programs ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_program_gets_the_passage_as_the_api_has_it(program: Client, mayor: str) -> None:
    answer = program.get(f"/p/{mayor.upper()}/v/1/")
    api = program.get(answer["Content-Location"])
    assert answer["Content-Location"] == f"{HOST}/api/v1/paragraphs/{mayor}/versions/1/"
    assert (answer.status_code, answer.content, answer["ETag"]) == (200, api.content, api["ETag"])
    assert (answer.json()["text"], answer.json()["permalink"]) == (MAYOR, f"{HOST}/p/{mayor}/v/1/")
    assert answer["Content-Type"] == "application/json"


def test_the_passage_never_changes(program: Client, mayor: str) -> None:
    answer = program.get(f"/p/{mayor}/v/1/")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Repr-Digest"].startswith("sha-256=:")
    assert "Accept" in answer["Vary"]
    assert program.get(f"/p/{mayor}/v/1/", headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_a_program_gets_the_citation_of_that_version_with_the_permalink(client: Client, mayor: str) -> None:
    for number in (1, 2):
        text = client.get(f"/p/{mayor}/v/{number}/", headers=BIBTEX).content.decode()
        assert f"{{{mayor}.v{number}," in text
        assert f"{HOST}/p/{mayor}/v/{number}/" in text


def test_pages_of_other_sites_may_read_it(program: Client, mayor: str) -> None:
    answer = program.get(f"/p/{mayor}/v/1/", headers={"origin": "https://other.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"


# ── What is not there ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("headers", [{"accept": "application/json"}, {"accept": "text/html"}, BIBTEX])
@pytest.mark.parametrize("notice", [(None, False), (1, False), (None, True), (1, True)])
def test_a_withdrawn_text_is_gone_for_everybody(
    client: Client, mayor: str, headers: dict[str, str], notice: tuple[int | None, bool]
) -> None:
    version, of_paragraph = notice
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", version, [mayor] if of_paragraph else []))
    answer = client.get(f"/p/{mayor}/v/1/", headers=headers)
    assert answer.status_code == 410
    assert "A court said so." in answer.content.decode()
    assert (client.get(f"/p/{mayor}/v/2/", headers=headers).status_code == 410) is (version is None)


def test_the_tombstone_says_which_text_went(program: Client, mayor: str) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", 1, [mayor]))
    tombstone = program.get(f"/p/{mayor}/v/1/").json()["tombstone"]
    assert (tombstone["version"], tombstone["paragraph"]) == (1, mayor)
    assert program.get(f"/p/{mayor}/v/2/").status_code == 200


def test_what_names_no_text_is_404_and_says_why(program: Client, browser: Client, first: Version) -> None:
    budget, unknown = pids_of(first)[3], pids.mint()
    mistyped = budget[:-1] + ("0" if budget[-1] != "0" else "1")
    for pid, number, code in (
        (budget, "2", "unknown_version"),
        (budget, "0", "unknown_version"),
        (budget, "x", "unknown_version"),
        (budget, "9" * 30, "unknown_version"),
        (unknown, "1", "unknown_paragraph"),
        (mistyped, "1", "mistyped_pid"),
        ("short", "1", "malformed_pid"),
    ):
        answer = program.get(f"/p/{pid}/v/{number}/")
        assert (answer.status_code, answer.json()["type"]) == (404, f"{HOST}/api/problems/#{code}")
        assert browser.get(f"/p/{pid}/v/{number}/").status_code == 404


# ── ARKs ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_ark_with_a_version_answers_as_the_permalink(
    browser: Client, program: Client, mayor: str, settings: Settings
) -> None:
    settings.NAAN = "12345"
    led_to = browser.get(f"/p/{mayor}/v/1/")["Location"]
    for name in (f"{mayor}.v1", f"{mayor.upper()}.V1", f"{mayor[:4]}-{mayor[4:]}.v1", f"{mayor}.v1/"):
        assert browser.get(f"/ark:12345/{name}")["Location"] == led_to
        assert program.get(f"/ark:/12345/{name}").json()["text"] == MAYOR
    for name in (f"{mayor}.v9", f"{mayor}.v", f"{mayor}.x1"):
        assert browser.get(f"/ark:12345/{name}").status_code == 404
