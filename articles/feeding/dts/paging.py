"""The pages of a list whose members are numbered: which numbers a page has, and the links between pages. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.feeding.dts.vocabulary import Json
from articles.selectors.errors import UnknownError


@dataclass(frozen=True, slots=True)
class Pages:
    """The page `page` of a list with this many pages; `address` gives the address of a page."""

    page: int
    count: int
    address: Callable[[int], str]

    def __post_init__(self) -> None:
        """Raise `UnknownError` if the list has no such page."""
        if self.page > self.count:
            last = f"it has {self.count}" if self.count > 1 else "it has one"
            raise UnknownError("not_found", f"The list has no page {self.page}; {last}.")

    def view(self) -> Json | None:
        """Return the links to the other pages, None if there are none; before the first and after the last there is no page."""
        if self.count == 1:
            return None
        return {
            "@id": self.address(self.page),
            "@type": "Pagination",
            "first": self.address(1),
            "previous": self.address(self.page - 1) if self.page > 1 else None,
            "next": self.address(self.page + 1) if self.page < self.count else None,
            "last": self.address(self.count),
        }


def pages_of(members: int, size: int) -> int:
    """Return how many pages of `size` a list of so many members has, at least one."""
    return max(1, -(-members // size))
