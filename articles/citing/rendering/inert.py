"""Texts that a CSL processor prints as they stand. Pure.

Processors read tags in a field as formatting: `i`, `b`, `sc`, `sup`, `sub` and `span`. CSL cannot write them literally, since
an entity is printed as it stands. So a WORD JOINER (U+2060) stands behind the opening bracket of each on the way to the
processor; it has no width and allows no line break. `as_printed` takes it out of what the processor returns.
"""

import re
from collections.abc import Mapping

from articles.citing.rendering.items import CslItem

_JOINER = "\u2060"
_TAG = re.compile(r"<(?=/?(?:i|b|sc|sup|sub|span)\b[^<>]*>)", re.IGNORECASE)


def inert_item(item: CslItem) -> CslItem:
    """Return an item of plain texts so that a processor prints them as they stand."""
    return {name: inert(value) for name, value in item.items()}


def inert(value: object) -> object:
    """Return a value of a CSL item with every text in it so that it is printed as it stands."""
    match value:
        case str():
            return _TAG.sub(f"<{_JOINER}", value)
        case list():
            return [inert(item) for item in value]
        case Mapping():
            return {name: inert(item) for name, item in value.items()}
    return value


def as_printed(text: str) -> str:
    """Return the text that the processor made of texts from `inert`."""
    return text.replace(f"<{_JOINER}", "<")
