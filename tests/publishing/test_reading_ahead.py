"""Reading many files in several processes: in order, each by itself, and a process that ends takes no other file along."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.addresses import Urls
from articles.models import Article
from articles.publishing.delivery import Delivery
from articles.publishing.files import Order, publish_files
from articles.publishing.reading_ahead import LEAST, Refused, read_ahead, read_file, read_for
from articles.searching.entries import Entry, WordingEntry
from tests.conftest import text_of
from tests.support.ending import ends_on_the_fifth

COUNT = LEAST + 3
ORDER = Order(Urls("http://testserver", None))

# The processes that read ask no database; test_publish.py publishes files in one process on both databases.
in_processes = pytest.mark.once("sqlite")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """More documents than one process reads; the fourth cannot be read."""
    for number in range(COUNT):
        (tmp_path / f"{number:02d}.txt").write_bytes(
            text_of(f"Title {number}", f"A paragraph of {number}, a few words.")
        )
    (tmp_path / "03.txt").write_bytes(b"A title\n\nA paragraph with a \x00 in it.")
    return sorted(tmp_path.iterdir())


def test_files_are_read_in_order(files: list[Path]) -> None:
    found = list(read_ahead(files, 2))
    assert [path for path, _ in found] == files
    assert [path.name for path, read in found if isinstance(read, Refused)] == ["03.txt"]
    assert all(
        isinstance(read, Delivery) and read.content == path.read_bytes()
        for path, read in found
        if path.name != "03.txt"
    )


def test_a_process_that_ends_is_reported_for_its_file_alone(files: list[Path]) -> None:
    some = files[:8]  # those that are left when the process ends get a process each, which takes a while
    found = list(read_ahead(some, 2, ends_on_the_fifth))
    assert [path for path, _ in found] == some
    refused = {path.name: read.detail for path, read in found if isinstance(read, Refused)}
    assert set(refused) == {"03.txt", "05.txt"}
    assert refused["05.txt"].startswith("The process that read it ended")


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    refused = read_file(tmp_path / "none.txt")
    assert isinstance(refused, Refused)
    assert refused.code is None
    assert "none.txt cannot be read" in refused.detail


def test_a_missing_sidecar_is_named_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nA paragraph.")
    refused = read_file(tmp_path / "a.txt", tmp_path / "none.yaml")
    assert isinstance(refused, Refused)
    assert refused.detail == f"{tmp_path / 'none.yaml'} cannot be read: No such file or directory."


@in_processes
@pytest.mark.django_db
def test_all_files_but_the_broken_one_are_published_and_not_published_again(files: list[Path]) -> None:
    first = list(publish_files(files, ORDER, 2))
    again = list(publish_files(files, ORDER, 2))
    assert [outcome["file"] for outcome in first] == [str(path) for path in files]
    assert [outcome.get("created") for outcome in first].count(True) == COUNT - 1
    assert [outcome.get("outcome") for outcome in again].count("already published as") == COUNT - 1
    assert [item["slug"] for item in again if "slug" in item] == [item["slug"] for item in first if "slug" in item]
    assert Article.objects.count() == COUNT - 1


@in_processes
@pytest.mark.django_db
def test_the_report_lists_what_failed(files: list[Path], tmp_path: Path) -> None:
    report = tmp_path / "failed.json"
    with pytest.raises(CommandError, match=f"1 of {COUNT} documents could not be published"):
        call_command("publish", str(files[0].parent), "--jobs", "2", "--report", str(report))
    assert '"code": "binary"' in report.read_text(encoding="utf-8")
    assert "03.txt" in report.read_text(encoding="utf-8")


@in_processes
@pytest.mark.django_db
def test_a_dry_run_of_many_stores_nothing(files: list[Path]) -> None:
    files.remove(files[3])
    call_command("publish", *map(str, files), "--dry-run", "--jobs", "2")
    assert Article.objects.count() == 0


def test_the_processes_that_read_load_neither_django_nor_the_database() -> None:
    program = "import sys, articles.publishing.reading_ahead; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_document_is_read_with_its_entry_in_the_index(files: list[Path]) -> None:
    read = read_for("sqlite", files[0])
    assert isinstance(read, Delivery)
    text = "a paragraph of 0 a few words"
    assert read.entry == Entry([f"title 0 {text} t_title t_0 f_title f_0"], wordings=[WordingEntry([text])])
    assert isinstance(read_for("sqlite", files[3]), Refused)
