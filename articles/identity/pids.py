"""Persistent identifiers: nine random betanumeric characters and a check character (the NOID check-digit algorithm).

Minted from the system's source of randomness, and never computed from a text, a title or a position. The alphabet leaves
out vowels, so that a name does not spell a word, and `l`, which looks like a one.
"""

import re
import secrets

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 10
PATTERN = rf"^[{ALPHABET}]{{{LENGTH}}}$"

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_SHAPE = re.compile(PATTERN)


class MalformedPidError(ValueError):
    """The string does not have the form of a PID."""

    code = "malformed_pid"

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text[:40]}” is not a paragraph identifier: one is {LENGTH} characters of {ALPHABET}.")


class MistypedPidError(ValueError):
    """The string has the form of a PID, but its check character says that it was mistyped."""

    code = "mistyped_pid"

    def __init__(self, pid: str) -> None:
        super().__init__(f"The check character of “{pid}” does not match: the identifier was mistyped.")


def check_character(name: str) -> str:
    """Return the check character of the nine characters `name`: alphabet[(1·v₁ + … + 9·v₉) mod 29]."""
    return ALPHABET[sum(place * _VALUES[character] for place, character in enumerate(name, start=1)) % len(ALPHABET)]


def mint() -> str:
    """Return a new PID; the caller makes sure that it is not in use."""
    number, name = secrets.randbelow(len(ALPHABET) ** (LENGTH - 1)), ""
    while len(name) < LENGTH - 1:
        number, value = divmod(number, len(ALPHABET))
        name += ALPHABET[value]
    return name + check_character(name)


def parse(text: str) -> str:
    """Return the PID that `text` spells, in lower case.

    Raises `MalformedPidError` or `MistypedPidError`, so that a typing error differs from an unknown name.
    """
    pid = text.lower()
    if not _SHAPE.fullmatch(pid):
        raise MalformedPidError(text)
    if check_character(pid[:-1]) != pid[-1]:
        raise MistypedPidError(pid)
    return pid
