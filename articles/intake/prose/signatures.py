"""Signatures: a line below a text that is the name of who wrote it."""

import re

from articles.intake.prose.bylines import Byline
from articles.intake.prose.draft import Printed
from articles.intake.prose.names import is_full_name, is_name
from articles.intake.prose.place_names import is_place

_FULL = 2  # words of a full name
_IN_BRACKETS = re.compile(r"[(（](?P<name>[^()（）]+)[)）]\Z")
_SIGNATURE = re.compile(r"(?:--?|[–—―])\s*(?P<name>\S.*)\Z")


def read_signature(text: str) -> Byline | None:
    """Read a line below a text as the name of who wrote it: "— Jane Doe"."""
    signature = _SIGNATURE.match(text)
    return Byline((Printed(signature["name"]),)) if signature and is_name(signature["name"], least=_FULL) else None


def read_signature_alone(text: str) -> Byline | None:
    """Read the last line of a text as the name of who wrote it: in brackets, or with a family name in capitals."""
    bracketed = _IN_BRACKETS.match(text)
    name = bracketed["name"] if bracketed else text
    is_marked = bracketed is not None or (name.split()[-1].isupper() and not name.isupper())
    return Byline((Printed(name),)) if is_marked and is_full_name(name) and not is_place(name) else None
