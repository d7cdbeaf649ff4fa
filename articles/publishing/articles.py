"""Publishing an article for the first time. Writes the article and everything that belongs to it, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from articles.choices import Change
from articles.intake import slug_of
from articles.models import Article, Version
from articles.partial_dates import first_day
from articles.publishing.delivery import Delivery
from articles.publishing.errors import SlugTakenError, UnpublishableError
from articles.publishing.lengths import refuse_too_long
from articles.publishing.log import log_article
from articles.publishing.minting import mint_paragraphs
from articles.publishing.publications import store_publications
from articles.publishing.rows import insert
from articles.publishing.transactions import writing
from articles.publishing.versions import AlignedBlock, store_version


@dataclass(frozen=True, slots=True)
class Published:
    """An article, and the version that holds the delivered bytes; `created` is false if the version was there before."""

    article: Article
    version: Version
    created: bool


def publish_article(delivery: Delivery) -> Published:
    """Publish a document as a new article; bytes that a version already holds change nothing.

    Raises `SlugTakenError` if another text has the slug, and `UnpublishableError` if the document lacks what an article
    must have.
    """
    check_publishable(delivery)
    try:
        with writing():
            return already_published(delivery) or Published(*_store(delivery), created=True)
    except IntegrityError:
        # Somebody published the same slug in the same moment; now it can be seen.
        with writing():
            return already_published(delivery) or Published(*_store(delivery), created=True)


@contextmanager
def rehearsal() -> Iterator[None]:
    """Let everything inside happen, and leave no trace of it in the database."""
    with writing():
        yield
        transaction.set_rollback(True)


def already_published(delivery: Delivery) -> Published | None:
    """Return the first version that holds the delivered bytes, with its article; None if no version holds them."""
    versions = Version.objects.filter(source_digest=delivery.digest).order_by("id")
    if not versions.exists():
        return None
    version = versions.select_related("article")[0]
    return Published(version.article, version, created=False)


def metadata_dropped(delivery: Delivery, version: Version) -> bool:
    """Whether metadata came with bytes that `version` holds, and differ from those that it was published with."""
    return bool(delivery.metadata) and delivery.metadata != version.source.metadata


def check_publishable(delivery: Delivery) -> None:
    """Raise `UnpublishableError` if the document lacks a title or paragraphs."""
    manuscript = delivery.manuscript
    if not manuscript.title:
        raise UnpublishableError("The document has no title; give one in the metadata.", pointer="/metadata/title")
    if not manuscript.paragraphs:
        raise UnpublishableError("The document has no paragraph that could be cited.", pointer="/source")


def _store(delivery: Delivery) -> tuple[Article, Version]:
    manuscript = delivery.manuscript
    slug = slug_of(manuscript)
    if Article.objects.filter(slug=slug).exists():
        raise SlugTakenError(slug)
    days = [day for appearance in manuscript.publications if (day := first_day(appearance.date))]
    article = refuse_too_long(
        Article(
            slug=slug,
            supplied_by_editor=list(manuscript.supplied_by_editor),
            first_published_on=min(days, default=None),
            **manuscript.article_facts,
        )
    )
    insert([article])
    paragraphs = mint_paragraphs(article, len(manuscript.paragraphs))
    blocks = [
        AlignedBlock(block, paragraph, Change.NEW)
        for block, paragraph in zip(manuscript.paragraphs, paragraphs, strict=True)
    ]
    version = store_version(article, delivery, blocks)
    store_publications(article, version, manuscript.publications)
    log_article(article, version, [paragraph.pid for paragraph in paragraphs])
    return article, version
