"""Which webhooks are sent which events: by the type, the article and the paragraph that they subscribe to."""

import pytest

from articles.models import Delivery, Webhook
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising.revisions import Revision, publish_version
from tests.conftest import delivery
from tests.stories import FERRY, PENGUIN, SLUG, pids, revised, story

pytestmark = pytest.mark.django_db
TYPES = ["notice.published", "paragraph.changed", "version.published"]


def webhook(article: str | None = None, pid: str | None = None, types: list[str] = TYPES) -> Webhook:
    from articles.models import Article, Paragraph

    return Webhook.objects.create(
        url="https://example.org/hook",
        events=types,
        article=Article.objects.get(slug=article) if article else None,
        paragraph=Paragraph.objects.get(pid=pid) if pid else None,
        base="https://articles.example.org",
        salt="salt",
        made_by="a test",
    )


def sent(subscriber: Webhook) -> list[str]:
    rows = Delivery.objects.filter(webhook=subscriber).order_by("event")
    return [row.event.type for row in rows.select_related("event")]


def test_a_notice_on_another_article_is_not_sent_to_the_webhook_of_a_paragraph() -> None:
    subscriber = webhook(pid=pids(publish_article(story()).version)[0])
    publish_article(delivery("Another"))
    publish_notice("another", NoticeDraft("correction", "The day was wrong."))
    assert sent(subscriber) == []


def test_an_event_of_another_article_is_not_sent_to_the_webhook_of_an_article() -> None:
    publish_article(story())
    subscriber = webhook(article=SLUG)
    publish_article(delivery("Another"))
    publish_notice("another", NoticeDraft("correction", "The day was wrong."))
    assert sent(subscriber) == []


def test_an_event_of_another_type_is_not_sent() -> None:
    publish_article(story())
    subscriber = webhook(types=["notice.published"])
    revised(FERRY, PENGUIN)
    assert sent(subscriber) == []


def test_a_notice_on_another_paragraph_is_not_sent_to_the_webhook_of_a_paragraph() -> None:
    ferry, mayor, *_ = pids(publish_article(story()).version)
    subscriber = webhook(pid=ferry)
    publish_notice(SLUG, NoticeDraft("correction", "The day was wrong.", None, [mayor]))
    assert sent(subscriber) == []


def test_a_new_version_that_changes_no_paragraph_is_not_sent_to_the_webhook_of_a_paragraph() -> None:
    ferry, *_ = pids(publish_article(story()).version)
    subscriber = webhook(pid=ferry)
    publish_version(SLUG, story(title="The Old Bridge"), Revision())
    assert sent(subscriber) == []


def test_a_disabled_webhook_is_sent_nothing() -> None:
    from django.utils import timezone

    publish_article(story())
    subscriber = webhook()
    Webhook.objects.update(disabled_at=timezone.now())
    publish_notice(SLUG, NoticeDraft("correction", "The day was wrong."))
    assert sent(subscriber) == []


def test_a_delivery_is_due_at_the_moment_of_its_event_under_an_identifier_of_its_own() -> None:
    publish_article(story())
    webhook(types=["notice.published"])
    for _ in range(2):
        publish_notice(SLUG, NoticeDraft("correction", "The day was wrong."))
    first, second = Delivery.objects.order_by("pk")
    assert (first.due_at, first.created_at) == (first.event.at, first.event.at)
    assert first.message_id.startswith("msg_")
    assert first.message_id != second.message_id
