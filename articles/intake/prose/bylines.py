"""Bylines: "By A and B", "Von …", "作者：…", "By Jane Doe, Professor of History at X", "By A, with reporting by B".

One reader of names for every format. Names stay as printed. The names that are certain are taken, and the rest of the
line is kept as a remainder if its form says what it is: a place, an outlet, a position, another's part in the work.
"By Monday, the parties …" is not a byline, because its rest is a sentence.
"""

import re
from dataclasses import dataclass

from articles.intake.manuscript import Affiliation
from articles.intake.prose.bare_labels import cut_bare_labels
from articles.intake.prose.byline_rests import cut_rest, is_known_rest
from articles.intake.prose.draft import Printed
from articles.intake.prose.names import is_full_name, is_name, is_suffix
from articles.intake.prose.place_names import is_place
from articles.intake.prose.reporter_lines import is_agency, read_reporters
from articles.intake.vocabulary import WORDS, any_of, longest_of

_LONGEST = 300
_FULL = 2  # words of a full name
_LABEL_SIGNS = r"\s*[:：・=＝／｜丨]\s*"
# In scripts without capitals a space is enough; "Text Matters Now" is a title.
_WIDE_LABELS = [entry for entry in WORDS.author_labels if not re.search("[a-z]", entry)]
_OPENING = re.compile(
    rf"(?:(?P<by>{longest_of(WORDS.by)})(?:\s*:\s*|\s+)|(?P<further>{longest_of(WORDS.submitted_by)})(?:\s*:\s*|\s+|(?<=['’]))"
    rf"|(?P<label>{longest_of(WORDS.author_labels)}){_LABEL_SIGNS}"
    rf"|(?P<wide>{any_of(_WIDE_LABELS)})[\s/]\s*)(?=\S)",
    re.IGNORECASE,
)
_SHORT_OPENING = re.compile(r"by\b", re.IGNORECASE)  # behind others a single word is hardly a name
_AND = rf"(?:{any_of(WORDS.and_, WORDS.and_in_names)}|&)"
_LIST = re.compile(
    rf"\s*[,;、，；]\s*(?:{_AND}\s+)?|\s+{any_of(WORDS.and_, WORDS.with_)}\s+"
    rf"|\s+(?-i:{any_of(WORDS.and_in_names)})\s+(?=\S+\s+\S)|\s*&\s*|\s+[/／]\s+",
    re.IGNORECASE,
)
# What is written together with the name behind it: "ודן".
_SEPARATOR = re.compile(rf"(?P<prefix>\s+{any_of(WORDS.and_prefixes)})(?=\w{{2,}}\s+\w)|{_LIST.pattern}", re.IGNORECASE)
_COLLECTIVE = re.compile(rf"(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){{0,4}}{any_of(WORDS.collectives)}\Z", re.IGNORECASE)
_ORGANISED = any_of(WORDS.universities, WORDS.institutions)
POSITION = re.compile(
    rf"\b(?:{any_of(WORDS.jobs, WORDS.jobs_or_names)}|{_ORGANISED}|{any_of(WORDS.papers)})\b", re.IGNORECASE
)
_JOB = re.compile(rf"{any_of(WORDS.jobs)}\Z")
_ORGANISATION = re.compile(rf"\b{_ORGANISED}\b", re.IGNORECASE)
_INSTITUTION_WORD = re.compile(
    rf"\b(?:{_ORGANISED}|{any_of(WORDS.institution_words)})\b|\s{any_of(WORDS.institution_endings)}\Z", re.IGNORECASE
)
_BY_NAME = re.compile(r"\S\s+\([^\W\d_]+\)\s+\S")  # inside a name: "Jane (Ann) Doe"
_LEAST_STOPPED = 4  # letters and the full stop
_AT = re.compile(rf"\s+{any_of(WORDS.at)}\s+(?=\S)")
_BEFORE_TITLE = re.compile(
    rf"(?P<name>\S+(?:\s(?!\S+대\s)\S+)?)\s+(?:\S+대\s+)?{longest_of(WORDS.titles_after_name)}(?:\s*[(<]?\S+@\S+)?\Z"
)
_AMONG = re.compile(rf"\A[(（]\s*{any_of(WORDS.with_)}\s+(?P<names>[^()（）]+)[)）]\Z", re.IGNORECASE)
# "Jane Doe (text) and Ann Ex (photos)"
_WITH_PARTS = re.compile(
    rf"(?P<names>[^()]+?)\s*\({any_of(WORDS.author_labels)}\)\W+(?P<rest>\S.*\({any_of(WORDS.other_roles)}\))\Z",
    re.IGNORECASE,
)
_AND_AGENCY = re.compile(
    rf"\s(?:{any_of(WORDS.and_)}|&|{any_of(WORDS.with_)})\s+{any_of(WORDS.agencies)}\Z", re.IGNORECASE
)
_NAMES_AFTER_PLACE = re.compile(
    rf"(?P<place>{any_of(WORDS.in_place)}\s+\S+(?:\s\S+)?)\s*,?\s+(?:{any_of(WORDS.and_)}|&)\s+(?P<names>\S+\s+\S.*)\Z",
    re.IGNORECASE,
)
# "i" is "and" in Polish and "in" in Swedish: before a full name that is no place's it joins names.
_AND_OR_IN = re.compile(
    rf"(?:{any_of([word for word in (*WORDS.and_, *WORDS.and_in_names) if word in WORDS.in_place])})\s+(?P<names>\S+\s+\S.*)\Z"
)
_CONTINUES = re.compile(rf"(?:{_AND}|{any_of(WORDS.with_)})\s+\S", re.IGNORECASE)
_IN_LOWER_CASE = re.compile(r"by ([^\W\d_]+)(?: [^\W\d_]+){1,2}\Z")
# Han and Hangul; a Japanese name has a space inside, and rarely such a letter at the beginning of both of its halves.
_WHOLE_NAME = re.compile(rf"{any_of(WORDS.family_names)}(?:[\u4e00-\u9fff]{{1,2}}|[\uac00-\ud7a3]{{2}})\Z")
_NEVER_FIRST = frozenset(WORDS.never_after_by)
_WORDS_OF_A_NAME = 8
_FEW = 3


