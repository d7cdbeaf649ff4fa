"""A link on a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its address, its text, and whether it leads to what the page shows."""

    address: str
    text: str
    here: bool = False
