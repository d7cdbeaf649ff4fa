"""The folder of an export. Writes the files that changed, removes those that are gone, and touches no other file.

A journal names each file before it is written. So a run knows the files of a run that was killed before it, and removes
them if their text was withdrawn in between.
"""

from dataclasses import dataclass
from pathlib import Path

from articles.feeding.export.manifest import NAME, FileEntry, FolderError, Manifest, read_manifest

JOURNAL = "manifest.journal"


@dataclass(slots=True)
class Counts:
    """How many files a run wrote, left as they were, and removed."""

    written: int = 0
    kept: int = 0
    removed: int = 0


class Folder:
    """A folder that an export is written into, in one run."""

    def __init__(self, root: Path, base: str, release: str) -> None:
        """Open a folder for a run; make it if it is missing. Raises `FolderError` if it holds something else.

        Files that an earlier run wrote under another base URL, or with another release, are written anew.
        """
        self.root = root.resolve()
        self.before = _opened(self.root)
        self.orphans = _journal(self.root)
        self.after = Manifest(base, release)
        self.counts = Counts()
        same = (self.before.base, self.before.release) == (base, release)
        self.known = self.before.states if same else {}
        self.by_article = self.before.by_article()
        # From here on the folder is ours, even if this run is killed.
        _write(self.root / NAME, self.before.as_bytes())

    def keep(self, slug: str, state: str) -> bool:
        """Keep the files of an article if it is in the same state as when they were written; return whether it is."""
        paths = self.by_article.get(slug, [])
        if self.known.get(slug) != state or not all(self._has(path) for path in paths):
            return False
        self.after.files.update((path, self.before.files[path]) for path in paths)
        self.after.states[slug] = state
        self.counts.kept += len(paths)
        return True

    def put(self, path: str, entry: FileEntry, body: bytes) -> None:
        """Write a file, unless the folder has the same one."""
        self.after.files[path] = entry
        known = self.before.files.get(path)
        if known and known.digest == entry.digest and self._has(path):
            self.counts.kept += 1
            return
        with (self.root / JOURNAL).open("a", encoding="utf-8") as journal:
            journal.write(f"{path}\n")
        _write(self._place(path), body)
        self.counts.written += 1

    def finish(self) -> None:
        """Remove the files that this run did not write or keep, and write the manifest."""
        for path in sorted({*self.before.files, *self.orphans} - set(self.after.files)):
            self._remove(path)
        _write(self.root / NAME, self.after.as_bytes())
        (self.root / JOURNAL).unlink(missing_ok=True)

    def _has(self, path: str) -> bool:
        """Whether a file exists with the size that was written."""
        try:
            return self._place(path).stat().st_size == self.before.files[path].size
        except OSError:
            return False

    def _place(self, path: str) -> Path:
        """Return the full path of a file. Raises `FolderError` if a link leads it out of the folder."""
        place = self.root / path
        if not place.resolve().is_relative_to(self.root):
            raise FolderError(f"{place} leads out of the folder.")
        return place

    def _remove(self, path: str) -> None:
        place = self._place(path)
        if place.is_file():
            place.unlink()
            self.counts.removed += 1
        for folder in place.parents:
            if folder == self.root or not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()


def _opened(root: Path) -> Manifest:
    if not root.exists():
        root.mkdir(parents=True)
    elif not root.is_dir():
        raise FolderError(f"{root} is a file; name a folder.")
    if (root / NAME).is_file():
        return read_manifest(root / NAME)
    if any(root.iterdir()):
        raise FolderError(f"{root} holds something else; name an empty folder, or one that an export made.")
    return Manifest()


def _journal(root: Path) -> list[str]:
    """Return the paths of the files that a killed run wrote."""
    file = root / JOURNAL
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [line for line in lines if line and ".." not in line.split("/") and not line.startswith("/")]


def _write(place: Path, body: bytes) -> None:
    """Write a file in one step, so that no server ever sends half of it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f".{place.name}.new")
    new.write_bytes(body)
    new.replace(place)
