"""Publishing an article for the first time. Writes the article and everything that belongs to it, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from articles.choices import Change
from articles.intake import slug_of
from articles.intake.manuscript import Manuscript
from articles.models import Article, Version
from articles.partial_dates import first_day
from articles.publishing.delivery import Delivery
from articles.publishing.errors import SlugTakenError, UnpublishableError
from articles.publishing.lengths import refuse_too_long
from articles.publishing.log import log_article
from articles.publishing.minting import mint_paragraphs
from articles.publishing.publications import store_publications
from articles.publishing.rows import insert_unless_taken
from articles.publishing.transactions import was_another_faster, writing
from articles.publishing.versions import AlignedBlock, store_version
from articles.selectors.prepared import prepared


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
            return already_published(delivery) or _store(delivery)
    except DatabaseError as error:
        if not was_another_faster(error):
            raise
        # What the other one stored, an identifier of the same person say, can be seen now.
        with writing():
            return already_published(delivery) or _store(delivery)


@contextmanager
def rehearsal() -> Iterator[None]:
    """Let everything inside happen, and leave no trace of it in the database."""
    with writing():
        yield
        transaction.set_rollback(True)


def already_published(delivery: Delivery) -> Published | None:
    """Return the first version that holds the delivered bytes, with its article; None if no version holds them."""
    versions = _versions_of(delivery.digest)
    return Published(versions[0].article, versions[0], created=False) if versions else None


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


@prepared
def _versions_of(source_digest: str) -> QuerySet[Version]:
    return Version.objects.filter(source_digest=source_digest).order_by("id")


def _store(delivery: Delivery) -> Published:
    manuscript = delivery.manuscript
    article = _article(manuscript)
    if not insert_unless_taken([article], "slug"):
        published = already_published(delivery)  # in the same moment
        if published is None:
            raise SlugTakenError(article.slug)
        return published
    paragraphs = mint_paragraphs(article, len(manuscript.paragraphs))
    blocks = [
        AlignedBlock(block, paragraph, Change.NEW)
        for block, paragraph in zip(manuscript.paragraphs, paragraphs, strict=True)
    ]
    version = store_version(article, delivery, blocks)
    store_publications(article, version, manuscript.publications)
    log_article(article, version, [paragraph.pid for paragraph in paragraphs])
    return Published(article, version, created=True)


def _article(manuscript: Manuscript) -> Article:
    days = [day for appearance in manuscript.publications if (day := first_day(appearance.date))]
    return refuse_too_long(
        Article(
            slug=slug_of(manuscript),
            supplied_by_editor=list(manuscript.supplied_by_editor),
            first_published_on=min(days, default=None),
            **manuscript.article_facts,
        )
    )
