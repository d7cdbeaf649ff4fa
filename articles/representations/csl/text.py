"""CSL 1.0.2, text: words that look like CSL's rich text are printed, and not taken for it. Pure.

CSL processors and reference managers read tags in a field as formatting: `i`, `b`, `sc`, `sup`, `sub` and `span`. CSL
cannot write them literally, since an entity is printed as it stands. So a WORD JOINER (U+2060) stands behind the opening
bracket of each; it has no width and allows no line break. `as_printed` takes it out again.
"""

import re

JOINER = "\u2060"
_TAG = re.compile(r"<(?=/?(?:i|b|sc|sup|sub|span)\b[^<>]*>)", re.IGNORECASE)


def inert(text: str) -> str:
    """Return `text` as a field of a CSL item: everything in it is printed as it stands."""
    return _TAG.sub(f"<{JOINER}", text)


def as_printed(field: str) -> str:
    """Return the text that a field made by `inert` stands for."""
    return field.replace(f"<{JOINER}", "<")
