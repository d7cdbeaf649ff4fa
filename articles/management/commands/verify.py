"""`verify`: recompute every digest and chain, and print the rows that are wrong."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from articles.management.base import ServiceCommand
from articles.publishing.integrity import check_everything, rows_to_check


class Command(ServiceCommand):
    """Recompute every digest and chain."""

    help = (
        "Recompute every digest, chain, ordinal and identifier; print what does not hold; exit 1 if anything does not."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--quiet", action="store_true", help="no progress bar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check every row."""
        wrong = rows = 0
        total = rows_to_check()
        # tqdm is silent if standard error is not a terminal.
        for checked in tqdm(check_everything(), total=total, unit="row", disable=options["quiet"] or None, leave=False):
            rows += 1
            wrong += bool(checked.faults)
            for fault in checked.faults:
                self.stdout.write(f"{fault.where}: {fault.detail}")
        if wrong:
            raise CommandError(
                f"{wrong} of {rows} rows do not hold." if wrong > 1 else f"1 of {rows} rows does not hold."
            )
        self.stdout.write(f"Everything holds: {rows} rows checked.")
