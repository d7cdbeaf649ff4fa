"""The JSON of a webhook and of a delivery. Without a database."""

import datetime

import pytest

from articles.addresses import Urls
from articles.models import Article, Delivery, Event, Paragraph, Webhook
from articles.representations.webhook import delivery_json, registered_webhook_json, webhook_json

URLS = Urls("https://x.example")
AT = datetime.datetime(2024, 2, 3, tzinfo=datetime.UTC)


def webhook(article: Article | None = None, paragraph: Paragraph | None = None) -> Webhook:
    facts = {"url": "https://hook.example/", "events": ["article.amended"], "made_by": "abc", "created_at": AT}
    return Webhook(pk=3, article=article, paragraph=paragraph, **facts)


def test_a_webhook_names_its_article_and_its_paragraph_if_it_has_them() -> None:
    everything = webhook_json(webhook(), URLS)
    assert (everything.article, everything.paragraph) == (None, None)
    one = webhook_json(webhook(Article(pk=1, slug="the-bridge"), Paragraph(pk=2, pid="3k7xq9d2br")), URLS)
    assert (one.article, one.paragraph) == ("the-bridge", "3k7xq9d2br")
    assert one.deliveries_url == f"{one.self_url}deliveries/"


def test_the_secret_is_shown_when_a_webhook_is_registered_only() -> None:
    assert registered_webhook_json(webhook(), "whsec_x", URLS).secret == "whsec_x"
    assert "secret" not in webhook_json(webhook(), URLS).model_dump()


@pytest.mark.parametrize(("status", "due_at"), [("pending", AT), ("delivered", None), ("failed", None)])
def test_only_a_pending_delivery_is_due(status: str, due_at: datetime.datetime | None) -> None:
    attempt = {"at": AT.isoformat(), "status": 500, "error": None, "milliseconds": 9}
    row = Delivery(
        pk=5, event=Event(pk=6, type="article.amended"), status=status, due_at=AT, created_at=AT, log=[attempt]
    )
    shape = delivery_json(row)
    assert (shape.event, shape.type, shape.due_at) == (6, "article.amended", due_at)
    assert [made.status for made in shape.attempts] == [500]
