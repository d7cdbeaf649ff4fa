"""What is wrong with a file that is not a whole dump, in a sentence."""

import gzip
import re
from pathlib import Path

import pytest

from articles.publishing.backup.checking import check_dump
from articles.publishing.backup.dumping import line_of
from articles.publishing.errors import ArchiveError
from tests.publishing.backup.test_loading import OUTLET, written


def problem_of(path: Path) -> str:
    with pytest.raises(ArchiveError) as caught:
        list(check_dump(path))
    return str(caught.value).removeprefix(f"{path} ")


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """The bytes of a whole dump."""
    return written(tmp_path / "whole", {"outlet": OUTLET}, outlet=1).read_bytes()


def changed_at(data: bytes, place: int) -> bytes:
    place %= len(data)
    return data[:place] + bytes([data[place] ^ 255]) + data[place + 1 :]


@pytest.mark.parametrize(("place", "what"), [(-8, "the checksum of gzip"), (-1, "the length of gzip")])
def test_a_file_that_lost_its_checksum_is_damaged(tmp_path: Path, whole: bytes, place: int, what: str) -> None:
    path = tmp_path / "dump"
    path.write_bytes(changed_at(whole, place))
    assert problem_of(path) == "is damaged: it does not have its checksum.", what


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"no gzip at all", "is not a dump of an archive."),
        (gzip.compress(b"no JSON\n", mtime=0), "is not a dump of an archive."),
        (
            gzip.compress(line_of({"format": "another", "version": 1, "rows": {}}), mtime=0),
            "is not a dump of an archive.",
        ),
        (gzip.compress(line_of({"format": "alliance-archive"}), mtime=0), "is not a dump of an archive."),
        (
            gzip.compress(line_of({"format": "alliance-archive", "version": "x", "rows": {}}), mtime=0),
            "is not a dump of an archive.",
        ),
    ],
    ids=["no gzip", "no JSON", "another format", "no version", "no number"],
)
def test_another_file_is_not_a_dump(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "dump"
    path.write_bytes(data)
    assert problem_of(path) == problem


def test_a_newer_format_names_the_release_that_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "dump"
    path.write_bytes(gzip.compress(line_of({"format": "alliance-archive", "version": 2, "software": "9", "rows": {}})))
    assert problem_of(path) == "has a newer format (format 2, of version 9 of the service; this one reads 1)."


def test_a_file_that_is_cut_off_says_so(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "dump"
    path.write_bytes(whole[:-20])
    assert problem_of(path) == "is cut off: its end is missing."


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"no JSON\n", "is damaged: a line is not JSON."),
        (b'{"outlet": ', "is cut off: its end is missing."),
        (b"[1]\n", "is damaged: a line is not a row."),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: bytes, problem: str) -> None:
    path = tmp_path / "dump"
    header = line_of({"format": "alliance-archive", "version": 1, "software": "0", "rows": {"outlet": 1}})
    path.write_bytes(gzip.compress(header + line))
    assert problem_of(path) == problem


def test_a_file_that_is_missing_says_why_it_cannot_be_read(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "nowhere") == "cannot be read: No such file or directory."


def test_an_error_without_a_reason_of_the_system_is_told_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(gzip, "open", fail)
    assert re.search(r"cannot be read: the disk is gone\.$", problem_of(tmp_path / "dump"))
