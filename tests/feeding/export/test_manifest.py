"""The manifest of an export: written and read again, and refused if it is damaged."""

import json
from pathlib import Path
from typing import Any

import pytest

from articles.feeding.export.manifest import FORMAT, NAME, FileEntry, FolderError, Manifest, read_manifest

PAGE = FileEntry("/articles/the-bridge/", "text/html", "sha-256:1", 5, article="the-bridge")
HOME = FileEntry("/", "text/html", "sha-256:2", 7)
MANIFEST = Manifest(
    "https://texts.example",
    "1.0",
    {"index.html": HOME, "articles/the-bridge/index.html": PAGE, "b.html": PAGE},
    {"the-bridge": "state"},
)


def written(folder: Path, **members: Any) -> Path:
    """Return the file of a manifest with other `members`."""
    file = folder / NAME
    file.write_text(json.dumps({**json.loads(MANIFEST.as_bytes()), **members}))
    return file


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert read_manifest(written(tmp_path)) == MANIFEST


def test_its_bytes_do_not_depend_on_the_order_of_the_files() -> None:
    backwards = Manifest(MANIFEST.base, MANIFEST.release, dict(reversed(MANIFEST.files.items())), MANIFEST.states)
    assert backwards.as_bytes() == MANIFEST.as_bytes()


def test_unknown_facts_are_left_out() -> None:
    assert set(json.loads(MANIFEST.as_bytes())["files"]["index.html"]) == {"address", "media_type", "digest", "size"}


def test_files_that_show_no_article_belong_to_none() -> None:
    assert MANIFEST.by_article() == {"the-bridge": ["articles/the-bridge/index.html", "b.html"]}


def test_the_manifest_of_another_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="is the manifest of something else"):
        read_manifest(written(tmp_path, format=f"{FORMAT}x"))


@pytest.mark.parametrize("path", ["/etc/passwd", "../x", "a/../../x", "", ".", NAME])
def test_a_path_that_leads_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    entry = {"address": "/", "media_type": "text/html", "digest": "x", "size": 1}
    with pytest.raises(FolderError, match="is damaged"):
        read_manifest(written(tmp_path, files={path: entry}))


def test_a_file_that_is_not_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("{")
    with pytest.raises(FolderError, match="is damaged"):
        read_manifest(tmp_path / NAME)
