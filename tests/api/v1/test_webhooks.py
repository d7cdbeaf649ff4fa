"""`/api/v1/webhooks/`: registering, looking, sending again, removing; and what is refused."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from standardwebhooks.webhooks import Webhook as Verifier

from articles.models import Delivery, Webhook
from articles.publishing.api_keys import create_key
from articles.publishing.articles import publish_article
from tests.api.asking import HOST, ROOT, pages, problem_of
from tests.conftest import delivery
from tests.stories import SLUG, pids, story

WEBHOOKS = f"{ROOT}webhooks/"
TARGET = "http://127.0.0.1:9/hook"


@pytest.fixture(autouse=True)
def allowed(settings: Any) -> None:
    settings.WEBHOOK_ALLOW_PRIVATE = True


def register(client: Client, **says: Any) -> Any:
    body = {"url": TARGET, "events": ["version.published"], **says}
    return client.post(WEBHOOKS, body, content_type="application/json")


def test_a_webhook_is_registered_and_its_secret_shown(publisher: Client) -> None:
    answer = register(publisher, events=["paragraph.changed", "notice.published", "paragraph.changed"])
    assert answer.status_code == 201
    body = answer.json()
    assert answer["Location"] == f"{HOST}{WEBHOOKS}{body['id']}/"
    assert answer["Cache-Control"] == "no-store"
    assert body["secret"].startswith("whsec_")
    assert Verifier(body["secret"])
    assert (body["url"], body["events"], body["made_by"]) == (
        TARGET,
        ["notice.published", "paragraph.changed"],
        "publisher",
    )


def test_the_secret_is_shown_once(publisher: Client) -> None:
    secret = register(publisher).json()["secret"]
    for address in (WEBHOOKS, f"{WEBHOOKS}{Webhook.objects.get().pk}/"):
        assert secret not in publisher.get(address).content.decode()


def test_a_webhook_of_an_article_and_of_a_paragraph(publisher: Client) -> None:
    pid = pids(publish_article(story()).version)[0]
    body = register(publisher, article=SLUG, paragraph=pid.upper()).json()
    assert (body["article"], body["paragraph"]) == (SLUG, pid)


def test_webhooks_are_listed(publisher: Client) -> None:
    made = [register(publisher).json()["id"] for _ in range(3)]
    listed = [item["id"] for page in pages(publisher, f"{WEBHOOKS}?page_size=2") for item in page]
    assert listed == made


def test_no_shared_cache_keeps_what_only_a_publisher_may_see(publisher: Client) -> None:
    made = register(publisher)
    for address in (WEBHOOKS, made["Location"], made.json()["deliveries_url"]):
        answer = publisher.get(address)
        assert answer["Cache-Control"] == "private, max-age=0, must-revalidate"
        unchanged = publisher.get(address, headers={"if-none-match": answer["ETag"]})
        assert (unchanged.status_code, unchanged["Cache-Control"]) == (304, answer["Cache-Control"])
    for answer in (made, publisher.post(f"{made['Location']}enable/"), publisher.get(f"{WEBHOOKS}77/")):
        assert answer["Cache-Control"] == "no-store"


def test_a_webhook_is_removed_with_its_deliveries(publisher: Client) -> None:
    address = register(publisher, events=["article.published"])["Location"]
    publish_article(story())
    removed = publisher.delete(address)
    assert (removed.status_code, removed.content, removed.get("Content-Type")) == (204, b"", None)
    problem_of(publisher.get(address), 404, "unknown_webhook")
    assert not Delivery.objects.exists()


def test_deliveries_are_listed_and_sent_again(publisher: Client) -> None:
    made = register(publisher, events=["article.published"]).json()
    publish_article(story())
    Delivery.objects.update(
        status="failed",
        attempts=9,
        log=[{"at": timezone.now().isoformat(), "status": 500, "error": None, "milliseconds": 3}],
    )
    (item,) = publisher.get(made["deliveries_url"]).json()["results"]
    assert (item["status"], item["due_at"], item["attempts"][0]["status"]) == ("failed", None, 500)
    again = publisher.post(f"{made['deliveries_url']}{item['id']}/redeliver/")
    assert (again.status_code, again.json()["status"], again.json()["message_id"]) == (
        202,
        "pending",
        item["message_id"],
    )


def test_a_disabled_webhook_says_so_sends_nothing_again_and_can_be_enabled(publisher: Client) -> None:
    made = register(publisher, events=["article.published"]).json()
    publish_article(story())
    Webhook.objects.update(disabled_at=timezone.now(), disabled_because="It answered 410 Gone.")
    webhook = publisher.get(made["self_url"]).json()
    assert webhook["disabled_at"]
    assert webhook["disabled_because"] == "It answered 410 Gone."
    again = publisher.post(f"{made['deliveries_url']}{Delivery.objects.get().pk}/redeliver/")
    problem_of(again, 409, "webhook_disabled")
    enabled = publisher.post(f"{made['self_url']}enable/")
    assert (enabled.status_code, enabled.json()["disabled_at"]) == (200, None)


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/x",
        "not a url",
        "ftp://example.org/",
        "",
        "http://no-such-host.invalid/",
        "http://user:word@example.org/",
    ],
)
def test_an_address_that_is_none_or_private_is_refused(publisher: Client, settings: Any, url: str) -> None:
    settings.WEBHOOK_ALLOW_PRIVATE = False
    body = problem_of(register(publisher, url=url), 422, "invalid_webhook")
    assert body["errors"][0]["pointer"] == "/url"
    assert not Webhook.objects.exists()


def test_an_unknown_article_or_paragraph_is_refused(publisher: Client) -> None:
    problem = problem_of(register(publisher, article="nothing"), 422, "invalid_webhook")
    assert problem["errors"][0]["pointer"] == "/article"
    problem = problem_of(register(publisher, paragraph="0123456789"), 422, "invalid_webhook")
    assert problem["errors"][0]["pointer"] == "/paragraph"


def test_a_paragraph_of_another_article_is_refused(publisher: Client) -> None:
    publish_article(story())
    other = publish_article(delivery("Another"))
    problem = problem_of(register(publisher, article=SLUG, paragraph=pids(other.version)[0]), 422, "invalid_webhook")
    assert problem["errors"][0]["pointer"] == "/paragraph"


@pytest.mark.parametrize(
    ("says", "pointer"),
    [
        ({"events": []}, "/events"),
        ({"events": ["no.such"]}, "/events/0"),
        ({"url": 7}, "/url"),
        ({"secret": "x"}, "/secret"),
    ],
)
def test_a_body_that_is_wrong_is_refused(publisher: Client, says: dict[str, Any], pointer: str) -> None:
    assert problem_of(register(publisher, **says), 400, "invalid_body")["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("path", ["", "1/", "1/deliveries/"])
def test_a_key_without_the_scope_may_not_see_webhooks(api: Client, path: str) -> None:
    problem_of(api.get(f"{WEBHOOKS}{path}"), 401, "not_authenticated")
    reader = Client(headers={"authorization": f"Api-Key {create_key('reader', ['read'])}"})
    problem_of(reader.get(f"{WEBHOOKS}{path}"), 403, "scope_lacking")


@pytest.mark.parametrize("path", ["", "1/enable/", "1/deliveries/1/redeliver/"])
def test_a_key_without_the_scope_may_not_change_webhooks(api: Client, path: str) -> None:
    problem_of(api.post(f"{WEBHOOKS}{path}", {}, content_type="application/json"), 401, "not_authenticated")


def test_an_unknown_webhook_or_delivery_is_404(publisher: Client) -> None:
    problem_of(publisher.delete(f"{WEBHOOKS}77/"), 404, "unknown_webhook")
    problem_of(publisher.post(f"{WEBHOOKS}77/enable/"), 404, "unknown_webhook")
    made = register(publisher).json()
    problem_of(publisher.post(f"{made['deliveries_url']}5/redeliver/"), 404, "unknown_delivery")
