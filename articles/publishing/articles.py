"""Publishing an article for the first time. Writes everything that it has, in one transaction."""

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
from articles.publishing.log import log_article
from articles.publishing.minting import mint_paragraphs
from articles.publishing.publications import store_publications
from articles.publishing.rows import fitting
from articles.publishing.versions import Placed, store_version


@dataclass(frozen=True, slots=True)
class Published:
    """An article and the version that holds the delivered bytes; `created` is false where they were held already."""

    article: Article
    version: Version
    created: bool


def publish_article(delivery: Delivery) -> Published:
    """Publish a document as a new article.

    Bytes that are already held change nothing. Raises `SlugTakenError` where another text has the slug, and
    `UnpublishableError` where the document lacks what an article must have.
    """
    check_publishable(delivery)
    try:
        with transaction.atomic():
            return holding(delivery) or Published(*_store(delivery), created=True)
    except IntegrityError:
        # Somebody published the same slug in the same moment; now it can be seen.
        with transaction.atomic():
            return holding(delivery) or Published(*_store(delivery), created=True)


@contextmanager
def rehearsal() -> Iterator[None]:
    """Let everything inside happen, and leave no trace of it in the database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def holding(delivery: Delivery) -> Published | None:
    """Return what holds the delivered bytes already, if anything does."""
    held = Version.objects.filter(source_digest=delivery.digest).select_related("article").order_by("id").first()
    return Published(held.article, held, created=False) if held else None


def metadata_dropped(delivery: Delivery, version: Version) -> bool:
    """Whether the metadata sent with bytes that `version` holds differ from those that it was published with."""
    return bool(delivery.metadata) and delivery.metadata != version.source.metadata


def check_publishable(delivery: Delivery) -> None:
    """Raise `UnpublishableError` where the document lacks what a version must have, as far as it can be told before."""
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
    article = fitting(
        Article(
            slug=slug,
            language=manuscript.language,
            genre=manuscript.genre,
            keywords=list(manuscript.keywords),
            supplied_by_editor=list(manuscript.supplied_by_editor),
            first_published_on=min(days, default=None),
        )
    )
    article.save()
    minted = mint_paragraphs(article, len(manuscript.paragraphs))
    placed = [
        Placed(block, paragraph, Change.NEW) for block, paragraph in zip(manuscript.paragraphs, minted, strict=True)
    ]
    version = store_version(article, delivery, placed)
    store_publications(article, version, manuscript.publications)
    log_article(article, version, [paragraph.pid for paragraph in minted])
    return article, version
