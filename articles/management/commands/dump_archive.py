"""`dump_archive FILE`: write the whole archive into one portable file."""

from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from tqdm import tqdm

from articles.management.base import ServiceCommand
from articles.publishing.backup.dumping import dump_archive
from articles.publishing.errors import ArchiveError


class Command(ServiceCommand):
    """Dump the archive."""

    help = "Write everything that the archive holds into one file, which load_archive reads on any database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", type=Path, metavar="FILE", help="a file that does not exist yet")
        parser.add_argument("--quiet", action="store_true", help="no progress bar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file."""
        try:
            rows = dump_archive(options["file"])
            total = next(rows)
            for _ in tqdm(rows, total=total, unit="row", disable=options["quiet"] or None, leave=False):
                pass
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        with suppress(OSError):  # it is only told at /metrics
            settings.LAST_BACKUP.touch(0o600)
        self.stdout.write(f"{options['file']}: {total} rows, {options['file'].stat().st_size:,} bytes.")
