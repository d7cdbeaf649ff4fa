"""The base of the service's commands."""

import getpass
import os
import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from traceback import clear_frames
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from articles.models.made_by import user_mark
from articles.publishing.errors import PublishingError
from articles.selectors.errors import UnknownError

_CHOOSE = "ALLIANCE_DATA and DATABASE_URL choose another one, and `manage.py migrate` makes its tables."
_HAS_NO_STORE = re.compile("no such (table|column)|does not exist|unable to open|not a database")


class ServiceCommand(BaseCommand):
    """A command that starts at once: `manage.py check` checks the code, for which it loads every address of the service.

    What cannot be done it says in one line; if the database does not answer as it should, with the one that it asked.
    """

    requires_system_checks = ()

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command. Raises `CommandError`."""
        try:
            return super().execute(*args, **options)
        except (PublishingError, UnknownError) as error:
            raise CommandError(error.detail) from error
        except BrokenPipeError:
            raise  # manage.py ends the command
        except OSError as error:
            file = f"{error.filename}: " if error.filename else ""
            raise CommandError(f"{file}{error.strerror or error}.") from error
        except DatabaseError as error:
            line = str(error).strip().partition("\n")[0]
            # Cursors that are still open would complain of the closed connection later.
            clear_frames(error.__traceback__)
            advice = f" {_CHOOSE}" if _HAS_NO_STORE.search(line) else ""
            raise CommandError(f"The database {_database()} answers: {line}.{advice}") from error


def within(least: int, most: int) -> Callable[[str], int]:
    """Return the type of an argument that is a whole number between the bounds."""

    def read(text: str) -> int:
        if text.isdecimal() and len(text) <= len(str(most)) and least <= int(text) <= most:
            return int(text)
        raise ArgumentTypeError(f"“{text}” is not a whole number from {least} to {most}")

    return read


row_id = within(1, 2**63 - 1)


def system_user() -> str:
    """Return the mark of the system's user who runs the command, by number if the user has no name."""
    try:
        return user_mark(getpass.getuser())
    except (KeyError, OSError):
        return user_mark(str(os.getuid()))


def _database() -> str:
    """Return where the database is, without its password."""
    settings = connection.settings_dict
    place = ":".join(str(settings[part]) for part in ("HOST", "PORT") if settings[part])
    return f"{settings['NAME']} at {place}" if place else str(settings["NAME"])
