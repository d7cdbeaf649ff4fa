"""From a text to the terms that are indexed, and from a query to its clauses. Pure.

A term is a word in lower case, without diacritics, stemmed if its language has a stemmer. Scripts that are written
without spaces are indexed by the character, so that a run of them is found as a phrase, and Hangul by pairs of syllables.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from itertools import chain, groupby
from typing import TypeVar

import regex
import snowballstemmer

from articles.searching.scripts import (
    BY_CHARACTER,
    SYLLABLE,
    arabic_stem,
    is_syllable,
    lone_syllable,
    pairs_of_syllables,
    plain,
    single_syllables,
    with_prefixes,
)
from articles.searching.spacing import spelled

# A text as written may have signs that stand for a mark: those of Thai and Lao for two vowels, and those of half-width kana.
_WORD_WITH = (
    rf"{SYLLABLE}+|{BY_CHARACTER}[\p{{M}}ำຳﾞﾟ]*"
    rf"|[[\p{{L}}\p{{N}}{{signs}}]--{BY_CHARACTER}][[\p{{L}}\p{{N}}\p{{M}}{{signs}}]--{BY_CHARACTER}]*"
)
_WORD = regex.compile(_WORD_WITH.replace("{signs}", ""), regex.V1)
# A text whose only letters, digits, marks and signs of the scripts without spaces are in ASCII is cut six times as fast.
_BEYOND_ASCII = regex.compile(rf"[[\p{{L}}\p{{M}}\p{{N}}]--\p{{ASCII}}]|{BY_CHARACTER}", regex.V1)
_SYLLABLE = re.compile(SYLLABLE)
_ASCII_WORD = re.compile(r"[a-z0-9]+")
# The words of a text in Latin, Greek or Cyrillic letters, without marks and signs of their own, are found much faster.
_MORE_THAN_WORDS = regex.compile(
    r"[^\x00-\u02AF\u0370-\u052F\u1E00-\u1FFF\u2010-\u2027\u2030-\u205E]|[[\p{M}\p{S}]--\p{ASCII}]", regex.V1
)
_SIMPLE_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_LONGEST_TERM = 200
_MOST_SPELLINGS = 100  # of a clause
_MOST_KEPT = 100_000  # words of one language, in memory
Kept = TypeVar("Kept")
# Snowball's name of the language behind each ISO 639 code. Snowball takes some prefixes off Arabic words, and some letters of
# others for prefixes, so Arabic has a lighter stemmer here.
_ARABIC = "ar"
_ALGORITHMS = {
    _ARABIC: _ARABIC, "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that must stand next to each other in a text, usually one word; or that must not, if it is `excluded`.

    `text` is what they were read from, which tells how else they may be spelled.
    """

    words: tuple[str, ...]
    excluded: bool = False
    text: str = field(default="", compare=False)


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order. An apostrophe parts words: what it joins differs between languages."""
    text = plain(text)
    characters = "".join(set(text))
    if not _BEYOND_ASCII.search(characters):
        found = _ASCII_WORD.findall(text)
    elif not _SYLLABLE.search(characters):
        found = _WORD.findall(text)
    else:
        found = [term for run, joined in _runs(text) for term in _terms_of_run(run[0], joined=joined)]
    return [word[:_LONGEST_TERM] for word in found]


@cache
def _word_as_written() -> "regex.Pattern[str]":
    """Return what a word is in a text as it is written, where one sign may stand for letters: ™, ℠, №, ㎏."""
    signs = (chr(code) for code in chain(range(0x20A0, 0x3400), [0xFDFC], range(0x1F100, 0x1F260)))
    of_letters = (
        sign
        for sign in signs
        if unicodedata.category(sign)[0] == "S" and any(map(str.isalnum, unicodedata.normalize("NFKD", sign)))
    )
    return regex.compile(_WORD_WITH.replace("{signs}", "".join(of_letters)), regex.V1)


def _runs(text: str, word: "regex.Pattern[str]" = _WORD) -> Iterator[tuple["regex.Match[str]", bool]]:
    """Yield the words of a text, and syllables that stand together; and whether each is joined to the one before."""
    end = 0
    for match in word.finditer(text):
        yield match, 0 < end == match.start()
        end = match.end()


def _terms_of_run(run: str, *, joined: bool) -> list[str]:
    return pairs_of_syllables(run, joined=joined) if is_syllable(run[0]) else [run]


def spans(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the start and the end of each word as it stands in `text`, and the words that are indexed for it, mostly one."""
    if _is_simple(text):
        yield from ((match.start(), match.end(), _words_of_one(match[0])) for match in _SIMPLE_WORD.finditer(text))
        return
    for match, joined in _runs(text, _word_as_written()):
        if is_syllable(match[0][0]):
            yield from _pairs(match[0], match.start(), joined=joined)
        elif found := _words_of_one(match[0]):
            yield match.start(), match.end(), found


def _is_simple(text: str) -> bool:
    return not _MORE_THAN_WORDS.search("".join(set(text)))


@lru_cache(maxsize=100_000)
def _words_of_one(written: str) -> list[str]:
    return words(written)


