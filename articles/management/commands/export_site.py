"""`export_site DIR`: write the whole archive as static files, at the paths of its addresses."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from tqdm import tqdm

from articles import __version__
from articles.feeding.export.asking import service_under
from articles.feeding.export.exporting import ExportError, export, is_base
from articles.feeding.export.folder import Folder
from articles.feeding.export.manifest import FolderError
from articles.management.base import ServiceCommand
from articles.selectors.archive import count_of_articles


class Command(ServiceCommand):
    """Write the whole archive as static files."""

    help = "Write every answer, page and feed as a file; only what changed since the last time is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or one that an export made")
        parser.add_argument(
            "--base-url",
            default=settings.BASE_URL,
            help="where the files will be served, such as https://articles.example (ALLIANCE_BASE_URL)",
        )
        parser.add_argument("--quiet", action="store_true", help="no progress bar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files, and print their number."""
        base = (options["base_url"] or "").rstrip("/")
        if not is_base(base):
            raise CommandError(
                "Say where the files will be served: --base-url https://articles.example, without a path."
            )
        try:
            folder = Folder(options["folder"], base, __version__)
            with service_under(base) as service:
                total, quiet = count_of_articles(), options["quiet"] or None
                # tqdm is silent if standard error is not a terminal.
                for _ in tqdm(export(service, folder), total=total, unit="article", disable=quiet, leave=False):
                    pass
        except (ExportError, FolderError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or options['folder']} cannot be written: {error.strerror}.") from error
        counts = folder.counts
        self.stdout.write(f"{counts.written} files written, {counts.kept} unchanged, {counts.removed} removed.")
