"""Tables that only place what is on a page: their cells are no cells to a reader.

Reads a table. Newsletters and old pages are set in such tables.
"""

from lxml import etree

from articles.intake.markup.elements import HEADINGS
from articles.intake.markup.html_tree import name_of, words_in
from articles.intake.prose.wording import weigh_words

_PLACING = frozenset({"presentation", "none"})
_TEXTS = frozenset({"p", "blockquote", "ul", "ol"}) | HEADINGS
_MANY = 3  # of such elements right in one cell make it a text
_LONG = 12  # words
_CELLS = ("td", "th")


class Layout:
    """Knows of each table of a page whether it only places things, and looks at each once."""

    def __init__(self) -> None:
        self._known: dict[etree._Element, bool] = {}

    def places(self, cell: etree._Element) -> bool:
        """Whether the table around a cell only places things."""
        table = next(cell.iterancestors("table"), None)
        if table is None:
            return False
        if table not in self._known:
            self._known[table] = _only_places(table)
        return self._known[table]


def _only_places(table: etree._Element) -> bool:
    """Whether a table says so, holds another table, has a text in one cell, or a paragraph and one cell in each row."""
    if table.get("role") in _PLACING or next(table.iterdescendants("table"), None) is not None:
        return True
    if next(table.iter("th", "caption"), None) is not None:
        return False
    if any(_is_text(cell) for cell in table.iter("td")):
        return True
    in_one_column = all(sum(1 for _ in row.iterchildren(*_CELLS)) <= 1 for row in table.iter("tr"))
    return in_one_column and any(weigh_words(words_in(cell)) >= _LONG for cell in table.iter("td"))


def _is_text(cell: etree._Element) -> bool:
    return sum(name_of(child) in _TEXTS for child in cell) >= _MANY
