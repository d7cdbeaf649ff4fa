"""CSL items, and the bound on their length. Pure.

`representations.csl.csl_item` alone makes items, and the tests hold them against the JSON schema of CSL 1.0.2. The bound
is on time: a title of ten megabytes would take the processor eleven seconds.
"""

from collections.abc import Mapping
from typing import Any

CslItem = Mapping[str, Any]

LONGEST_TEXT = 2_000
MOST_NAMES = 1_000


class ItemError(ValueError):
    """An item is too long for a citation. `place` is a JSON Pointer into it, `reason` a sentence for a person."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


def check_length(item: CslItem) -> None:
    """Raise `ItemError` if a variable of the item has more characters or names than a citation holds."""
    for variable, value in item.items():
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise ItemError(f"/{variable}", f"it has {len(value)} characters, and {LONGEST_TEXT} is the most")
        if isinstance(value, list) and len(value) > MOST_NAMES:
            raise ItemError(f"/{variable}", f"there are {len(value)} names, and {MOST_NAMES} is the most")
