"""Lines to units: the paragraphs, list items, quoted blocks and rules of the document in order.

Reads lines with their indentation. A bullet or a quotation sign is dropped from the text; a number is kept as printed.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from articles.intake.placed import Lines, PlacedText, at_place_of_lines
from articles.intake.plain.hyphens import Hyphens, hyphens_of, join
from articles.intake.plain.wrapping import ends_on_purpose, exact_width, is_full, runs_on, wrap_width
from articles.intake.prose.bylines import continues_byline
from articles.intake.prose.characters import without_controls
from articles.intake.prose.date_lines import read_date_line
from articles.intake.prose.draft import Unit, UnitKind
from articles.intake.prose.front_lines import stands_alone
from articles.intake.prose.wording import columns, ends_sentence

_PAGE_BREAK = re.compile(r"(?<=\n)\f|\f(?=\n)|(?<=\A)\f|\f(?=\Z)")
_RULE = re.compile(r"(?:[-_*=~–—─━#•·.]\s?){3,}\Z|[─━—–]{2,}\Z|⁂\Z")
_BULLET = re.compile(r"[-•*‣◦▪●·–]\s+(?=\S)")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)|\(?[a-z][)]\s+(?=\S)")
_QUOTE = re.compile(r">\s?")
_HEADED = re.compile(r"#{1,6}\s+(?P<text>\S.*?)\s*#*\Z")
_ENCLOSED = re.compile(r"(?P<sign>[*=~]{2,}|-{3,}|#{2,})\s+(?P<text>\S(?:.*\S)?)\s+(?P=sign)\Z")
_EMPHASISED = re.compile(r"(?P<sign>\*\*|__)(?P<text>[^*_\s](?:[^*_]*[^*_\s])?)(?P=sign):?\Z")
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\u00ad]+\Z")
_INDENT = re.compile(r"(?:\t|[ \u00a0]{2,}|\u3000)\s*\S")
_HEAD_LINES = 30  # how far down lines such as a date are never joined to the line before
_LONGEST_RULE = 400
_LEAST_INDENTS = 3
_HUNG = 0.6  # of the widest line
_ENDS = re.compile("[\f\x85\u2028]")  # end a line as `\n` does, and editors do not count them


def split_lines(text: str) -> tuple[list[str], list[str]]:
    """The lines without their ends but with their indentation, and warnings about characters that are not text.

    Each line that has words knows its number, as editors count lines.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\u2028")
    text, warnings = without_controls(text)
    # A page break beside a line end is not a paragraph's end: a hard-wrapped paragraph may run over the page.
    if "\f" in text:  # the pattern takes as long as all the rest
        text = _PAGE_BREAK.sub("", text)
    return [line for number, whole in enumerate(text.split("\n"), 1) for line in _numbered(whole, number)], warnings


def _numbered(whole: str, number: int) -> list[str]:
    """The lines in what editors count as one line."""
    ascii_only = whole.isascii() and "\f" not in whole
    lines = [whole] if ascii_only else _ENDS.sub("\n", whole.replace("\u2029", "\n\n")).split("\n")
    return [
        "" if not line or _BLANK.match(line) else PlacedText(text := line.rstrip(), Lines(number, number, text))
        for line in lines
    ]


