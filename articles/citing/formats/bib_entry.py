"""An entry of a .bib file: its key and its fields, one a line.

Own code, because the writers of pybtex and bibtexparser know no month macros, and write values as they are given.
"""

import re
from collections.abc import Iterable

from articles.citing.formats.item import Item, text
from articles.citing.formats.latex import braced

Field = tuple[str, str | None]

_ILLEGAL_IN_KEY = re.compile("[^A-Za-z0-9.:_-]+")


def key(item: Item) -> str:
    """Return the citation key: the item's id, which is legal as it is; other characters than A–Z a–z 0–9 . : _ - become -."""
    return _ILLEGAL_IN_KEY.sub("-", text(item, "id") or "").strip("-") or "citation"


def field(name: str, value: str | None) -> Field:
    """Return a field with its value in braces; without a value it will not be written."""
    return name, braced(value) if value else None


def entry(kind: str, key: str, fields: Iterable[Field]) -> str:
    """Return an entry of a kind, with those of the fields that have a value (in braces already, or a macro)."""
    lines = (f"  {name} = {value},\n" for name, value in fields if value)
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"
