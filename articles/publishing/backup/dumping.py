"""Writing the whole archive into one file: JSON Lines, compressed with gzip. Reads every table in one state.

The first line is a header with the counts; then comes a line for each row; the last line has the SHA-256 of all lines before
it. The same archive makes the same bytes from SQLite and from PostgreSQL.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import IO, Any

from django.db import connection, models, transaction

from articles import __version__
from articles.models import Source
from articles.publishing.backup.tables import MODELS, TABLES, fields_of, to_portable
from articles.publishing.errors import ArchiveError

FORMAT, FORMAT_VERSION = "alliance-archive", 1
_CHUNK = 500  # rows read at once
_CHUNK_OF_SOURCES = 8  # each may be as large as `MAX_SOURCE_BYTES`
_LEVEL = 6


def dump_archive(path: Path) -> Iterator[int]:
    """Write the archive to `path`; yield the number of rows first, and then 1 for each row that is written.

    The file appears under its name once it is whole. Raises `ArchiveError` if it exists or cannot be written.
    """
    if path.exists():
        raise ArchiveError(f"{path} already exists; choose another name, or remove it.")
    draft = path.with_name(f"{path.name}.part")
    try:
        with _created(draft) as file, snapshot():
            yield from _written(file)
        draft.rename(path)
    except OSError as error:
        raise ArchiveError(f"{error.filename or draft} cannot be written: {error.strerror or error}.") from error


@contextmanager
def _created(draft: Path) -> Iterator[IO[bytes]]:
    """Make a file that only its owner may read, for withdrawn texts are in it; remove it if it is not finished."""
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def _written(file: IO[bytes]) -> Iterator[int]:
    counts = {name: model._base_manager.count() for name, model in TABLES.items()}
    yield sum(counts.values())
    digest = hashlib.sha256()
    # No name and no moment in the head of the file, so that it depends on nothing but the archive.
    with gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=file, mtime=0) as out:

        def write(value: Any) -> None:
            line = line_of(value)
            digest.update(line)
            out.write(line)

        write({"format": FORMAT, "version": FORMAT_VERSION, "software": __version__, "rows": counts})
        for model in MODELS:
            for row in _rows(model):
                write({str(model._meta.model_name): row})
                yield 1
        out.write(line_of({"sha256": digest.hexdigest()}))


def line_of(value: Any) -> bytes:
    """Return a line of the file: JSON with its names in alphabetical order."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _rows(model: type[models.Model]) -> Iterator[dict[str, Any]]:
    names = [field.attname for field in fields_of(model)]
    at_once = _CHUNK_OF_SOURCES if model is Source else _CHUNK
    for values in model._base_manager.order_by("pk").values_list(*names).iterator(at_once):
        yield {name: to_portable(value) for name, value in zip(names, values, strict=True)}


def snapshot() -> AbstractContextManager[object]:
    """Return a context: all queries inside it see the same state of the store, while others write to it."""
    if connection.in_atomic_block:
        return nullcontext()
    return _repeatable_read() if connection.vendor == "postgresql" else _reading()


@contextmanager
def _repeatable_read() -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _reading() -> Iterator[None]:
    """Begin a transaction on SQLite that only reads; one of Django's would keep others from writing."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
