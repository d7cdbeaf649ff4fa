"""The fixtures of the admin's tests: an editor, and a row of every model."""

import uuid

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import (
    Article,
    Delivery,
    Draft,
    Event,
    Host,
    IdempotentAnswer,
    Lineage,
    Notice,
    Webhook,
    Withdrawal,
)
from articles.publishing.amending.amendments import amend_article
from articles.publishing.api_keys import create_key
from articles.publishing.articles import Published


@pytest.fixture
def editor(db: None) -> Client:
    """An editor with all permissions."""
    client = Client()
    client.force_login(User.objects.create_superuser("editor"))
    return client


@pytest.fixture
def archive(sample: Published) -> Article:
    """The sample article, with a notice, a split paragraph, an amendment and a key beside it."""
    first, second = sample.article.paragraphs.order_by("id")[:2]
    notice = Notice.objects.create(
        article=sample.article, version=sample.version, kind="correction", text="A slip.", created_at=timezone.now()
    )
    notice.paragraphs.add(first)
    Lineage.objects.create(version=sample.version, ancestor=first, descendant=second, kind="split")
    # A withdrawal that was lifted, so that the text is there.
    Withdrawal.objects.create(article=sample.article, notice=notice, lifted_by=notice)
    amend_article(sample.article.slug, {"keywords": ["Korea"]}, made_by="a program")
    Host.objects.create(pk=uuid.uuid4(), name="web-1", lease_until=timezone.now())
    IdempotentAnswer.objects.create(holder="abcdefgh", key="one", fingerprint="sha-256:", status=201)
    webhook = Webhook.objects.create(
        url="https://example.org/", events=["article.amended"], base="", salt="", made_by="x"
    )
    now = timezone.now()
    event = Event.objects.latest("id")
    Delivery.objects.create(webhook=webhook, event=event, message_id="msg_1", due_at=now, created_at=now)
    create_key("a program", ["read"])
    Draft.objects.create(title="Korea", content=b"Korea", made_by="hana")
    sample.article.refresh_from_db()
    return sample.article