def to_units(lines: list[str]) -> list[Unit]:
    """The document's units; the empty list if it is blank."""
    chunks = [list(group) for blank, group in groupby(lines, key=lambda line: not line.strip()) if not blank]
    width = wrap_width(chunks)
    page = _Page(width, hyphens_of(lines), _bulleted(lines))
    units: list[Unit] = []
    heads = _HEAD_LINES
    for number, chunk in enumerate(chunks):
        units.extend(_of_chunk(chunk, number, page, heads))
        heads -= len(chunk)
    return [Unit(unit.text, unit.kind, unit.chunk, order) for order, unit in enumerate(units)]


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of the whole document: its width, its hyphens, and the lines that are items of lists."""

    width: int | None
    hyphens: Hyphens
    bullets: frozenset[str]


def _bulleted(lines: list[str]) -> frozenset[str]:
    """The lines that begin with a bullet: the sign begins several lines, or an item stands right beside."""
    texts = [line.strip() for line in lines if line.strip()]
    signs = Counter(text[0] for text in texts if _BULLET.match(text))
    beside = [bool(_BULLET.match(text) or _NUMBER.match(text)) for text in ("", *texts, "")]
    return frozenset(
        text
        for place, text in enumerate(texts)
        if _BULLET.match(text)
        and not (text[0] == "–" and ends_sentence(text))
        and (signs[text[0]] > 1 or beside[place] or beside[place + 2])
    )


def _of_chunk(chunk: list[str], number: int, page: _Page, heads: int) -> list[Unit]:
    """The units of a run of lines; the first `heads` lines may be dates and the like, which stand alone."""
    width = page.width
    exact = exact_width(chunk) if width is not None else None
    hung = _hung_width(chunk)
    units: list[Unit] = []
    kind: UnitKind | None = None
    gathered: list[str] = []
    first = 0
    for position, line in enumerate(chunk):
        line_kind, text = _read_line(line, page.bullets)
        if position < heads and len(gathered) == 1 and continues_byline(gathered[0], text):
            gathered.append(text)
            continue
        alone = position < heads and gathered and _are_apart(gathered[-1], text, width)
        ended = exact is not None and bool(gathered) and ends_on_purpose(gathered[-1], text, exact)
        goes_on = (
            bool(hung)
            and kind is line_kind is None
            and not _INDENT.match(line)
            and bool(gathered)
            and columns(gathered[-1]) > hung
        )
        if gathered and not alone and not ended and (goes_on or _continues(gathered[-1], kind, line, line_kind, page)):
            gathered.append(text)
            continue
        if gathered:
            units.append(
                Unit(at_place_of_lines(chunk[first:position], join(gathered, page.hyphens)), kind or "text", number)
            )
        kind, gathered, first = line_kind, [text] if text else [], position
    if gathered:
        units.append(Unit(at_place_of_lines(chunk[first:], join(gathered, page.hyphens)), kind or "text", number))
    return units


def _hung_width(chunk: list[str]) -> float:
    """The width from which lines go on, in lines that begin each paragraph with an indentation; 0 in others."""
    indents = sum(_INDENT.match(line) is not None for line in chunk)
    if not _INDENT.match(chunk[0]) or not _LEAST_INDENTS <= indents < len(chunk):
        return 0
    return _HUNG * max(map(columns, chunk))


def _are_apart(line: str, after: str, width: int | None) -> bool:
    """Whether one of two lines is complete in itself; the last line of a sentence may be a year alone."""
    ends = width is not None and is_full(line, after, width) and ends_sentence(after) and not ends_sentence(line)
    return stands_alone(line) or (stands_alone(after) and not ends)


def _read_line(line: str, bullets: frozenset[str]) -> tuple[UnitKind | None, str]:
    """The kind that the line's mark gives it (None without a mark), and its text.

    A sign that begins one line alone is no bullet: it points to a note, or is a minus.
    """
    text = line.strip()
    marked = _ENCLOSED.match(text) or _HEADED.match(text) or _EMPHASISED.match(text)
    if marked:
        return None, marked["text"]
    if len(text) <= _LONGEST_RULE and _RULE.match(text):
        return "rule", text
    if _QUOTE.match(text):
        return "quote", text.lstrip("> \t")
    bullet = _BULLET.match(text)
    if bullet and text in bullets:
        return "list-item", text[bullet.end() :]
    numbered = _NUMBER.match(text) and read_date_line(text) is None  # "3. März 2021" is not an item
    return ("list-item" if numbered else None, text)


def _continues(before: str, kind: UnitKind | None, line: str, line_kind: UnitKind | None, page: _Page) -> bool:
    """Whether the line goes on with the unit of this kind that ends with the line before."""
    width = page.width
    if kind == line_kind == "quote":
        return runs_on(before, _read_line(line, page.bullets)[1], width)
    if line_kind is not None or kind in {"rule", "quote"}:
        return False
    if _INDENT.match(line):
        # Under a list item an indented line goes on with it; in wrapped prose it begins a paragraph.
        return kind == "list-item" or (width is None and runs_on(before, line.strip(), None))
    return runs_on(before, line.strip(), width)
