"""Lines to units: the paragraphs, list items, quoted blocks and rules of the document in order.

Reads lines with their indentation. A bullet or a quotation sign is dropped from the text; a number is kept as printed.
"""

import re
from itertools import groupby

from articles.intake.plain.wrapping import join, runs_on, wrap_width
from articles.intake.prose.bylines import continues_byline
from articles.intake.prose.characters import without_controls
from articles.intake.prose.date_lines import read_date_line
from articles.intake.prose.draft import Unit, UnitKind
from articles.intake.prose.front_lines import stands_alone

_PAGE_BREAK = re.compile(r"(?<=\n)\f|\f(?=\n)|(?<=\A)\f|\f(?=\Z)")
_LINE_END = re.compile(r"[\x0c\x85\u2028]")
_RULE = re.compile(r"(?:[-_*=~–—─━#•·.]\s?){3,}\Z|[─━—–]{2,}\Z|⁂\Z")
_BULLET = re.compile(r"[-•*‣◦▪●·]\s+(?=\S)")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)|\(?[a-z][)]\s+(?=\S)")
_QUOTE = re.compile(r">\s?")
_INDENT = re.compile(r"(?:\t|[ \u00a0]{2,}|\u3000)\S")
_HEAD_LINES = 30  # how far down lines such as a date are never joined to the line before
_LONGEST_RULE = 400


def split_lines(text: str) -> tuple[list[str], list[str]]:
    """The lines without their ends but with their indentation, and warnings about characters that are not text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    text, warnings = without_controls(text)
    # A page break beside a line end is not a paragraph's end: a hard-wrapped paragraph may run over the page.
    text = _PAGE_BREAK.sub("", text)
    text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    return [line.rstrip() for line in text.split("\n")], warnings


def to_units(lines: list[str]) -> list[Unit]:
    """The document's units; the empty list if it is blank."""
    chunks = [list(group) for blank, group in groupby(lines, key=lambda line: not line.strip()) if not blank]
    width = wrap_width(chunks)
    units: list[Unit] = []
    heads = _HEAD_LINES
    for number, chunk in enumerate(chunks):
        units.extend(_of_chunk(chunk, number, width, heads))
        heads -= len(chunk)
    return [Unit(unit.text, unit.kind, unit.chunk, order) for order, unit in enumerate(units)]


def _of_chunk(chunk: list[str], number: int, width: int | None, heads: int) -> list[Unit]:
    """The units of a run of lines; the first `heads` lines may be dates and the like, which stand alone."""
    units: list[Unit] = []
    kind: UnitKind | None = None
    gathered: list[str] = []
    for position, line in enumerate(chunk):
        line_kind, text = _read_line(line)
        if position < heads and len(gathered) == 1 and continues_byline(gathered[0], text):
            gathered.append(text)
            continue
        alone = position < heads and gathered and (stands_alone(text) or stands_alone(gathered[-1]))
        if gathered and not alone and _continues(gathered[-1], kind, line, line_kind, width):
            gathered.append(text)
            continue
        if gathered:
            units.append(Unit(join(gathered), kind or "text", number))
        kind, gathered = line_kind, [text] if text else []
    if gathered:
        units.append(Unit(join(gathered), kind or "text", number))
    return units


def _read_line(line: str) -> tuple[UnitKind | None, str]:
    """The kind that the line's mark gives it (None without a mark), and its text."""
    text = line.strip()
    if len(text) <= _LONGEST_RULE and _RULE.match(text):
        return "rule", text
    if _QUOTE.match(text):
        return "quote", text.lstrip("> \t")
    bullet = _BULLET.match(text)
    if bullet:
        return "list-item", text[bullet.end() :]
    numbered = _NUMBER.match(text) and read_date_line(text) is None  # "3. März 2021" is not an item
    return ("list-item" if numbered else None, text)


def _continues(before: str, kind: UnitKind | None, line: str, line_kind: UnitKind | None, width: int | None) -> bool:
    """Whether the line goes on with the unit of this kind that ends with the line before."""
    if kind == line_kind == "quote":
        return runs_on(before, _read_line(line)[1], width)
    if line_kind is not None or kind in {"rule", "quote"}:
        return False
    if _INDENT.match(line):
        # Under a list item an indented line goes on with it; in wrapped prose it begins a paragraph.
        return kind == "list-item" or (width is None and runs_on(before, line.strip(), None))
    return runs_on(before, line.strip(), width)
