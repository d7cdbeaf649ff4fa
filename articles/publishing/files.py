"""Publishing one file from the disk, and telling what became of it. Reads the file; writes through the services."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from articles.addresses import Addresses
from articles.intake.errors import IntakeError
from articles.intake.formats import FORMATS
from articles.models import Article
from articles.publishing.alignment_report import alignment_json
from articles.publishing.articles import Published, metadata_dropped, publish_article, rehearsal
from articles.publishing.delivery import Delivery
from articles.publishing.documents import delivery_of
from articles.publishing.errors import PublishingError
from articles.publishing.revisions import Revised, Revision, publish_version
from articles.representations.report import intake_report

SUFFIXES = frozenset(suffix for form in FORMATS if form.read for suffix in form.suffixes)
Outcome = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Order:
    """How files are to be published: as new articles, or one as the next version of the article `slug`."""

    at: Addresses
    metadata: Path | None = None
    slug: str | None = None
    revision: Revision = field(default_factory=Revision)
    rehearse: bool = False


def documents(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that `paths` name, and the documents below the folders among them, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES)
        else:
            yield path


def publish_file(path: Path, order: Order) -> Outcome:
    """Publish one file, and return what became of it: an `error` in one line where it could not be published."""
    try:
        delivery = delivery_of(path, order.metadata)
        with rehearsal() if order.rehearse else nullcontext():
            return {"file": str(path), **_published(delivery, order), "dry_run": order.rehearse}
    except OSError as error:
        return {"file": str(path), "error": f"{error.filename or path} cannot be read: {error.strerror or error}."}
    except Article.DoesNotExist:
        return {"file": str(path), "code": "unknown_article", "error": f"No article has the slug “{order.slug}”."}
    except (IntakeError, PublishingError) as error:
        return {"file": str(path), "code": error.code, "error": error.detail}


def _published(delivery: Delivery, order: Order) -> Outcome:
    if order.slug is None:
        published = publish_article(delivery)
        return _outcome(published, delivery, order)
    revised = publish_version(order.slug, delivery, order.revision)
    read = replace(delivery, manuscript=revised.manuscript)
    outcome = _outcome(Published(revised.article, revised.version, revised.created), read, order)
    return {**outcome, "alignment": _alignment(revised, order)}


def _outcome(published: Published, delivery: Delivery, order: Order) -> Outcome:
    done = "would be published as" if order.rehearse else "published as"
    report = intake_report(delivery.manuscript, dropped=metadata_dropped(delivery, published.version))
    return {
        "outcome": done if published.created else "already held as",
        "slug": published.article.slug,
        "version": published.version.number,
        "created": published.created,
        "url": order.at.article_page(published.article.slug),
        "digest": published.version.digest,
        "report": report.model_dump(mode="json"),
    }


def _alignment(revised: Revised, order: Order) -> Outcome | None:
    if revised.placement is None:
        return None
    number = revised.version.number - 1
    return alignment_json(revised.placement, number, order.at, minted=not order.rehearse).model_dump(mode="json")
