"""Whether a text has a quotation, and how far the two agree. Pure.

`verbatim`: the same characters in NFC. `typographic`: the same after `typography`, whatever the case of the first letter
and the final punctuation. `elided`: each fragment so, in order. `altered`: words differ, and each difference is told.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import accumulate, pairwise

import regex

from articles.choices import DifferenceName, WordingName
from articles.identity.differences import word_differences
from articles.quoting.altered import Span, Words, closest
from articles.quoting.evidence import shows_its_source
from articles.quoting.quotation import Fragment, Quotation
from articles.searching.commonness import Commonness
from articles.typography import Folded

# A fragment of which fewer words stand in the text is not found there.
LEAST_ALIKE = 0.6
# A quotation of more words than a few needs a larger share.
_LEAST_OF_LONG, _FEW = 0.65, 8
LINE_BREAK = "\n"
# Scripts that are written without spaces between words, and Korean, whose particles stick to its nouns.
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Hiragana}\p{Katakana}\p{Han}\p{Hangul}\u30fc\uff70]")
_JOINTS = {"'": str.isalpha, ".": str.isdigit, ",": str.isdigit, ":": str.isdigit}


@dataclass(frozen=True, slots=True)
class QuotedDifference:
    """A stretch that the quotation and the source share, or words of the one in the place of words of the other."""

    op: DifferenceName
    quoted: str
    source: str


@dataclass(frozen=True)
class Match:
    """Where a text has a quotation: `text[start:end]`, in code points of the text as stored."""

    wording: WordingName
    start: int
    end: int
    score: float
    compare: Callable[[], Iterable[QuotedDifference]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def differences(self) -> tuple[QuotedDifference, ...]:
        """What differs, word by word; made when it is asked for, because few matches are told of."""
        return tuple(self.compare())


class Source:
    """A text that quotations are compared with: a passage, or neighbours with a line break or nothing between each two.

    A quotation that runs over a line break may have any white space there.
    """

    def __init__(self, *texts: str, between: str = LINE_BREAK) -> None:
        self.folded = Folded.of(between.join(texts))
        self.ends = [*accumulate((len(text) + len(between) for text in texts), initial=0)][1:]
        self._between = between

    def has(self, quoted: str, start: int, end: int) -> bool:
        """Whether the text from `start` to `end` has exactly the quoted characters (after NFC)."""
        cuts = [start, *(cut for cut in self.ends if start < cut < end), end + len(self._between)]
        texts = [self.folded.stored[first : last - len(self._between)] for first, last in pairwise(cuts)]
        texts = [unicodedata.normalize("NFC", text) for text in texts]
        quoted = unicodedata.normalize("NFC", quoted)
        if len(texts) == 1:
            return quoted == texts[0]
        space = r"\s+" if self._between else ""
        return regex.fullmatch(space.join(map(regex.escape, texts)), quoted) is not None

    def is_at_an_end(self, match: Match) -> bool:
        """Whether a match begins with the first word of the text, or ends with the last one."""
        text = self.folded.stored
        return not any(map(str.isalnum, text[: match.start])) or not any(map(str.isalnum, text[match.end :]))

    @cached_property
    def words(self) -> Words:
        """The words of the text."""
        return Words(self.folded.text)


def compare(quotation: Quotation, source: Source) -> list[Match]:
    """Return where the source has the quotation: each occurrence of it, or the place that is most like it, if any."""
    return exact_matches(quotation, source) or altered_matches(quotation, source)


def exact_matches(quotation: Quotation, source: Source) -> list[Match]:
    """Return where the source has the quotation `verbatim` or `typographic`, or else `elided`."""
    if quotation.whole:
        starts = _occurrences(quotation.whole, source.folded.text)
        occurrences = [_exact(quotation, quotation.whole, source, start) for start in starts]
        if occurrences:
            # Where it stands in other case or with other marks, it does not stand as it is.
            return [match for match in occurrences if match.wording == "verbatim"] or occurrences
    if not quotation.is_elided or not quotation.fragments:
        return []
    spans = _exact_spans(quotation.fragments, source.folded.text)
    return [_in_fragments("elided", quotation, source, spans)] if spans else []


def altered_matches(quotation: Quotation, source: Source, common: Commonness | None = None) -> list[Match]:
    """Return the place of the source that is most like the quotation, if it is like enough.

    If it is said how common words are, only if it is not so by chance (see `evidence`).
    """
    quotation = quotation.as_in(source.folded.text)
    spans = _alike_spans(quotation.fragments, source) if quotation.fragments else None
    match = _in_fragments("altered", quotation, source, spans) if spans else None
    if not spans or not match or match.score < least_alike(quotation.word_count):
        return []
    quoted = [word for fragment in quotation.fragments for word in _quoted_words(fragment.words).folded]
    told = [word for span in spans for word in source.words.between(span.start, span.end)]
    return [match] if common is None or shows_its_source(quoted, told, common) else []


@lru_cache(maxsize=100)
def _quoted_words(fragment: str) -> Words:
    """Return the words of a fragment, which is compared with many texts."""
    return Words(fragment)


def least_alike(words: int) -> float:
    """Return how like a text must be to a quotation of so many words: of eight words, three may be other ones."""
    return LEAST_ALIKE if words <= _FEW else _LEAST_OF_LONG


def _exact(quotation: Quotation, fragment: Fragment, source: Source, start: int) -> Match:
    """Return the match of a whole quotation whose words stand at `start`, with as much of its marks as the source has."""
    folded, end = source.folded, start + len(fragment.words)
    before = quotation.folded.text[fragment.start : fragment.words_start]
    after = quotation.folded.text[fragment.words_end : fragment.end]
    while before and start and folded.text[start - 1] == before[-1]:
        start, before = start - 1, before[:-1]
    while after and end < len(folded.text) and folded.text[end] == after[0]:
        end, after = end + 1, after[1:]
    stretch = folded.stretch(start, end)
    is_verbatim = source.has(quotation.folded.stored.strip(), *stretch)
    return Match("verbatim" if is_verbatim else "typographic", *stretch, 1.0)


def _in_fragments(wording: WordingName, quotation: Quotation, source: Source, spans: Sequence[Span]) -> Match:
    """Return the match of a quotation whose fragments stand at `spans`."""
    lengths = [len(fragment.words) for fragment in quotation.fragments]
    score = sum(span.likeness * length for span, length in zip(spans, lengths, strict=True)) / sum(lengths)
    start, end = source.folded.stretch(spans[0].start, spans[-1].end)
    return Match(wording, start, end, score, partial(_differences, quotation, source.folded, spans))


def _exact_spans(fragments: Sequence[Fragment], text: str) -> list[Span] | None:
    """Return where the fragments stand in order with the least between them; None if they do not."""
    chains = filter(None, (_chain(fragments, text, start) for start in _occurrences(fragments[0], text)))
    return min(chains, key=lambda chain: chain[-1].end - chain[0].start, default=None)


def _chain(fragments: Sequence[Fragment], text: str, start: int) -> list[Span] | None:
    """Return the first fragment at `start`, and each of the others at its next place; None if one has none."""
    chain = [Span(start, start + len(fragments[0].words), 1.0)]
    for fragment in fragments[1:]:
        following = next(_occurrences(fragment, text, chain[-1].end), None)
        if following is None:
            return None
        chain.append(Span(following, following + len(fragment.words), 1.0))
    return chain


def _alike_spans(fragments: Sequence[Fragment], source: Source) -> list[Span] | None:
    """Return where the text is most like each fragment, one behind the other; None if it is not like one of them."""
    spans: list[Span] = []
    for fragment in fragments:
        place = spans[-1].end if spans else 0
        start = next(_occurrences(fragment, source.folded.text, place), None)
        span = (
            closest(_quoted_words(fragment.words), source.words, LEAST_ALIKE, place)
            if start is None
            else Span(start, start + len(fragment.words), 1.0)
        )
        if span is None:
            return None
        spans.append(span)
    return spans


def _differences(quotation: Quotation, source: Folded, spans: Sequence[Span]) -> Iterator[QuotedDifference]:
    """Yield the fragments, with what differs from the source, and between them the marks and what they stand for.

    Each is as stored. The words of the quotation, joined, are the quotation without its outer marks.
    """
    differences = list(_folded_differences(quotation, source.text, spans))
    quoted_cuts = accumulate((len(quoted) for _, quoted, _ in differences), initial=quotation.fragments[0].words_start)
    source_cuts = accumulate((len(text) for _, _, text in differences), initial=spans[0].start)
    stored = zip(quotation.folded.as_stored([*quoted_cuts]), source.as_stored([*source_cuts]), strict=True)
    for (op, _, _), (quoted, text) in zip(differences, stored, strict=True):
        yield QuotedDifference(op, quoted, text)


FoldedDifference = tuple[DifferenceName, str, str]


def _folded_differences(quotation: Quotation, source: str, spans: Sequence[Span]) -> Iterator[FoldedDifference]:
    """Yield the differences in the folded texts, first of the quotation and then of the source."""
    previous: tuple[Fragment, Span] | None = None
    for fragment, span in zip(quotation.fragments, spans, strict=True):
        if previous:
            mark = quotation.folded.text[previous[0].words_end : fragment.words_start]
            yield _between(mark, source[previous[1].end : span.start])
        words, stretch = fragment.words, source[span.start : span.end]
        if words[0].casefold() == stretch[0].casefold():
            words = stretch[0] + words[1:]
        for difference in word_differences(stretch, words):
            yield difference.op, difference.new, difference.old
        previous = fragment, span


def _between(mark: str, skipped: str) -> FoldedDifference:
    """Return a mark, and what stands in the source in its place: the same, if the mark is the source's own."""
    if mark == skipped:
        return "equal", mark, skipped
    return "replace" if skipped else "insert", mark, skipped


