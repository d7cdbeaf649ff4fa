"""`make_public_dump`: make the public dump of the present state, so that the next request for it need not wait."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from articles.management.base import ServiceCommand
from articles.publishing.public_dump.dump import BusyError, public_dump

_NICENESS = 10  # the service answers requests meanwhile
_ATTEMPTS = 3


class Command(ServiceCommand):
    """Make the public dump."""

    help = "Make the file that /api/v1/archive/dump.ndjson gives out, if something has happened since it was made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--lock",
            type=int,
            metavar="FD",
            help="an open file that holds the lock of the dump, as the service gives it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and once more if a text was withdrawn meanwhile."""
        is_started_by_service = options["lock"] is not None
        if is_started_by_service:
            os.nice(_NICENESS)
        for _ in range(_ATTEMPTS):
            try:
                dump = public_dump(is_alone=is_started_by_service)
            except BusyError:
                continue
            with dump.file:
                self.stdout.write(f"The dump shows the log up to {dump.head['cursor']}, and has {dump.size:,} bytes.")
            return
        raise CommandError("Another process is making the dump, or texts were withdrawn meanwhile; try again later.")
