"""Notes on another publication of the text: "This piece was originally published in X on D.", and its like.

Which of the two was first is read from the words: *reprinted in X* says that X copied the text from here, *reprinted from X*
that this page did, and *also published in X* says neither.

Reads one paragraph. A sentence of running prose that begins the same ("… originally published in the hope that …") is
not a note: after the opening must come the name of an outlet or a date, and after those nothing but a note's usual rest.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from articles.intake.prose.calendar_names import MONTHS
from articles.intake.prose.date_lines import read_date_line
from articles.intake.prose.dates import find_date
from articles.intake.prose.wording import bare
from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 600
_LONGEST_OF_SENTENCES = 350  # a note that also says how the text was translated or edited
_OPENING = re.compile(rf"(?:(?:editor['’]s )?note\s*[:：]\s*)?{any_of(WORDS.note_openings)}\s*", re.IGNORECASE)
# Openings that a headline or a sentence also has, unless they say that it was the first time or in another place.
_BARE_OPENING = re.compile(rf"{any_of(WORDS.note_bare_openings)}\b", re.IGNORECASE)
_PREPOSITION = re.compile(rf"(?:{any_of(WORDS.before_outlet)}\b|[:：])\s*", re.IGNORECASE)
_QUOTED = '(?:[“"„«《〈『「״][^”“"»《》〈〉『』「」״]{2,80}[”“"»》〉』」״])'
_BEFORE_OUTLET = re.compile(rf"{any_of(WORDS.skipped_before_outlet)}\s+")
_OUTLET = re.compile(
    rf"(?:{any_of(WORDS.outlet_articles)}\s+)?"
    rf"(?P<name>{_QUOTED}(?=\W*\Z|\s*[,;:(]|\s+{any_of(WORDS.after_outlet)}\b)"
    r"|(?:[“\"‘'«„]?(?:[A-Z0-9À-ÞÆ]|[^\W\da-zß-öø-ÿа-яё_])|(?:[a-z0-9-]+\.)+[a-z]{2,}\b).{0,150}?)"
    rf"(?=\s+{any_of(WORDS.after_outlet)}\b"
    r"|\s*[,;:(]|\s+https?:|(?<!\b[A-Z])\.\s|[.”\"’»]*\.?\Z)"
)
_NO_OUTLET = re.compile(rf"{any_of(WORDS.never_outlets)}\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright)\s*(?:©\s*)?\d{4}\b", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"“”)\]]+")
_TITLE = re.compile(
    rf"{any_of(WORDS.title_labels)}\s*[,:]?\s*[“\"‘«„](?P<title>[^”“\"»]{{2,200}})[”“\"»’]", re.IGNORECASE
)
_PAGES = rf"\b{any_of(WORDS.page_words)}\.?\s*[a-z]?\d[\d/–-]*"
_DAY = rf"\b\d{{1,2}}\.?\s+{any_of(tuple(MONTHS))}\b|\b{any_of(tuple(MONTHS))}\.?\s+\d{{1,2}}\b"  # without a year
_REST = re.compile(
    rf"(?:[\s.,;:()\[\]“”\"'’»*_©。、，-]|{_PAGES}|{_DAY}|\b{any_of(WORDS.note_rest)}(?!\w))*\Z", re.IGNORECASE
)
_FORM_OUTLET = rf"(?P<outlet>{_QUOTED}|(?:[^,.;。、，()（）«»]|\.(?=\w)){{1,60}}?)"
_BEGINNINGS = {form: form.partition("{outlet}")[0] for form in WORDS.note_sentences}
_BEGINS_FORM = re.compile(rf"\W*(?:{'|'.join(_BEGINNINGS.values())})", re.IGNORECASE)
_LONGEST_FORM = 250
_BEFORE_DATE = re.compile(rf"[\s(（]{any_of(WORDS.before_date, WORDS.before_day)}\s*\Z", re.IGNORECASE)
_AFTER_DATE = re.compile(
    rf"\s?{any_of(WORDS.after_date)}(?!\w)|{any_of(WORDS.written_after_date)}|\s*{any_of(WORDS.after_year)}(?!\w)\.?",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"\s*[(（]\s*[)）]")
_COMPANION = re.compile(rf"\W*{any_of(WORDS.note_companions)}\W*\Z", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])(?<!\b\d\.)(?<!\b\d\d\.)\s+(?=[^\W\d_a-z])|(?<=[。！？])")
_COPIED = re.compile(any_of(WORDS.copied), re.IGNORECASE)
_ALSO = re.compile(rf"\b{any_of(WORDS.also)}\b", re.IGNORECASE)
_FROM = re.compile(rf"(?:\w+\s+){{0,4}}?{any_of(WORDS.from_outlet)}(?!\w)", re.IGNORECASE)
_QUOTES = '“”"״«»„‘’《》〈〉『』「」*_'
Which = Literal["original", "copy", "either"]


@dataclass(frozen=True, slots=True)
class Note:
    """The facts of a note: at least an outlet or a date. `certain` is false if it says more than was understood.

    `which` says whether the other publication is the original, a copy of this one, or either of the two.
    """

    outlet: str | None
    date: str | None
    url: str | None
    title: str | None
    certain: bool
    which: Which = "original"


def read_note(text: str, *, day_first: bool = False) -> Note | None:
    """Read a paragraph as a note on another publication; None if it is not one.

    `day_first` says that dates in figures have the day before the month.
    """
    # The stages ask of the same paragraph again. A bare text, since that of a page would hold the page.
    return _note(str(text), day_first) if len(text) <= _LONGEST else None


@lru_cache(maxsize=2_048)
def _note(text: str, day_first: bool) -> Note | None:
    line = read_date_line(text)
    if line is not None and len(line.iso or "") > len("YYYY"):
        return None
    whole = _read(bare(text), day_first=day_first)
    if whole is not None and whole.certain:
        return whole
    return _among_companions(bare(text), day_first=day_first) or whole


@cache
def pattern_of_sentence(form: str) -> re.Pattern[str]:
    """Return the pattern of a sentence of the vocabulary; to make all of them at the start would take half a second."""
    return re.compile(rf"\W*{form.replace('{outlet}', _FORM_OUTLET)}{_REST.pattern}", re.IGNORECASE)


def which_is_told(words: str, behind: str = "") -> Which:
    """Which publication the words "reprinted in", "reprinted from", "also published in" tell of; what stands `behind` them."""
    copied = _COPIED.search(words)
    if copied is not None:
        return "original" if _FROM.match(f"{words[copied.end() :]} {behind}".lstrip()) else "copy"
    return "either" if _ALSO.search(f"{words} {behind}") else "original"


def _among_companions(note: str, *, day_first: bool) -> Note | None:
    """The one note among sentences that say how the text was translated or edited."""
    if len(note) > _LONGEST_OF_SENTENCES:
        return None
    sentences = _SENTENCE_END.split(note)
    told = [(line, _read(line, day_first=day_first)) for line in sentences if not _COMPANION.match(line)]
    return told[0][1] if len(sentences) > 1 and len(told) == 1 and told[0][1] and told[0][1].certain else None


def _in_a_form(note: str, day: str | None) -> Note | None:
    """The note in words that stand on both sides of the outlet; `note` is without its date."""
    sentence = " ".join(_EMPTY_BRACKETS.sub("", note).split())
    if len(sentence) > _LONGEST_FORM or not _BEGINS_FORM.match(sentence):
        return None
    for form, beginning in _BEGINNINGS.items():
        begins = re.match(rf"\W*{beginning}", sentence, re.IGNORECASE)  # few notes come so far
        match = pattern_of_sentence(form).match(sentence) if begins else None
        outlet = match["outlet"].strip(f" :：{_QUOTES}") if match else ""
        if match and outlet and (not outlet[0].islower() or "." in outlet) and not _NO_OUTLET.match(outlet):
            words = f"{sentence[: match.start('outlet')]} {sentence[match.end('outlet') :]}"
            return Note(outlet, day, None, None, certain=True, which=which_is_told(words))
    return None


def _read(note: str, *, day_first: bool) -> Note | None:
    url, title = _URL.search(note), _TITLE.search(note)
    opening = _OPENING.match(note)
    if opening is None and len(note) > _LONGEST_FORM:
        return None
    before, day, after = _around_date(_COPYRIGHT.sub(" ", _URL.sub(" ", _TITLE.sub(" ", note))), day_first=day_first)
    form = _in_a_form(f"{before} {after}", None if day and len(day) == len("YYYY") else day)
    dateless = f"{before} , {after}" if day else before
    opening = _OPENING.match(dateless) if form is None and not _BARE_OPENING.match(note) else None
    if opening is None:
        return form
    rest = dateless[opening.end() :]
    outlet, left = _outlet(rest)
    certain = _REST.match(left) is not None
    if outlet is None and (not certain or (day is None and url is None)):
        return None
    address = url.group().rstrip(".,;:!?’'") if url else None
    which = which_is_told(opening.group(), rest[:60])
    return Note(outlet, day, address, title["title"].rstrip(",.") if title else None, certain, which)


def _around_date(note: str, *, day_first: bool) -> tuple[str, str | None, str]:
    """What stands before the first date of the note, the date, and what stands behind it, without the words that belong to it."""
    date = find_date(note, day_first=day_first)
    if date is None:
        return note, None, ""
    after = note[date.end :]
    belongs = _AFTER_DATE.match(after)
    before = note[: date.start]
    if date.iso is None or len(date.iso) == len("YYYY-MM-DD"):  # "in the May 2024 issue of …" goes on
        before = _BEFORE_DATE.sub("", before)
    return before, date.iso, after[belongs.end() :] if belongs else after


def _outlet(rest: str) -> tuple[str | None, str]:
    """The outlet after the first preposition that has one behind it, and the words that are left."""
    before = rest
    for _ in range(3):  # "on [date] in X", "in French in X", "with permission from X"
        preposition = _PREPOSITION.match(rest.lstrip(" ,"))
        if preposition is None:
            return None, before
        rest = rest.lstrip(" ,")[preposition.end() :]
        skipped = _BEFORE_OUTLET.match(rest)
        rest = rest[skipped.end() :] if skipped else rest
        name = _OUTLET.match(rest)
        if name is not None and not _NO_OUTLET.match(name["name"]):
            return _clean(name["name"]), rest[name.end() :]
    return None, before


def _clean(name: str) -> str:
    return name.strip().strip(_QUOTES).rstrip(" .,")
