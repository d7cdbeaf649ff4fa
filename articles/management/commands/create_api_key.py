"""`create_api_key NAME --scope SCOPE…`: make an API key and print it, once."""

from argparse import ArgumentParser
from typing import Any

from articles.choices import Scope
from articles.management.base import ServiceCommand, system_user
from articles.publishing.api_keys import create_key


class Command(ServiceCommand):
    """Make an API key."""

    help = "Make an API key and print it, this once. Send it as: Authorization: Api-Key KEY"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("name", help="what the key is for, up to 50 characters")
        parser.add_argument(
            "--scope",
            nargs="+",
            action="extend",
            default=[],
            metavar="SCOPE",
            help=f"one or more of: {', '.join(Scope)}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the key."""
        self.stdout.write(create_key(options["name"], options["scope"], made_by=system_user()))
