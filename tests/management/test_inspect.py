"""`manage.py inspect`: reads a file and prints the Manuscript, without a database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.intake.manuscript import Author, Manuscript, ManuscriptPublication, Outlet
from articles.management.commands.inspect import summary
from tests.intake import opeds

SAMPLE = Path(__file__).parents[2] / "articles" / "samples" / "us-south-korea-alliance.txt"


def inspect(*arguments: str | Path) -> str:
    out = StringIO()
    call_command("inspect", *map(str, arguments), stdout=out)
    return out.getvalue()


def refusal(*arguments: str | Path) -> str:
    with pytest.raises(CommandError) as caught:
        inspect(*arguments)
    assert caught.value.returncode == 1
    return str(caught.value)


def test_json_with_the_sidecar_beside_the_file() -> None:
    result = json.loads(inspect("--json", SAMPLE))
    assert (result["language"], len(result["sections"]), result["warnings"]) == ("en", 6, [])


def test_json_keeps_characters_readable() -> None:
    assert "nation’s" in inspect("--json", SAMPLE)


def test_without_the_sidecar() -> None:
    assert json.loads(inspect("--json", "--no-sidecar", SAMPLE))["language"] is None


def test_another_sidecar(tmp_path: Path) -> None:
    sidecar = tmp_path / "facts.yaml"
    sidecar.write_text("language: ko\n")
    assert json.loads(inspect("--json", "--metadata", sidecar, SAMPLE))["language"] == "ko"


def test_a_summary_for_a_person() -> None:
    summary = inspect(SAMPLE)
    assert "Paragraphs: 20" in summary
    assert "The National Interest, 2023-04-19 (original)" in summary


def test_a_summary_says_what_is_not_known() -> None:
    page, elsewhere = ManuscriptPublication("republication", printed_here=True), ManuscriptPublication("original")
    manuscript = Manuscript("text/plain", title="Ice", authors=(Author("Jane Doe"),), publications=(elsewhere, page))
    assert list(summary(manuscript))[:7] == [
        "Title:      Ice",
        "Subtitle:   -",
        "Language:   unknown",
        "Published:  unknown",
        "Author:     Jane Doe",
        "Appeared:   unknown outlet, date unknown (original)",
        "Appeared:   unknown outlet, date unknown (republication, this page)",
    ]


def test_a_summary_says_what_is_known() -> None:
    page = ManuscriptPublication("original", Outlet("The Hill"), "2020")
    author = Author("Jane Doe", biography_as_printed="She sails.")
    manuscript = Manuscript(
        "text/plain", "Ice", "A dek", "en", published="2020", authors=(author,), publications=(page,)
    )
    assert list(summary(manuscript))[1:6] == [
        "Subtitle:   A dek",
        "Language:   en",
        "Published:  2020",
        "Author:     Jane Doe (with biography)",
        "Appeared:   The Hill, 2020 (original)",
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "none.txt")


def test_a_folder(tmp_path: Path) -> None:
    assert "directory" in refusal(tmp_path).lower()


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    document = tmp_path / "empty.txt"
    document.write_bytes(b"")
    message = refusal(document)
    assert str(document) in message
    assert "\n" not in message


def test_a_sidecar_that_does_not_hold_is_named(tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text(opeds.DATE_FIRST, encoding="utf-8")
    (tmp_path / "a.meta.yaml").write_text("tilte: x\n")
    message = refusal(document)
    assert "a.meta.yaml: /tilte" in message
    assert "did you mean title?" in message
