"""The pack: all styles and locales in one SQLite file of some 6 MB; reading one style does not unpack the others.

The XML is in blocks of a megabyte, each compressed as a whole. Styles resemble their neighbours, so a block takes a quarter
of the space of its styles compressed one by one; unpacking it takes 3 ms.
"""

import dataclasses
import json
import lzma
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.citing.setup.facts import Facts, facts_of
from articles.citing.setup.paths import SetupError

_BLOCK = 1 << 20
_TABLES = """
    CREATE TABLE block (id INTEGER PRIMARY KEY, xml BLOB NOT NULL);
    CREATE TABLE style (name TEXT PRIMARY KEY, facts TEXT NOT NULL, block INTEGER, start INTEGER, length INTEGER);
    CREATE TABLE renamed (old TEXT PRIMARY KEY, new TEXT NOT NULL);
    CREATE TABLE locale (tag TEXT PRIMARY KEY, native TEXT, english TEXT, xml BLOB NOT NULL);
    CREATE TABLE primary_dialect (language TEXT PRIMARY KEY, tag TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class PackedLocale:
    """A locale of the pack: its tag, and the name of its language in that language and in English, None if unknown."""

    tag: str
    native: str | None
    english: str | None


class Pack:
    """A pack to read from. Each read opens the file again, so that forked processes share nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def styles(self) -> dict[str, Facts]:
        """Return the facts of every style by name, in the order of the names."""
        rows = self._rows("SELECT name, facts FROM style ORDER BY name")
        return {name: _facts(text) for name, text in rows}

    def renamed(self) -> dict[str, str]:
        """Return the present names of renamed styles by their former names."""
        return dict(self._rows("SELECT old, new FROM renamed"))

    def style_xml(self, name: str) -> str:
        """Return the XML of an independent style. Raises `KeyError` if no independent style has this name."""
        sql = "SELECT xml, start, length FROM style JOIN block ON block.id = style.block WHERE name = ?"
        for xml, start, length in self._rows(sql, name):
            return lzma.decompress(xml)[start : start + length].decode()
        raise KeyError(name)

    def locales(self) -> list[PackedLocale]:
        """Return the locales, by tag."""
        return [PackedLocale(*row) for row in self._rows("SELECT tag, native, english FROM locale ORDER BY tag")]

    def primary_dialects(self) -> dict[str, str]:
        """Return the tag of each language's primary dialect: `en` → `en-US`."""
        return dict(self._rows("SELECT language, tag FROM primary_dialect"))

    def locale_xml(self) -> dict[str, str]:
        """Return the XML of every locale by its tag."""
        return {tag: lzma.decompress(xml).decode() for tag, xml in self._rows("SELECT tag, xml FROM locale")}

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return connection.execute(sql, values).fetchall()


def write_pack(path: Path, styles: Path, locales: Path | None) -> None:
    """Write the pack of two folders, in the layout of the CSL project, to `path`, as a whole or not at all.

    Raises `SetupError` if the folder does not hold styles, or one of its files is not a style.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _put_in_place(path) as written, closing(sqlite3.connect(written)) as connection, connection:
        connection.executescript(_TABLES)
        _write_styles(connection, styles)
        _write_renamed(connection, styles / "renamed-styles.json")
        if locales:
            _write_locales(connection, locales)


def style_files(folder: Path) -> list[Path]:
    """Return the files of all styles in a folder, the dependent ones last."""
    return [*sorted(folder.glob("*.csl")), *sorted(folder.glob("dependent/*.csl"))]


@contextmanager
def _put_in_place(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".new-") as folder:
        written = Path(folder) / path.name
        yield written
        written.chmod(0o644)
        written.replace(path)


def _write_styles(connection: sqlite3.Connection, folder: Path) -> None:
    files = style_files(folder)
    if not files:
        raise SetupError(f"{folder} holds no styles (*.csl).")
    block, number = bytearray(), 0
    for file in files:
        xml = file.read_bytes()
        facts = _facts_in(file, xml)
        position: tuple[int | None, ...] = (None, None, None)
        if not facts.parent:
            position = (number, len(block), len(xml))
            block += xml
        text = json.dumps(dataclasses.astuple(facts), ensure_ascii=False)
        connection.execute("INSERT INTO style VALUES (?, ?, ?, ?, ?)", (file.stem, text, *position))
        if len(block) > _BLOCK:
            _write_block(connection, number, block)
            block, number = bytearray(), number + 1
    _write_block(connection, number, block)


def _write_block(connection: sqlite3.Connection, number: int, block: bytearray) -> None:
    connection.execute("INSERT INTO block VALUES (?, ?)", (number, lzma.compress(block, preset=6)))


def _facts_in(file: Path, xml: bytes) -> Facts:
    try:
        return facts_of(xml)
    except ValueError as error:
        raise SetupError(f"{file} is not a style in CSL 1.0: {error}.") from error


def _write_renamed(connection: sqlite3.Connection, file: Path) -> None:
    if file.exists():
        names: Mapping[str, str] = json.loads(file.read_bytes())
        connection.executemany("INSERT OR REPLACE INTO renamed VALUES (?, ?)", names.items())


def _write_locales(connection: sqlite3.Connection, folder: Path) -> None:
    known = json.loads((folder / "locales.json").read_bytes())
    connection.executemany("INSERT INTO primary_dialect VALUES (?, ?)", known["primary-dialects"].items())
    for file in sorted(folder.glob("locales-*.xml")):
        tag = file.stem.removeprefix("locales-")
        native, english = known["language-names"].get(tag, (None, None))
        row = (tag, native, english, lzma.compress(file.read_bytes()))
        connection.execute("INSERT INTO locale VALUES (?, ?, ?, ?)", row)


def _facts(text: str) -> Facts:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in json.loads(text)]
    return Facts(*values)
