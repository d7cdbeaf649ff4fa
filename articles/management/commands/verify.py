"""`verify`: recompute every digest and chain, and print the rows that are wrong."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from articles.management.base import ServiceCommand
from articles.publishing.integrity import add_missing_events, check_everything, rows_to_check


class Command(ServiceCommand):
    """Recompute every digest and chain."""

    help = (
        "Recompute every digest, chain, ordinal and identifier, and compare the log with what it reports; "
        "print what does not hold; exit 1 if anything does not."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--quiet", action="store_true", help="no progress bar")

        parser.add_argument(
            "--add-events", action="store_true", help="first report in the log what it does not report, at its end"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check every row."""
        if options["add_events"]:
            self.stdout.write(f"Events added to the log: {add_missing_events()}.")
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
