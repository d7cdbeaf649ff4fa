"""`GET …/articles/{slug}/notices/`: corrections, retractions and the like, linked to what they concern."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from articles.choices import NoticeKind
from articles.models import Article, Notice, Paragraph
from articles.publishing.articles import Published
from tests.api.asking import ARTICLE, HOST, PARAGRAPHS, pages, problem_of
from tests.conftest import SLUG, Publish

pytestmark = pytest.mark.usefixtures("shared_sample")


def store(article: Article, kind: str = "correction", *, days: int = 0, text: str = "A notice.") -> Notice:
    moment = timezone.now() + datetime.timedelta(days=days)
    made: Notice = Notice.objects.create(article=article, kind=kind, text=text, created_at=moment)
    return made


@pytest.mark.usefixtures("sample")
def test_an_article_without_notices_lists_none(api: Client) -> None:
    assert api.get(f"{ARTICLE}notices/").json()["results"] == []


def test_the_oldest_comes_first(api: Client, sample: Published) -> None:
    for days in (2, 0, 1):
        store(sample.article, text=f"Of day {days}.", days=days)
    texts = [item["text"] for item in api.get(f"{ARTICLE}notices/").json()["results"]]
    assert texts == ["Of day 0.", "Of day 1.", "Of day 2."]


def test_notices_of_one_moment_are_paged_once_each(api: Client, sample: Published) -> None:
    moment = timezone.now()
    for number in range(5):
        Notice.objects.create(article=sample.article, kind="correction", text=str(number), created_at=moment)
    found = pages(api, f"{ARTICLE}notices/?page_size=2")
    assert [item["text"] for page in found for item in page] == list("01234")


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_is_told(api: Client, sample: Published, kind: str) -> None:
    store(sample.article, kind)
    assert [item["kind"] for item in api.get(f"{ARTICLE}notices/").json()["results"]] == [kind]


def test_a_notice_names_what_it_concerns(api: Client, sample: Published) -> None:
    paragraph = Paragraph.objects.get(passages__ordinal=7)
    notice = Notice.objects.create(
        article=sample.article, version=sample.version, kind="correction", text="Wrong.", created_at=timezone.now()
    )
    notice.paragraphs.add(paragraph)
    body = api.get(f"{ARTICLE}notices/{notice.pk}/").json()
    assert body["article"] == {"slug": SLUG, "url": f"{HOST}{ARTICLE}"}
    assert body["version"] == 1
    assert body["paragraphs"] == [{"id": paragraph.pid, "url": f"{HOST}{PARAGRAPHS}{paragraph.pid}/"}]


def test_the_article_shows_its_notices(api: Client, sample: Published) -> None:
    notice = store(sample.article)
    (shown,) = api.get(ARTICLE).json()["notices"]
    assert shown == api.get(shown["url"]).json()
    assert shown["url"] == f"{HOST}{ARTICLE}notices/{notice.pk}/"


def test_another_articles_notice_is_unknown(api: Client, sample: Published, publish: Publish) -> None:
    notice = store(publish("Another").article)
    problem_of(api.get(f"{ARTICLE}notices/{notice.pk}/"), 404, "unknown_notice")
