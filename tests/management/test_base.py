"""The service's commands start at once; what Django checks of the code holds all the same."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.db import OperationalError

from articles.management import base
from articles.management.base import ServiceCommand
from articles.management.commands import start

OWN = [name for name, app in get_commands().items() if app == "articles"]


@pytest.mark.parametrize("name", OWN)
def test_a_command_leaves_the_checks_of_the_code_to_manage_py_check(name: str) -> None:
    command = load_command_class("articles", name)
    assert isinstance(command, ServiceCommand)
    assert not command.requires_system_checks


def test_a_command_loads_no_address_and_no_admin() -> None:
    code = (
        "import sys, django; from django.core.management import load_command_class; django.setup()\n"
        "load_command_class('articles', 'verify'); print(sorted({'alliance.urls', 'articles.admin'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", f"import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'alliance.settings'\n{code}"]
    assert subprocess.check_output(command, cwd=settings.BASE_DIR, encoding="utf-8").strip() == "[]"


def test_django_finds_nothing_to_complain_of() -> None:
    import_module(settings.ROOT_URLCONF)  # with the admin
    assert run_checks() == []


def test_a_command_that_finds_no_tables_says_in_one_line_which_store_it_asked(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "manage.py", "create_api_key", "a name", "--scope", "read"]
    done = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env={**environment, "ALLIANCE_DATA": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"CommandError: The database {tmp_path}/alliance.sqlite3 answers: no such table: articles_apikey. "
        "ALLIANCE_DATA and DATABASE_URL choose another one, and `manage.py migrate` makes its tables."
    ]


def test_it_names_the_host_of_a_database_and_not_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    place = {"NAME": "alliance", "HOST": "db.example", "PORT": "5433", "PASSWORD": "secret"}
    monkeypatch.setattr(base, "connection", SimpleNamespace(settings_dict=place))
    assert base._database() == "alliance at db.example:5433"
    monkeypatch.setattr(base, "connection", SimpleNamespace(settings_dict={**place, "PORT": ""}))
    assert base._database() == "alliance at db.example"


def test_an_older_store_is_one_line_that_names_the_migrations(tmp_path: Path) -> None:
    manage = [sys.executable, "manage.py"]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    options: dict[str, Any] = {"cwd": settings.BASE_DIR, "env": {**environment, "ALLIANCE_DATA": str(tmp_path)}}
    subprocess.run([*manage, "migrate", "-v0", "articles", "0015"], check=True, **options)
    done = subprocess.run([*manage, "verify"], capture_output=True, encoding="utf-8", check=False, **options)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "no such column" in line
    assert "`manage.py migrate`" in line


def test_a_reader_who_leaves_ends_a_command_without_a_word(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "help"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, cwd=settings.BASE_DIR, stdout=writer, stderr=subprocess.PIPE, check=False,
                          env={**os.environ, "ALLIANCE_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"})  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("fault", ["disk I/O error", "database or disk is full", "database is locked"])
def test_another_store_is_advised_only_if_this_one_is_not_one(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    class Faulty(ServiceCommand):
        def handle(self, *args: object, **options: object) -> None:
            raise OperationalError(fault)

    monkeypatch.setattr(base, "_database", lambda: "a.sqlite3")
    with pytest.raises(CommandError, match=rf"^The database a\.sqlite3 answers: {fault}\.$"):
        call_command(Faulty())


def test_a_file_that_cannot_be_used_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise OSError(30, "Read-only file system", "/data/public")

    monkeypatch.setattr("articles.management.commands.make_public_dump.public_dump", fail)
    with pytest.raises(CommandError, match=r"^/data/public: Read-only file system\.$"):
        call_command("make_public_dump")


def test_a_command_of_django_says_in_one_line_that_the_database_is_away(tmp_path: Path) -> None:
    manage = [sys.executable, "manage.py", "migrate"]
    missing = f"sqlite:///{tmp_path}/missing/a.sqlite3"
    options: dict[str, Any] = {"cwd": settings.BASE_DIR, "capture_output": True, "encoding": "utf-8"}
    options["env"] = {**os.environ, "ALLIANCE_DATA": str(tmp_path), "DATABASE_URL": missing}
    done = subprocess.run(manage, check=False, **options)
    assert (done.returncode, done.stderr) == (1, "The database answers: unable to open database file\n")
    assert "Traceback" in subprocess.run([*manage, "--traceback"], check=False, **options).stderr


def test_start_refuses_a_folder_that_is_another_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "unwritable", lambda: "/data belongs to root, and alliance may not write it.")
    with pytest.raises(CommandError, match=r"^/data belongs to root, and alliance may not write it\.$"):
        start.refuse_foreign_folders()
    monkeypatch.setattr(start, "unwritable", lambda: None)
    start.refuse_foreign_folders()


@pytest.mark.parametrize(
    ("arguments", "refused"),
    [
        (("merge_people", str(2**63), "1"), "9223372036854775808"),
        (("merge_outlets", "1", "-1"), "-1"),
        (("split_person", "0", "--article", "a"), "0"),
        (("prune", "--days", "99999999999"), "99999999999"),
        (("start", "--workers", "0"), "0"),
        (("publish", "a.txt", "--jobs", "x"), "x"),
    ],
)
def test_a_number_that_an_argument_cannot_have_is_refused(arguments: tuple[str, ...], refused: str) -> None:
    with pytest.raises(CommandError, match=f"“{refused}” is not a whole number from 1 to"):
        call_command(*arguments)
