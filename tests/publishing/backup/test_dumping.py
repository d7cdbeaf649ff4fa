"""Why a dump cannot be written, and from which state of the store it is read. Without a database."""

from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from articles.publishing.backup import dumping
from articles.publishing.backup.dumping import dump_archive, snapshot
from articles.publishing.errors import ArchiveError


def problem_of(path: Path) -> str:
    with pytest.raises(ArchiveError) as caught:
        list(dump_archive(path))
    return str(caught.value)


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "dump"
    path.write_bytes(b"mine")
    assert problem_of(path) == f"{path} already exists; choose another name, or remove it."
    assert path.read_bytes() == b"mine"


def test_a_folder_that_is_missing_is_named_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "dump"
    assert problem_of(path) == f"{path}.part cannot be written: No such file or directory."


def test_an_error_that_names_no_file_names_the_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(dumping, "_created", fail)
    assert problem_of(tmp_path / "dump") == f"{tmp_path / 'dump'}.part cannot be written: the disk is full."


def test_a_draft_that_is_not_finished_is_removed(tmp_path: Path) -> None:
    def begin() -> None:
        with dumping._created(tmp_path / "draft") as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("vendor", "used"), [("postgresql", "repeatable read"), ("sqlite", "reading")])
def test_a_dump_reads_one_state_of_the_store(monkeypatch: pytest.MonkeyPatch, vendor: str, used: str) -> None:
    monkeypatch.setattr(dumping, "_repeatable_read", lambda: "repeatable read")
    monkeypatch.setattr(dumping, "_reading", lambda: "reading")
    monkeypatch.setattr(dumping, "connection", SimpleNamespace(in_atomic_block=False, vendor=vendor))
    used_context: object = snapshot()
    assert used_context == used


def test_a_dump_inside_a_transaction_reads_the_state_of_that_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dumping, "_repeatable_read", lambda: "repeatable read")
    monkeypatch.setattr(dumping, "_reading", lambda: "reading")
    monkeypatch.setattr(dumping, "connection", SimpleNamespace(in_atomic_block=True, vendor="sqlite"))
    used_context: object = snapshot()
    assert isinstance(used_context, nullcontext)
