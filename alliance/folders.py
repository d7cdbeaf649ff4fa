"""Whether the service may write where it writes: its data folder, the shelf, the counts, the rates and the public dump."""

import os
import pwd
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

_LMDB = "lmdb://"


def unwritable() -> str | None:
    """Return in a line why a folder or a file cannot be written, and what to do; None if all are well."""
    for path, is_folder in _written():
        if is_folder and not path.is_dir():
            return f"{path} is not a folder."
        if os.statvfs(path).f_flag & os.ST_RDONLY:
            return f"{path} is on a disk that is mounted for reading only."
        if not os.access(path, os.W_OK | (os.X_OK if is_folder else 0)):
            fault = f"{path} belongs to {_name(path.stat().st_uid)}, and {_name(os.geteuid())} may not write it."
            return f"{fault} Start the service as one user, and give all of {settings.DATA_DIR} to that user."
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
