"""`manage.py inspect FILE`: what would be read out of a document. Touches no database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import CommandError

from articles.intake import IntakeError, Manuscript, read
from articles.intake.sidecar import apply, find_sidecar, parse_yaml
from articles.management.base import ServiceCommand
from articles.representations.manuscript import manuscript_json


class Command(ServiceCommand):
    """Read a document with its sidecar and print the Manuscript."""

    help = "Read a document and print what was read out of it, without storing anything."

    def add_arguments(self, parser: ArgumentParser) -> None:  # noqa: D102 - Django's own hook
        parser.add_argument("file", type=Path, help="the document")
        parser.add_argument("--json", action="store_true", help="print JSON, for programs")
        beside = parser.add_mutually_exclusive_group()
        beside.add_argument(
            "--metadata", type=Path, metavar="F", help="the sidecar; otherwise NAME.meta.yaml beside the document"
        )
        beside.add_argument("--no-sidecar", action="store_true", help="read the document alone")

    def handle(self, *_: object, **options: object) -> None:  # noqa: D102 - Django's own hook
        path = Path(str(options["file"]))
        metadata = options["metadata"]
        sidecar = Path(str(metadata)) if metadata else None
        if sidecar is None and not options["no_sidecar"]:
            sidecar = find_sidecar(path)
        manuscript = inspect_file(path, sidecar)
        if options["json"]:
            self.stdout.write(json.dumps(manuscript_json(manuscript), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(summary(manuscript)))


def inspect_file(path: Path, sidecar: Path | None) -> Manuscript:
    """The Manuscript of a file, completed by a sidecar if one is given. Raises `CommandError` naming the file, and `OSError`."""
    data = path.read_bytes()
    try:
        manuscript = read(data, name=path.name)
    except IntakeError as error:
        raise CommandError(f"{path}: {error}") from error
    if sidecar is None:
        return manuscript
    facts = sidecar.read_bytes()
    try:
        return apply(manuscript, parse_yaml(facts))
    except IntakeError as error:
        raise CommandError(f"{sidecar}: {error}") from error


def summary(manuscript: Manuscript) -> Iterator[str]:
    """The manuscript in lines for a person."""
    yield f"Title:      {manuscript.title}"
    yield f"Subtitle:   {manuscript.subtitle or '-'}"
    yield f"Language:   {manuscript.language or 'unknown'}"
    yield f"Published:  {manuscript.published or 'unknown'}"
    for author in manuscript.authors:
        yield f"Author:     {author.name_as_printed}{' (with biography)' if author.biography_as_printed else ''}"
    for publication in manuscript.publications:
        outlet = publication.outlet.name if publication.outlet else "unknown outlet"
        here = ", this page" if publication.printed_here else ""
        yield f"Appeared:   {outlet}, {publication.date or 'date unknown'} ({publication.role}{here})"
    yield f"Paragraphs: {len(manuscript.paragraphs)}"
    for section in manuscript.sections:
        run = f"{section.first_ordinal}-{section.last_ordinal}"
        yield f"Section:    {run} {section.heading or ''} ({section.supplied_by})"
    for piece in manuscript.left_out:
        yield f"Left out:   {' / '.join(piece.text[:80].splitlines())} ({piece.reason})"
    for warning in manuscript.warnings:
        yield f"Warning:    {warning}"