def _occurrences(fragment: Fragment, text: str, place: int = 0) -> Iterator[int]:
    """Yield the places of the words of a fragment in a folded text, whatever the case of their first letter."""
    head, tail = fragment.words[0], fragment.words[1:]
    heads = {head, head.lower(), head.upper()}
    at = text.find(tail, place + 1)
    while at > 0:
        start, end = at - 1, at + len(tail)
        if text[start] in heads and _is_whole(fragment, text, start, end):
            yield start
        at = text.find(tail, at + 1) if at < len(text) else -1


def _is_whole(fragment: Fragment, text: str, start: int, end: int) -> bool:
    """Whether a fragment begins and ends there with a word or number, unless a bracket of its own cuts that."""
    is_cut = not fragment.begins_in_word and _is_inside(text, start)
    return not is_cut and (fragment.ends_in_word or not _is_inside(text, end))


def _is_inside(text: str, place: int) -> bool:
    """Whether `place` stands inside of a word or a number of the text: ali|ance, don|'t, 3|.5."""
    before, after = text[place - 1 : place], text[place : place + 1]
    if not before or not after or _UNSPACED.match(before) or _UNSPACED.match(after):
        return False
    if before in _JOINTS:
        return _JOINTS[before](after) and _JOINTS[before](text[place - 2 : place - 1])
    if after in _JOINTS:
        return _JOINTS[after](before) and _JOINTS[after](text[place + 1 : place + 2])
    return _is_of_word(before) and _is_of_word(after)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")
