"""`publish FILE…`: publish documents, each in a transaction of its own; a failure is reported, and the others go on."""

import json
import os
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from tqdm import tqdm

from articles.addresses import Urls
from articles.choices import Reason
from articles.management.base import ServiceCommand, system_user, within
from articles.partial_dates import date_or_time
from articles.publishing.files import Order, Outcome, documents, publish_files
from articles.publishing.revising.revisions import Revision

REASONS = [reason.value for reason in Reason if reason != Reason.ORIGINAL]


class Command(ServiceCommand):
    """Publish articles, or a new version of one."""

    help = "Publish articles from files, or from all documents below folders. Bytes that a version already holds change nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="a document, or a folder of them")
        parser.add_argument(
            "--metadata", type=Path, help="the sidecar (YAML or JSON); otherwise NAME.meta.yaml beside it"
        )
        parser.add_argument("--article", metavar="SLUG", help="publish FILE as the next version of this article")
        parser.add_argument("--reason", choices=REASONS, help="why, with --article; update by default")
        parser.add_argument("--change-note", help="what was changed, for readers, with --article")
        parser.add_argument(
            "--public-since", metavar="DATE", help="since when the text was public, with --article: a date or a time"
        )
        parser.add_argument(
            "--identity", type=Path, metavar="JSON", help="a file that overrules the alignment: {ordinal: PID or null}"
        )
        parser.add_argument("--revert", action="store_true", help="publish bytes again that an older version holds")
        parser.add_argument("--dry-run", action="store_true", help="do everything but store it")
        parser.add_argument(
            "--jobs", type=within(1, 256), default=os.cpu_count() or 1, help="processes that read documents"
        )
        parser.add_argument("--report", type=Path, metavar="JSON", help="a file to list what failed in, and why")
        parser.add_argument("--json", action="store_true", help="print one JSON document instead of lines")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish every file, and fail at the end if one failed."""
        files = list(documents(options["paths"]))
        _refuse_contradictions(files, options)
        order = _order(options)
        outcomes = []
        published = publish_files(files, order, options["jobs"])
        quiet = None if len(files) > 1 else True  # None: quiet unless standard error is a terminal
        for outcome in tqdm(published, total=len(files), unit="article", disable=quiet, leave=False):
            outcomes.append(outcome)
            if not options["json"]:
                self._print(outcome, of_many=len(files) > 1)
        if options["json"]:
            self.stdout.write(json.dumps(outcomes, ensure_ascii=False, indent=2))
        failed = [outcome for outcome in outcomes if "error" in outcome]
        _write_report(options["report"], failed)
        if failed:
            several = f"{len(failed)} of {len(outcomes)} documents could not be published."
            raise CommandError(several if len(outcomes) > 1 else _failure(failed[0]))

    def _print(self, outcome: Outcome, *, of_many: bool) -> None:
        """Print the outcome of a file, its alignment and its warnings; the failure of a single one ends the command."""
        if "error" in outcome:
            if of_many:
                self.stderr.write(_failure(outcome))
            return
        self.stdout.write(f"{outcome['file']}: {outcome['outcome']} {outcome['url']}{_version(outcome)}")
        for line in [*_alignment_lines(outcome.get("alignment")), *_report_lines(outcome["report"])]:
            self.stdout.write(f"  {line}")


def _failure(outcome: Outcome) -> str:
    """Return why a document could not be published, with its name."""
    file, error = outcome["file"], str(outcome["error"])
    return error if error.startswith(file) else f"{file}: {error}"


def _write_report(path: Path | None, failed: list[Outcome]) -> None:
    """Write the documents that failed into a file, as a JSON list, which may be empty."""
    if path is None:
        return
    try:
        path.write_text(json.dumps(failed, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from error


def _refuse_contradictions(files: list[Path], options: dict[str, Any]) -> None:
    if not files:
        raise CommandError(f"There is no document to publish in {', '.join(map(str, options['paths']))}.")
    for name in ("metadata", "article"):
        if options[name] and len(files) > 1:
            raise CommandError(f"--{name} is for one document; name one FILE.")
    for name in ("reason", "change_note", "public_since", "identity", "revert"):
        if options[name] and not options["article"]:
            raise CommandError(
                f"--{name.replace('_', '-')} is for a new version; name the article with --article SLUG."
            )


def _order(options: dict[str, Any]) -> Order:
    urls = Urls(settings.BASE_URL or f"http://127.0.0.1:{settings.PORT}", settings.NAAN)
    revision = Revision(
        reason=Reason(options["reason"] or Reason.UPDATE),
        change_note=options["change_note"],
        identity=_identity(options["identity"]),
        revert=options["revert"],
        public_since=_date_or_time(options["public_since"]),
    )
    return Order(
        urls, options["metadata"], options["article"], revision, rehearse=options["dry_run"], made_by=system_user()
    )


def _date_or_time(text: str | None) -> str | None:
    """Return what --public-since says."""
    try:
        return text and date_or_time(text)
    except ValueError as error:
        raise CommandError(f"--public-since: “{text}” is {error}.") from error


def _identity(path: Path | None) -> dict[str, str | None]:
    """Return the editor's decisions on identity in a JSON file."""
    if path is None:
        return {}
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{path} is not JSON: {error}.") from error
    if not isinstance(value, dict) or not all(isinstance(pid, str | None) for pid in value.values()):
        raise CommandError(f'{path} must hold an object such as {{"3": "3k7xq9d2br", "4": null}}.')
    return value


def _version(outcome: Outcome) -> str:
    return f" (version {outcome['version']})" if "alignment" in outcome else ""


def _alignment_lines(alignment: Outcome | None) -> list[str]:
    """Return the counts of what happened to the paragraphs, and a line for each that changed."""
    if alignment is None:
        return []
    counts = Counter(paragraph["change"] for paragraph in alignment["paragraphs"])
    counts["removed"] = len(alignment["removed"])
    summary = ", ".join(f"{count} {change}" for change, count in counts.items() if count)
    changed = [paragraph for paragraph in alignment["paragraphs"] if paragraph["change"] != "unchanged"]
    lines = [f"{row['ordinal']:>4} {_change(row):9} {row['id'] or 'new':10} {row['beginning']}" for row in changed]
    removed = [f"{'-':>4} {'removed':9} {row['id']:10} {row['beginning']}" for row in alignment["removed"]]
    return [summary, *lines, *removed]


def _change(paragraph: Outcome) -> str:
    return "returned" if paragraph["decided_by"] == "return" else str(paragraph["change"])


def _report_lines(report: Outcome | None) -> list[str]:
    if report is None:
        return []  # already published, and so not read again
    lines = [f"warning: {warning}" for warning in report["warnings"]]
    count = len(report["left_out"])
    if count:
        lines.append(f"left out: {count} piece{'s' if count > 1 else ''} of the source (--json lists them)")
    return lines
