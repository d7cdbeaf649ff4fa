"""Publishing files from the disk, and reporting the outcome of each. Reads files; writes through the services."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from django.db import connection

from articles.addresses import Urls
from articles.identity.digests import digest_of
from articles.intake.errors import IntakeError
from articles.intake.formats import FORMATS
from articles.models import Article, Version
from articles.publishing.articles import Published, metadata_dropped, publish_article, rehearsal
from articles.publishing.delivery import Delivery
from articles.publishing.errors import PublishingError
from articles.publishing.reading_ahead import LEAST, Read, Refused, read_ahead, read_file, read_for
from articles.publishing.revising.alignment_report import alignment_json
from articles.publishing.revising.revisions import Revised, Revision, publish_version
from articles.publishing.side_by_side import side_by_side
from articles.publishing.together import Item, batches, published_together
from articles.representations.report import intake_report
from articles.selectors.errors import unknown_article

SUFFIXES = frozenset(suffix for form in FORMATS if form.read for suffix in form.suffixes)
ALREADY_PUBLISHED = "already published as"
_FILES_PER_QUERY = 500
Outcome = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Order:
    """How files are to be published, and by whom: as new articles, or one as the next version of the article `slug`."""

    urls: Urls
    metadata: Path | None = None
    slug: str | None = None
    revision: Revision = field(default_factory=Revision)
    rehearse: bool = False
    made_by: str | None = None


def documents(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that `paths` name, and the documents below the folders among them, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES)
        else:
            yield path


def publish_file(path: Path, order: Order) -> Outcome:
    """Publish one file and return the outcome; an `error` of one line says why it could not be published."""
    return publish_read(path, read_file(path, order.metadata), order)


def publish_files(paths: Sequence[Path], order: Order, jobs: int = 1) -> Iterator[Outcome]:
    """Publish files and yield the outcome of each, in order; `jobs` processes read, and this one writes.

    A file that was published before, byte for byte, is not read again. New articles are published some at a time, each batch in a
    transaction; on PostgreSQL two batches at once.
    """
    if len(paths) < LEAST or jobs <= 1:
        yield from (publish_file(path, order) for path in paths)
        return
    versions = dict(_already_published(paths))
    new = [path for path in paths if path not in versions]
    readings = read_ahead(new, jobs, partial(read_for, connection.vendor))

    def publish(batch: list[Item]) -> list[Outcome]:
        outcomes = _published_together(batch, order)
        for path, read in batch:
            if path not in outcomes:
                outcomes[path] = (
                    _unread(path, versions[path], order) if read is None else publish_read(path, read, order)
                )
        return [outcomes[path] for path, _ in batch]

    read_files = ((path, None if path in versions else next(readings)[1]) for path in paths)
    yield from chain.from_iterable(side_by_side(publish, batches(read_files)))


def _published_together(batch: Sequence[Item], order: Order) -> dict[Path, Outcome]:
    """Return the outcomes of the documents that could be published as new articles in one transaction."""
    if order.slug is not None or order.rehearse:
        return {}
    deliveries = {path: replace(read, made_by=order.made_by) for path, read in batch if isinstance(read, Delivery)}
    published = published_together(list(deliveries.values())) or [] if deliveries else []
    return {
        path: _reported(path, _outcome(article, delivery, order), order)
        for (path, delivery), article in zip(deliveries.items(), published, strict=False)
    }


def publish_read(path: Path, read: Read, order: Order) -> Outcome:
    """Publish what was read from one file and return the outcome."""
    if isinstance(read, Refused):
        code = {"code": read.code} if read.code else {}
        return {"file": str(path), **code, "error": read.detail}
    try:
        with rehearsal() if order.rehearse else nullcontext():
            return _reported(path, _published(read, order), order)
    except Article.DoesNotExist:
        return {"file": str(path), "code": "unknown_article", "error": unknown_article(order.slug or "").detail}
    except (IntakeError, PublishingError) as error:
        return {"file": str(path), "code": error.code, "error": error.detail}


def _reported(path: Path, outcome: Outcome, order: Order) -> Outcome:
    return {"file": str(path), **outcome, "dry_run": order.rehearse}


def _already_published(paths: Sequence[Path]) -> Iterator[tuple[Path, Version]]:
    """Yield the files that were published before, byte for byte, each with its version."""
    for start in range(0, len(paths), _FILES_PER_QUERY):
        digests = {path: digest for path in paths[start : start + _FILES_PER_QUERY] if (digest := _digest(path))}
        rows = Version.objects.filter(source_digest__in=digests.values()).select_related("article").order_by("-id")
        versions = {version.source_digest: version for version in rows}
        yield from ((path, versions[digest]) for path, digest in digests.items() if digest in versions)


def _digest(path: Path) -> str | None:
    """Return the digest of a file's bytes; None if it cannot be opened, which reading it will report."""
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return None


def _unread(path: Path, version: Version, order: Order) -> Outcome:
    return {
        "file": str(path),
        "outcome": ALREADY_PUBLISHED,
        "slug": version.article.slug,
        "version": version.number,
        "created": False,
        "url": order.urls.article_page(version.article.slug),
        "digest": version.digest,
        "report": None,
        "dry_run": order.rehearse,
    }


def _published(delivery: Delivery, order: Order) -> Outcome:
    delivery = replace(delivery, made_by=order.made_by)
    if order.slug is None:
        published = publish_article(delivery)
        return _outcome(published, delivery, order)
    revised = publish_version(order.slug, delivery, order.revision)
    read = replace(delivery, manuscript=revised.manuscript)
    outcome = _outcome(Published(revised.article, revised.version, revised.created), read, order)
    return {**outcome, "alignment": _alignment(revised, order)}


def _outcome(published: Published, delivery: Delivery, order: Order) -> Outcome:
    outcome = "would be published as" if order.rehearse else "published as"
    report = intake_report(delivery.manuscript, dropped=metadata_dropped(delivery, published.version))
    return {
        "outcome": outcome if published.created else ALREADY_PUBLISHED,
        "slug": published.article.slug,
        "version": published.version.number,
        "created": published.created,
        "url": order.urls.article_page(published.article.slug),
        "digest": published.version.digest,
        "report": report.model_dump(mode="json"),
    }


def _alignment(revised: Revised, order: Order) -> Outcome | None:
    if revised.aligned is None:
        return None
    number = revised.version.number - 1
    return alignment_json(revised.aligned, number, order.urls, minted=not order.rehearse).model_dump(mode="json")