@dataclass(frozen=True, slots=True)
class Byline:
    """The names in order, and the rest of the line (None if there is none)."""

    names: tuple[Printed, ...]
    remainder: str | None = None


def read_byline(text: str) -> Byline | None:
    """Read a line as a byline; None if it is not one."""
    if len(text) > _LONGEST:
        return None
    opening = _OPENING.match(text)
    reporters = read_reporters(text) if opening is None or opening["wide"] else None
    if reporters is not None:
        return Byline(tuple(map(Printed, reporters[0])), reporters[1] or None)
    if opening is None and (parts := cut_bare_labels(text)):
        byline = read_names(parts[0])
        return (
            Byline(byline.names, parts[1]) if byline and all(is_full_name(item.name) for item in byline.names) else None
        )
    if opening is None:
        titled = _BEFORE_TITLE.match(text)
        return Byline(tuple(map(Printed, _apart(titled["name"])))) if titled and is_name(titled["name"]) else None
    rest = text[opening.end() :].strip()
    reporters = read_reporters(rest) if is_wide(rest) else None
    if reporters is not None:
        return Byline(tuple(map(Printed, reporters[0])), reporters[1] or None)
    byline = read_names(rest)
    if byline is None or _SHORT_OPENING.match(text) or opening["label"]:
        return byline
    return (
        byline if all(_is_full(printed.name, capitals=bool(opening["further"])) for printed in byline.names) else None
    )


def opens_byline(text: str) -> bool:
    """Whether a short line begins as a byline does, so that it is never a subtitle: "By A & the others"."""
    opening = _OPENING.match(text)
    if opening is None or text.endswith((".", "?", "!")) or len(text.split()) > _WORDS_OF_A_NAME:
        return False
    first = text[opening.end() :].split(maxsplit=1)[0]
    if opening["label"]:
        return True
    return first.casefold() not in _NEVER_FIRST and not first[0].isdigit() and _SHORT_OPENING.match(text) is not None


