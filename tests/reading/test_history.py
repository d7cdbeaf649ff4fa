"""`/articles/{slug}/history/`: the versions of an article, for people."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Paragraph, Publication, Version
from articles.partial_dates import rfc3339
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.representations.dates import human_day
from tests.conftest import SLUG, Revise

pytestmark = pytest.mark.usefixtures("shared_sample")

ARTICLE = f"/articles/{SLUG}/"
PAGE = f"{ARTICLE}history/"
HERE = f"http://testserver{ARTICLE}"


def page(browser: Client, address: str = PAGE) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def entries(html: str) -> list[str]:
    return html.split("<li>\n<h2>")[1:]


def test_versions_are_listed_newest_first_with_the_reason_for_each(browser: Client, revised: Version) -> None:
    newest, oldest = entries(page(browser))
    assert f'<a href="{HERE}v/2/">Version 2</a>: correction' in newest
    assert f'<a href="{HERE}v/1/">Version 1</a>: original' in oldest


def test_each_version_has_its_day_its_note_and_its_digest(browser: Client, revised: Version) -> None:
    newest, oldest = entries(page(browser))
    assert "A slip of the pen." in newest
    assert f"<code>{revised.digest}</code>" in newest
    assert f'<time datetime="{rfc3339(revised.created_at)}">' in newest
    assert "2 paragraphs, 6 words" in newest
    assert "20 paragraphs, 1278 words" in oldest
    assert "Its title: <cite" in oldest
    assert "Its title:" not in newest


def test_a_version_says_since_when_it_was_public_and_whose_word_that_is(browser: Client, revised: Version) -> None:
    newest, oldest = entries(page(browser))
    stored = human_day(revised.created_at)
    assert '<time datetime="2023-05-01">1 May 2023</time>; stored <time datetime="' in oldest
    assert f">{stored}</time> ·" in oldest
    assert f">{stored}</time> · 2 paragraphs" in newest
    assert "stored" not in newest
    Publication.objects.update(supplied_by_editor=["date"])
    assert "1 May 2023</time>, as the editor says; stored" in entries(page(browser))[1]


def test_each_version_leads_to_what_changed_since_the_one_before(
    browser: Client, revised: Version, revise: Revise
) -> None:
    assert re.findall(r'changes/(\d+\.\.\d+)/">', page(browser)) == ["1..2"]
    revise(revised.article, ("Another text.", Paragraph.objects.get(passages__version=revised, passages__ordinal=1)))
    assert re.findall(r'changes/(\d+\.\.\d+)/">', page(browser)) == ["1..3", "2..3", "1..2"]


def test_an_article_that_never_changed_has_one_version(browser: Client, sample: Published) -> None:
    html = page(browser)
    assert len(entries(html)) == 1
    assert "1 version, newest first" in html
    assert "/changes/" not in html


def test_it_leads_to_the_article_and_the_same_as_json(browser: Client, revised: Version) -> None:
    html = page(browser)
    assert f'<a href="{HERE}">The Alliance, Revised</a>' in html
    assert f'<link rel="canonical" href="http://testserver{PAGE}">' in html
    assert f'type="application/json" href="http://testserver/api/v1/articles/{SLUG}/versions/"' in html


def test_an_article_leads_to_its_history_once_there_is_one(browser: Client, sample: Published, revise: Revise) -> None:
    assert "/history/" not in page(browser, ARTICLE)
    revise(sample.article, ("Another text.", Paragraph.objects.get(passages__ordinal=1)))
    for address in (ARTICLE, f"{ARTICLE}v/1/"):
        assert f'<a href="{HERE}history/">All versions</a>' in page(browser, address)
    assert f'<a href="{HERE}changes/1..2/">what changed since</a>' in page(browser, ARTICLE)


def test_a_program_is_led_to_the_api(program: Client, sample: Published) -> None:
    answer = program.get(PAGE)
    assert (answer.status_code, answer["Location"]) == (302, f"http://testserver/api/v1/articles/{SLUG}/versions/")


def test_a_page_that_is_held_is_not_sent_again(browser: Client, sample: Published, revise: Revise) -> None:
    tag = browser.get(PAGE)["ETag"]
    assert browser.get(PAGE, headers={"if-none-match": tag}).status_code == 304
    revise(sample.article, ("Another text.", Paragraph.objects.get(passages__ordinal=1)))
    assert browser.get(PAGE, headers={"if-none-match": tag}).status_code == 200


def test_it_reads_no_text_and_queries_do_not_grow_with_the_versions(
    browser: Client, sample: Published, revise: Revise
) -> None:
    paragraph = Paragraph.objects.get(passages__ordinal=1)
    counts = []
    for texts in (1, 5):
        for number in range(texts):
            revise(sample.article, (f"Text {texts}.{number}.", paragraph))
        with CaptureQueriesContext(connection) as captured:
            page(browser)
        counts.append(len(captured))
        assert [query["sql"] for query in captured if "articles_wording" in query["sql"]] == []
    assert counts[0] == counts[1]


def test_a_withdrawn_version_says_so_and_leads_nowhere(
    browser: Client, sample: Published, revised: Version, revise: Revise
) -> None:
    revise(sample.article, ("Another text.", Paragraph.objects.get(passages__version=revised, passages__ordinal=1)))
    publish_notice(SLUG, NoticeDraft("withdrawal", "A draft.", version=2))
    html = page(browser)
    withdrawn = entries(html)[1]
    assert "This version was withdrawn: A draft." in withdrawn
    assert revised.digest not in html
    assert re.findall(r'changes/(\d+\.\.\d+)/">', html) == ["1..3"]


def test_a_withdrawn_article_is_gone(browser: Client, sample: Published) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "It was made up."))
    answer = browser.get(PAGE)
    assert answer.status_code == 410
    assert "It was made up." in answer.content.decode()


def test_an_unknown_article_is_not_found(browser: Client, db: None) -> None:
    assert browser.get("/articles/nothing/history/").status_code == 404
