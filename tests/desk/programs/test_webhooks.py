"""Webhooks are registered, watched, enabled and removed at the desk, and their deliveries sent again."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from articles.models import Article, Delivery, Event, Paragraph, Webhook
from articles.publishing.webhooks.registering import secret_of
from tests.conftest import Publish
from tests.desk.conftest import Member, browser_of

pytestmark = pytest.mark.django_db
WEBHOOKS = "/desk/webhooks/"
NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def private_addresses(settings: Any) -> None:
    settings.WEBHOOK_ALLOW_PRIVATE = True


@pytest.fixture
def webhook() -> Webhook:
    return Webhook.objects.create(
        url="http://127.0.0.1/hook", events=["article.published"], base="", salt="x", made_by="the portal"
    )


def delivery(webhook: Webhook, publish: Publish, **facts: Any) -> Delivery:
    publish("On Storks", slug="on-storks")
    now = timezone.now()
    event = Event.objects.latest("id")
    Delivery.objects.filter(event=event).delete()
    facts = {"due_at": now, "created_at": now, "message_id": "msg_1", **facts}
    return Delivery.objects.create(webhook=webhook, event=event, **facts)


def page_of(client: Client, address: str = WEBHOOKS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def register(client: Client, **fields: object) -> Any:
    sent = {"url": "http://127.0.0.1/hook", "events": ["notice.published"], "article": "", **fields}
    return client.post(WEBHOOKS, sent)


def error_beside(page: str, name: str) -> str:
    match = re.search(rf'<ul class="errors" id="id_{name}_error">(.*?)</ul>', page, re.DOTALL)
    assert match, "there is an error beside the field"
    return unescape(match[1])


def test_a_webhook_is_registered_and_its_secret_shown_once(editor: Client) -> None:
    page = register(editor).content.decode()
    row = Webhook.objects.get()
    shown = re.search(r'<input class="secret" id="secret" value="([^"]+)" readonly', page)
    assert shown
    assert unescape(shown[1]) == secret_of(row)
    assert (row.url, row.events, row.made_by) == ("http://127.0.0.1/hook", ["notice.published"], "user hana")
    assert row.base == "http://testserver"
    assert "whsec_" not in page_of(editor) + page_of(editor, f"{WEBHOOKS}{row.pk}/")


def test_a_webhook_may_be_of_one_article(editor: Client, publish: Publish) -> None:
    article = publish("On Storks", slug="on-storks").article
    register(editor, article="on-storks")
    assert Webhook.objects.get().article == article
    assert "only of on-storks" in page_of(editor)


def paragraph_in(article: Article) -> Paragraph:
    return Paragraph.objects.filter(article=article).order_by("pk")[0]


def test_a_webhook_may_be_of_one_paragraph(editor: Client, publish: Publish) -> None:
    paragraph = paragraph_in(publish("On Storks", slug="on-storks").article)
    register(editor, paragraph=f" {paragraph.pid.upper()} ")
    row = Webhook.objects.get()
    assert (row.article, row.paragraph) == (None, paragraph)
    assert f"only of paragraph {paragraph.pid}" in page_of(editor)
    assert f'of the paragraph <a href="/p/{paragraph.pid}/">' in page_of(editor, f"{WEBHOOKS}{row.pk}/")


def test_a_webhook_of_an_article_and_a_paragraph_of_another_one_is_refused(editor: Client, publish: Publish) -> None:
    publish("On Storks", slug="on-storks")
    paragraph = paragraph_in(publish("On Herons", slug="on-herons").article)
    page = register(editor, article="on-storks", paragraph=paragraph.pid).content.decode()
    assert f"The paragraph “{paragraph.pid}” is of another article." in error_beside(page, "paragraph")
    assert f'value="{paragraph.pid}"' in page
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    ("pid", "message"),
    [
        ("nonsense", "is not a paragraph identifier"),
        ("0123456789", "the identifier was mistyped"),
        ("0000000000", "No paragraph has the identifier “0000000000”."),
    ],
)
def test_what_is_wrong_with_a_paragraph_stands_beside_its_field(editor: Client, pid: str, message: str) -> None:
    page = register(editor, paragraph=pid).content.decode()
    assert message in error_beside(page, "paragraph")
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"url": ""}, "This field is required."),
        ({"url": "ftp://127.0.0.1/"}, "errors"),
        ({"events": []}, "Tick at least one."),
        ({"events": ["everything"]}, "not one of the available choices"),
        ({"article": "nothing"}, "No article has the slug “nothing”."),
    ],
)
def test_what_is_wrong_is_said(editor: Client, fields: dict[str, object], message: str) -> None:
    assert message in unescape(register(editor, **fields).content.decode())
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "waits to be sent"),
        ({"attempts": 2, "due_at": NOON}, "failed in 2 attempts; the next is on 2026-05-01 at 12:00 utc"),
        ({"attempts": 1, "due_at": NOON}, "failed in 1 attempt; the next is"),
        ({"status": "delivered", "delivered_at": NOON, "attempts": 1}, "arrived on 2026-05-01 at 12:00 utc"),
        ({"status": "failed", "attempts": 9}, "given up after 9 attempts"),
    ],
)
def test_deliveries_are_listed_in_words(
    editor: Client, webhook: Webhook, publish: Publish, facts: dict[str, Any], words: str
) -> None:
    row = delivery(webhook, publish, **facts)
    page = page_of(editor, f"{WEBHOOKS}{webhook.pk}/")
    assert words in page.lower()
    assert "An article is published" in page
    assert (f'value="again:{row.pk}"' in page) is (facts.get("status") in ("delivered", "failed"))


def test_what_came_of_the_last_attempt_is_said(editor: Client, webhook: Webhook, publish: Publish) -> None:
    log = [{"at": "x", "status": None, "error": "It <b>hung</b>.", "milliseconds": 1}]
    row = delivery(webhook, publish, log=log)
    address = f"{WEBHOOKS}{webhook.pk}/"
    assert "It &lt;b&gt;hung" in editor.get(address).content.decode()
    row.log = [*log, {"at": "x", "status": 500, "error": None, "milliseconds": 1}]
    row.save()
    assert "the answer was 500" in page_of(editor, address)


def test_a_delivery_is_sent_again(editor: Client, webhook: Webhook, publish: Publish) -> None:
    row = delivery(webhook, publish, status="failed", attempts=9)
    address = f"{WEBHOOKS}{webhook.pk}/"
    assert editor.post(address, {"step": f"again:{row.pk}"})["Location"] == address
    row.refresh_from_db()
    assert (row.status, row.attempts) == ("pending", 0)
    assert "It is sent again in a moment." in page_of(editor, address)
    for unknown in ("again:99999", "again:x", "again", ""):
        assert editor.post(address, {"step": unknown}).status_code == 404


def test_a_disabled_webhook_is_said_to_be_and_enabled(editor: Client, webhook: Webhook, publish: Publish) -> None:
    row = delivery(webhook, publish, status="failed", attempts=9)
    Webhook.objects.update(disabled_at=NOON, disabled_because="It answered 410 Gone.", failing_since=NOON)
    address = f"{WEBHOOKS}{webhook.pk}/"
    assert "It answered 410 Gone." in page_of(editor)
    assert "1 given up" in page_of(editor)
    page = page_of(editor, address)
    assert f"again:{row.pk}" not in page
    editor.post(address, {"step": f"again:{row.pk}"})
    assert "The webhook is disabled; enable it first." in page_of(editor, address)
    editor.post(address, {"step": "enable"})
    webhook.refresh_from_db()
    assert (webhook.disabled_at, webhook.failing_since) == (None, None)


def test_a_failing_webhook_is_said_to_be(editor: Client, webhook: Webhook) -> None:
    assert "Nothing has arrived" not in page_of(editor)
    Webhook.objects.update(failing_since=NOON)
    for address in (WEBHOOKS, f"{WEBHOOKS}{webhook.pk}/"):
        assert "Nothing has arrived" in page_of(editor, address)


def test_a_webhook_is_removed(editor: Client, webhook: Webhook) -> None:
    assert editor.post(f"{WEBHOOKS}{webhook.pk}/", {"step": "remove"})["Location"] == WEBHOOKS
    assert not Webhook.objects.exists()
    assert editor.get(f"{WEBHOOKS}{webhook.pk}/").status_code == 404


def test_who_may_only_look_changes_nothing(member: Member, webhook: Webhook) -> None:
    user = member(None, "vera")
    user.user_permissions.add(Permission.objects.get(codename="view_webhook"))
    reader = browser_of(user)
    assert reader.get(WEBHOOKS).status_code == 200
    assert register(reader).status_code == 403
    assert reader.post(f"{WEBHOOKS}{webhook.pk}/", {"step": "remove"}).status_code == 403
    assert Webhook.objects.count() == 1
