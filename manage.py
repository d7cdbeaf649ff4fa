#!/usr/bin/env python
"""Run a command of the service: `python manage.py help` lists them."""

import io
import os
import sys


def main() -> None:
    """Run the command that the arguments name."""
    _print_utf_8()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except DatabaseError as error:  # of one of Django's own commands
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"The database answers: {' '.join(str(error).split())}")
    except BrokenPipeError:
        # The reader of the lines has gone, as `head` does. What is left in the buffer is nobody's, and would fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _print_utf_8() -> None:
    """Print UTF-8 in every locale: titles are of any script, JSON is nothing else, and a program that reads it knows.

    A file's name that is not of the locale is printed as its own bytes.
    """
    for channel in (sys.stdout, sys.stderr):
        if isinstance(channel, io.TextIOWrapper):
            channel.reconfigure(encoding="utf-8", errors="surrogateescape")


if __name__ == "__main__":
    main()
