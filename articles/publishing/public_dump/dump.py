"""The file of what is public, under the data directory: made when it is asked for and something has happened since.

Its name says which state of the log it shows and what its SHA-256 is. Only one process makes it at a time; others wait a
little. A file that shows an older state is never handed out: it may hold what was withdrawn since.
"""

import fcntl
import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from articles import __version__
from articles.models import Event
from articles.publishing.backup.dumping import snapshot
from articles.publishing.public_dump.lines import public_lines
from articles.selectors.event_cursor import cursor_of
from articles.selectors.root import root_digest

FORMAT, FORMAT_VERSION = "alliance-public", 1
# Seconds to wait for another process that makes the file.
PATIENCE, LOOK_EVERY = 10.0, 0.1


class BusyError(Exception):
    """Another process is making the file; it will be there in a while."""


@dataclass(slots=True)
class PublicDump:
    """An open file of what is public: what its first line says, its size in bytes, and its SHA-256 in hexadecimal."""

    file: IO[bytes]
    head: dict[str, Any]
    size: int
    sha256: str


def public_dump() -> PublicDump:
    """Return the dump of what is public now, open for reading; it is made where it is not there. Raises `BusyError`."""
    return _found() or _made()


def _folder() -> Path:
    folder = Path(settings.PUBLIC_DUMP)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _now() -> str:
    return cursor_of(Event.objects.order_by("-id").first())


def _prefix(cursor: str) -> str:
    return f"{__version__}-{cursor}-"


def _found() -> PublicDump | None:
    for path in _folder().glob(f"{_prefix(_now())}*.ndjson"):
        try:
            return _opened(path)
        except FileNotFoundError:
            continue  # another process has put a newer one in its place
    return None


def _opened(path: Path) -> PublicDump:
    file = path.open("rb")
    head = json.loads(file.readline())
    file.seek(0)
    return PublicDump(file, head, os.fstat(file.fileno()).st_size, path.stem.rpartition("-")[2])


def _made() -> PublicDump:
    with _alone():
        found = _found()
        if found:
            return found
        draft = _folder() / "draft"
        with snapshot():
            cursor = _now()
            sha256 = _write(draft, cursor)
        path = _folder() / f"{_prefix(cursor)}{sha256}.ndjson"
        draft.rename(path)
        dump = _opened(path)
        for other in _folder().glob("*.ndjson"):
            if other != path:
                other.unlink(missing_ok=True)  # who is reading it reads on
        return dump


def _write(draft: Path, cursor: str) -> str:
    """Write the file in two steps, since its first line counts the others; return its SHA-256."""
    body, counts = draft.with_name("body"), Counter[str]()
    with body.open("wb") as file:
        for line in public_lines():
            counts[f"{line['type']}s"] += 1
            file.write(_json(line))
    kinds = ("articles", "versions", "notices", "tombstones")
    head = {
        "type": "archive",
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "cursor": cursor,
        "root_digest": root_digest(),
        "counts": {kind: counts[kind] for kind in kinds},
    }
    digest = hashlib.sha256()
    with draft.open("wb") as out, body.open("rb") as file:
        for part in chain([_json(head)], _parts(file)):
            digest.update(part)
            out.write(part)
    body.unlink()
    return digest.hexdigest()


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    while part := file.read(1 << 20):
        yield part


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process at a time do what is inside. Raises `BusyError` where another one takes long."""
    with (_folder() / "lock").open("w") as lock:
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > give_up:
                    raise BusyError from error
                time.sleep(LOOK_EVERY)
        yield