def _pairs(run: str, start: int, *, joined: bool) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the same for syllables that stand together from `start` on."""
    for place, term in enumerate(pairs_of_syllables(run, joined=joined), start - (joined and len(run) > 1)):
        first = max(place, start)
        yield first, first + len(term), [term]


class _OfWords(dict[str, Kept]):
    """Values of words, such as their stems, each computed when it is first asked for."""

    def __init__(self, compute: Callable[[str], Kept]) -> None:
        self._compute = compute

    def __missing__(self, word: str) -> Kept:
        """Compute it, and keep it; once there are very many words, begin anew."""
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[word] = computed = self._compute(word)
        return computed


def _stemmed(word: str, algorithm: str) -> str:
    if algorithm == _ARABIC:
        return arabic_stem(word)
    # A stemmer keeps state while it works, so each word has one of its own; making one costs nothing.
    return str(snowballstemmer.stemmer(algorithm).stemWord(word))


@cache
def _stems(algorithm: str) -> _OfWords[str]:
    return _OfWords(partial(_stemmed, algorithm=algorithm))


def terms(text: str, language: str | None) -> list[str]:
    """Return the terms to index for `text`."""
    return list(map(stemming(language), words(text)))


def stem(word: str, language: str | None) -> str:
    """Return the stem of a folded word in `language` (BCP 47), or the word if the language is without a stemmer."""
    return stemming(language)(word)


def stemming(language: str | None) -> Callable[[str], str]:
    """Return what gives the stem of a folded word in `language`, for many words."""
    stems = _stems_in(language)
    return str if stems is None else stems.__getitem__


@lru_cache(maxsize=1_000)
def _stems_in(language: str | None) -> _OfWords[str] | None:
    algorithm = _ALGORITHMS.get(language.lower().partition("-")[0]) if language else None
    return _stems(algorithm) if algorithm else None


@lru_cache(maxsize=100)
def _terms_of_written(language: str | None) -> _OfWords[list[str]]:
    """Return the terms of words as they are written in a language."""
    return _OfWords(partial(terms, language=language))


def term_spans(text: str, language: str | None) -> list[tuple[str, int, int]]:
    """Return each term that is indexed for `text`, in order, with the start and the end of what it stands for.

    Behind them stand the syllables of Hangul, which are indexed one by one too.
    """
    if _is_simple(text):
        terms_of = _terms_of_written(language)
        return [(term, *match.span()) for match in _SIMPLE_WORD.finditer(text) for term in terms_of[match[0]]]
    stem = stemming(language)
    found = [(stem(word), start, end) for start, end, folded in spans(text) for word in folded]
    if single_syllables(text):
        found += [(term, place, place + 1) for place, letter in enumerate(text) if (term := lone_syllable(letter))]
    return found


def clauses(query: str) -> list[Clause]:
    """Read a query: all words must be there, "words in quotation marks" next to each other, and -word must not be there."""
    clauses = []
    for minus, phrase, word in _CLAUSE.findall(query):
        wanted = tuple(words(phrase or word))
        if wanted:
            clauses.append(Clause(wanted, excluded=bool(minus), text=phrase or word))
    return clauses


def joined(clauses: Iterable[Clause]) -> Clause:
    """Return all words of some clauses as one clause, in their order."""
    clauses = list(clauses)
    words = chain.from_iterable(clause.words for clause in clauses)
    return Clause(tuple(words), text=" ".join(clause.text for clause in clauses))


def alternatives(clause: Clause, languages: Iterable[str | None]) -> list[tuple[str, ...]]:
    """Return the forms that the clause may have in the index, without repeats.

    Each language of the archive has its own, and so has each prefix that may be joined to the first word, and each spacing of
    Hangul.
    """
    return list(
        dict.fromkeys(
            form
            for first, *others in [clause.words, *_other_spellings(clause.text)]
            for joined in with_prefixes(first)
            for form in forms((joined, *others), languages)
        )
    )


def forms(words: Sequence[str], languages: Iterable[str | None]) -> list[tuple[str, ...]]:
    """Return the forms that words may have in the index as they stand, without repeats: one in each language."""
    if len(words) == 1 and (lone := lone_syllable(words[0])):
        return [(lone,)]
    return list(dict.fromkeys(tuple(stem(word, language) for word in words) for language in [*languages, None]))


@lru_cache(maxsize=1_000)
def _other_spellings(text: str) -> Sequence[tuple[str, ...]]:
    """Return the words of `text` if its Hangul is spaced in other ways; at most so many as one word has."""
    text = plain(text)
    if not _SYLLABLE.search(text):
        return ()
    runs = [(match[0], joined) for match, joined in _runs(text)]
    spellings: list[list[str]] = [[]]
    for of_hangul, of_kind in groupby(runs, key=lambda run: is_syllable(run[0][0])):
        group = list(of_kind)
        found = list(spelled(group, behind=spellings[0])) if of_hangul else [[run for run, _ in group]]
        together = [[*before, *words] for words in found for before in spellings]
        spellings = together if len(together) <= _MOST_SPELLINGS else [[*before, *found[0]] for before in spellings]
    return tuple(tuple(words) for words in spellings[1:])
