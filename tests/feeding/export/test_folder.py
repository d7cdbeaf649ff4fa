"""The folder of an export: files are written once, kept if they are the same, and removed if they are gone."""

from pathlib import Path

import pytest

from articles.feeding.export.folder import JOURNAL, Folder
from articles.feeding.export.manifest import NAME, FileEntry, FolderError, read_manifest

BASE, RELEASE = "https://texts.example", "1.0"


def entry(body: bytes, article: str | None = None) -> FileEntry:
    return FileEntry("/x/", "text/html", f"digest of {body!r}", len(body), article)


def exported(root: Path, files: dict[str, bytes], *, base: str = BASE, release: str = RELEASE) -> Folder:
    """Return the folder after a run that wrote these files; the article `bridge` has those in `bridge/`."""
    folder = Folder(root, base, release)
    for path, body in files.items():
        folder.put(path, entry(body, "bridge" if path.startswith("bridge/") else None), body)
    folder.after.states["bridge"] = "first state"
    folder.finish()
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a run that wrote two files of an article, and one of none."""
    exported(tmp_path / "site", {"index.html": b"home", "bridge/index.html": b"page", "bridge/a/b.json": b"{}"})
    return tmp_path / "site"


def files_in(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


# ── Which folders it opens ──────────────────────────────────────────────────────────────────────────────────────────
def test_a_missing_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    Folder(tmp_path / "a" / "b", BASE, RELEASE)
    assert files_in(tmp_path) == {f"a/b/{NAME}"}


def test_folders_are_made_for_a_file_with_their_parents(tmp_path: Path) -> None:
    exported(tmp_path / "site", {"x/y/z/index.html": b"page"})
    assert files_in(tmp_path / "site") == {NAME, "x/y/z/index.html"}


def test_a_folder_with_something_else_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(FolderError, match="holds something else"):
        Folder(tmp_path, BASE, RELEASE)
    assert files_in(tmp_path) == {"letter.txt"}


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(FolderError, match="is a file; name a folder"):
        Folder(tmp_path / "letter.txt", BASE, RELEASE)


# ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_run_writes_its_files_and_the_manifest(root: Path) -> None:
    assert files_in(root) == {NAME, "index.html", "bridge/index.html", "bridge/a/b.json"}
    assert (root / "bridge/index.html").read_bytes() == b"page"
    manifest = read_manifest(root / NAME)
    assert (manifest.base, manifest.release, manifest.states) == (BASE, RELEASE, {"bridge": "first state"})


def test_the_counts_are_of_one_run(root: Path) -> None:
    counts = exported(root, {"index.html": b"home", "bridge/index.html": b"other"}).counts
    assert (counts.written, counts.kept, counts.removed) == (1, 1, 1)
    assert (root / "bridge/index.html").read_bytes() == b"other"


@pytest.mark.parametrize("damage", [lambda file: file.unlink(), lambda file: file.write_bytes(b"home and more")])
def test_a_file_that_is_missing_or_has_another_size_is_written_again(root: Path, damage: object) -> None:
    damage(root / "index.html")  # type: ignore[operator]
    assert exported(root, {"index.html": b"home"}).counts.written == 1
    assert (root / "index.html").read_bytes() == b"home"


def test_a_link_that_leads_out_of_the_folder_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderError, match="leads out of the folder"):
        exported(root, {"link/x.html": b"x"})
    assert files_in(tmp_path / "elsewhere") == set()


# ── Keeping the files of an article ─────────────────────────────────────────────────────────────────────────────────
def test_an_article_in_the_same_state_keeps_its_files(root: Path) -> None:
    folder = Folder(root, BASE, RELEASE)
    assert folder.keep("bridge", "first state")
    folder.finish()
    assert (folder.counts.kept, folder.counts.removed) == (2, 1)
    assert files_in(root) == {NAME, "bridge/index.html", "bridge/a/b.json"}
    assert read_manifest(root / NAME).states == {"bridge": "first state"}


@pytest.mark.parametrize(
    ("base", "release", "slug", "state"),
    [
        (BASE, RELEASE, "bridge", "second state"),
        (BASE, RELEASE, "another", "first state"),
        ("https://x.example", RELEASE, "bridge", "first state"),
        (BASE, "2.0", "bridge", "first state"),
    ],
)
def test_an_article_that_may_have_changed_is_not_kept(
    root: Path, base: str, release: str, slug: str, state: str
) -> None:
    folder = Folder(root, base, release)
    assert not folder.keep(slug, state)
    assert (folder.counts.kept, folder.after.states) == (0, {})


def test_an_article_with_a_missing_file_is_not_kept(root: Path) -> None:
    (root / "bridge/a/b.json").unlink()
    assert not Folder(root, BASE, RELEASE).keep("bridge", "first state")


# ── Removing ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_file_that_is_gone_is_removed_with_its_empty_folders(root: Path) -> None:
    counts = exported(root, {"index.html": b"home", "bridge/index.html": b"page"}).counts
    assert (counts.kept, counts.removed) == (2, 1)
    assert not (root / "bridge/a").exists()
    assert (root / "bridge").is_dir()


def test_a_foreign_file_keeps_its_folder(root: Path) -> None:
    (root / "bridge/a/note.txt").write_text("mine")
    exported(root, {"index.html": b"home"})
    assert files_in(root) == {NAME, "index.html", "bridge/a/note.txt"}


def test_the_last_file_leaves_the_folder_itself(root: Path) -> None:
    assert exported(root, {}).counts.removed == 3
    assert files_in(root) == {NAME}


# ── After a run that was killed ─────────────────────────────────────────────────────────────────────────────────────
def test_the_next_run_removes_the_files_of_a_killed_one(root: Path) -> None:
    killed = Folder(root, BASE, RELEASE)
    killed.put("secret/x.html", entry(b"x"), b"x")
    assert (root / JOURNAL).read_text() == "secret/x.html\n"
    exported(root, {"index.html": b"home"})
    assert files_in(root) == {NAME, "index.html"}


@pytest.mark.parametrize("line", ["../outside.txt", "/outside.txt", "a/../../outside.txt", ""])
def test_a_journal_never_leads_out_of_the_folder(root: Path, tmp_path: Path, line: str) -> None:
    (tmp_path / "outside.txt").write_text("mine")
    (root / JOURNAL).write_text(f"{line}\nbridge/a..b.html\n")
    assert Folder(root, BASE, RELEASE).orphans == ["bridge/a..b.html"]
