"""JSON as sites write it: the values in a text, in spite of common faults.

These are marks of HTML and XHTML around it, comments, commas too many, escapes that JSON does not have, entities, and several
values in a row. RFC 8259 allows none of them.
"""

import html
import json
import re
from collections.abc import Iterator

_LONGEST = 2_000_000  # characters
# A text ends at the end of the data if its quotation mark is lacking, so that each character is looked at once.
_TEXT = r'"(?:\\.|[^"\\])*+\\?(?:"|\Z)'
_COMMENT = re.compile(rf"({_TEXT})|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|<!\[CDATA\[|\]\]>|<!--|-->", re.DOTALL)
_SPARE_COMMA = re.compile(rf"({_TEXT})|,(?=\s*+[}}\]])", re.DOTALL)
_UNKNOWN_ESCAPE = re.compile(r"\\(?:([\"\\/bfnrt]|u[0-9a-fA-F]{4})|(.|\Z))", re.DOTALL)
_BETWEEN = re.compile(r"[\s,;]*")
_DECODER = json.JSONDecoder(strict=False)  # control characters in texts are passed over


def read_json(text: str | None) -> tuple[list[object], bool]:
    """The values that the text holds, and whether it is broken: then it has none."""
    if not text or len(text) > _LONGEST:
        return [], False
    bare = text.strip().lstrip("\ufeff")
    for attempt in (str, _without_faults, lambda broken: _without_faults(html.unescape(broken))):
        try:
            return [*_values(attempt(bare))], False
        except (ValueError, RecursionError):
            continue
    return [], True


def _values(text: str) -> Iterator[object]:
    """The values in a row. Raises `ValueError` if there is anything else."""
    place = _end_of_signs(text, 0)
    while place < len(text):
        value, end = _DECODER.raw_decode(text, place)
        yield value
        place = _end_of_signs(text, end)


def _end_of_signs(text: str, start: int) -> int:
    signs = _BETWEEN.match(text, start)
    return signs.end() if signs else start


def _without_faults(text: str) -> str:
    for fault in (_COMMENT, _SPARE_COMMA):
        text = fault.sub(lambda match: match[1] or "", text)
    return _UNKNOWN_ESCAPE.sub(lambda match: f"\\{match[1]}" if match[1] else match[2], text)
