"""The commands print the same bytes in every locale: UTF-8."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

TITLE = "Über “die Brücke” – 다리"
# ASCII and nothing else, as in an old locale; Python would otherwise take UTF-8 in its place.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def printed(path: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", "inspect", *options, str(path)],
        cwd=settings.BASE_DIR, env={**os.environ, **ASCII}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(f"{TITLE}\n\nA paragraph of a few words stands here.\n", encoding="utf-8")
    return path


def test_a_title_of_any_script_is_printed_in_a_locale_of_ascii(document: Path) -> None:
    answer = printed(document)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith(f"Title:      {TITLE}\n")


def test_json_is_json_in_a_locale_of_ascii(document: Path) -> None:
    assert json.loads(printed(document, "--json").stdout)["title"] == TITLE


def test_a_file_is_named_by_the_bytes_of_its_name(tmp_path: Path) -> None:
    missing = tmp_path / os.fsdecode("Brücke.txt".encode())
    assert "Brücke.txt: No such file" in printed(missing).stderr
