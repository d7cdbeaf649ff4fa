"""`load_archive FILE`: load a dump into an empty store."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError
from tqdm import tqdm

from articles.management.base import ServiceCommand
from articles.publishing.backup.checking import Dump, check_dump
from articles.publishing.backup.loading import load_archive, refuse_filled_store
from articles.publishing.errors import ArchiveError


class Command(ServiceCommand):
    """Load a dump."""

    help = "Load what dump_archive wrote into an empty store; the whole file is checked before anything is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", type=Path, metavar="FILE", help="what dump_archive wrote")
        parser.add_argument("--no-verify", action="store_true", help="do not recompute the digests of what was loaded")
        parser.add_argument("--quiet", action="store_true", help="no progress bar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the file, and load it."""
        quiet = options["quiet"] or None
        try:
            dump = _checked(options["file"], quiet)
            call_command("migrate", verbosity=0, stdout=self.stdout)
            refuse_filled_store()
            loaded = load_archive(dump, verify=not options["no_verify"])
            bar = tqdm(loaded, "Loading", dump.total, unit="row", disable=quiet, leave=False)
            rows = sum(bar)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        verified = "" if options["no_verify"] else ", and everything holds"
        self.stdout.write(f"{options['file']}: {rows} rows loaded{verified}.")


def _checked(path: Path, quiet: bool | None) -> Dump:
    """Read all of the dump and return it. Raises `ArchiveError` if it is not whole."""
    steps = check_dump(path)
    dump, _ = next(steps)
    for _ in tqdm(steps, "Checking", unit="row", disable=quiet, leave=False):
        pass
    return dump
