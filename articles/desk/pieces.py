"""What was read of a document, piece by piece in the order of the document: what each piece is, or why it was left out. Pure.

The places of the pieces are looked for in the words that a reader of the document sees. Without these words the pieces stand in
the order in which they were read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from articles.desk.places import Place, Places, words_of
from articles.intake.manuscript import Manuscript, ManuscriptPublication

NOT_TAKEN = "Not in the text"
_LONGEST_DATE = 12  # words of a line that states it
_KINDS = {"heading": "Heading", "list-item": "List item", "quote": "Quotation", "cell": "Cell of a table"}
Placed = tuple[Place, "Piece"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the document. `why` says why it is left out, if it is; lines that were left out together have one `run`."""

    label: str
    text: str
    number: int | None = None
    why: str | None = None
    run: int | None = None

    @property
    def kind(self) -> str:
        """The kind of the piece, for its looks: a fact, a part of the text, or what is left out."""
        if self.why is not None or self.label == NOT_TAKEN:
            return "out"
        return "fact" if self.is_fact else "text"

    @property
    def is_fact(self) -> bool:
        """Whether the piece says something about the text and does not belong to it."""
        return self.number is None and self.why is None and self.label != "Heading"


def pieces_of(manuscript: Manuscript, lines: Sequence[str]) -> list[Piece]:
    """Return the pieces of a document in the order of its `lines`, and between them the words that no piece has.

    `lines` are what `articles.intake.shown` returns; there are none if the document is too long to be searched.
    """
    if not lines:
        return list(_joined(chain(_facts(manuscript), _text(manuscript), _left_out(manuscript))))
    shown = "\n".join(lines)
    labels = _Labels(manuscript)
    return list(_joined(map(labels.dated, _with_words_between(_in_order(manuscript, shown), shown, labels))))


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
    for run, piece in enumerate(manuscript.left_out):
        for line in piece.text.split("\n"):
            yield Piece("Left out", line, why=piece.reason, run=run)


def _in_order(manuscript: Manuscript, source: str) -> list[Placed]:
    """Return the pieces with their places. What is left out stands where nothing else was found."""
    places = Places(source)

    def first_from(piece: Piece, after: int) -> Place | None:
        place = places.next(piece.text, after)
        if place:
            places.take(place)
        return place

    text = _placed(_text(manuscript), first_from, (0, 0))
    around = (text[0][0][0], text[-1][0][1]) if text else (0, 0)

    def fact_at(piece: Piece, _: int) -> Place | None:
        # In formats that mark facts, these come first in the file; on a page, they stand beside the text.
        is_marked = manuscript.media_type.startswith("application/")
        return places.next(piece.text, 0) if is_marked else places.nearest(piece.text, around)

    facts = _placed(_facts(manuscript), fact_at, (0, 0))
    for place, _ in facts:
        places.take(place)

    def left_out_at(piece: Piece, _: int) -> Place | None:
        return first_from(piece, 0) or places.behind(piece.text)

    named = [words_of(piece.text) for _, piece in facts]
    left_out = _placed(_left_out(manuscript), left_out_at, (len(source), len(source)))
    kept = [placed for placed in left_out if not _repeats(placed, named)]
    return sorted([*text, *facts, *kept], key=lambda placed: placed[0])


def _repeats(left_out: Placed, facts: Sequence[str]) -> bool:
    """Whether a line that was left out is the line of a fact, which is shown as that."""
    (begin, end), piece = left_out
    return begin == end and any(fact in words_of(piece.text) for fact in facts)


def _placed(pieces: Iterable[Piece], find: Callable[[Piece, int], Place | None], start: Place) -> list[Placed]:
    """Return pieces with their places. A piece that is not found gets an empty place behind the piece before it."""
    placed: list[Placed] = []
    last = start
    for piece in pieces:
        last = find(piece, last[1]) or (last[1], last[1])
        placed.append((last, piece))
    return placed


def _with_words_between(placed: Sequence[Placed], source: str, labels: "_Labels") -> Iterator[Piece]:
    """Yield the pieces, each fact with its whole line, and between them the lines that no piece has."""
    done, label = 0, ""
    for (begin, end), piece in placed:
        has_line = piece.is_fact and end > begin
        first = source.rfind("\n", done, begin) + 1 if has_line else begin
        yield from labels.pieces(source[done : max(first, done)])
        stop = end if not has_line or (after := source.find("\n", end)) < 0 else after
        line = " ".join(source[max(first, done) : stop].split())
        if not has_line:
            yield piece
        elif line or piece.label != label:
            yield replace(piece, text=line or piece.text)
        label = piece.label
        done = max(done, stop)
    yield from labels.pieces(source[done:])


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces; lines that were left out together and still stand together are one."""
    for run, lines in groupby(pieces, key=lambda piece: piece.run):
        first, *others = lines
        if run is None:
            yield from (first, *others)
        else:
            yield replace(first, text="\n".join(line.text for line in (first, *others)))


class _Labels:
    """Names the lines that no piece has: the date, a fact about the page, or nothing of the article."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._dates = [_year_and_day(appearance.date) for appearance in manuscript.publications if appearance.date]
        self._facts = {words_of(value).casefold(): label for label, value in _of_page(manuscript) if value}

    def pieces(self, text: str) -> Iterator[Piece]:
        """Yield the lines that have words, each as a piece. Consecutive lines that were not taken make one piece."""
        lines = [line.strip() for line in text.splitlines() if any(map(str.isalnum, line))]
        for label, run in groupby(lines, self._of):
            yield from (Piece(label, words) for words in (["\n".join(run)] if label == NOT_TAKEN else run))

    def dated(self, piece: Piece) -> Piece:
        """Return a piece; as the date, if it is a line that was left out and states that."""
        return Piece("Date", piece.text) if piece.why is not None and self._is_date(piece.text) else piece

    def _of(self, line: str) -> str:
        return self._facts.get(words_of(line).casefold()) or ("Date" if self._is_date(line) else NOT_TAKEN)

    def _is_date(self, line: str) -> bool:
        words = words_of(line).split()
        numbers = {int(word) for word in words if word.isdecimal()}
        return len(words) <= _LONGEST_DATE and any(date <= numbers for date in self._dates)


def _year_and_day(date: str) -> set[int]:
    """Return what a line has of a date if it states that: the month is seldom a number."""
    year, _, rest = date.partition("-")
    return {int(year), *(int(day) for day in rest.split("-")[1:])}


def _of_page(manuscript: Manuscript) -> Iterator[tuple[str, str | None]]:
    """Yield what a document states about its pages, each with its label."""
    yield from (("Keyword", keyword) for keyword in manuscript.keywords)
    for publication in manuscript.publications:
        yield "Outlet", publication.outlet.name if publication.outlet else None
        yield "Section", publication.section
        yield "DOI", publication.doi
        yield "ISSN", publication.issn
        yield "Rights", publication.rights
