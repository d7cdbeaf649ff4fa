"""The quotations that a draft marks as such: between quotation marks of any language, or set apart as a block. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import regex

# Each opening mark, and what may close it: English, German, French, Polish, Danish, Swedish, East Asian, Hebrew.
_CLOSING = {
    "“": '”″"',
    "„": "“”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’",
    "‚": "‘’",
    "”": "”",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "〝": "〟〞",
    "＂": "＂",
    "״": "״",
}
# Marks that close elsewhere, or stand for an apostrophe: they open only before a word.
_AMBIGUOUS = frozenset("\"'”»›＂״")
_SINGLE = frozenset("’'")
_OPENS = regex.compile(f"[{regex.escape(''.join(_CLOSING))}]")
_STRAIGHT = frozenset('"＂״')
_ENDS_BEFORE = frozenset(".,;:!?…)]}’”»")
_ALL_MARKS = "".join(sorted({*_CLOSING, *"".join(_CLOSING.values())}))
_RELEVANT = {mark: regex.compile(f"[{regex.escape(mark + closing)}]") for mark, closing in _CLOSING.items()}
_OPENED_ANEW = regex.compile(rf"\n\s*[{regex.escape(''.join(_CLOSING))}]")
# The full stop of an initial or a title ends no sentence.
_TITLE = r"(?<!\b(?:\p{Lu}|Jr|Sr|Dr|Mr|Mrs|Ms|St|Prof)\.)"
_SENTENCE_END = regex.compile(rf"(?<=[.!?。！？؟۔।]){_TITLE}[\"'”’»)\]]*\s+|(?<=[。！？])|\n[ \t]*\n")
# A longer stretch between two marks is not a quotation.
_LONGEST = 10_000
_MOST_MARKS = 50
_FARTHEST = 400
_SENTENCES_BEFORE = 2
_FULL_STOPS = (".", "。", "．", "۔", "।")
_BLOCK = regex.compile(r"(?m)^[ \t]{0,3}>[^\n]*(?:\n[ \t]{0,3}>[^\n]*)*")
_BLOCK_MARK = regex.compile(r"(?m)^[ \t]{0,3}>[ \t]?")
_PARAGRAPH = regex.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation in a draft: `draft[start:end]`, its marks left out, in code points."""

    start: int
    end: int
    text: str
    draft: str = field(repr=False)

    @property
    def sentence(self) -> str:
        """What the draft says around it, in the sentence and the one before: it may name who is quoted."""
        return _in_one_line(*self._before, self._after)

    @property
    def own_sentence(self) -> str:
        """What the draft says in the sentence of the quotation itself. One that ends with a full stop ends its sentence."""
        ends_here = self.text.rstrip(_ALL_MARKS + " ").endswith(_FULL_STOPS) and self._after.lstrip()[:1].isalpha()
        return _in_one_line(*self._before[-1:], "" if ends_here else self._after)

    @property
    def sentence_before(self) -> str:
        """What the draft says in the sentence before."""
        return _in_one_line(*self._before[:-1])

    @property
    def _before(self) -> Sequence[str]:
        """The sentence before, and the beginning of the quotation's own."""
        before = self.draft[max(0, self.start - _FARTHEST) : self.start].rstrip(_ALL_MARKS)
        return _SENTENCE_END.split(before)[-_SENTENCES_BEFORE:]

    @property
    def _after(self) -> str:
        after = self.draft[self.end : self.end + _FARTHEST].lstrip(_ALL_MARKS)
        return _SENTENCE_END.split(after, maxsplit=1)[0]


def quotations_in(draft: str) -> list[Marked]:
    """Return the quotations of a draft in order. A quotation within a quotation is a part of the outer one."""
    blocks = [_block(draft, match.start(), match.end()) for match in _BLOCK.finditer(draft)]
    plain = _BLOCK.sub(lambda match: "\n" * len(match.group()), draft)
    marked = [_marked(draft, start, end) for start, end in _between_marks(plain)]
    quotations = (quotation for quotation in [*blocks, *marked] if any(map(str.isalnum, quotation.text)))
    return sorted(quotations, key=lambda quotation: quotation.start)


