"""`split_person PERSON --article SLUG…`: say that one person is two."""

from argparse import ArgumentParser
from typing import Any

from articles.management.base import ServiceCommand, row_id, system_user
from articles.publishing.merging import contributions_to, split_person


class Command(ServiceCommand):
    """Split a person in two."""

    help = "Give what a person contributed to some articles to another person, by default to a new one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("person", type=row_id, help="the id of the person")
        parser.add_argument("--article", nargs="+", action="extend", required=True, metavar="SLUG")
        parser.add_argument("--into", type=row_id, help="the id of the person who made these contributions")
        parser.add_argument("--name", help="the name of the new person, if it is not the printed one")

    def handle(self, *args: Any, **options: Any) -> None:
        """Split the person."""
        contributions = contributions_to(options["person"], options["article"])
        into = split_person(
            options["person"], contributions, made_by=system_user(), into_id=options["into"], name=options["name"]
        )
        self.stdout.write(f"{len(contributions)} contributions are of person {into.pk}, {into.name}, now.")
