"""A page of the rows of an alignment, as the template shows them. Pure functions of rows and of loaded lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.desk.versions.menus import Menu, candidates, menu
from articles.desk.versions.rows import Row, RowChange, unfolded
from articles.identity.differences import word_differences
from articles.selectors.lines import TextLine
from articles.selectors.withdrawals import Withdrawals

ROWS = 50  # on a page
_NOTHING = SafeString("")
_WHAT: dict[RowChange, str] = {
    "same": "Same",
    "edited": "Edited",
    "moved": "Moved",
    "new": "New",
    "gone": "Gone",
    "split": "Split",
    "merged": "Merged",
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the table: what happened, the text before and after as HTML, and the menu of the link.

    A row that stands for `folded` unchanged paragraphs has no texts; `number` is the number of the row among all paragraphs.
    """

    row: Row
    what: str
    number: int
    notes: list[str]
    before: SafeString = _NOTHING
    after: SafeString = _NOTHING
    menu: Menu | None = None

    @property
    def folded(self) -> int:
        """How many unchanged paragraphs the row stands for; 0 if it shows one."""
        return self.row.count if self.row.change == "same" and self.menu is None else 0

    @property
    def last_old(self) -> int:
        """The last paragraph of the current version that the row stands for."""
        return (self.row.old or 0) + self.row.count - 1


@dataclass(frozen=True, slots=True)
class PageOfRows:
    """The rows of one page, the number of the page, and how many pages there are. `every` shows unchanged ones too."""

    rows: list[Row]
    first: int
    number: int
    pages: int
    every: bool

    @property
    def previous(self) -> int | None:
        """The number of the page before, if there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page behind, if there is one."""
        return self.number + 1 if self.number < self.pages else None


def page_of(rows: Sequence[Row], number: int, *, every: bool) -> PageOfRows:
    """Return a page: of each paragraph (`every`), or with unchanged ones that follow each other as one row.

    A number beyond the last page is the last page.
    """
    total = sum(row.count for row in rows) if every else len(rows)
    pages = max(1, -(-total // ROWS))
    number = min(max(1, number), pages)
    start = (number - 1) * ROWS
    shown = islice(unfolded(rows) if every else iter(rows), start, start + ROWS)
    return PageOfRows(list(shown), start, number, pages, every)


def page_with(rows: Sequence[Row], ordinal: int) -> int:
    """Return the number of the page of all paragraphs that has the paragraph `ordinal` of the current version."""
    place = 0
    for row in rows:
        if row.old is not None and row.old <= ordinal < row.old + row.count:
            return (place + ordinal - row.old) // ROWS + 1
        place += row.count
    return 1


def menu_choices(page: PageOfRows, rows: Sequence[Row], count: int) -> dict[int, list[int]]:
    """Return, for each row of the page with a menu by its place there, the paragraphs that the menu offers.

    The current version has `count` paragraphs.
    """
    gone = [row.old for row in rows if row.change in ("gone", "merged") and row.old]
    return {
        place: candidates(page.rows, place, sorted(gone), count)
        for place, row in enumerate(page.rows)
        if row.new is not None and (page.every or row.is_changed)
    }


def wanted_lines(page: PageOfRows, choices: Mapping[int, Iterable[int]]) -> set[int]:
    """Return the ordinals of the paragraphs of the current version whose texts the page shows."""
    shown = {row.old for row in page.rows if row.old is not None and (page.every or row.is_changed)}
    return {*shown, *(ordinal for offered in choices.values() for ordinal in offered)}


def shown_rows(
    page: PageOfRows,
    choices: Mapping[int, Sequence[int]],
    lines: Mapping[int, TextLine],
    identity: Mapping[str, str | None],
    withdrawals: Withdrawals,
) -> Iterator[ShownRow]:
    """Yield the rows of a page with their texts; `lines` are paragraphs of the current version by ordinal."""
    for place, row in enumerate(page.rows):
        number = page.first + place + 1
        if not page.every and not row.is_changed:
            yield ShownRow(row, _WHAT[row.change], number, [])
            continue
        old = lines[row.old] if row.old is not None else None
        before, after = _texts(row, old)
        chooser = menu(row, choices[place], lines, identity) if place in choices else None
        yield ShownRow(
            row,
            _WHAT[row.change],
            number,
            [*_notes(row, old), *_withdrawn(row, lines, withdrawals)],
            before,
            after,
            chooser,
        )


def _texts(row: Row, old: TextLine | None) -> tuple[SafeString, SafeString]:
    """Return both texts as HTML, with what an edit took out and put in marked."""
    old_html, new_html = old.html if old else "", row.html if row.html is not None else old.html if old else ""
    if row.change == "edited" and old and row.text is not None and old.text != row.text:
        parts = word_differences(old.text, row.text)
        old_html = "".join(_marked("del", part.old, part.op) for part in parts)
        new_html = "".join(_marked("ins", part.new, part.op) for part in parts)
    if row.change in ("gone", "merged"):
        return SafeString(f"<del>{old_html}</del>"), _NOTHING  # nosec B703 # cleaned by nh3
    if row.old is None:
        return _NOTHING, SafeString(f"<ins>{new_html}</ins>")  # nosec B703 # cleaned by nh3
    return SafeString(old_html), SafeString(new_html)  # nosec B703 # escaped, or cleaned by nh3


def _marked(element: str, text: str, op: str) -> str:
    if op == "equal" or not text:
        return escape(text)
    return f"<{element}>{escape(text)}</{element}>"


def _notes(row: Row, old: TextLine | None) -> Iterator[str]:
    """Yield sentences on what came from what."""
    others = " and ".join(map(str, row.others))
    if row.change == "split":
        yield f"Cut off paragraph {others} of the current version."
    elif row.change == "merged":
        yield f"Its words are in paragraph {others} of the new version."
    elif others:
        yield f"It takes in paragraph {others} of the current version."
    if row.returned:
        yield f"It is the paragraph {row.returned} of an older version."
    if row.change == "edited" and old and old.text == row.text:
        yield "Only its markup changes; the words are the same."
    if row.by_editor:
        yield "Linked by hand."


def _withdrawn(row: Row, lines: Mapping[int, TextLine], withdrawals: Withdrawals) -> Iterator[str]:
    """Yield what an editor has to know of a row with withdrawn words: they stay hidden only under their own identifier."""
    sources = (row.old, *row.others) if row.new is not None else (row.old,)
    known = (lines[ordinal] for ordinal in sources if ordinal is not None and ordinal in lines)
    withdrawn = [line.ordinal for line in known if withdrawals.of(line)]
    if row.old in withdrawn:
        yield "Withdrawn: readers are not shown it, in any version."
    elif withdrawn:
        yield "Take care: it comes from a withdrawn paragraph, and readers will see it."
