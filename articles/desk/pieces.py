"""What was read of a document, piece by piece in the order of the document: what each piece is, or why it was left out. Pure.

The places of the pieces are looked for in the words of the document. Only a text that is short enough is searched; the pieces of
another one stand in the order in which they were read.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from articles.intake.manuscript import Manuscript, ManuscriptPublication

_LONGEST_SEARCHED = 1_000_000  # characters
_TRIES = 100  # to find a piece that also stands elsewhere
# Words by which the beginning of a piece is found; fewer of them if markup stands between them.
_FEW = (8, 4, 2)
_LAST = 8  # words by which its end is found
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
NOT_TAKEN = "Not in the text"
_KINDS = {"heading": "Heading", "list-item": "List item", "quote": "Quotation", "cell": "Cell of a table"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the document. `why` says why it is left out, if it is."""

    label: str
    text: str
    number: int | None = None
    why: str | None = None

    @property
    def kind(self) -> str:
        """The kind of the piece, for its looks: a fact, a part of the text, or what is left out."""
        if self.why is not None or self.label == NOT_TAKEN:
            return "out"
        return "fact" if _is_fact(self) else "text"


def pieces_of(manuscript: Manuscript, source: str) -> list[Piece]:
    """Return the pieces of a document, in their order in `source`, and between them the words that became facts."""
    kinds = [list(_text(manuscript)), list(_facts(manuscript)), list(_left_out(manuscript))]
    if len(source) > _LONGEST_SEARCHED:
        return [*kinds[1], *kinds[0], *kinds[2]]
    if not manuscript.media_type.startswith("text/plain"):
        shown = html.unescape(_TAG.sub(" ", source)) if source.lstrip()[:1] == "<" else source
        return [piece for _, _, piece in _in_order(kinds, shown)]
    dates = [publication.date for publication in manuscript.publications if publication.date]
    return list(_with_lines_between(_in_order(kinds, source), source, dates))


def _facts(manuscript: Manuscript) -> Iterator[Piece]:
    yield from _piece("Title", manuscript.title)
    yield from _piece("Subtitle", manuscript.subtitle)
    for author in manuscript.authors:
        yield from _piece("Byline", author.name_as_printed)
        yield from _piece("Biography", author.biography_as_printed)
    yield from chain.from_iterable(map(_of_publication, manuscript.publications))


def _of_publication(publication: ManuscriptPublication) -> Iterator[Piece]:
    yield from _piece("Note", publication.note_as_printed)
    yield from _piece("Disclaimer", publication.disclaimer_as_printed)
    yield from _piece("Credit", publication.credit)


def _piece(label: str, text: str | None) -> Iterator[Piece]:
    if text:
        yield Piece(label, text)


def _text(manuscript: Manuscript) -> Iterator[Piece]:
    number = 0
    for block in manuscript.blocks:
        if block.kind == "heading":
            yield Piece("Heading", block.text)
            continue
        number += 1
        yield Piece(_KINDS.get(block.kind, "Paragraph"), block.text, number)


def _left_out(manuscript: Manuscript) -> Iterator[Piece]:
    return (Piece("Left out", piece.text, why=piece.reason) for piece in manuscript.left_out)


class _Words:
    """The words of a source, in which pieces are found however they are marked up."""

    def __init__(self, source: str) -> None:
        words = list(_WORD.finditer(source))
        self.text = " ".join(word[0] for word in words)
        self.begins = list(accumulate((len(word[0]) + 1 for word in words), initial=0))[:-1]
        self.spans = [word.span() for word in words]

    def find(self, text: str, after: int) -> tuple[int, int] | None:
        """Return where a piece stands in the source: where it begins, and where it ends; not before the place `after`."""
        words = _WORD.findall(text)
        first = bisect_left(self.spans, (after, 0))
        begins = (self._at(" ".join(words[:few]), first) for few in _FEW) if words else ()
        begin = next((begin for begin in begins if begin is not None), None)
        if begin is None:
            return None
        last, place = " ".join(words[-_LAST:]), self.begins[begin]
        end = self.text.find(last, place, place + 2 * len(text) + len(last))
        stop = end + len(last) if end >= 0 else place + len(words[0])
        return self.spans[begin][0], self.spans[bisect_left(self.begins, stop) - 1][1]

    def _at(self, words: str, first: int) -> int | None:
        """Return which word begins with these words, from the `first` on."""
        place = self.text.find(words, self.begins[first] if first < len(self.begins) else len(self.text))
        for _ in range(_TRIES):
            if place < 0:
                return None
            number = bisect_left(self.begins, place)
            if number < len(self.begins) and self.begins[number] == place:
                return number
            place = self.text.find(words, place + 1)
        return None


def _in_order(kinds: Sequence[Sequence[Piece]], source: str) -> list[tuple[int, int, Piece]]:
    """Return the pieces with where they begin and end; one that is not found stands behind the one before it."""
    words = _Words(source)
    placed: list[tuple[int, int, int, Piece]] = []
    for rank, kind in enumerate(kinds):
        taken = sorted(place[:2] for place in placed)
        cursor, last = 0, (len(source),) * 2 if kind and kind[0].why is not None else (0, 0)
        for piece in kind:
            place = _free(words, piece.text, 0 if _is_fact(piece) else cursor, taken)
            if place is not None:
                cursor = place[1]
            last = place or (last[1], last[1])
            placed.append((*last, rank if place else len(kinds), piece))
    return [(begin, end, piece) for begin, end, _, piece in sorted(placed, key=lambda place: place[:3])]


def _free(words: _Words, text: str, after: int, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where a piece stands that does not stand in one of another kind, such as a name in a note."""
    place = words.find(text, after)
    for _ in range(_TRIES):
        if place is None:
            return None
        following = bisect_left(taken, (place[1], 0))
        if not following or taken[following - 1][1] <= place[0]:
            return place
        place = words.find(text, place[1])
    return None


def _is_fact(piece: Piece) -> bool:
    return piece.number is None and piece.why is None and piece.label != "Heading"


def _with_lines_between(placed: Sequence[tuple[int, int, Piece]], source: str, dates: Sequence[str]) -> Iterator[Piece]:
    """Yield the pieces; a fact with its whole line, and between them the lines of which nothing else was taken."""
    done = 0
    for begin, end, piece in placed:
        is_fact = _is_fact(piece)
        first = source.rfind("\n", done, begin) + 1 if is_fact else begin
        yield from _lines(source[done : max(first, done)], dates)
        stop = end if not is_fact or (after := source.find("\n", end)) < 0 else after
        line = " ".join(source[max(first, done) : stop].split())
        yield replace(piece, text=line or piece.text) if is_fact else piece
        done = max(done, stop)
    yield from _lines(source[done:], dates)


def _lines(text: str, dates: Sequence[str]) -> Iterator[Piece]:
    for line in text.splitlines():
        if any(map(str.isalnum, line)):
            yield Piece("Date" if any(date[:4] in line for date in dates) else NOT_TAKEN, line.strip())
