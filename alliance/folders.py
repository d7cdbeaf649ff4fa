"""Whether the service may write where it writes: its data folder, the shelf, the counts, the rates and the public dump."""

import os
import pwd
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

_LMDB = "lmdb://"


def unwritable() -> str | None:
    """Return a sentence about the first folder or file that this user may not write, and whose it is; None if all are well."""
    for path, is_folder in _written():
        if is_folder and not path.is_dir():
            return f"{path} is not a folder."
        if not os.access(path, os.W_OK | (os.X_OK if is_folder else 0)):
            return f"{path} belongs to {_name(path.stat().st_uid)}, and {_name(os.geteuid())} may not write it."
    return None


def _written() -> Iterator[tuple[Path, bool]]:
    """Yield what is written, and whether it has to be a folder: the folders and the files in them.

    For a folder that is to be made, it is the one that it is made in.
    """
    storage = settings.RATE_STORAGE
    rates = [storage.removeprefix(_LMDB)] if storage.startswith(_LMDB) else []
    shelf = [settings.SHELF] if settings.SHELF else []
    for folder in map(Path, (settings.DATA_DIR, settings.COUNTS, settings.PUBLIC_DUMP, *rates, *shelf)):
        existing = next(path for path in (folder, *folder.parents) if path.exists())
        yield existing, True
        if existing == folder:
            yield from ((path, False) for path in folder.iterdir() if path.is_file())


def _name(uid: int) -> str:
    """Return the name of a user, or the number of one without a name on this machine."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"the user {uid}"
