"""Fixtures that all tests share: the sample article, other articles, later versions, and a client of the API."""

import copy
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, cast

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from articles.choices import Change, Reason
from articles.citing.rendering import javascript
from articles.identity.digests import text_digest
from articles.intake import read
from articles.intake.manuscript import Block, Manuscript
from articles.intake.sidecar import apply, parse_json_object
from articles.models import Article, Paragraph, Passage, Version
from articles.publishing.api_keys import create_key
from articles.publishing.articles import Published, publish_article
from articles.publishing.delivery import Delivery, delivery_of
from articles.publishing.minting import mint_paragraphs
from articles.publishing.versions import AlignedBlock, store_version
from articles.searching import neighbours, wordings

# No test fails for the time that it took: a loaded machine takes longer.
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("patient")

SAMPLE = Path(settings.BASE_DIR) / "articles" / "samples" / "us-south-korea-alliance.txt"
SLUG = "the-us-south-korea-alliance-at-70th-anniversary"

EXPECTED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "us-south-korea-alliance.expected.json").read_text(encoding="utf-8")
)

Publish = Callable[..., Published]
Revise = Callable[..., Version]


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Hash the passwords of made-up editors quickly; they are slow to hash on purpose elsewhere."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True, scope="session")
def patient_processor() -> None:
    """Give the citation processor time: a machine that has much else to do may take longer than a reader would wait."""
    javascript.TIME_LIMIT = 120.0


@pytest.fixture(autouse=True)
def separate_rates(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Count requests in memory, anew for each test."""
    from articles.api.http import throttling

    monkeypatch.setattr(settings, "RATE_STORAGE", "memory://")
    throttling._storage.cache_clear()
    throttling._limit.cache_clear()
    yield
    throttling._storage.cache_clear()
    throttling._limit.cache_clear()


@pytest.fixture(autouse=True)
def flushed_index(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """Empty the full-text index after a test that commits: Django flushes only the tables that it knows."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction")):
        with django_db_blocker.unblock():
            empty_index()


def empty_index() -> None:
    """Delete the entries of the full-text index, and of the index of keywords."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_searchentry")
        cursor.execute("DELETE FROM articles_keyword")
    wordings.empty()
    neighbours.empty()


@contextmanager
def kept_for_a_file(blocker: Any, publish: Callable[[], Published]) -> Iterator[Published]:
    """Publish something once for all tests of a file; each test runs in a savepoint of this transaction.

    Between them `blocker`, pytest-django's, refuses the database as ever to a test that does not say that it asks one.
    """
    with blocker.unblock(), transaction.atomic():
        published = publish()
        with blocker.block():
            yield published
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def shared_sample(django_db_setup: None, django_db_blocker: Any) -> Iterator[Published]:
    """The real article, published once for all tests of a file that names this fixture in its `pytestmark`."""
    with kept_for_a_file(django_db_blocker, lambda: publish_article(_delivered_sample())) as published:
        yield published


@pytest.fixture
def sample(db: None, request: pytest.FixtureRequest) -> Published:
    """The real article, published: for this test, or for all tests of the file that has a `shared_sample`."""
    if "shared_sample" in request.fixturenames:
        return copy.deepcopy(cast(Published, request.getfixturevalue("shared_sample")))
    return publish_article(_delivered_sample())


@cache
def _delivered_sample() -> Delivery:
    return delivery_of(SAMPLE)


def text_of(title: str, *paragraphs: str) -> bytes:
    """Return a document as a publisher would paste it."""
    return "\n\n".join([title, *paragraphs]).encode()


def manuscript(title: str | None, *paragraphs: str, **facts: Any) -> Manuscript:
    """Return what intake would read, without going through intake."""
    blocks = tuple(Block("paragraph", text, escape(text, quote=False)) for text in paragraphs)
    return Manuscript(**{"media_type": "text/plain; charset=utf-8", "title": title, "blocks": blocks, **facts})


def delivery(title: str = "A title", *paragraphs: str, **facts: Any) -> Delivery:
    """Return a document of exactly these paragraphs, ready to be published."""
    texts = paragraphs or (f"The text of {title}.",)
    return Delivery(text_of(title, *texts), manuscript(title, *texts, **facts))


@pytest.fixture
def publish(db: None) -> Publish:
    """Publish a made article: `publish("A title", "A paragraph.", language="en")`."""

    def make(title: str, *paragraphs: str, **metadata: object) -> Published:
        content = text_of(title, *(paragraphs or (f"The text of {title}, in one paragraph of a few words.",)))
        manuscript = apply(read(content), parse_json_object(metadata))
        return publish_article(Delivery(content, manuscript, dict(metadata)))

    return make


@pytest.fixture
def revise(db: None) -> Revise:
    """Store an article's next version, aligned by hand: each text with the paragraph that it is, or None for a new one.

    `revise(article, ("The text now.", paragraph), ("A new one.", None), title="A new title")`
    """

    def make(article: Article, *texts: tuple[str, Paragraph | None], title: str | None = None) -> Version:
        previous = article.current_version
        assert previous
        delivered = delivery(title or previous.title, *(text for text, _ in texts))
        minted = iter(mint_paragraphs(article, sum(paragraph is None for _, paragraph in texts)))
        placed = [
            AlignedBlock(block, paragraph or next(minted), _change(previous, text, paragraph))
            for block, (text, paragraph) in zip(delivered.manuscript.paragraphs, texts, strict=True)
        ]
        return store_version(article, delivered, placed, previous=previous, reason=Reason.CORRECTION)

    return make


def _change(previous: Version, text: str, paragraph: Paragraph | None) -> Change:
    if paragraph is None:
        return Change.NEW
    before = Passage.objects.select_related("wording").get(version=previous, paragraph=paragraph)
    return Change.UNCHANGED if before.wording.digest == text_digest(text) else Change.EDITED


@pytest.fixture
def api(db: None) -> Client:
    """Anybody who asks the API."""
    return Client(headers={"accept": "application/json"})


@pytest.fixture
def publisher(db: None) -> Client:
    """A program whose key has the scope `publish`."""
    key = create_key("publisher", ["publish"])
    return Client(headers={"accept": "application/json", "authorization": f"Api-Key {key}"})
