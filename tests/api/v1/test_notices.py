"""`GET …/articles/{slug}/notices/` and `GET …/notices/`: corrections and the like, linked to what they concern."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.choices import NoticeKind
from articles.models import Article, Notice, Paragraph
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import ARTICLE, HOST, PARAGRAPHS, ROOT, pages, problem_of, wrong_parameters
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


# ── Of all articles ─────────────────────────────────────────────────────────────────────────────────────────────────
NOTICES = f"{ROOT}notices/"


@pytest.fixture
def of_two(sample: Published, publish: Publish) -> Article:
    """Notices on two articles: a correction of three days ago, a retraction of two, and a correction of yesterday."""
    other = publish("Another").article
    store(sample.article, "correction", text="First.", days=-3)
    store(other, "retraction", text="Second.", days=-2)
    store(sample.article, "correction", text="Third.", days=-1)
    return other


def texts(api: Client, **query: str) -> list[str]:
    answer = api.get(NOTICES, query)
    assert answer.status_code == 200, answer.content
    return [item["text"] for item in answer.json()["results"]]


def test_the_notices_of_all_articles_come_newest_first(api: Client, of_two: Article) -> None:
    assert texts(api) == ["Third.", "Second.", "First."]
    second = api.get(NOTICES).json()["results"][1]
    assert second == api.get(second["url"]).json()
    assert second["article"]["slug"] == of_two.slug


@pytest.mark.usefixtures("of_two")
def test_they_are_filtered_by_kind_and_by_day(api: Client) -> None:
    assert texts(api, kind="correction") == ["Third.", "First."]
    assert texts(api, kind="editors_note") == []
    day = (timezone.now() - datetime.timedelta(days=2)).strftime("%Y-%m-%d")
    assert texts(api, after=day) == ["Third.", "Second."]
    assert texts(api, after=day, kind="correction") == ["Third."]
    assert set(wrong_parameters(api.get(f"{NOTICES}?kind=x&after=soon"))) == {"kind", "after"}


def test_a_notice_of_the_very_moment_is_after_it(api: Client, sample: Published) -> None:
    moment = datetime.datetime(2026, 3, 5, 12, tzinfo=datetime.UTC)
    Notice.objects.create(article=sample.article, kind="correction", text="Noon.", created_at=moment)
    assert texts(api, after="2026-03-05T12:00:00Z") == ["Noon."]
    assert texts(api, after="2026-03-05T12:00:00.000001Z") == []


@pytest.mark.usefixtures("of_two")
def test_their_pages_hold_each_notice_once_and_say_how_many_there_are(api: Client) -> None:
    assert [item["text"] for page in pages(api, f"{NOTICES}?page_size=1") for item in page] == texts(api)
    page = api.get(f"{NOTICES}?count=true&page_size=1&kind=correction").json()
    assert page["count"] == 2
    assert "count" not in api.get(NOTICES).json()


def test_the_notice_of_a_withdrawal_is_listed_and_no_text(api: Client, publish: Publish) -> None:
    published = publish("Gone", "What nobody may read.")
    publish_notice(published.article.slug, NoticeDraft("withdrawal", "A court said so."))
    answer = api.get(f"{NOTICES}?kind=withdrawal")
    assert [item["text"] for item in answer.json()["results"]] == ["A court said so."]
    assert "nobody may read" not in answer.content.decode()


def test_more_notices_cost_no_more_queries(api: Client, sample: Published) -> None:
    counts = []
    for number in range(2):
        for _ in range(5 * number + 1):
            store(sample.article)
        with CaptureQueriesContext(connection) as captured:
            assert api.get(NOTICES).status_code == 200
        counts.append(len(captured))
    assert counts == [2, 2]
