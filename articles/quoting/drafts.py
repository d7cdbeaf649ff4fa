"""The quotations that a draft marks as such: between quotation marks of any language, or set apart as a block. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from articles.quoting.marks import ALL_MARKS, Between, between_marks, is_between_marks
from articles.quoting.narrators import without_narrator

# The full stop of an initial or a title ends no sentence.
_TITLE = r"(?<!\b(?:\p{Lu}|Jr|Sr|Dr|Mr|Mrs|Ms|St|Prof)\.)"
_SENTENCE_END = regex.compile(rf"(?<=[.!?。！？؟۔।]){_TITLE}[\"'”’»)\]]*\s+|(?<=[。！？])|\n[ \t]*\n")
_FARTHEST = 400
_SENTENCES_BEFORE = 2
_FULL_STOPS = (".", "。", "．", "۔", "।")
_BLOCK = regex.compile(r"(?m)^[ \t]{0,3}>[^\n]*(?:\n[ \t]{0,3}>[^\n]*)*")
_BLOCK_MARK = regex.compile(r"(?m)^[ \t]{0,3}(?:>[ \t]?)+")
# The last line of a block quotation, which says whose words these are: the only one that begins with a dash.
_DASH = r"(?:--|[\u2010-\u2015])"
_ATTRIBUTION = regex.compile(rf"(?m)(?<!^[ \t>]*{_DASH}[^\n]*)\n[ \t>]*{_DASH}[ \t]*\p{{L}}[^\n]{{0,200}}\s*\Z")
# At the end of a quotation: a number that is no power, of a footnote.
_FOOTNOTE = regex.compile(r"(?<=[\p{L}]{4}|[.,;:!?…])(?:[⁰¹²³⁴-⁹]+|\[\^?\d{1,3}\])\Z")


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
        ends_here = self.text.rstrip(ALL_MARKS + " ").endswith(_FULL_STOPS) and self._after.lstrip()[:1].isalpha()
        return _in_one_line(*self._before[-1:], "" if ends_here else self._after)

    @property
    def sentence_before(self) -> str:
        """What the draft says in the sentence before."""
        return _in_one_line(*self._before[:-1])

    @property
    def _before(self) -> Sequence[str]:
        """The sentence before, and the beginning of the quotation's own."""
        before = self.draft[max(0, self.start - _FARTHEST) : self.start].rstrip(ALL_MARKS)
        return _SENTENCE_END.split(before)[-_SENTENCES_BEFORE:]

    @property
    def _after(self) -> str:
        after = self.draft[self.end : self.end + _FARTHEST].lstrip(ALL_MARKS)
        return _SENTENCE_END.split(after, maxsplit=1)[0]


def quotations_in(draft: str) -> list[Marked]:
    """Return the quotations of a draft in order. A quotation within a quotation is a part of the outer one."""
    blocks = [_block(draft, *span) for match in _BLOCK.finditer(draft) for span in _levels(match)]
    plain = _BLOCK.sub(_as_paragraph, draft)
    marked = [quotation for between in between_marks(plain) for quotation in _marked(draft, between)]
    quotations = (quotation for quotation in [*blocks, *marked] if any(map(str.isalnum, quotation.text)))
    return sorted(quotations, key=lambda quotation: quotation.start)


def _marked(draft: str, between: Between) -> Iterator[Marked]:
    """Yield what stands between marks: several quotations, if a narrator speaks between them."""
    opened_anew = regex.compile(rf"\n\s*{'[«»]' if between.mark == '«' else regex.escape(between.mark)}")
    for first, last in without_narrator(draft[between.start : between.end]):
        part = _FOOTNOTE.sub("", draft[between.start + first : between.start + last])
        text = part.strip()
        start = between.start + first + part.index(text)
        yield Marked(start, start + len(text), opened_anew.sub("\n", text), draft)


def _levels(block: regex.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a block with as many marks before each line: a mail quotes what another one quotes."""
    place = first = block.start()
    depth = 0
    for line in block.group().splitlines(keepends=True):
        marks = _BLOCK_MARK.match(line)
        own = marks.group().count(">") if marks and line[marks.end() :].strip() else depth
        if depth and own != depth:
            yield first, place
            first = place
        depth, place = own, place + len(line)
    yield first, place


def _block(draft: str, start: int, end: int) -> Marked:
    words = _ATTRIBUTION.sub("", draft[start:end])
    text = _BLOCK_MARK.sub("", words).strip()
    return Marked(start, start + len(words), text[1:-1] if is_between_marks(text) else text, draft)


def _as_paragraph(block: regex.Match[str]) -> str:
    """Return a paragraph of the length of a block, which no quotation runs over."""
    length = len(block.group())
    return ("\n" + "\x00" * (length - 2) + "\n")[:length]


def _in_one_line(*texts: str) -> str:
    return " ".join(" ".join(texts).split())
