"""Characters of a marked-up text that are none: controls go, with a warning; overrides stay and are named.

The same rules as for plain text (`lines`), for text whose line ends mean nothing.
"""

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")
OVERRIDES = "The text holds bidirectional controls, which can show words in another order; look at it."


def without_controls(text: str) -> tuple[str, list[str]]:
    """The text without characters that no format allows, and warnings about what was removed or looks odd."""
    text, removed = _CONTROL.subn("", text)
    warnings = [f"{removed} control characters that are no text were removed."] if removed else []
    if _OVERRIDE.search(text):
        warnings.append(OVERRIDES)
    return text, warnings
