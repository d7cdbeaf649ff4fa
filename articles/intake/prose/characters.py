"""Characters that do not belong in a text: controls are removed with a warning; bidirectional overrides stay and are named.

Every visible character is kept as delivered. Without overrides, honest right-to-left text could be shown in another
order. With them, a page can show other words than it contains, so a warning asks an editor to look at them.
"""

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")
OVERRIDES = "The text holds bidirectional controls, which can show words in another order; look at it."


def without_controls(text: str) -> tuple[str, list[str]]:
    """The text without characters that no format allows, and warnings about what was removed or looks odd.

    Tabs, line ends and page breaks stay: `\\t`, `\\n`, `\\f`, `\\r`, U+0085.
    """
    text, removed = _CONTROL.subn("", text)
    warnings = [f"{removed} control characters that are not text were removed."] if removed else []
    if OVERRIDE.search(text):
        warnings.append(OVERRIDES)
    return text, warnings