def continues_byline(before: str, line: str) -> bool:
    """Whether a line goes on with the byline of the line before: "and John Roe"."""
    return (
        _CONTINUES.match(line) is not None
        and read_byline(before) is not None
        and read_byline(f"{before} {line}") is not None
    )


def in_lower_case(text: str) -> Byline | None:
    """A byline all in lower case ("by jane doe"), which only its place tells from other words."""
    match = _IN_LOWER_CASE.match(text)
    if match is None or text != text.lower() or match[1] in _NEVER_FIRST:
        return None
    return Byline((Printed(text.removeprefix("by ")),))


def read_names(line: str) -> Byline | None:
    """Read a list of names, as it stands in a byline without its opening or in a statement of a page's head."""
    parts = _WITH_PARTS.match(line)
    if parts is not None and (byline := read_names(parts["names"])) is not None:
        return Byline(byline.names, parts["rest"])
    is_institution = _is_institution(line) and not _AND_AGENCY.search(line)
    if _COLLECTIVE.match(line) or is_institution or (_BY_NAME.search(line) and is_name(line, least=_FULL)):
        return Byline((Printed(line),))
    head, tail = cut_rest(line)
    names, rest = _split(head)
    if names and tail and (whole := _with_names_in(tail, names)):
        return whole
    if not names or (tail and not is_known_rest(tail)):
        return None
    among = _AMONG.match(tail) if tail else None
    if among and not rest and not is_agency(among["names"]) and (further := read_names(among["names"])):
        return Byline((*map(Printed, names), *further.names), further.remainder)
    if rest:
        return _with_positions_between(names, rest, tail) or _with_affiliation(names, rest, tail)
    if line.endswith(".") and len(line.split()) == 1:
        return None
    return Byline(tuple(Printed(name) for name in names), tail)


def _with_names_in(tail: str, names: list[str]) -> Byline | None:
    """The names with those behind a place, or behind a word that is "and" in one language and "in" in another."""
    between, joined = _NAMES_AFTER_PLACE.match(tail), _AND_OR_IN.match(tail)
    found = between or joined
    if joined and is_place(joined["names"]):
        return None
    further = read_names(found["names"]) if found else None
    if further is None:
        return None
    left = " ".join(part for part in (between["place"] if between else "", further.remainder) if part)
    return Byline((*map(Printed, names), *further.names), left or None)


def _is_institution(line: str) -> bool:
    """Whether the line is an institution's name: words with capitals, and one that only institutions have."""
    words = line.removeprefix("the ").removeprefix("The ").split()
    if "|" in words:
        return False
    capitals = sum(not word[0].islower() for word in words)
    small = [word for word in words if word[0].islower() and word not in {"of", "for", "and", "the", "on", "&"}]
    if small or capitals < _FULL or "," in line or _JOB.match(words[-1].casefold()):
        return False
    return _INSTITUTION_WORD.search(line) is not None


def _is_full(name: str, *, capitals: bool) -> bool:
    """Whether the name has two words, or two `capitals`, or is in a script without any."""
    return is_wide(name) or (is_name(name, least=_FULL) if capitals else len(name.split()) >= _FULL)


def is_wide(name: str) -> bool:
    """Whether the name is in a script that has no capitals."""
    return not any(character.isupper() for character in name)


def _split(list_of_names: str) -> tuple[list[str], str | None]:
    """The names at the front of the list, and what follows the last of them."""
    names: list[str] = []
    start = 0
    for separator in [*_SEPARATOR.finditer(list_of_names), None]:
        piece = list_of_names[start : separator.start() if separator else len(list_of_names)].strip()
        if separator and separator["prefix"] and len(piece.split()) < _FULL:
            continue
        if is_suffix(piece) and list_of_names[:start].rstrip().endswith(","):
            names[-1] = f"{names[-1]}, {piece}"
        elif _is_listed_name(piece, names):
            names.extend(_apart(_without_title(_without_stop(piece))))
        else:
            return names, list_of_names[start:].strip() or None
        start = separator.end() if separator else len(list_of_names)
    return names, None


