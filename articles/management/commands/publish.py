"""`publish FILE…`: publish documents, each in a transaction of its own; one that fails is named and the others go on."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.addresses import Addresses
from articles.intake.errors import IntakeError
from articles.publishing.articles import Published, publish_article, rehearsal
from articles.publishing.delivery import Delivery
from articles.publishing.documents import delivery_of
from articles.publishing.errors import PublishingError
from articles.representations.report import intake_report

SUFFIXES = frozenset({".txt", ".text"})


class Command(BaseCommand):
    """Publish articles."""

    help = (
        "Publish articles from files, or from all documents below folders. Bytes that are already held change nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="a document, or a folder of them")
        parser.add_argument(
            "--metadata", type=Path, help="the sidecar (YAML or JSON); otherwise NAME.meta.yaml beside it"
        )
        parser.add_argument("--dry-run", action="store_true", help="do everything but store it")
        parser.add_argument("--json", action="store_true", help="print one JSON document instead of lines")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish every file, and fail at the end where one failed."""
        files = list(documents(options["paths"]))
        if not files:
            raise CommandError(f"There is no document to publish in {', '.join(map(str, options['paths']))}.")
        if options["metadata"] and len(files) > 1:
            raise CommandError("--metadata is about one document; name one FILE, or put a sidecar beside each.")
        outcomes = []
        for path in tqdm(files, unit="article", disable=None if len(files) > 1 else True, leave=False):
            outcome = publish_file(path, options["metadata"], rehearse=options["dry_run"])
            outcomes.append(outcome)
            if not options["json"]:
                self._tell(outcome)
        if options["json"]:
            self.stdout.write(json.dumps(outcomes, ensure_ascii=False, indent=2))
        failed = sum("error" in outcome for outcome in outcomes)
        if failed:
            raise CommandError(
                f"{failed} of {len(outcomes)} documents could not be published."
                if len(outcomes) > 1
                else str(outcomes[0]["error"])
            )

    def _tell(self, outcome: dict[str, Any]) -> None:
        if "error" in outcome:
            self.stderr.write(f"{outcome['file']}: {outcome['error']}")
        else:
            self.stdout.write(f"{outcome['file']}: {outcome['outcome']} {outcome['url']}")


def documents(paths: list[Path]) -> Iterator[Path]:
    """Yield the files that `paths` name, and the documents below the folders among them, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES)
        else:
            yield path


def publish_file(path: Path, metadata: Path | None, *, rehearse: bool) -> dict[str, Any]:
    """Publish one file, and return what became of it."""
    try:
        delivery = delivery_of(path, metadata)
        with rehearsal() if rehearse else nullcontext():
            return _outcome(path, delivery, publish_article(delivery), rehearse=rehearse)
    except OSError as error:
        return {"file": str(path), "error": f"{error.filename or path} cannot be read: {error.strerror or error}."}
    except (IntakeError, PublishingError) as error:
        return {"file": str(path), "code": error.code, "error": error.detail}


def _outcome(path: Path, delivery: Delivery, published: Published, *, rehearse: bool) -> dict[str, Any]:
    at = Addresses(settings.BASE_URL or f"http://127.0.0.1:{settings.PORT}", settings.NAAN)
    done = "would be published as" if rehearse else "published as"
    return {
        "file": str(path),
        "outcome": done if published.created else "already held as",
        "slug": published.article.slug,
        "version": published.version.number,
        "created": published.created,
        "dry_run": rehearse,
        "url": at.article_page(published.article.slug),
        "digest": published.version.digest,
        "report": intake_report(delivery.manuscript).model_dump(mode="json"),
    }
