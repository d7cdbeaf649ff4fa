"""Which errors mean that something is away that the service stands on: the database, the disk, the shelf's folder. Pure."""

import errno

from django.db import InterfaceError, OperationalError

from alliance.shelf import ShelfError


def is_outage(error: Exception) -> bool:
    """Whether an error will pass without a change of the code: no database, no room on the disk, a lock that is not given."""
    if isinstance(error, OperationalError):
        # SQLite's general error, such as that of a table that does not exist, is a fault of the code.
        return getattr(error.__cause__, "sqlite_errorname", "") != "SQLITE_ERROR"
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    return isinstance(error, InterfaceError | ShelfError)
