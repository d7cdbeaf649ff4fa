"""What stands in a byline behind its names: a place, an outlet, an address, a time ago, another's part in the work.

Reads a line of names; gives the place at which they end, and says whether what follows is of a known form.
"""

import re

from articles.intake.prose.date_lines import is_relative
from articles.intake.prose.names import is_full_name, is_name
from articles.intake.prose.reporter_lines import says_who
from articles.intake.vocabulary import WORDS, any_of, longest_of

_LONGEST = 300
_MOST_WORDS = 5
_LONGEST_AGENCY = 3  # letters, if it is set in lower case: dpa, afp
_CAPITAL = r"(?=(?:the\s+)?(?-i:[^\W\d_a-zß-öø-ÿа-я]))"
_ROLE = rf"{longest_of(WORDS.other_roles, WORDS.translated_by)}(?!\w)"
_FOR = rf"\s+{any_of(WORDS.on_behalf_of)}\s+(?=(?:the\s+)?[A-Z])"
_PLACE = rf"\s+(?-i:{any_of(WORDS.in_place)})\s+{_CAPITAL}"
_MAIL = r"\s*[(<]?[\w.+-]+@[\w-]+\.[\w.-]+[)>]?|\s+@\w+"
_DIVIDER = r"\s+[|·•–—-]\s+|\s*\|\s*"
_AGENCY = rf"\s*/\s*(?={any_of(WORDS.agencies)}\Z)"
_OTHERS = rf"[,\s]\s*(?={any_of(WORDS.and_others)}\Z)"
_BEFORE_ROLE = r"(?:[,;.،؛]?\s+|\s*[，、；。]\s*)"
_OPENS = re.compile(
    rf"{_DIVIDER}|{_AGENCY}|{_OTHERS}|{_BEFORE_ROLE}{_ROLE}|\s+[(\[]|\s*（|{_MAIL}|{_FOR}|{_PLACE}|,?\s+(?:{any_of(WORDS.ago)})\Z",
    re.IGNORECASE,
)
_ROLES = re.compile(rf"\W*{_ROLE}", re.IGNORECASE)
_FOR_AT_START = re.compile(rf"\s*{any_of(WORDS.on_behalf_of)}\s", re.IGNORECASE)
_PLACE_AT_START = re.compile(rf"(?-i:{any_of(WORDS.in_place)})\s+{_CAPITAL}(?P<place>.*)\Z", re.IGNORECASE | re.DOTALL)
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]{1,100}[)）\]]\.?(?P<after>.*)\Z", re.DOTALL)
_ONLY_MAIL = re.compile(rf"(?:{_MAIL})(?:\s*[,|]?\s*(?:{_MAIL}))*\.?\Z")
_ONLY_OTHERS = re.compile(any_of(WORDS.and_others), re.IGNORECASE)
_JOB = re.compile(rf"\b{any_of(WORDS.jobs, WORDS.jobs_or_names)}\b", re.IGNORECASE)


def cut_rest(line: str) -> tuple[str, str | None]:
    """The part of the line that holds the names, and what follows them (None if nothing does)."""
    match = _OPENS.search(line)
    if match is None or not match.start():
        return line, None
    rest = line[match.start() :].strip().lstrip(" /,;.،؛，、；。|·•–—-").rstrip(" ,;|·•–—-")
    return line[: match.start()].strip(), rest or None


def is_known_rest(rest: str) -> bool:
    """Whether the form of what follows the names says that it is none of a sentence."""
    if len(rest) > _LONGEST:
        return False
    if _ROLES.match(rest) or _FOR_AT_START.match(rest) or is_relative(rest) or _ONLY_MAIL.match(rest):
        return True
    if says_who(rest) or _ONLY_OTHERS.fullmatch(rest):
        return True
    brackets = _BRACKETS.match(rest)
    if brackets:
        return not brackets["after"].strip(" .,") or is_known_rest(brackets["after"].strip(" ,|–—-"))
    place = _PLACE_AT_START.match(rest)
    return is_proper(place["place"] if place else rest)


def says_other_part(text: str) -> bool:
    """Whether a line says who else worked on the text, and nothing more: "Medically reviewed by Jane Doe, MD"."""
    role = _ROLES.match(text)
    name = text[role.end() :].strip(" :：").replace(",", "") if role else ""
    return bool(name) and is_full_name(name)


def is_proper(words: str) -> bool:
    """Whether the words are a proper name, as of an outlet or a place, or a position: short, and with capitals."""
    pieces = words.split()
    if len(pieces) == 1 and words.isalpha() and len(words) <= _LONGEST_AGENCY:
        return True
    if any(character.isdecimal() for character in words):
        return False
    if not pieces or len(pieces) > _MOST_WORDS or words.endswith((".", "?", "!", ":")):
        return False
    if _JOB.search(words):
        return True
    return is_name(words.replace(",", ""), least=1) or all(not piece[0].islower() for piece in pieces)
