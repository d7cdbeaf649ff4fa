"""The folder of an export. Writes what changed, removes what is gone, and touches no file that is not its own.

A journal names what is being written, so that a run that was killed leaves nothing that the next one does not know: a
text that is withdrawn in between has to go.
"""

from dataclasses import dataclass
from pathlib import Path

from articles.feeding.export.manifest import NAME, Entry, FolderError, Manifest, read_manifest

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
        """Open a folder for a run; make it where it is missing. Raises `FolderError` where it holds something else.

        What an earlier run wrote under another base or by another release is written anew.
        """
        self.root = root.resolve()
        self.before = _opened(self.root)
        self.orphans = _journal(self.root)
        self.after = Manifest(base, release)
        self.counts = Counts()
        alike = (self.before.base, self.before.release) == (base, release)
        self.known = self.before.states if alike else {}
        self.by_article = self.before.by_article()
        # From here on the folder is ours, even if this run is killed.
        _write(self.root / NAME, self.before.as_bytes())

    def keep(self, slug: str, state: str) -> bool:
        """Keep the files of an article if it is in the same state as when they were written; return whether it is."""
        mine = self.by_article.get(slug, [])
        if self.known.get(slug) != state or not all(self._has(path) for path in mine):
            return False
        self.after.files.update((path, self.before.files[path]) for path in mine)
        self.after.states[slug] = state
        self.counts.kept += len(mine)
        return True

    def put(self, path: str, entry: Entry, body: bytes) -> None:
        """Write a file, unless the same one is there."""
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
        """Remove what this run did not come by again, and store the manifest."""
        for path in sorted({*self.before.files, *self.orphans} - set(self.after.files)):
            self._remove(path)
        _write(self.root / NAME, self.after.as_bytes())
        (self.root / JOURNAL).unlink(missing_ok=True)

    def _has(self, path: str) -> bool:
        """Whether a file is there as it was written, as far as its size tells."""
        try:
            return self._place(path).stat().st_size == self.before.files[path].size
        except OSError:
            return False

    def _place(self, path: str) -> Path:
        """Return where a file lies. Raises `FolderError` where a link leads it out of the folder."""
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
    """Return what a run wrote that was killed."""
    file = root / JOURNAL
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [line for line in lines if line and ".." not in line.split("/") and not line.startswith("/")]


def _write(place: Path, body: bytes) -> None:
    """Write a file in one step, so that no server gives out half of it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f".{place.name}.new")
    new.write_bytes(body)
    new.replace(place)
