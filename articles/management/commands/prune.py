"""`prune`: remove settled deliveries, expired sessions and kept answers, and index the neighbours of frequent words.

The worker of webhooks does so every hour.
"""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.management.base import ServiceCommand, within
from articles.publishing.neighbours import index_neighbours
from articles.publishing.pruning import prune


class Command(ServiceCommand):
    """Prune."""

    help = (
        "Remove deliveries that were settled long ago, expired sessions of the admin, and answers kept for repetition."
        " On PostgreSQL, index the neighbours of frequent words as soon as the archive is large."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--days",
            type=within(1, 36_500),
            default=settings.KEEP_DELIVERIES_DAYS,
            help="keep deliveries that are younger",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prune."""
        pruned = prune(timezone.now(), timedelta(days=options["days"]))
        self.stdout.write(
            f"Removed: {pruned.deliveries} deliveries, {pruned.sessions} sessions, {pruned.answers} kept answers."
        )
        if indexed := index_neighbours():
            self.stdout.write(f"Indexed: the neighbours of frequent words in {indexed} texts.")
