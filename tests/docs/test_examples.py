"""Every example of the documentation runs and prints what the page says; what it names and links to is there."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import get_commands

from alliance.settings import BASE_DIR
from tests.docs import markdown
from tests.docs.console import Session, agrees, session, warm_python
from tests.docs.markdown import Block, documents, name_of
from tests.support.live import Service, running_service

# What the pages call the service; the tests put the address of the one that they started in its place, and back.
DOCUMENTED = "http://127.0.0.1:8000"
RUN = {"console", "python"}
NOT_RUN = {"sh", "text", "yaml", "json", "ini", "{toctree}", "{literalinclude}"}
TOOLS = ("bash", "curl", "jq", "openssl", "sha256sum")


def texts() -> list[Any]:
    return [pytest.param(path, id=name_of(path)) for path in documents()]


def runnable(path: Path) -> list[Block]:
    return [block for block in markdown.split(path.read_text(encoding="utf-8"))[0] if block.language in RUN]


def with_examples() -> list[Any]:
    return [pytest.param(path, id=name_of(path)) for path in documents() if runnable(path)]


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """One service for all pages: a reader keeps theirs, too."""
    with running_service() as running:
        yield running


@pytest.fixture(scope="module")
def programs(service: Service) -> Iterator[Path]:
    """A folder with the `python` of the pages: a short path, since the address of a socket is one."""
    with (
        tempfile.TemporaryDirectory(prefix="alliance-docs-") as folder,
        warm_python(service.environment, Path(folder)) as bin_folder,
    ):
        yield bin_folder


# ── Examples ────────────────────────────────────────────────────────────────────────────────────────────────────────
# Readers of the documentation have SQLite; what the commands do is checked on both databases by other tests.
@pytest.mark.once("sqlite")
@pytest.mark.parametrize("path", with_examples())
def test_the_examples_of_a_page_do_what_it_says(path: Path, service: Service, programs: Path, tmp_path: Path) -> None:
    typed = "\n".join(line for block in runnable(path) for line in block.lines if block.language == "console")
    missing = [tool for tool in TOOLS if re.search(rf"\b{tool}\b", typed) and shutil.which(tool) is None]
    if missing:
        pytest.skip(f"this machine lacks {' and '.join(missing)}")
    namespace: dict[str, Any] = {"__name__": "__main__"}
    with session(service.environment, tmp_path, programs) as shell:
        for block in runnable(path):
            if block.language == "python":
                run_python(block, path, service, namespace)
            else:
                run_console(block, path, service, shell)


def run_python(block: Block, path: Path, service: Service, namespace: dict[str, Any]) -> None:
    source = "\n" * block.line + "\n".join(block.lines).replace(DOCUMENTED, service.url)
    exec(compile(source, str(path), "exec"), namespace)


def run_console(block: Block, path: Path, service: Service, shell: Session) -> None:
    for command in markdown.commands(block):
        assert not command.text.endswith("\\"), (
            f"line {command.line}: the command goes on, but its next line has no `> `"
        )
        printed = [
            line.replace(service.url, DOCUMENTED) for line in shell.run(command.text.replace(DOCUMENTED, service.url))
        ]
        if not agrees(printed, command.expected):
            told = [
                f"{name_of(path)}:{command.line}: $ {command.text}",
                "── the page says",
                *command.expected,
                "── printed",
            ]
            pytest.fail("\n".join([*told, *printed]), pytrace=False)


@pytest.mark.parametrize(
    ("expected", "printed", "holds"),
    [
        (["a"], ["a"], True),
        (["a"], ["b"], False),
        (["a"], ["a", "b"], False),
        (["a"], [], False),
        ([], [], True),
        ([], ["a"], False),
        (["id: …!"], ["id: 57fmbp3n2x!"], True),
        (["id: …!"], ["id: 57fmbp3n2x?"], False),
        (["a", "…", "c"], ["a", "b", "b", "c"], True),
        (["a", "…", "c"], ["a", "c"], True),
        (["a", "…", "c"], ["a", "b", "d"], False),
        (["a…c"], ["a", "c"], False),
    ],
)
def test_an_ellipsis_stands_for_anything_and_nothing_else_does(
    expected: list[str], printed: list[str], holds: bool
) -> None:
    assert agrees(printed, expected) is holds


# ── What the pages are made of ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("path", texts())
def test_every_block_is_one_that_runs_or_one_that_says_that_it_does_not(path: Path) -> None:
    blocks, prose = markdown.split(path.read_text(encoding="utf-8"))
    assert {block.language.partition(" ")[0] for block in blocks} <= RUN | NOT_RUN
    consoles = [block for block in blocks if block.language == "console"]
    assert [block.line for block in consoles if not block.lines[0].startswith("$ ")] == []
    # A command that goes on does so behind `> `; without it the shell would wait for the rest.
    assert [one.line for block in consoles for one in markdown.commands(block) if one.text.endswith("\\")] == []
    # Four spaces would make a block of code that no test sees.
    assert re.findall(r"(?:^|\n)[ ]*\n {4}\S.*", prose) == []


@pytest.mark.parametrize("path", texts())
def test_the_targets_and_commands_that_a_page_names_are_there(path: Path) -> None:
    makefile = (BASE_DIR / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, flags=re.MULTILINE))
    shown = list(markdown.code(path.read_text(encoding="utf-8")))
    made = {name for piece in shown for name in re.findall(r"^(?:[A-Z_]+=\S+ )*make ([a-z][a-z-]*)", piece)}
    called = {name for piece in shown for name in re.findall(r"\bmanage\.py ([a-z_]+)", piece)}
    assert made <= targets
    assert called <= set(get_commands())


@pytest.mark.parametrize("path", texts())
def test_a_pages_links_lead_somewhere(path: Path) -> None:
    found = markdown.links(path.read_text(encoding="utf-8"))
    assert [link for link in found if not re.match(r"[a-z]+:", link) and not leads_somewhere(link, path)] == []


def leads_somewhere(link: str, path: Path) -> bool:
    address, _, anchor = link.partition("#")
    target = path.parent / address if address else path
    return target.exists() and (not anchor or anchor in markdown.anchors(target.read_text(encoding="utf-8")))
