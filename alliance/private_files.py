"""Files and folders that only the user of the service may read, whatever the umask: withdrawn texts and keys are in them."""

import os
import stat
from pathlib import Path

_HEADER = b"SQLite format 3\0"  # how the file of a database begins


def private_opener(path: str, flags: int) -> int:
    """Open a file, made with mode 0600 if it is missing: an `opener` for Python's `open`."""
    return os.open(path, flags, 0o600)


def keep_private(*paths: Path) -> None:
    """Take a file that there is already from all users but its owner; one that is another user's is left as it is."""
    for path in paths:
        try:
            if path.stat().st_mode & 0o077:
                path.chmod(0o600)
        except OSError:
            continue


def private_database(path: Path) -> None:
    """Make the file of an SQLite database private, before SQLite makes it; its journals get the mode of the file.

    A file of another kind, which a wrong setting names, is left as it is.
    """
    if path.parent.is_dir():
        try:
            descriptor = private_opener(str(path), os.O_RDWR | os.O_CREAT)
        except OSError:
            return  # SQLite says why, when it opens the file
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
            if is_file and file.read(len(_HEADER)) in {b"", _HEADER}:
                keep_private(path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm", "-journal")))
