"""What stands between quotation marks in a text: of any language, and over several paragraphs. Pure."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import regex

# Each opening mark, and what closes it: English, German, French, Polish, Danish, Swedish, East Asian, Hebrew, and in pictures.
_CLOSING = {
    "“": "”", "„": "“”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "”": "”", '"': '"', "「": "」", "『": "』", "｢": "｣",
    "﹁": "﹂", "﹃": "﹄", "〝": "〟〞", "＂": "＂", "״": "״", "″": "″", "❝": "❞",
    "‘": "’", "’": "’", "‚": "‘’", "'": "'", "＇": "＇", "❛": "❜",
}  # fmt: skip
# What closes it if keyboards and programs mixed up the marks.
_MIXED_UP = {"“": '"″“', "„": '"', "”": "“", '"': "”"}
# They close elsewhere, or stand for an apostrophe or for inches: they open only before a word, and close only behind one.
_AMBIGUOUS = frozenset("\"”»›＂״″'’＇")
_SINGLE = frozenset("‘’‚'＇❛")
_APOSTROPHES = frozenset("'’＇")
_INCHES = frozenset('"″＂”')
_STRAIGHT = frozenset("\"＂״″'’＇")
ALL_MARKS = "".join(sorted({*_CLOSING, *"".join(_CLOSING.values())}))
_OPENS = regex.compile(f"[{regex.escape(''.join(_CLOSING))}]")
_PAIRED = regex.compile(f"[{regex.escape(''.join(set(ALL_MARKS) - _SINGLE - set('❜')))}]")
_OF_SINGLE = {mark: regex.compile(f"[{regex.escape(mark + _CLOSING[mark])}]") for mark in _SINGLE if mark in _CLOSING}
_ENDS_BEFORE = frozenset(".!?…)]}’”»")
# Scripts without spaces between words; and Korean, whose particles follow a closing mark at once.
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_PARTICLE = regex.compile(rf"{_UNSPACED.pattern}|\p{{Hangul}}")
# Arabic and Hebrew write "and", "in", "that" before a mark. Behind the mark in an abbreviation one letter is left.
_PREFIX = regex.compile(
    r"(?<![\p{L}\p{M}])(?:[\u0648\u0641\u0628\u0644\u0643]{1,2}\u0640*|[\u05d5\u05e9\u05d4\u05d1\u05dc\u05db\u05de]{1,2})\Z"
)
_BEHIND_PREFIX = frozenset('"״”')
_WORD = regex.compile(r"[\p{L}\p{M}]{2}")
_FOOTNOTE = regex.compile(r"(?:\d{1,3}|[⁰¹²³⁴-⁹]+)(?!\w)")
_DECADE = regex.compile(r"\d\ds\b")
# An apostrophe for letters that are left out: 's avonds, 'em. In Swedish and Finnish ’ opens, and it is an apostrophe elsewhere.
_ELISION = regex.compile(r"n['’＇]?(?=\s)|(?:[st]|em|til|tis|twas)\b(?!['’＇])")
_ELISION_OF_CURLY = regex.compile(
    r"t(?:isn?|was|wixt|will|were)\b|(?:\p{Ll}|cause|bout|round|kay|sto|sta|na|ndr\w+)\b(?!’)"
)
_IS_ROLL = regex.compile(r"\s['’＇]n\Z")  # rock 'n' roll
# As some type French: both marks between spaces.
_SPACED = regex.compile(r'(?<!\d\s)"[^\S\n](?=[^\s"])[^"\n]*[^\s"\d][^\S\n]"(?!\w)')
# Two characters for one mark, from the days of typewriters.
_TYPED = regex.compile(
    r",,(?=\w)|``(?=\w)|(?<=[\w\p{P}])''(?!\w)|(?<!\w)''(?=\w)|\(\((?=\p{Arabic})|(?<=[\p{Arabic}\p{P}])\)\)"
)
_PARAGRAPH = regex.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")
# A longer stretch between two marks is not a quotation.
_LONGEST, _MOST_MARKS = 10_000, 50
# Of so many marks of a paragraph it is looked for what closes them, if nothing does; and so many spaces are passed by.
_MOST_UNCLOSED, _NEAR = 200, 20


class Between(NamedTuple):
    """A stretch between marks, `text[start:end]`, and the mark that opens it and each of its further paragraphs."""

    start: int
    end: int
    mark: str
    goes_on: bool = False
    """Whether the next paragraph opens with the mark anew, so that the stretch does not end here."""


def between_marks(text: str) -> Iterator[Between]:
    """Yield what stands between marks, in order. What stands between marks within it is a part of it.

    A quotation that goes on in the next paragraph opens there anew, and closes in the last one only.
    """
    unclosed: Between | None = None
    for paragraph in _paragraphs(_TYPED.sub(_as_one_mark, text)):
        before, unclosed = unclosed, None
        for part in paragraph.parts(before):
            if part.goes_on:
                unclosed = part
            else:
                yield part


class _Paragraph(NamedTuple):
    """A paragraph, where it begins in the whole text, and the paragraph behind it."""

    text: str
    start: int
    following: str

    def parts(self, unclosed: Between | None) -> Iterator[Between]:
        """Yield the rest of what the paragraph before did not close, and what stands between marks behind it."""
        place, tries = 0, _MOST_UNCLOSED
        if unclosed:
            rest = self._rest_of(unclosed)
            yield rest
            place = rest.end - self.start + 1
        while tries and (opening := _OPENS.search(self.text, place)):
            place = opening.end()
            if not _opens(self.text, opening.start()):
                continue
            if part := self._opened_before(place):
                yield part
                place = part.end - self.start + 1
            else:
                tries -= 1

    def _rest_of(self, unclosed: Between) -> Between:
        """Return a quotation with its words in this paragraph."""
        closing = _closing(self.text, _begin(self.text, unclosed.mark), unclosed.mark)
        if closing is None:
            return self._to_the_end(unclosed.start, unclosed.mark)
        return Between(unclosed.start, self.start + closing, unclosed.mark)

    def _opened_before(self, place: int) -> Between | None:
        """Return what the mark before `place` opens; None if nothing closes it, and it may be another mark."""
        mark, start = self.text[place - 1], self.start + place
        closing = _closing(self.text, place, mark)
        if closing is not None:
            return Between(start, self.start + closing, mark)
        to_the_end = self._to_the_end(start, mark)
        if to_the_end.goes_on and mark in _SINGLE and not _is_first(self.text, place - 1):
            return None
        return to_the_end if to_the_end.goes_on or self._is_never_closed(place, mark) else None

    def _to_the_end(self, start: int, mark: str) -> Between:
        return Between(start, self.start + len(self.text), mark, goes_on=_begin(self.following, mark) > 0)

    def _is_never_closed(self, place: int, mark: str) -> bool:
        """Whether a mark can only be one that opens, and does not stand in the rest of the paragraph again."""
        return mark not in _AMBIGUOUS | _SINGLE and mark not in self.text[place:]


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    found = list(_PARAGRAPH.finditer(text))
    for number, paragraph in enumerate(found):
        following = found[number + 1].group() if number + 1 < len(found) else ""
        yield _Paragraph(paragraph.group(), paragraph.start(), following)


def is_between_marks(text: str) -> bool:
    """Whether a text as a whole stands between two marks."""
    return len(text) > 1 and text[0] in _CLOSING and _closing(text, 1, text[0]) == len(text) - 1


def _as_one_mark(typed: regex.Match[str]) -> str:
    """Return two characters that are read as a mark: of the same length, so that all places stay."""
    match typed.group():
        case ",,":
            return "\x00„"
        case "``" | "((":
            return "\x00“"
        case "))":
            return "”\x00"
    return (
        "”\x00"
        if typed.string[typed.end() : typed.end() + 1].strip() in ("", *_ENDS_BEFORE, ",", ";", ":")
        else "\x00“"
    )


def _begin(paragraph: str, mark: str) -> int:
    """Return where the words begin in a paragraph that opens with a mark anew; 0 if it does not. In French » may."""
    bare = paragraph.lstrip()
    begins = bare[:1] == mark or (mark == "«" and bare[:1] == "»")
    return len(paragraph) - len(bare) + 1 if begins else 0


def _is_first(text: str, place: int) -> bool:
    """Whether a mark stands at the beginning of a paragraph, or behind what announces a speech."""
    return text[max(0, place - _NEAR) : place].rstrip()[-1:] in ("", ":", ",")


def _opens(text: str, place: int) -> bool:
    """Whether the mark at `place` opens a quotation: an ambiguous one does between a space or bracket and a word."""
    mark, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if mark not in _AMBIGUOUS and mark not in _SINGLE:
        return True
    if not after.strip():
        return mark == '"' and not before.strip() and _SPACED.match(text, place) is not None
    if mark in _SINGLE and (_DECADE.match(text, place + 1) or _ELISION.match(text, place + 1)):
        return False
    if mark == "’" and (before.isalnum() or "‘" in text or _ELISION_OF_CURLY.match(text, place + 1)):
        return False
    if before.isalnum():
        return bool(_UNSPACED.match(before)) or (mark in _BEHIND_PREFIX and _is_behind_prefix(text, place))
    return before not in _ENDS_BEFORE


def _is_behind_prefix(text: str, place: int) -> bool:
    return bool(_PREFIX.search(text, max(0, place - 4), place)) and bool(_WORD.match(text, place + 1))


def _closing(text: str, place: int, mark: str) -> int | None:
    """Return where the quotation that a mark opened before `place` is closed; None if it is not."""
    if mark in _SINGLE:
        return _closing_single(text, place, mark)
    if mark == '"' and (spaced := _SPACED.match(text, place - 1)):
        return spaced.end() - 1
    opened = [mark]
    for match in islice(_PAIRED.finditer(text, place, place + _LONGEST), _MOST_MARKS):
        if _is_anew(text, match.start(), mark):
            continue
        depth = _closed(text, match.start(), opened)
        if depth == 0 and not _is_measure(text, match.start(), mark):
            return match.start()
        if depth:
            del opened[depth:]
        elif match.group() in _CLOSING and _opens(text, match.start()):
            opened.append(match.group())
    return None


def _closed(text: str, place: int, opened: list[str]) -> int | None:
    """Return which of the marks that were opened the mark at `place` closes, the last one first; None if it closes none."""
    for closing in (_CLOSING, _MIXED_UP):
        for depth in reversed(range(len(opened))):
            if text[place] in closing.get(opened[depth], "") and _closes(text, place, opened[depth]):
                return depth
    return None


def _is_measure(text: str, place: int, opened: str) -> bool:
    """Whether a mark behind a digit stands for inches: the next mark closes what is open, and opens nothing."""
    if text[place] not in _INCHES or not text[place - 1].isdigit():
        return False
    following = _PAIRED.search(text, place + 1, place + _LONGEST)
    return (
        following is not None
        and _closed(text, following.start(), [opened]) == 0
        and not _opens(text, following.start())
    )


def _is_anew(text: str, place: int, mark: str) -> bool:
    """Whether a mark at the beginning of a line opens once more what is open."""
    is_first = text[place] == mark and text[max(0, place - _NEAR) : place].rstrip(" \t")[-1:] == "\n"
    return is_first and _opens(text, place)


def _closing_single(text: str, place: int, mark: str) -> int | None:
    """Return where single marks close: behind punctuation, or else at the first apostrophe that ends a word."""
    first = None
    for match in islice(_OF_SINGLE[mark].finditer(text, place, place + _LONGEST), _MOST_MARKS):
        other, at = match.group(), match.start()
        if _is_anew(text, at, mark):
            continue
        if other == mark and not text[at - 1].isalnum() and _opens(text, at):
            break
        if other in _CLOSING[mark] and _closes(text, at, mark) and not _IS_ROLL.search(text, at - 3, at):
            if not text[at - 1].isalnum() or _PARTICLE.match(text, at - 1):
                return at
            first = at if first is None else first
    return first


def _closes(text: str, place: int, opened: str) -> bool:
    """Whether the mark at `place` can close what was opened: a straight or single one is behind no space, before no letter."""
    mark, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if mark == "“":
        return not before.isspace() and (opened == "„" or not after.isalnum())
    if mark not in _STRAIGHT and mark not in _MIXED_UP.get(opened, ""):
        return True
    if before.isspace():
        return False
    is_before_word = after.isalnum() and not _PARTICLE.match(after)
    may_have_footnote = mark not in _APOSTROPHES or not before.isalnum()
    return not is_before_word or (may_have_footnote and _FOOTNOTE.match(text, place + 1) is not None)
