"""The file of the public dump, under the data directory. Reads what is public; writes the file on demand.

The file's name holds the state of the log that it shows, and its SHA-256. One process makes it at a time; others wait a little. A
file of an older state is never handed out, since it may hold what was withdrawn later.
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
from articles.choices import NoticeKind
from articles.models import Event
from articles.publishing.backup.dumping import snapshot
from articles.publishing.public_dump.lines import public_lines
from articles.selectors.event_cursor import cursor_of, last_event
from articles.selectors.root import root_digest

FORMAT, FORMAT_VERSION = "alliance-public", 1
# Seconds to wait for another process that makes the file, and between two looks.
PATIENCE, LOOK_EVERY = 2.0, 0.1


class BusyError(Exception):
    """Another process is making the file, or a text was withdrawn while it was made; try again later."""


@dataclass(slots=True)
class PublicDump:
    """An open public dump: its first line as `head`, its size in bytes, its SHA-256 in hexadecimal."""

    file: IO[bytes]
    head: dict[str, Any]
    size: int
    sha256: str


def public_dump() -> PublicDump:
    """Return the dump of the present state, open for reading, and make it if need be. Raises `BusyError`."""
    return _existing() or _made()


def _folder() -> Path:
    folder = Path(settings.PUBLIC_DUMP)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _cursor() -> str:
    return cursor_of(last_event())


def _prefix(cursor: str) -> str:
    return f"{__version__}-{cursor}-"


def _existing() -> PublicDump | None:
    for path in _folder().glob(f"{_prefix(_cursor())}*.ndjson"):
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
        existing = _existing()
        if existing:
            return existing
        draft = _folder() / "draft"
        with snapshot():
            event = last_event()
            cursor = cursor_of(event)
            sha256 = _write(draft, cursor)
        # In a large archive that took minutes. What was only published meanwhile stands behind the cursor of the file.
        if Event.objects.filter(pk__gt=event.pk if event else 0, notice__kind=NoticeKind.WITHDRAWAL).exists():
            draft.unlink()
            raise BusyError
        path = _folder() / f"{_prefix(cursor)}{sha256}.ndjson"
        draft.rename(path)
        dump = _opened(path)
        for other in _folder().glob("*.ndjson"):
            if other != path:
                other.unlink(missing_ok=True)  # a process that has it open can read on
        return dump


def _write(draft: Path, cursor: str) -> str:
    """Write the file in two steps, since its first line counts the others; return its SHA-256 in hexadecimal."""
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
    """Let one process at a time do what is inside. Raises `BusyError` if another process takes too long."""
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
