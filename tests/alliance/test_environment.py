"""What the environment says is checked at once; a wrong value is named in one line that says what is allowed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from alliance.environment import Environment, SettingError, unknown_variables


def problem_of(method: str, value: str, monkeypatch: pytest.MonkeyPatch, **options: object) -> str:
    """Return what is wrong with the value; an empty text if it is taken."""
    monkeypatch.setenv("ALLIANCE_TRIED", value)
    try:
        getattr(Environment(), method)("ALLIANCE_TRIED", **options)
    except SettingError as error:
        problem = str(error)
    else:
        return ""
    assert problem.startswith("ALLIANCE_TRIED ")
    assert problem.isprintable()
    return problem


@pytest.mark.parametrize(
    ("method", "value", "read"),
    [
        ("bool", "true", True), ("bool", "TRUE", True), ("bool", "1", True), ("bool", "no", False), ("bool", "off", False),
        ("rate", "10/second", "10/second"), ("rate", "5 per minute", "5 per minute"),
        ("address", "https://a.example/", "https://a.example"), ("address", "http://[::1]:80", "http://[::1]:80"),
        ("hosts", "a.example, [::1],*,.b.example,my_host", ["a.example", "[::1]", "*", ".b.example", "my_host"]),
        ("ip", "0.0.0.0", "0.0.0.0"), ("ip", "::1", "::1"), ("naan", "12345", "12345"), ("naan", "b9876", "b9876"),
        ("origins", "https://a.example,http://b.example:81", ["https://a.example", "http://b.example:81"]),
    ],
)  # fmt: skip
def test_a_value_of_its_kind_is_read(method: str, value: str, read: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_TRIED", value)
    default = {"bool": False, "rate": "1/day", "hosts": [], "origins": []}.get(method, "")
    options = {} if method == "naan" else {"default": default}
    assert getattr(Environment(), method)("ALLIANCE_TRIED", **options) == read


@pytest.mark.parametrize("value", ["ture", "2", "wahr"])
def test_a_truth_value_is_not_guessed(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"is “{value}”; write true or false." in problem_of("bool", value, monkeypatch)


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("1", True),
        ("4", True),
        ("0", False),
        ("5", False),
        ("-1", False),
        ("two", False),
        ("1.5", False),
        ("9" * 5000, False),
    ],
)
def test_a_number_is_whole_and_within_its_bounds(value: str, *, taken: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problem_of("whole", value, monkeypatch, default=2, least=1, most=4)
    assert problem.endswith("write a whole number from 1 to 4.") is not taken
    assert len(problem) < 200


@pytest.mark.parametrize("value", ["lots", "0/second", "10", "10/fortnight", "/second"])
def test_a_rate_is_a_count_and_a_unit(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "write a rate such as 10/second" in problem_of("rate", value, monkeypatch, default="1/day")


def test_a_choice_is_one_of_those_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problem_of("choice", "b", monkeypatch, default="a", allowed=["a", "b", "c"]) == ""
    assert problem_of("choice", "d", monkeypatch, default="a", allowed=["a", "b", "c"]).endswith("write a, b or c.")


@pytest.mark.parametrize(
    "value",
    ["articles.example.org", "ftp://a.example", "https://", "https://a.example/?a=b", "https://a.example/#x", "https://a b",
     "https://u@a.example", "https://a.example:x"],
)  # fmt: skip
def test_an_address_has_a_scheme_and_a_host_and_nothing_odd(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "write an address with its scheme" in problem_of("address", value, monkeypatch)


@pytest.mark.parametrize(
    "value", ["https://a.example", "a.example/x", "a.example:80", "a b", "a.example,https://b.example"]
)
def test_a_host_is_a_name_alone(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "without scheme, port or path" in problem_of("hosts", value, monkeypatch, default=[])


@pytest.mark.parametrize("value", ["localhost", "[::1]", "127.0.0.1:8000", "not a host"])
def test_a_host_to_listen_on_is_an_ip_address(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "write an IP address of this machine" in problem_of("ip", value, monkeypatch, default="127.0.0.1")


@pytest.mark.parametrize("value", ["abc", "12 345", "1234l", "12/3", "ark:12345"])
def test_a_naan_has_the_letters_of_one(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "write the number that you were given" in problem_of("naan", value, monkeypatch)


@pytest.mark.parametrize("value", ["a.example", "https://a.example/x"])
def test_an_origin_has_a_scheme_and_no_path(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "write origins with their scheme" in problem_of("origins", value, monkeypatch, default=[])


@pytest.mark.parametrize(
    "password", ["p/word", "p#word", "p?word", "#", "wo/rd:x", "a/b@c", "x?@y", "12?a", "12/a", "12#a"]
)
def test_a_password_that_is_not_encoded_is_told_and_not_shown(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problem_of("database", f"postgres://user:{password}@db.example/name", monkeypatch)
    assert "percent-encoded (@ as %40, / as %2F)" in problem
    assert "user:" + password not in problem
    assert "db.example" not in problem


def test_a_password_that_is_encoded_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://user:p%2Fw%40%23@db.example:5433/name")
    assert Environment().database("DATABASE_URL")["PASSWORD"] == "p/w@#"


def test_several_hosts_of_a_database_are_read_each_with_its_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://user:p%40w@db1:5432,db2:5433/name?target_session_attrs=read-write")
    settings = Environment().database("DATABASE_URL")
    assert (settings["HOST"], settings["PORT"], settings["PASSWORD"]) == ("db1,db2", "5432,5433", "p@w")
    assert settings["OPTIONS"] == {"target_session_attrs": "read-write"}


@pytest.mark.parametrize("hosts", ["db1:x,db2:5432", "db1:5432,db2:x", "db1:5432,db2:99999"])
def test_each_of_several_hosts_has_a_port_that_can_be(hosts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "cannot be read" in problem_of("database", f"postgres://user:pw@{hosts}/name", monkeypatch)


@pytest.mark.parametrize("value", ["mysql://u:p@h/n", "x", "oracle://u:p@h/n"])
def test_another_database_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "postgres://USER:PASSWORD@HOST:PORT/NAME" in problem_of("database", value, monkeypatch)


@pytest.mark.parametrize("value", ["sqlite://", "sqlite:///", "postgres://user:pw@db.example", "postgres://"])
def test_a_database_has_a_name(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "names no database; write postgres://" in problem_of("database", value, monkeypatch)


def test_a_service_of_postgresql_has_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problem_of("database", "postgres://?service=articles", monkeypatch) == ""


@pytest.mark.parametrize("method", ["bool", "whole", "rate", "address", "hosts", "origins", "ip"])
def test_an_empty_value_is_the_default(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    default = {"bool": True, "whole": 7, "rate": "1/day", "hosts": ["a"], "origins": ["https://a"], "ip": "::1"}.get(
        method, "https://b"
    )
    monkeypatch.setenv("ALLIANCE_TRIED", " ")
    assert getattr(Environment(), method)("ALLIANCE_TRIED", default=default) == default


def test_an_unknown_variable_is_named_with_the_nearest_known_one() -> None:
    environment = {
        "ALLIANCE_TEST_PG_BIN": "w",
        "ALLIANCE_HOST": "x",
        "ALLIANCE_DATA": "y",
        "PATH": "z",
        "XALLIANCE_A": "z",
    }
    known = {"ALLIANCE_HOSTS", "ALLIANCE_DATA", "PORT"}
    (sentence,) = unknown_variables(environment, known)
    assert sentence == "ALLIANCE_HOST is not a setting and changes nothing. Did you mean ALLIANCE_HOSTS?"


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("ALLIANCE_") and name != "DATABASE_URL"
    }
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env={**kept, **variables}, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLIANCE_WORKERS", "two"),
        ("ALLIANCE_BASE_URL", "a.example"),
        ("DATABASE_URL", "postgres://u:a/b@h/n"),
        ("ALLIANCE_DATA", "/proc/x"),
    ],
)
def test_a_command_says_in_one_line_which_setting_is_wrong(tmp_path: Path, name: str, value: str) -> None:
    done = run("verify", **{"ALLIANCE_DATA": str(tmp_path), name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} ")
    assert done.stderr.count("\n") == 1


def test_the_checks_of_django_are_content_with_the_settings_of_production(tmp_path: Path) -> None:
    done = run("check", "--deploy", "--fail-level", "WARNING",
               ALLIANCE_DATA=str(tmp_path), ALLIANCE_HTTPS="true",
               ALLIANCE_PROXIES="1",
               ALLIANCE_BASE_URL="https://a.example", ALLIANCE_HOSTS="a.example")  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"ALLIANCE_HTTPS": "true", "ALLIANCE_BASE_URL": "https://a.example:444"}, "a.example:444 86400"),
        ({"ALLIANCE_HTTPS": "true", "ALLIANCE_HSTS_SECONDS": "31536000"}, "None 31536000"),
        ({"ALLIANCE_BASE_URL": "https://a.example", "ALLIANCE_HSTS_SECONDS": "31536000"}, "None 0"),
    ],
)
def test_https_begins_with_a_day_and_redirects_to_the_host_of_the_base_url(
    tmp_path: Path, variables: dict[str, str], said: str
) -> None:
    code = "from django.conf import settings as s; print(s.SECURE_SSL_HOST, s.SECURE_HSTS_SECONDS)"
    done = run("shell", "--no-imports", "--command", code, ALLIANCE_DATA=str(tmp_path), **variables)
    assert done.stdout.strip() == said, done.stderr


def test_no_setting_is_called_unknown_if_another_one_leaves_it_unread(tmp_path: Path) -> None:
    unread = ("ALLIANCE_HSTS_SECONDS", "ALLIANCE_DATABASE_POOL", "ALLIANCE_DATABASE_POOLER")
    code = "from django.conf import settings as s; print(s.UNKNOWN_VARIABLES)"
    done = run("shell", "--no-imports", "--command", code, ALLIANCE_DATA=str(tmp_path), **dict.fromkeys(unread, "1"))
    assert done.stdout.strip() == "[]", done.stderr


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    font = tmp_path / "a font.ttf"
    font.touch()
    monkeypatch.setenv("ALLIANCE_TRIED", f"{font}, {font}")
    assert Environment().files("ALLIANCE_TRIED") == [font, font]
    assert problem_of("files", "", monkeypatch) == ""
    assert f"is “{tmp_path}”; write paths of files that are there" in problem_of(
        "files", f"{font},{tmp_path}", monkeypatch
    )
