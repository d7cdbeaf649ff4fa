"""The mirror of the documentation, killed at random moments while the archive changes, ends with the archive's root digest."""

import json
import random
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from alliance.settings import BASE_DIR
from tests.conftest import text_of
from tests.support.live import Service

SCRIPT = BASE_DIR / "docs" / "how-to" / "mirror.py"
MOST_LINES = 70
# The order of what is logged at the same time is harder to keep on PostgreSQL, where several may write at once.
pytestmark = pytest.mark.once("postgresql")


def mirror(service: Service, folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, str(SCRIPT), service.url, str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ask(service: Service, path: str, key: str = "", body: Any = None) -> Any:
    headers = {"Authorization": f"Api-Key {key}", "Content-Type": "application/json"} if key else {}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{service.url}/api/v1/{path}", data, headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def change(service: Service, key: str, turn: int) -> None:
    """Publish an article, a version, a correction; withdraw a paragraph, a version or the article, and some of it again."""
    title = f"Turn {turn}"
    texts = [f"Paragraph {number} of turn {turn}, in a few words of its own." for number in range(6)]
    ask(service, "articles/", key, {"source": text_of(title, *texts).decode()})
    slug = f"turn-{turn}"
    texts[turn % 6] += " It was edited."
    version = ask(service, f"articles/{slug}/versions/", key, {"source": text_of(title, *texts).decode()})
    notices = f"articles/{slug}/notices/"
    pid = version["paragraphs"][turn % 6]["id"]
    subject = ({"paragraphs": [pid]}, {"version": 1}, {}, {"paragraphs": [pid], "version": 2})[turn % 4]
    ask(service, notices, key, {"kind": "correction", "text": "It was noon."})
    ask(service, notices, key, {"kind": "withdrawal", "text": "A court said so.", **subject})
    if turn % 3 == 0:
        ask(service, notices, key, {"kind": "reinstatement", "text": "It changed its mind.", **subject})


def test_it_is_a_short_script_of_the_standard_library() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    code = [
        line
        for line in text.splitlines()
        if line.strip() and not line.lstrip().startswith(('"""', "#", "import", "from"))
    ]
    assert len(code) <= MOST_LINES
    imported = [line.split()[1].partition(".")[0] for line in text.splitlines() if line.startswith(("import", "from"))]
    assert set(imported) <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("arguments", [[], ["https://articles.example.org"]])
def test_it_says_how_it_is_used_if_an_argument_is_missing(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Usage: python mirror.py https://articles.example.org FOLDER\n"


def test_a_mirror_that_is_killed_again_and_again_ends_with_the_root_digest(service: Service, tmp_path: Path) -> None:
    key = service.manage("create_api_key", "mirror", "--scope", "publish")
    draw, killed = random.Random(7), 0
    for turn in range(12):
        change(service, key, turn)
        process = mirror(service, tmp_path)
        time.sleep(draw.uniform(0.05, 0.6))
        killed += process.poll() is None
        process.kill()
        process.communicate()
    assert killed >= 4

    process = mirror(service, tmp_path)
    printed, errors = process.communicate(timeout=120)

    assert process.returncode == 0, printed + errors
    assert printed == f"{ask(service, 'archive/')['root_digest']} complete\n"


def test_a_copy_that_lacks_a_file_is_recognised(service: Service, tmp_path: Path) -> None:
    first = mirror(service, tmp_path)
    assert first.wait(120) == 0
    next((tmp_path / "articles").glob("*/version-1.json")).unlink()
    second = mirror(service, tmp_path)
    printed, _ = second.communicate(timeout=120)
    assert second.returncode == 1
    assert "differs from" in printed
