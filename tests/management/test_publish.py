"""`publish FILE…`: each document by itself, one that fails is named, and the others go on."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article
from tests.conftest import SAMPLE, SLUG, text_of


class Outcome:
    """The output of a run of the command, and the error that it ended with."""

    def __init__(self, *arguments: str | Path, **options: Any) -> None:
        out, err = StringIO(), StringIO()
        self.error = ""
        try:
            call_command("publish", *map(str, arguments), stdout=out, stderr=err, **options)
        except CommandError as error:
            self.error = str(error)
        self.out, self.err = out.getvalue(), err.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents (the second cannot be published) and a file of another kind."""
    for name in ("one", "three"):
        (tmp_path / f"{name}.txt").write_bytes(text_of(f"Title {name}", f"A paragraph of {name}, a few words."))
    (tmp_path / "two.txt").write_bytes(b"A title\n\nA paragraph with a \x00 in it.")
    (tmp_path / "notes.csv").write_text("Not,a text of ours")
    return tmp_path


def slugs() -> set[str]:
    return set(Article.objects.values_list("slug", flat=True))


@pytest.mark.django_db
def test_a_file_is_published_and_its_address_is_printed() -> None:
    outcome = Outcome(SAMPLE)
    assert outcome.error == ""
    assert outcome.out.splitlines()[0] == f"{SAMPLE}: published as http://127.0.0.1:8000/articles/{SLUG}/"
    assert slugs() == {SLUG}


@pytest.mark.django_db
def test_a_file_that_is_already_published_is_reported_so() -> None:
    Outcome(SAMPLE)
    outcome = Outcome(SAMPLE)
    assert outcome.error == ""
    assert "already published as" in outcome.out
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_a_failing_file_is_named_and_the_others_go_on(folder: Path) -> None:
    outcome = Outcome(folder / "one.txt", folder / "two.txt", folder / "three.txt")
    assert outcome.err.startswith(f"{folder / 'two.txt'}: ")
    assert outcome.error == "1 of 3 documents could not be published."
    assert slugs() == {"title-one", "title-three"}


@pytest.mark.django_db
def test_a_folder_is_its_documents(folder: Path) -> None:
    below = folder / "below"
    below.mkdir()
    (below / "four.TXT").write_bytes(text_of("Title four", "A paragraph of four, a few words."))
    Outcome(folder)
    assert slugs() == {"title-one", "title-three", "title-four"}


@pytest.mark.django_db
def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    assert "no document" in Outcome(tmp_path).error


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["nowhere.txt", "two.txt"])
def test_a_single_file_that_fails_is_an_error(folder: Path, name: str) -> None:
    outcome = Outcome(folder / name)
    assert outcome.error.count(str(folder / name)) == 1
    assert not outcome.err
    assert not slugs()


@pytest.mark.django_db
def test_a_slug_that_is_taken_says_what_to_do(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_bytes(text_of("A title", f"The text of number {number}, a few words."))
    Outcome(tmp_path / "1.txt")
    assert "--article a-title" in Outcome(tmp_path / "2.txt").error


@pytest.mark.django_db
def test_a_dry_run_stores_nothing() -> None:
    outcome = Outcome(SAMPLE, dry_run=True)
    assert "would be published as" in outcome.out
    assert not slugs()


@pytest.mark.django_db
def test_json_tells_of_every_file(folder: Path) -> None:
    outcome = Outcome(folder, json=True)
    items = {Path(item["file"]).name: item for item in json.loads(outcome.out)}
    assert outcome.error == "1 of 3 documents could not be published."
    assert set(items) == {"one.txt", "two.txt", "three.txt"}
    assert items["two.txt"]["code"] == "binary"
    assert items["two.txt"]["error"]
    assert (items["one.txt"]["slug"], items["one.txt"]["version"], items["one.txt"]["created"]) == (
        "title-one",
        1,
        True,
    )
    assert items["one.txt"]["digest"].startswith("sha-256:")
    assert items["one.txt"]["report"]["paragraph_count"] == 1


@pytest.mark.django_db
def test_metadata_are_taken_from_the_file_that_is_named(folder: Path) -> None:
    sidecar = folder / "facts.json"
    sidecar.write_text('{"slug": "another"}')
    Outcome(folder / "one.txt", metadata=sidecar)
    assert slugs() == {"another"}


@pytest.mark.django_db
def test_metadata_are_for_one_document(folder: Path) -> None:
    assert "--metadata" in Outcome(folder, metadata=folder / "facts.json").error
    assert not slugs()


@pytest.mark.django_db
@pytest.mark.parametrize("content", [None, "langauge: en"], ids=["not there", "unknown key"])
def test_metadata_that_do_not_hold_are_named(folder: Path, content: str | None) -> None:
    sidecar = folder / "facts.yaml"
    if content:
        sidecar.write_text(content, encoding="utf-8")
    assert ("langauge" if content else "facts.yaml") in Outcome(folder / "one.txt", metadata=sidecar).error
    assert not slugs()


# ── Several at once, on a database in a file ────────────────────────────────────────────────────────────────────────
def manage(data: Path, *arguments: str) -> "subprocess.Popen[str]":
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**environment, "ALLIANCE_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="tests/publishing/test_concurrency.py does it on PostgreSQL")
def test_several_processes_publish_the_same_file_once(tmp_path: Path) -> None:
    assert manage(tmp_path, "migrate", "--verbosity=0").wait() == 0
    processes = [manage(tmp_path, "publish", "--json", str(SAMPLE)) for _ in range(3)]
    written = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], written
    assert sorted(json.loads(out)[0]["created"] for out, _ in written) == [False, False, True]
    assert manage(tmp_path, "verify").wait() == 0
