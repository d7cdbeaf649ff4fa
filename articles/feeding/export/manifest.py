"""`manifest.json` of an export: the address, digest and media type of each file."""

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

FORMAT = "citable-article-export/1"
NAME = "manifest.json"


class FolderError(Exception):
    """The folder cannot be exported into; the message says why in a sentence."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file: the address that it answers, its media type, its digest and its size in bytes.

    `article` is the slug of the article that it shows. If `redirects_to` is set, the service redirects there, and the file
    is a page that does the same.
    """

    address: str
    media_type: str
    digest: str
    size: int
    article: str | None = None
    redirects_to: str | None = None


@dataclass(slots=True)
class Manifest:
    """The content of an export: its base URL and release, its files by path, and the state of each article when its files
    were written."""

    base: str = ""
    release: str = ""
    files: dict[str, FileEntry] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)

    def by_article(self) -> dict[str, list[str]]:
        """Return the paths of each article's files."""
        paths: dict[str, list[str]] = defaultdict(list)
        for path, entry in self.files.items():
            if entry.article:
                paths[entry.article].append(path)
        return paths

    def as_bytes(self) -> bytes:
        """Return it as JSON, the same for the same files."""
        files = {path: _without_nulls(asdict(self.files[path])) for path in sorted(self.files)}
        members = {"format": FORMAT, "base": self.base, "release": self.release, "files": files}
        return json.dumps({**members, "states": dict(sorted(self.states.items()))}, indent=1).encode()


def read_manifest(file: Path) -> Manifest:
    """Return the manifest in a file. Raises `FolderError` if an export did not write it."""
    try:
        content = json.loads(file.read_bytes())
        if content["format"] != FORMAT:
            raise FolderError(f"{file} is the manifest of something else.")
        files = {_inside(path): FileEntry(**entry) for path, entry in content["files"].items()}
        return Manifest(content["base"], content["release"], files, dict(content["states"]))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise FolderError(f"{file} is damaged, so that nobody can say which files are ours.") from error


def _inside(path: str) -> str:
    """Return a path, because files are removed by it. Raises `ValueError` if it leads out of the folder."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or not pure.parts or path == NAME:
        raise ValueError(path)
    return path


def _without_nulls(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
