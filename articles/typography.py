"""A text with its typography evened out, and the way back to the text as stored. Pure.

What is folded is the contract's list of typographic variants, and nothing else: quotation marks and apostrophes,
hyphens and dashes, ellipses, white space, invisible characters, compatibility ligatures. The case of the first letter
and the final punctuation depend on the quotation, so `quoting.comparing` folds them.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import regex

QUOTE, DASH, ELLIPSIS, SPACE = "'", "-", "...", " "
_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_ALIKE = {
    QUOTE: '"`\u00b4\u02bb\u02bc\u05f3\u05f4\u2018-\u201f\u2032-\u2037\u2039\u203a\u300c-\u300f\u301d-\u301f'
    "\uff02\uff07\uff62\uff63",
    DASH: "\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d",
    "\u2026": "\u2025\u22ef",
    SPACE: r"\s",
}
# Variants of typography are all in Unicode's first plane; to look at all seventeen takes a second of every start.
_EVERY = [*map(chr, range(0x10000))]
# One character for one.
_TABLE = {
    ord(character): mark
    for mark, characters in _ALIKE.items()
    for character in filter(regex.compile(f"[{characters}]").fullmatch, _EVERY)
}
_LIGATURES = {
    character: unicodedata.normalize("NFKC", character)
    for character in _EVERY
    if unicodedata.decomposition(character).startswith("<") and "LIGATURE" in unicodedata.name(character, "")
}
del _EVERY
_MARKED = f"{_INVISIBLE}\u00ab\u00bb\u2026{''.join(_LIGATURES)}"
# The spaces inside of French guillemets belong to them; German ones point inwards, and the space before or behind them does not.
_QUOTE = r"(?: *\u00bb(?!'?\w)|\u00bb|(?<![\w.,;:!?\u2026)\]])(?<![.,;:!?\u2026]')\u00ab *|\u00ab|')"
# An ellipsis character, or three dots and more, whatever white space is between them.
_BETWEEN = f"[ {_INVISIBLE}]*"
_ELLIPSIS = rf"(?=(?:\.{_BETWEEN}){{0,2}}\u2026|\.(?:{_BETWEEN}\.){{2}})[.\u2026](?:{_BETWEEN}[.\u2026])*"
# Runs, after the table; most characters are passed by at the first look.
_RUNS = re.compile(
    rf"(?=['\- .][' .\-{_MARKED}]|[{_MARKED}])(?:"
    rf"(?P<quote>{_QUOTE}(?:[{_INVISIBLE}]*{_QUOTE})*)"
    rf"|(?P<dash>-[\-{_INVISIBLE}]*-)"
    rf"|(?P<ellipsis>{_ELLIPSIS})"
    rf"|(?P<space> [ {_INVISIBLE}]* )"
    rf"|(?P<invisible>[{_INVISIBLE}]+)"
    rf"|(?P<ligature>[{''.join(_LIGATURES)}]))"
)
_MARKS = {"quote": QUOTE, "dash": DASH, "ellipsis": ELLIPSIS, "space": SPACE, "invisible": ""}


class Piece(NamedTuple):
    """A piece of folded text and the stretch of the stored text that it stands for, one character for one or as a whole."""

    text: str
    start: int
    end: int
    is_whole: bool = False


@dataclass(frozen=True)
class Folded:
    """A folded text in its pieces. White space at either end is left out."""

    stored: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, stored: str) -> "Folded":
        """Fold a text."""
        return cls(stored, tuple(_trimmed([piece for piece in _pieces(stored) if piece.text])))

    @cached_property
    def text(self) -> str:
        """The folded text."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def _places(self) -> list[int]:
        places, place = [], 0
        for piece in self.pieces:
            places.append(place)
            place += len(piece.text)
        return places

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]`, which is not empty, begins and ends in the stored text."""
        last, inside = self._piece(end - 1)
        return self._start(start), last.start + inside + 1 if _is_literal(last) else last.end

    def as_stored(self, cuts: Sequence[int]) -> list[str]:
        """Return what the text stands for between each two of some cuts that rise, without a gap.

        A cut inside of characters that are folded as a whole is made before them.
        """
        start, end = self.stretch(cuts[0], cuts[-1])
        places = [start, *(self._start(cut) for cut in cuts[1:-1]), end]
        return [self.stored[first:last] for first, last in pairwise(places)]

    def _start(self, place: int) -> int:
        """Return where the stored text goes on before `text[place:]`, which may be empty."""
        if place == len(self.text):
            return self.pieces[-1].end
        piece, inside = self._piece(place)
        return piece.start + (inside if _is_literal(piece) else 0)

    def _piece(self, place: int) -> tuple[Piece, int]:
        number = bisect_right(self._places, place) - 1
        return self.pieces[number], place - self._places[number]


def _is_literal(piece: Piece) -> bool:
    return not piece.is_whole and len(piece.text) == piece.end - piece.start


def _pieces(stored: str) -> Iterator[Piece]:
    """Yield the folded pieces of a text in order."""
    for composed in _composed(stored):
        text, place = composed.text.translate(_TABLE), 0
        if not _is_literal(composed):
            yield Piece(_RUNS.sub(_mark, text), composed.start, composed.end, is_whole=True)
            continue
        for run in _RUNS.finditer(text):
            yield Piece(text[place : run.start()], composed.start + place, composed.start + run.start())
            mark = _mark(run)
            yield Piece(mark, composed.start + run.start(), composed.start + run.end(), mark != run.group())
            place = run.end()
        yield Piece(text[place:], composed.start + place, composed.end)


def _mark(run: re.Match[str]) -> str:
    kind, text = run.lastgroup or "", run.group()
    if kind == "ligature":
        return _LIGATURES[text]
    return _MARKS[kind]


def _composed(stored: str) -> Iterator[Piece]:
    """Yield the text in NFC, in pieces: grapheme clusters that NFC changes, and what stands between them.

    Each cluster is composed by itself, for nothing composes with a character of another one.
    """
    if unicodedata.is_normalized("NFC", stored):
        yield Piece(stored, 0, len(stored))
        return
    place = 0
    for cluster in regex.finditer(r"\X", stored):
        composed = unicodedata.normalize("NFC", cluster.group())
        if composed != cluster.group():
            yield Piece(stored[place : cluster.start()], place, cluster.start())
            yield Piece(composed, *cluster.span())
            place = cluster.end()
    yield Piece(stored[place:], place, len(stored))


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without the spaces that the text begins and ends with."""
    while pieces and pieces[0].text == SPACE:
        del pieces[0]
    while pieces and pieces[-1].text == SPACE:
        del pieces[-1]
    if pieces and pieces[0].text.startswith(SPACE):
        first = pieces[0]
        pieces[0] = Piece(first.text[1:], first.start + 1, first.end)
    if pieces and pieces[-1].text.endswith(SPACE):
        last = pieces[-1]
        pieces[-1] = Piece(last.text[:-1], last.start, last.end - 1)
    return pieces
