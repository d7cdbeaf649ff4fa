"""`merge_outlets OUTLET INTO`: say that two outlets are one."""

from argparse import ArgumentParser
from typing import Any

from articles.management.base import ServiceCommand, row_id, system_user
from articles.publishing.merging_outlets import merge_outlets


class Command(ServiceCommand):
    """Merge two outlets."""

    help = "Move everything of one outlet to another; the id and the name of the first lead to the other from then on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("outlet", type=row_id, help="the id of the outlet that goes")
        parser.add_argument("into", type=row_id, help="the id of the outlet that stays")

    def handle(self, *args: Any, **options: Any) -> None:
        """Merge them."""
        into = merge_outlets(options["outlet"], options["into"], made_by=system_user())
        self.stdout.write(f"Outlet {options['outlet']} is outlet {into.pk}, {into.name}, now.")
