"""The house keeps its word: the Makefile, the containers, the requirements and the layers say what is so."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from alliance.settings import BASE_DIR
from tests.support.slow_first import SLOW

PINNED = re.compile(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[0-9][0-9a-z.]*(; [a-z_]+ == \S+( and [a-z_]+ == \S+)*)?")
TARGETS = ("help", "run", "test", "lint", "bench", "docs")
# Rooms that answer no requests; import-linter sees packages from elsewhere only as a whole, and so not `django.http`.
KNOW_NO_HTTP = (
    "citing",
    "identity",
    "intake",
    "models",
    "publishing",
    "quoting",
    "representations",
    "searching",
    "selectors",
)


def read(name: str) -> str:
    return (BASE_DIR / name).read_text(encoding="utf-8")


def requirements(name: str) -> list[str]:
    lines = (line.strip() for line in read(name).splitlines())
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


# ── Makefile ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_help_is_the_default_and_lists_every_target_with_a_sentence() -> None:
    listed = subprocess.run(
        ["make", "--silent"], cwd=BASE_DIR, capture_output=True, encoding="utf-8", check=True
    ).stdout
    sentences = dict(re.findall(r"^make ([a-z-]+) +(\S.*\.)$", listed, flags=re.MULTILINE))
    declared = re.findall(r"^([a-z-]+):", read("Makefile"), flags=re.MULTILINE)
    assert set(TARGETS) <= set(sentences)
    assert set(sentences) == {target for target in declared if not target.startswith("requirements")}


def test_every_target_is_declared_phony() -> None:
    makefile = read("Makefile")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, flags=re.MULTILINE)
    assert phony
    assert set(re.findall(r"^([a-z][a-z-]*):", makefile, flags=re.MULTILINE)) == set(phony[1].split())


def test_the_virtual_environment_is_not_made_with_a_python_that_is_none() -> None:
    answer = subprocess.run(
        ["make", "run", "PYTHON=no-such-python", "VENV=no-such-folder"],
        cwd=BASE_DIR,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode != 0
    assert "PYTHON=no-such-python is not a Python of 3.11 or newer." in answer.stderr
    assert not (BASE_DIR / "no-such-folder").exists()


def test_ci_calls_what_everybody_calls() -> None:
    commands = [line for line in read(".ci/run").splitlines() if line.startswith("make ")]
    assert commands == ["make lint", "make test-elsewhere", "make test"]


# ── Requirements ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_exactly(name: str) -> None:
    assert [line for line in requirements(name) if not PINNED.fullmatch(line)] == []


def test_every_dependency_is_explained() -> None:
    rows = re.findall(r"^\| ([\w.-]+) \|", read("docs/reference/dependencies.md"), flags=re.MULTILINE)
    explained = [name for name in rows if name != "package"]
    assert explained == [re.split(r"[=\[]", line)[0] for line in requirements("requirements.txt")]


# ── Containers ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_the_dockerfile_copies_exists_and_reaches_the_builder() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", read("Dockerfile"), flags=re.MULTILINE)
    sources = {source for line in copied for source in line.split()}
    allowed = {line[1:] for line in read(".dockerignore").splitlines() if line.startswith("!")}
    assert {source for source in sources if source.partition("/")[0] not in allowed} == set()
    assert {source.partition("/")[0] for source in sources} == allowed
    assert [source for source in sources if not (BASE_DIR / source).exists()] == []


def test_the_set_up_of_citations_is_part_of_the_image_and_of_every_target_that_needs_python() -> None:
    first_stage = read("Dockerfile").split("\nFROM ")[1]
    assert "COPY articles/citing/setup articles/citing/setup" in first_stage
    assert "python -m articles.citing.setup" in first_stage
    recipes = re.findall(r"^(?:install|requirements-dev):.*\n((?:\t.+\n)+)", read("Makefile"), flags=re.MULTILINE)
    assert [recipe.count("python -m articles.citing.setup") for recipe in recipes] == [1, 1]


def test_the_set_up_of_citations_needs_nothing_but_its_own_folder() -> None:
    folder = BASE_DIR / "articles" / "citing" / "setup"
    found = {name for file in folder.rglob("*.py") for name in imported(file)}
    own = {name for name in found if name.startswith("articles.")}
    assert {name for name in own if not name.startswith("articles.citing.setup.")} == set()
    assert {name.partition(".")[0] for name in found - own} - sys.stdlib_module_names == set()


def test_the_container_runs_as_an_unprivileged_user_and_watches_its_health() -> None:
    dockerfile = read("Dockerfile")
    last_stage = dockerfile[dockerfile.rindex("\nFROM ") :]
    assert re.search(r"^USER (?!root)\w+$", last_stage, flags=re.MULTILINE)
    assert "HEALTHCHECK" in last_stage
    assert 'CMD ["python", "manage.py", "start"]' in last_stage


def test_only_make_run_publishes_the_sample() -> None:
    assert "ALLIANCE_SAMPLE=$${ALLIANCE_SAMPLE:-true} exec $(BIN)/python manage.py start" in read("Makefile")
    others = {name: value for name, value in os.environ.items() if not name.startswith("ALLIANCE_")}
    program = "from alliance.settings import SAMPLE; print(SAMPLE)"
    with tempfile.TemporaryDirectory() as data:
        printed = subprocess.check_output(
            [sys.executable, "-c", program], cwd=BASE_DIR, env={**others, "ALLIANCE_DATA": data}, encoding="utf-8"
        )
    assert printed == "False\n"
    assert [file for file in ("Dockerfile", "compose.yaml") if "ALLIANCE_SAMPLE" in read(file)] == []


def test_make_install_only_installs() -> None:
    (recipe,) = re.findall(r"^install:.*\n((?:\t.+\n)+)", read("Makefile"), flags=re.MULTILINE)
    assert "manage.py" not in recipe


def compose() -> dict[str, Any]:
    services: dict[str, Any] = YAML(typ="safe").load(read("compose.yaml"))["services"]
    return services


def test_compose_sets_only_what_the_service_reads() -> None:
    settings = "".join(path.read_text(encoding="utf-8") for path in (BASE_DIR / "alliance").glob("*.py"))
    named = [name for service in ("alliance", "webhooks") for name in compose()[service]["environment"]]
    assert [name for name in named if f'"{name}"' not in settings] == []


def test_compose_runs_the_service_its_worker_a_proxy_and_a_database() -> None:
    services = compose()
    assert set(services) == {"alliance", "webhooks", "nginx", "postgres"}
    assert services["webhooks"]["command"] == ["python", "manage.py", "deliver_webhooks"]
    assert services["alliance"]["environment"]["ALLIANCE_WEBHOOK_WORKER"] == "false"
    assert {
        name: service for name, service in services.items() if "logging" not in service or "mem_limit" not in service
    } == {}


@pytest.mark.parametrize("service", ["alliance", "webhooks"])
def test_the_program_writes_only_its_data_and_takes_every_setting_from_the_users_own_file(service: str) -> None:
    of_service = compose()[service]
    assert of_service["read_only"] is True
    assert of_service["cap_drop"] == ["ALL"]
    assert of_service["env_file"] == [{"path": ".env", "required": False}]
    assert "stop_grace_period" in of_service
    assert ".env" in read(".gitignore").splitlines()


def test_nginx_in_a_container_takes_the_documented_configuration(tmp_path: Path) -> None:
    *_, command = compose()["nginx"]["command"]
    program = command.replace("$$", "$").partition(" && exec nginx")[0]
    given, made = BASE_DIR / "docs" / "how-to" / "nginx.conf", tmp_path / "nginx.conf"
    program = program.replace("/given/nginx.conf", str(given)).replace("/tmp/nginx.conf", str(made))
    environment = {**os.environ, "SERVER_NAME": "a.example"}
    subprocess.run(["sh", "-c", program], check=True, env=environment)
    text = made.read_text(encoding="utf-8")
    assert "server alliance:8000" in text
    assert re.findall(r"127\.0\.0\.1:|example\.org|www-data", text) == []
    assert text.count("server_name a.example;") == 2


def test_the_documented_units_are_whole() -> None:
    folder = BASE_DIR / "docs" / "how-to" / "production"
    for file in ("alliance@.service", "alliance-webhooks.service"):
        unit = (folder / file).read_text(encoding="utf-8")
        for line in ("User=alliance", "EnvironmentFile=/etc/alliance/environment", "Restart=always", "UMask=0077"):
            assert f"\n{line}\n" in unit
    written = (folder / "environment").read_text(encoding="utf-8")
    settings = "".join(path.read_text(encoding="utf-8") for path in (BASE_DIR / "alliance").glob("*.py"))
    names = re.findall(r"^([A-Z_]+)=", written, flags=re.MULTILINE)
    assert len(names) > 5
    assert [name for name in names if f'"{name}"' not in settings] == []


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this machine has no systemd")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    folder = BASE_DIR / "docs" / "how-to" / "production"
    for unit in (*folder.glob("*.service"), *folder.glob("*.timer")):
        shutil.copy(unit, tmp_path / unit.name.replace("@.", "@8000."))
    command = ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    # The programs are not installed here.
    assert [line for line in done.stderr.splitlines() if "is not executable: No such file" not in line] == []


def test_compose_holds_no_password() -> None:
    compose = read("compose.yaml")
    assert re.findall(r"PASSWORD: (?!\$\{POSTGRES_PASSWORD:\?)", compose) == []
    assert "127.0.0.1:${PORT:-8000}:8000" in compose


# ── Layers ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("room", KNOW_NO_HTTP)
def test_a_room_behind_the_doors_does_not_know_http(room: str) -> None:
    found = {
        f"{file.relative_to(BASE_DIR)}: {name}"
        for file in (BASE_DIR / "articles" / room).rglob("*.py")
        for name in imported(file)
        if name.startswith(("django.http", "django.urls", "django.shortcuts", "rest_framework."))
    }
    assert found == set()


# ── The test runner ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_runner_fails_and_says_so_when_no_test_ran() -> None:
    answer = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.run",
            "--only",
            "sqlite",
            "-n",
            "0",
            "-k",
            "no_test_has_such_a_name",
            "tests/test_house.py",
        ],
        cwd=BASE_DIR,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 1
    assert answer.stdout.splitlines()[-1] == "0 passed, 0 failed, 0 skipped"


@pytest.mark.parametrize("path", SLOW)
def test_each_file_that_runs_first_exists(path: str) -> None:
    assert (BASE_DIR / path).exists()
