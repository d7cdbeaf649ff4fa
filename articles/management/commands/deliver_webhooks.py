"""`deliver_webhooks`: the worker that sends events to webhooks. `start` runs one beside the server."""

import os
import signal
from argparse import ArgumentParser
from threading import Event as Flag
from typing import Any

from articles.feeding.webhooks.worker import deliver_due, run
from articles.management.base import ServiceCommand


class Command(ServiceCommand):
    """Send what is due."""

    help = "Send events to webhooks until stopped; any number of these workers may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--once", action="store_true", help="send what is due now, and end")
        parser.add_argument("--parent", type=int, metavar="PID", help="end when this process is no longer the parent")

    def handle(self, *args: Any, **options: Any) -> None:
        """Deliver."""
        if options["once"]:
            self.stdout.write(f"Attempts made: {deliver_due()}.")
            return
        stop = Flag()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        run(stop, options["parent"])
        # A delivery that still hangs in a thread is sent again by the next worker, under the same message id.
        os._exit(0)
