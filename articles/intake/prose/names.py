"""The form of persons' names, as printed. Knows forms, not people."""

import re
import unicodedata

from articles.intake.vocabulary import WORDS, any_of

_PARTICLES = re.compile(rf"{any_of(WORDS.name_particles)}\Z")
_SUFFIXES = re.compile(rf"{any_of(WORDS.name_suffixes)}\.?\Z", re.IGNORECASE)
_TITLES = re.compile(rf"{any_of(WORDS.name_titles)}\.?\Z", re.IGNORECASE)
# A token that begins with a capital: Jane, O’Brien, d’Arcy, Kim-Lee, J., J.R.R., al-Rashid, 李.
_TOKEN = re.compile(r"(?:[dDlL]['’]|[aA]l-|[eE]l-)?[^\W\d_](?:[\w'’·-]*[\w]|[\w.]*)\.?\Z")
_NOT_A_PERSON = re.compile(
    any_of(WORDS.jobs, WORDS.universities, WORDS.institutions, WORDS.papers, WORDS.companies, WORDS.never_in_names)
    + r"\Z",
    re.IGNORECASE,
)
_GENERATION = re.compile(r"(?:Jr|Sr)\.?|II|III|IV|V", re.IGNORECASE)
# What tells an institution's name, if the name has several words: a word in it, one at its end, or “the” before it.
_INSTITUTION = re.compile(
    rf".*\b{any_of(WORDS.universities, WORDS.institutions, WORDS.institution_words, WORDS.collectives)}\b.*"
    rf"|.*\s{any_of(WORDS.institution_endings, WORDS.companies)}\.?"
    rf"|{any_of(WORDS.before_institution)}\s.*",
    re.IGNORECASE,
)
# A small word between others: “Department of State”. With a capital it may be a name.
_LINKED = re.compile(rf".*\S\s+{any_of(WORDS.institution_links)}\s+\S.*")
_YEAR = re.compile(r"\d{4}")
_MOST_TOKENS = 7
_FULL = 2  # words of a full name
_LONGEST = 80


def name_tokens(name: str) -> list[str]:
    """The name's own words, casefolded, without titles, suffixes, particles and initials' full stops."""
    words = [word.strip('.,()"“”') for word in name.replace("’", "'").split()]
    return [word.casefold() for word in words if word and not _TITLES.match(word) and not is_suffix(word)]


def is_suffix(text: str) -> bool:
    """Whether the text is what may follow a name after a comma: Jr., PhD, M.D."""
    return _SUFFIXES.match(text.strip()) is not None


def is_generation(suffix: str) -> bool:
    """Whether a suffix tells a son from a father, as Jr. and III do; degrees do not."""
    return _GENERATION.fullmatch(suffix) is not None


def is_name(text: str, *, least: int = 1) -> bool:
    """Whether the text has the form of a person's name with at least `least` words that begin with a capital."""
    words = text.split()
    if not 1 <= len(words) <= _MOST_TOKENS or len(text) > _LONGEST or _YEAR.search(text):
        return False
    capitals = 0
    for word in words:
        if not _is_word(word, alone=len(words) == 1):
            return False
        capitals += _begins_name(word) and not _TITLES.match(word)
    return capitals >= least and _begins_name(words[-1])


def is_institution(name: str) -> bool:
    """Whether a name of several words says that it is an institution's: “The Editorial Board”, “European Commission”."""
    return len(name.split()) > 1 and bool(_INSTITUTION.fullmatch(name) or _LINKED.fullmatch(name))


def is_full_name(text: str) -> bool:
    """Whether the text has the form of a person's name in full: with two capitals, and not of an institution."""
    return is_name(text, least=_FULL) and not is_institution(text)


def is_full_or_uncased_name(text: str) -> bool:
    """Whether the text is a full name, or a name in a script or a spelling without capitals."""
    least = _FULL if any(letter.isupper() for letter in text) else 1
    return is_name(text, least=least) and not is_institution(text)


def _is_word(word: str, *, alone: bool) -> bool:
    if _PARTICLES.match(word) or _TITLES.match(word) or is_suffix(word):
        return True
    plain = word.casefold().strip(".")
    if _NOT_A_PERSON.match(plain) and (alone or plain not in WORDS.also_in_names):
        return False
    quoted = "".join(sign for sign in word.strip('"“”()') if unicodedata.category(sign) not in {"Mn", "Mc"})
    return bool(_TOKEN.match(quoted)) and _begins_name(quoted)


def _begins_name(word: str) -> bool:
    if is_suffix(word):
        return True
    core = re.sub(r"^(?:[dDlL]['’]|[aA]l-|[eE]l-|[\"“(])", "", word)
    return bool(core) and core[0].isalpha() and not core[0].islower()
