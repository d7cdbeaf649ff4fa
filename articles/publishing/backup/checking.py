"""Reading a dump and checking that it is whole: its header, its counts, its checksum. Reads the file, not the database."""

import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, ValidationError

from articles.bounds import MAX_SOURCE_BYTES
from articles.publishing.backup.dumping import FORMAT_VERSION
from articles.publishing.backup.shapes import checked_row
from articles.publishing.backup.tables import TABLES, Row
from articles.publishing.errors import ArchiveError

# Bytes. Base64 makes a source a third longer, and JSON may escape the metadata; a longer line is not a row.
LONGEST_LINE = 6 * MAX_SOURCE_BYTES


@dataclass(slots=True)
class Dump:
    """A dump that is being read: the counts of rows in its header, and its digest once it is read."""

    path: Path
    rows: dict[str, int] = field(default_factory=dict)
    digest: str = ""

    @property
    def total(self) -> int:
        """The number of rows that the header promises."""
        return sum(self.rows.values())


class _Header(BaseModel):
    """The first line of a dump."""

    model_config = ConfigDict(strict=True)

    format: Literal["alliance-archive"]
    version: int = Field(ge=1)
    software: str = Field(default="", max_length=50)
    rows: dict[str, NonNegativeInt]


def check_dump(path: Path) -> Iterator[tuple[Dump, int]]:
    """Read all of a dump; yield it with the number of rows read since the last time. Raises `ArchiveError`."""
    dump = Dump(path)
    yield dump, 0
    for _ in rows_of(dump):
        yield dump, 1


class Record(NamedTuple):
    """A row of a dump: the number of its line, its table, and the values of its columns."""

    line: int
    table: str
    values: Row


def rows_of(dump: Dump) -> Iterator[Record]:
    """Yield each row. Raises `ArchiveError` for a file that is cut off, damaged, or not a dump, and for a wrong value.

    The rows are trustworthy once the end is reached without an error.
    """
    digest, seen = hashlib.sha256(), Counter[str]()
    lines = _lines(dump.path)
    first = next(lines, b"")
    dump.rows = _counts(dump.path, first)
    digest.update(first)
    for number, line in enumerate(lines, 2):
        value = _json(dump.path, line)
        if "sha256" in value:
            _check_end(dump, value["sha256"], digest.hexdigest(), seen, lines)
            return
        digest.update(line)
        name, row = next(iter(value.items()), ("", {}))
        if name not in TABLES or not isinstance(row, dict) or len(value) != 1:
            raise ArchiveError(f"{dump.path} is damaged: a line is not a row of a table that this version knows.")
        seen[name] += 1
        yield Record(number, name, _checked(dump.path, number, name, row))
    raise ArchiveError(f"{dump.path} is cut off: its end is missing.")


def _checked(path: Path, number: int, table: str, row: Row) -> Row:
    try:
        return checked_row(TABLES[table], row)
    except ValueError as error:
        raise ArchiveError(f"{path}, line {number}, {table}: {error}.") from error


def _check_end(dump: Dump, stated: object, computed: str, seen: Counter[str], rest: Iterator[bytes]) -> None:
    if stated != computed or next(rest, None) is not None:
        raise ArchiveError(f"{dump.path} is damaged: it does not have its checksum.")
    if {name: count for name, count in dump.rows.items() if count} != dict(seen):
        raise ArchiveError(f"{dump.path} is damaged: it does not hold the rows that its header promises.")
    dump.digest = computed


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path, "rb") as file:
            while line := file.readline(LONGEST_LINE):
                yield line
    except EOFError as error:
        raise ArchiveError(f"{path} is cut off: its end is missing.") from error
    except gzip.BadGzipFile as error:
        damaged = "CRC" in str(error) or "length" in str(error)
        why = "is damaged: it does not have its checksum" if damaged else "is not a dump of an archive"
        raise ArchiveError(f"{path} {why}.") from error
    except zlib.error as error:
        raise ArchiveError(f"{path} is damaged: it cannot be unpacked.") from error
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror or error}.") from error


def _counts(path: Path, line: bytes) -> dict[str, int]:
    """Return the counts in the header. Raises `ArchiveError` for another kind of file or a newer format."""
    try:
        header = _Header.model_validate_json(line)
    except ValidationError as error:
        raise ArchiveError(f"{path} is not a dump of an archive.") from error
    if header.version > FORMAT_VERSION:
        newer = f"format {header.version}, of version {header.software} of the service; this one reads {FORMAT_VERSION}"
        raise ArchiveError(f"{path} has a newer format ({newer}).")
    return header.rows


def _json(path: Path, line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        # The file was cut in a line that does not end.
        why = "damaged: a line is not JSON" if line.endswith(b"\n") else "cut off: its end is missing"
        raise ArchiveError(f"{path} is {why}.") from error
    if not isinstance(value, dict):
        raise ArchiveError(f"{path} is damaged: a line is not a row.")
    return value


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON (RFC 8259)")