def _between_marks(draft: str) -> Iterator[tuple[int, int]]:
    """Yield where quotations begin and end.

    One that goes on in the next paragraph opens there anew, and closes in the last one only.
    """
    unclosed: tuple[int, int, str] | None = None
    for paragraph in _PARAGRAPH.finditer(draft):
        text, offset, place = paragraph.group(), paragraph.start(), 0
        if unclosed:
            start, end, mark = unclosed
            goes_on = text.lstrip().startswith(mark)
            place = text.find(mark) + 1 if goes_on else 0
            closing = _closing(text, place, mark) if goes_on else None
            if goes_on and closing is None:
                unclosed = start, paragraph.end(), mark
                continue
            yield start, end if closing is None else offset + closing
            unclosed, place = None, place if closing is None else closing + 1
        while opening := _OPENS.search(text, place):
            mark, place = opening.group(), opening.end()
            if not _opens(text, opening.start()):
                continue
            closing = _closing(text, place, mark)
            if closing is not None:
                yield offset + place, offset + closing
                place = closing + 1
            elif mark not in _AMBIGUOUS | _SINGLE:
                unclosed = offset + place, paragraph.end(), mark
                break
    if unclosed:
        yield unclosed[:2]


def _opens(text: str, place: int) -> bool:
    """Whether the mark at `place` opens a quotation: an ambiguous one does between a space or bracket and a word."""
    mark = text[place]
    if mark not in _AMBIGUOUS and mark not in _SINGLE:
        return True
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return not before.isalnum() and before not in _ENDS_BEFORE and bool(after.strip()) and mark != "’"


def _closing(text: str, place: int, mark: str) -> int | None:
    """Return where the quotation that a mark opened before `place` is closed; None if it is not."""
    if mark in _SINGLE or mark == "‘":
        return _closing_single(text, place, mark)
    closers, depth = _CLOSING[mark], 0
    for match in _marks(text, place, mark):
        other, at = match.group(), match.start()
        if other == mark and other not in closers:
            depth += 1
        elif other in closers and _closes(text, at):
            if not depth:
                return at
            depth -= 1
    return None


def _marks(text: str, place: int, mark: str) -> Iterator[regex.Match[str]]:
    """Yield the marks from `place` on that may close what a mark opened, or open it once more; not beyond all bounds."""
    return islice(_RELEVANT[mark].finditer(text, place, place + _LONGEST), _MOST_MARKS)


def _closing_single(text: str, place: int, mark: str) -> int | None:
    """Return where single marks close: behind punctuation, or else at the first apostrophe that ends a word."""
    first = None
    for match in _marks(text, place, mark):
        other, at = match.group(), match.start()
        if other == mark and _opens(text, at):
            break
        if other in _CLOSING[mark] and _closes(text, at):
            if not text[at - 1].isalnum():
                return at
            first = at if first is None else first
    return first


def _closes(text: str, place: int) -> bool:
    """Whether the mark at `place` can close a quotation; a straight or single one stands behind no space, before no letter."""
    if text[place] not in _SINGLE and text[place] not in _STRAIGHT:
        return True
    return not text[place - 1 : place].isspace() and not text[place + 1 : place + 2].isalnum()


def _marked(draft: str, start: int, end: int) -> Marked:
    text = _OPENED_ANEW.sub("\n", draft[start:end])
    return Marked(start, end, text, draft)


def _block(draft: str, start: int, end: int) -> Marked:
    return Marked(start, end, _BLOCK_MARK.sub("", draft[start:end]), draft)


def _in_one_line(*texts: str) -> str:
    return " ".join(" ".join(texts).split())
