"""The environment variables that settings are read from: each has a type, and a wrong value is named in one line, at once.

Reads the environment. `Environment` remembers which variables it was asked for, so that a mistyped name can be told.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from limits import parse

_TRUTH = {**dict.fromkeys(("true", "1", "yes", "on"), True), **dict.fromkeys(("false", "0", "no", "off"), False)}
_HOST = re.compile(r"\*|\.?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?|\[[0-9A-Fa-f:.]+\]")
_NAAN = re.compile(r"[0-9b-df-hjkmnp-tv-xz]+")
_MAILBOX = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")
_OF_TESTS = "ALLIANCE_TEST_"
_LONGEST_SHOWN = 100
_DATABASES = ("postgres://USER:PASSWORD@HOST:PORT/NAME", "sqlite:////PATH")


class SettingError(ImproperlyConfigured):
    """A variable has a value that it cannot have; the message is one line that names both, and says what is allowed."""


class Environment(environ.Env):  # type: ignore[misc]  # django-environ comes without types
    """The environment. Every method takes the name of a variable and its default; an empty value is none."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get_value(self, var: str, *args: Any, **options: Any) -> Any:
        """Return the value of a variable (django-environ), and remember its name."""
        self.names.add(var)
        return super().get_value(var, *args, **options)

    def bool(self, var: str, default: bool = False) -> bool:
        """Return a truth value. Raises `SettingError`."""
        text = self._text(var)
        if text and text.lower() not in _TRUTH:
            raise _wrong(var, text, "write true or false")
        return _TRUTH[text.lower()] if text else default

    def whole(self, var: str, default: int, *, least: int = 0, most: int = 2**31 - 1) -> int:
        """Return a whole number between the bounds. Raises `SettingError`."""
        text = self._text(var)
        if text and not (re.fullmatch(r"[0-9]{1,10}", text) and least <= int(text) <= most):
            raise _wrong(var, text, f"write a whole number from {least} to {most}")
        return int(text) if text else default

    def choice(self, var: str, default: str, allowed: Sequence[str]) -> str:
        """Return one of the values that are allowed. Raises `SettingError`."""
        text = self._text(var) or default
        if text not in allowed:
            raise _wrong(var, text, f"write {', '.join(allowed[:-1])} or {allowed[-1]}")
        return text

    def rate(self, var: str, default: str) -> str:
        """Return a rate such as 10/second. Raises `SettingError`."""
        text = self._text(var) or default
        try:
            positive = parse(text).amount > 0
        except ValueError:
            positive = False
        if not positive:
            raise _wrong(var, text, "write a rate such as 10/second, 6000/minute or 1000/hour")
        return text

    def address(self, var: str, default: str = "") -> str:
        """Return a web address without a slash at its end. Raises `SettingError`."""
        text = self._text(var) or default
        if text and not _is_address(text):
            raise _wrong(var, text, "write an address with its scheme, such as https://articles.example.org")
        return text.rstrip("/")

    def ip(self, var: str, default: str) -> str:
        """Return the IP address of a machine. Raises `SettingError`."""
        text = self._text(var) or default
        try:
            return str(ip_address(text))
        except ValueError as error:
            advice = "write an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them"
            raise _wrong(var, text, advice) from error

    def naan(self, var: str) -> str | None:
        """Return a Name Assigning Authority Number of ARKs, or None. Raises `SettingError`."""
        text = self._text(var)
        if text and not _NAAN.fullmatch(text):
            raise _wrong(var, text, "write the number that you were given, such as 12345")
        return text or None

    def mailbox(self, var: str, default: str) -> str:
        """Return an address for mail. Raises `SettingError`."""
        text = self._text(var) or default
        if not _MAILBOX.fullmatch(text):
            raise _wrong(var, text, "write an address such as editors@articles.example.org")
        return text

    def hosts(self, var: str, default: list[str]) -> list[str]:
        """Return names of hosts. Raises `SettingError`."""
        names = self._items(var) or default
        for name in names:
            if not _HOST.fullmatch(name):
                raise _wrong(var, name, "write names such as articles.example.org, without scheme, port or path")
        return names

    def origins(self, var: str, default: list[str]) -> list[str]:
        """Return origins, each a scheme and a host. Raises `SettingError`."""
        origins = self._items(var) or default
        for origin in origins:
            if not _is_address(origin) or urlsplit(origin).path:
                raise _wrong(var, origin, "write origins with their scheme, such as https://articles.example.org")
        return origins

    def files(self, var: str) -> list[Path]:
        """Return the paths of files, of which each is there. Raises `SettingError`."""
        files = [Path(name) for name in self._items(var)]
        for file in files:
            if not file.is_file():
                raise _wrong(var, str(file), "write paths of files that are there, with commas between them")
        return files

    def database(self, var: str, default: str = "") -> dict[str, Any]:
        """Return Django's settings of the database at a URL. Raises `SettingError`, which never shows the password."""
        text = self._text(var) or default
        scheme = text.partition("://")[0]
        if scheme not in ("postgres", "postgresql", "sqlite"):
            raise SettingError(f"{var} has the scheme {scheme[:20]!a}; write {' or '.join(_DATABASES)}.")
        try:
            parts = urlsplit(text)
            # A primary and those that may follow it stand beside each other, each with its port.
            for host in parts.netloc.rpartition("@")[2].split(","):
                _ = urlsplit(f"//{host}").port
            settings: dict[str, Any] = self.db_url_config(text)
        except (ValueError, KeyError) as error:
            raise _wrong_database(var) from error
        # A sign in a password that is not encoded ends the host, and what follows is taken for something else.
        if "@" in parts.path + parts.query or parts.fragment:
            raise _wrong_database(var)
        if settings["NAME"] in ("", ":memory:") and "service" not in settings.get("OPTIONS", {}):
            raise SettingError(f"{var} names no database; write {' or '.join(_DATABASES)}.")
        return settings

    def _text(self, var: str) -> str:
        return str(self.str(var, default="")).strip()

    def _items(self, var: str) -> list[str]:
        return [item for text in self._text(var).split(",") if (item := text.strip())]


def unknown_variables(environment: Mapping[str, str], known: set[str]) -> list[str]:
    """Return a sentence about each variable that begins with `ALLIANCE_` and is not `known`."""
    names = [name for name in sorted(environment) if name.startswith("ALLIANCE_") and not name.startswith(_OF_TESTS)]
    return [_unknown(name, known) for name in names if name not in known]


def _unknown(name: str, known: set[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.0)
    return f"{name[:_LONGEST_SHOWN]} is not a setting and changes nothing. Did you mean {near[0]}?"


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return False
    is_plain = not (parts.query or parts.fragment or parts.username or re.search(r"\s", text))
    return parts.scheme in ("http", "https") and bool(host) and is_plain


def _wrong(var: str, value: str, advice: str) -> SettingError:
    return SettingError(f"{var} is “{value[:_LONGEST_SHOWN]}”; {advice}.")


def _wrong_database(var: str) -> SettingError:
    return SettingError(
        f"{var} cannot be read as {_DATABASES[0]}; write each of the characters / ? # @ : % in the password percent-encoded "
        "(@ as %40, / as %2F)."
    )
