"""Paths of the set-up's files: in the Python environment that runs it, so that each environment has its own."""

import sys
from pathlib import Path

from articles.citing.setup.pinned import CITEPROC, LOCALES, STYLES

SHARE = Path(sys.prefix) / "share" / "alliance"
COMMAND = "python -m articles.citing.setup"


class SetupError(Exception):
    """A file of the set-up is missing or cannot be fetched; the message is one line for a person."""


def processor_folder() -> Path:
    """Return the folder of citeproc-js, unmodified, with its licence."""
    return SHARE / f"citeproc-{CITEPROC}"


def pack_file() -> Path:
    """Return the file of the packed styles and locales."""
    return SHARE / f"csl-{STYLES}-{LOCALES}.sqlite3"


def required(path: Path) -> Path:
    """Return `path`. Raises `SetupError` if the set-up has not made it."""
    if not path.exists():
        raise SetupError(f"Citations need what the set-up fetches, and {path.name} is not there: run `{COMMAND}` once.")
    return path