def _without_title(name: str) -> str:
    """The name without a title behind it, in scripts that set it there: "박서연 기자"."""
    titled = _BEFORE_TITLE.match(name) if is_wide(name) else None
    return titled["name"] if titled else name


def _apart(name: str) -> list[str]:
    """The names that a space alone parts, if each begins with a usual family name and is as long as a whole name."""
    words = name.split()
    return words if len(words) > 1 and all(map(_WHOLE_NAME.match, words)) else [name]


def are_short_names(line: str) -> bool:
    """Whether a line is a full name of few words, or several such names, and nothing else."""
    listed = read_names(line)
    if listed is None or listed.remainder:
        return False
    return all(_is_short(item.name) for item in listed.names)


def _is_short(name: str) -> bool:
    return not is_wide(name) and is_full_name(name) and len(name.split()) <= _FEW


def is_whole_name(name: str) -> bool:
    """Whether a name in Chinese or Korean begins with a usual family name, and is as long as a whole name."""
    return _WHOLE_NAME.match(name) is not None


def _is_listed_name(piece: str, before: list[str]) -> bool:
    """Whether the piece is a further name; after full names a single word ("Brookings") is not."""
    name = _without_stop(piece)
    if before and name[:1].islower() and before[0][:1].isupper():  # "Jane Doe, da Agência Vale"
        return False
    if POSITION.search(name) or (before and (is_place(name) or is_agency(name))):
        return False
    return is_name(name, least=min([_FULL, *(len(other.split()) for other in before)]) if before else 1)


def _without_stop(name: str) -> str:
    """The name without a full stop that ends the line; the full stop of an initial or of "Jr." is part of the name."""
    last = name.rsplit(maxsplit=1)[-1] if name.strip() else ""
    return name[:-1] if last.endswith(".") and len(last) >= _LEAST_STOPPED and not is_suffix(last) else name


def _with_affiliation(names: list[str], rest: str, remainder: str | None) -> Byline | None:
    """A position after the last name belongs to it; what cannot be split clearly stays a remainder."""
    if rest.endswith(".") or len(names[0].split()) == 1 or not (POSITION.search(rest) or is_known_rest(rest)):
        return None
    position, at, organisation = _halves(rest) if POSITION.search(rest) else (rest, "", "")
    if not at:
        left = " ".join(part for part in (rest, remainder) if part)
        return Byline(tuple(Printed(name) for name in names), left)
    holder = Printed(names[-1], (Affiliation(position, organisation),))
    return Byline((*(Printed(name) for name in names[:-1]), holder), remainder)


def _with_positions_between(names: list[str], rest: str, remainder: str | None) -> Byline | None:
    """The names if others follow the first one's position: "Jane Doe, Editor, and John Roe, Writer"."""
    pieces = [piece.strip() for piece in _LIST.split(rest) if piece.strip()]
    further = [piece for piece in pieces if not POSITION.search(piece)]
    if not further or further[0] == pieces[0] or not all(is_name(piece, least=_FULL) for piece in further):
        return None
    left = ", ".join([*(piece for piece in pieces if piece not in further), *([remainder] if remainder else [])])
    return Byline(tuple(Printed(name) for name in (*names, *further)), left)


def _halves(rest: str) -> tuple[str, str, str]:
    """Position, separator and organisation; no separator if it is not plain which is which."""
    separators = [*_AT.finditer(rest), *re.finditer(r"\s*,\s*", rest)]
    if len(separators) != 1:
        return rest, "", ""
    (only,) = separators
    position, organisation = rest[: only.start()].strip(), rest[only.end() :].strip()
    if only.group().strip() == "," and not _ORGANISATION.search(organisation):
        return rest, "", ""
    return position, only.group(), organisation
