"""Publishing an article for the first time. Writes the article and everything that belongs to it, in one transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from articles.choices import Change
from articles.intake import slug_of
from articles.intake.manuscript import Manuscript
from articles.models import Article, Version
from articles.partial_dates import first_day
from articles.publishing.delivery import Delivery
from articles.publishing.errors import PublishingError, SlugTakenError, UnpublishableError
from articles.publishing.lengths import refuse_too_long
from articles.publishing.log import log_articles
from articles.publishing.minting import mint_for_each
from articles.publishing.publications import stated_publications, store_publications
from articles.publishing.rows import insert_unless_taken
from articles.publishing.transactions import last_steps_inside, tried_again, writing
from articles.publishing.versions import AlignedBlock, Draft, store_versions
from articles.selectors.prepared import prepared


@dataclass(frozen=True, slots=True)
class Published:
    """An article, and the version that holds the delivered bytes; `created` is false if the version was there before."""

    article: Article
    version: Version
    created: bool


@tried_again
def publish_article(delivery: Delivery) -> Published:
    """Publish a document as a new article; bytes that a version already holds change nothing.

    Raises `SlugTakenError` if another text has the slug, and `UnpublishableError` if the document lacks what an article
    must have.
    """
    check_publishable(delivery)
    try:
        with writing():
            return already_published(delivery) or _store([delivery])[0]
    except SlugTakenError:
        published = already_published(delivery)  # in the same moment
        if published is None:
            raise
        return published


def publish_articles(deliveries: Sequence[Delivery]) -> list[Published]:
    """Publish documents as new articles in one transaction, in hardly more queries than one of them takes.

    If one of them cannot be published, or is published already, nothing is stored. Raises `PublishingError`, and `DatabaseError`
    if another transaction stored the same in the same moment.
    """
    for delivery in deliveries:
        check_publishable(delivery)
    with writing():
        digests = {delivery.digest for delivery in deliveries}
        if len(digests) < len(deliveries) or Version.objects.filter(source_digest__in=digests).exists():
            raise PublishingError("One of the documents is published already.")
        return _store(deliveries)


@contextmanager
def rehearsal() -> Iterator[None]:
    """Let everything inside happen, and leave no trace of it in the database."""
    with writing():
        with last_steps_inside():
            yield
        # From here on nothing can be asked of the transaction.
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


def _store(deliveries: Sequence[Delivery]) -> list[Published]:
    """Store documents as new articles. Raises `SlugTakenError` if another article has the slug of one of them."""
    articles = [_article(delivery.manuscript) for delivery in deliveries]
    insert_unless_taken(articles, "slug")
    for article in articles:
        if article.pk is None:
            raise SlugTakenError(article.slug)
    drafts = _drafts(articles, deliveries)
    versions = store_versions(drafts)
    store_publications(
        (version, stated_publications(delivery.manuscript))
        for version, delivery in zip(versions, deliveries, strict=True)
    )
    log_articles(
        (draft.article, version, [aligned.paragraph.pid for aligned in draft.blocks])
        for draft, version in zip(drafts, versions, strict=True)
    )
    return [Published(version.article, version, created=True) for version in versions]


def _drafts(articles: Sequence[Article], deliveries: Sequence[Delivery]) -> list[Draft]:
    """Return the first versions that are to be stored, with new paragraphs."""
    texts = {article.pk: delivery.manuscript.paragraphs for article, delivery in zip(articles, deliveries, strict=True)}
    minted = mint_for_each({key: len(blocks) for key, blocks in texts.items()})
    return [
        Draft(
            article,
            delivery,
            [
                AlignedBlock(block, paragraph, Change.NEW)
                for block, paragraph in zip(texts[article.pk], minted[article.pk], strict=True)
            ],
        )
        for article, delivery in zip(articles, deliveries, strict=True)
    ]


def _article(manuscript: Manuscript) -> Article:
    days = [day for appearance in manuscript.publications if (day := first_day(appearance.date))]
    return refuse_too_long(
        Article(
            slug=slug_of(manuscript),
            supplied_by_editor=list(manuscript.supplied_by_editor),
            first_published_on=min(days, default=None),
            publication_count=len(stated_publications(manuscript)),
            **manuscript.article_facts,
        )
    )
