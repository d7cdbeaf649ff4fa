"""Tables that are drawn with lines (Pandoc, reStructuredText), as rows between bars.

Reads the lines from one on; gives the rows as CommonMark's tables have them, and how many lines they took.
"""

import re
from collections.abc import Sequence
from itertools import groupby, islice, pairwise, takewhile

_BORDER = re.compile(r" {0,3}\+(?:[-=:]{2,300}\+){1,60}[ \t]*")
_ROW = re.compile(r" {0,3}[|+].{0,5000}[|+][ \t]*")


def grid_table(lines: Sequence[str], start: int) -> tuple[list[str], int] | None:
    """The table that begins in a line; None if none does. Lines that enclose nothing stay as they are."""
    if not _BORDER.fullmatch(lines[start]):
        return None
    drawn = [line.strip() for line in takewhile(_ROW.fullmatch, islice(lines, start, None))]
    last = max(place for place, line in enumerate(drawn) if _BORDER.fullmatch(line))
    rows = _rows(drawn[: last + 1])
    return _bars(rows) if rows else drawn[: last + 1], last + 1


def _rows(drawn: Sequence[str]) -> list[list[str]]:
    """The words of each cell, row by row; a cell may have several lines."""
    edges = [place for place, sign in enumerate(drawn[0]) if sign == "+"]
    rows = []
    for is_border, of_row in groupby(drawn, key=lambda line: _BORDER.fullmatch(line) is not None):
        if not is_border:
            cells = zip(
                *([line[first + 1 : last].strip() for first, last in pairwise(edges)] for line in of_row), strict=True
            )
            rows.append([" ".join(filter(None, cell)).replace("|", "\\|") for cell in cells])
    return rows


def _bars(rows: Sequence[Sequence[str]]) -> list[str]:
    head, *others = (f"| {' | '.join(row)} |" for row in rows)
    return ["", head, "|" + " --- |" * len(rows[0]), *others, ""]
