"""A program in TypeScript: its types are made of the OpenAPI document, the compiler checks it strictly, and it is run."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SLUG
from tests.support.live import ROOT, Service
from tests.support.typescript import CLIENTS, node, toolchain

# A client sees answers, which other tests check on both databases.
pytestmark = pytest.mark.once("sqlite")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program, the types of the API, and the packages that both need."""
    made = tmp_path_factory.mktemp("typescript")
    (made / "node_modules").symlink_to(toolchain() / "node_modules")
    for name in ("package.json", "tsconfig.json", "program.ts"):
        shutil.copy(CLIENTS / name, made)
    document = str(ROOT / "docs" / "openapi.yaml")
    done = run(made, "openapi-typescript/bin/cli.js", document, "--output", "schema.d.ts")
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def run(folder: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script of a package, or of the folder."""
    path = folder / "node_modules" / script
    command = [node(toolchain()), str(path if path.exists() else folder / script), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def compiled(folder: Path) -> subprocess.CompletedProcess[str]:
    return run(folder, "typescript/bin/tsc")


def test_the_compiler_accepts_the_program_and_it_gets_what_it_asks_for(folder: Path, service: Service) -> None:
    done = compiled(folder)
    assert done.returncode == 0, done.stdout
    key = service.manage("create_api_key", "typescript", "--scope", "publish")
    answer = run(folder, "built/program.js", service.url, key)
    assert answer.returncode == 0, answer.stderr
    results: dict[str, Any] = json.loads(answer.stdout)
    assert results == {
        "byline": ["JONGSOO LEE"],
        "found": ["1", SLUG],
        "fieldsOfTwoPages": [["id", "ordinal"]] * 4,
        "checked": ["unchanged", "unchanged"],
        "rehearsed": ["A title of a rehearsal", 1],
        "listed": [1, 0, "article.published"],
        "refused": [404, "Unknown article"],
    }


def test_the_compiler_refuses_a_member_that_the_document_does_not_have(folder: Path) -> None:
    program = folder / "program.ts"
    program.write_text(program.read_text().replace("author.name_as_printed", "author.printed_name"))
    assert "Property 'printed_name' does not exist" in compiled(folder).stdout
