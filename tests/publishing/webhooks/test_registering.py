"""Registering a webhook, enabling it again, and sending again."""

import datetime

import pytest
from django.conf import LazySettings
from django.utils import timezone

from articles.models import Article, Delivery, Event, Webhook
from articles.publishing.articles import publish_article
from articles.publishing.errors import ConflictError
from articles.publishing.webhooks.registering import (
    WebhookDraft,
    WebhookError,
    enable_webhook,
    redeliver,
    register_webhook,
    remove_webhook,
    secret_of,
)
from tests.conftest import delivery as document
from tests.stories import SLUG, pids, story

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def allowed(settings: LazySettings) -> None:
    settings.WEBHOOK_ALLOW_PRIVATE = True


def register(url: str = "http://127.0.0.1:9/", **about: str) -> Webhook:
    return register_webhook(WebhookDraft(url, ["b", "a", "b"], **about), base="https://base", made_by="a test")


def waiting(webhook: Webhook, **facts: object) -> Delivery:
    article, _ = Article.objects.get_or_create(slug="an-article")
    now = timezone.now()
    position = Event.objects.count() + 1
    event = Event.objects.create(id=position, type="article.amended", article=article, at=now)
    values = {"message_id": f"msg_{position}", "due_at": now + HOUR, "created_at": now, "attempts": 5, **facts}
    return Delivery.objects.create(webhook=webhook, event=event, **values)


def test_each_webhook_has_a_secret_of_its_own_which_stays() -> None:
    first, second = register(), register()
    assert first.events == ["a", "b"]
    assert secret_of(first).startswith("whsec_")
    assert secret_of(first) != secret_of(second)
    assert secret_of(Webhook.objects.get(pk=first.pk)) == secret_of(first)


def test_the_secret_depends_on_the_services_own_key(settings: LazySettings) -> None:
    webhook = register()
    before = secret_of(webhook)
    settings.SECRET_KEY = "another key of the service"
    assert secret_of(webhook) != before


@pytest.mark.parametrize(
    ("about", "pointer"),
    [
        ({"article": "unknown"}, "/article"),
        ({"paragraph": "unreadable"}, "/paragraph"),
        ({"paragraph": "bcdfghjkm0"}, "/paragraph"),
    ],
)
def test_an_unknown_subject_is_refused(about: dict[str, str], pointer: str) -> None:
    with pytest.raises(WebhookError) as error:
        register(**about)
    assert error.value.pointer == pointer
    assert not Webhook.objects.exists()


def test_a_paragraph_of_another_article_is_refused() -> None:
    pid = pids(publish_article(story()).version)[0]
    publish_article(document("Another"))
    with pytest.raises(WebhookError, match="of another article"):
        register(article="another", paragraph=pid)
    assert register(article=SLUG, paragraph=pid).paragraph is not None


def test_an_address_that_is_not_a_url_is_refused() -> None:
    with pytest.raises(WebhookError) as error:
        register("ftp://127.0.0.1/")
    assert error.value.pointer == "/url"


def test_enabling_makes_pending_deliveries_due_now_with_all_attempts() -> None:
    webhook = register()
    pending, failed = waiting(webhook), waiting(webhook, status="failed")
    Webhook.objects.update(disabled_at=timezone.now(), disabled_because="So.", failing_since=timezone.now())
    webhook.refresh_from_db()
    enable_webhook(webhook)
    webhook.refresh_from_db()
    pending.refresh_from_db()
    failed.refresh_from_db()
    assert (webhook.disabled_at, webhook.disabled_because, webhook.failing_since) == (None, None, None)
    assert pending.due_at <= timezone.now()
    assert (pending.attempts, failed.attempts) == (0, 5)
    assert failed.due_at > timezone.now()


def test_enabling_leaves_the_deliveries_of_other_webhooks_alone() -> None:
    webhook, other = register(), waiting(register())
    enable_webhook(webhook)
    other.refresh_from_db()
    assert (other.attempts, other.due_at > timezone.now()) == (5, True)


def test_a_delivery_is_sent_again_now_with_all_attempts() -> None:
    row = waiting(register(), status="failed")
    redeliver(row)
    row.refresh_from_db()
    assert (row.status, row.attempts) == ("pending", 0)
    assert row.due_at <= timezone.now()


def test_a_disabled_webhook_is_not_sent_anything_again() -> None:
    webhook = register()
    row = waiting(webhook, status="failed")
    webhook.disabled_at = timezone.now()
    webhook.save()
    with pytest.raises(ConflictError) as error:
        redeliver(Delivery.objects.get(pk=row.pk))
    assert error.value.code == "webhook_disabled"


def test_a_webhook_is_removed_with_its_deliveries() -> None:
    webhook = register()
    waiting(webhook)
    remove_webhook(webhook)
    assert not Webhook.objects.exists()
    assert not Delivery.objects.exists()
