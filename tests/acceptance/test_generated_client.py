"""The OpenAPI document is good enough for a generated client to work: openapi-python-client makes it, and it is used.

A program that uses it is checked strictly by mypy, and run.
"""

import hashlib
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import SLUG
from tests.support.live import ROOT, Service
from tests.support.typescript import CLIENTS

# A client sees answers, which other tests check on both databases.
pytestmark = pytest.mark.once("sqlite")


class Generated:
    """The package that openapi-python-client made in a folder, and a client of the running service."""

    def __init__(self, service: Service, folder: Path) -> None:
        self.folder = folder
        self.client = self.module("client").Client(base_url=service.url)

    @staticmethod
    def module(name: str) -> ModuleType:
        return importlib.import_module(f"generated.{name}")

    def call(self, operation: str, *args: object, **kwargs: object) -> Any:
        return self.module(f"api.{operation}").sync(*args, client=self.client, **kwargs)


@pytest.fixture(scope="module")
def generated(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    folder = tmp_path_factory.mktemp("client")
    # The generator knows no lines of JSON; to a client they are a file.
    config = folder / "config.yaml"
    config.write_text("content_type_overrides: {application/x-ndjson: application/octet-stream}\n", encoding="utf-8")
    command = [
        str(Path(sys.executable).parent / "openapi-python-client"), "generate",
        "--path", str(ROOT / "docs" / "openapi.yaml"), "--output-path", str(folder / "generated"),
        "--meta", "none", "--fail-on-warning", "--config", str(config),
    ]  # fmt: skip
    # The generator formats what it makes with ruff, which it looks for on the path.
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder))
    yield Generated(service, folder)
    sys.path.remove(str(folder))


def test_it_fetches_a_paragraph_by_its_identifier(generated: Generated) -> None:
    seventh = generated.call("paragraphs.version_paragraphs_retrieve", SLUG, 1, 7)

    paragraph = generated.call("paragraphs.paragraphs_retrieve", seventh.id)

    assert type(paragraph).__name__ == "Paragraph"
    assert paragraph.ordinal == 7
    assert paragraph.text == seventh.text
    assert paragraph.digest == "sha-256:" + hashlib.sha256(paragraph.text.encode()).hexdigest()


def test_it_fetches_a_batch(generated: Generated) -> None:
    page = generated.call("paragraphs.version_paragraphs_list", SLUG, 1)
    wanted = [passage.id for passage in page.results]

    batch = generated.call("paragraphs.paragraphs_batch", id=[*wanted, "0000000000"])

    assert [paragraph.id for paragraph in batch.results] == wanted
    assert batch.missing == ["0000000000"]


def test_it_reads_a_problem(generated: Generated) -> None:
    problem = generated.call("articles.articles_retrieve", "no-such-article")

    assert type(problem).__name__ == "Problem"
    assert problem.status == 404


def test_it_searches(generated: Generated) -> None:
    page = generated.call("articles.articles_list", q="alliances", author="Jongsoo Lee")

    assert [article.slug for article in page.results] == [SLUG]


def run(generated: Generated, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the folder of the generated package."""
    folder = generated.folder
    environment = {"PYTHONPATH": str(folder), "MYPYPATH": str(folder), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def checked_by_mypy(generated: Generated, program: str) -> subprocess.CompletedProcess[str]:
    written = generated.folder / "program.py"
    written.write_text(program, encoding="utf-8")
    return run(generated, "-m", "mypy", "--strict", "--follow-imports=silent", "--config-file=", str(written))


def test_mypy_accepts_a_program_and_it_gets_what_it_asks_for(generated: Generated, service: Service) -> None:
    program = (CLIENTS / "program.py").read_text(encoding="utf-8")
    done = checked_by_mypy(generated, program)
    assert done.returncode == 0, done.stdout + done.stderr
    key = service.manage("create_api_key", "python", "--scope", "publish")
    answer = run(generated, "program.py", service.url, key)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout) == {
        "byline": ["JONGSOO LEE"],
        "found": ["1", SLUG],
        "checked": ["unchanged", "unchanged"],
        "rehearsed": ["A title of a rehearsal", 1],
        "listed": [1, 0, "article.published"],
        "refused": [404, "Unknown article"],
    }


def test_mypy_refuses_a_member_that_the_document_does_not_have(generated: Generated) -> None:
    program = (CLIENTS / "program.py").read_text(encoding="utf-8")
    done = checked_by_mypy(generated, program.replace("author.name_as_printed", "author.printed_name"))
    assert '"Author" has no attribute "printed_name"' in done.stdout
