"""`merge_people PERSON INTO`: say that two people are one."""

from argparse import ArgumentParser
from typing import Any

from articles.management.base import ServiceCommand, row_id, system_user
from articles.publishing.merging import merge_people


class Command(ServiceCommand):
    """Merge two people."""

    help = "Move everything of one person to another; the id of the first leads to the other from then on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("person", type=row_id, help="the id of the person who goes")
        parser.add_argument("into", type=row_id, help="the id of the person who stays")

    def handle(self, *args: Any, **options: Any) -> None:
        """Merge them."""
        into = merge_people(options["person"], options["into"], made_by=system_user())
        self.stdout.write(f"Person {options['person']} is person {into.pk}, {into.name}, now.")
