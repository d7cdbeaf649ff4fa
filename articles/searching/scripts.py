"""What the readers of a script take for the same word, although it is written in another way. Pure.

`plain` folds what differs only in writing. Hangul is read by pairs of syllables: a noun has its particles behind it, and other
nouns before it. `with_prefixes` gives the forms in which Arabic and Hebrew join a word with the
article, with "and" and with prepositions; texts are indexed as they stand, so only a search asks for these forms.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from itertools import chain

import regex

# Scripts without spaces between words; they are read by the character, and Hangul by its syllables.
BY_CHARACTER = r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Hiragana}\p{Katakana}\p{Han}\p{Hangul}ー]"
# Marks that make another word: tones and vowels of these scripts, and the signs that make か into が and は into ぱ.
_MEANT = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u3099\u309A]", regex.V1)
# Letters that keyboards and scribes exchange: alef wasla, alef maqsura, ta marbuta, the Persian letters; tatweel is not a letter.
_LETTERS = {"ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ـ": ""}
_FIRST_SYLLABLE, _LAST_SYLLABLE = "가", "힣"
SYLLABLE = f"[{_FIRST_SYLLABLE}-{_LAST_SYLLABLE}]"
# Begins the term of a single syllable; no word of a text has this sign before a syllable.
_ALONE = "0"
# Of Latin, Greek and Cyrillic letters, decomposed, only the marks are left out; of the other characters some are exchanged.
_MORE_THAN_MARKS = re.compile("[^\x00-\u034e\u0350-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f\u0483-\u0487]+")
_KATAKANA, _FROM_KATAKANA_TO_HIRAGANA = range(ord("ァ"), ord("ヶ") + 1), ord("ぁ") - ord("ァ")
# "ำ" is one sign and two code points, and a tone may be typed before both or between them.
_TONE_BEFORE_NIKHAHIT = re.compile("([\u0e48-\u0e4b])\u0e4d")

_ARABIC, _HEBREW = re.compile("[ء-ي]{2,}"), re.compile("[א-ת]{2,}")
_AFTER_ARABIC_AND = ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل")
_AFTER_HEBREW_AND = ("", "ה", "ב", "כ", "ל", "מ", "ש", "מה", "שה", "שב", "של", "שמ", "כש", "כשה")
_ARABIC_PREFIXES = [conjunction + prefix for conjunction in ("", "و", "ف") for prefix in _AFTER_ARABIC_AND]
_HEBREW_PREFIXES = [conjunction + prefix for conjunction in ("", "ו") for prefix in _AFTER_HEBREW_AND]
_ARABIC_SUFFIXES = re.compile("(?<=...)(?:ها|ان|ات|ون|ين|يه|ه|ي)$")
_LEAST_LEFT = 3  # letters of a word whose article is taken off: "الله" is not "له"


def plain(text: str) -> str:
    """Return `text` in lower case, without marks that a reader may leave out, and with one spelling of each letter."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    if decomposed.isascii():
        return decomposed
    if not _MORE_THAN_MARKS.search(decomposed):
        return _MARKS.sub("", decomposed)
    letters = {ord(character): _plain(character) for character in set(decomposed)}
    return unicodedata.normalize("NFC", _TONE_BEFORE_NIKHAHIT.sub("\u0e4d\\1", decomposed.translate(letters)))


@lru_cache(maxsize=10_000)
def _plain(character: str) -> str:
    if unicodedata.combining(character):
        return character if _MEANT.match(character) else ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if ord(character) in _KATAKANA:
        return chr(ord(character) + _FROM_KATAKANA_TO_HIRAGANA)
    return _LETTERS.get(character, character)


def pairs_of_syllables(run: str, *, joined: bool) -> list[str]:
    """Return the terms of syllables that stand together: each pair, or the only syllable.

    If they are joined to a word of another script, as in "3월에", the first syllable comes by itself too, for "3월" is a word.
    """
    pairs = [run[place : place + 2] for place in range(len(run) - 1)]
    return [run[0], *pairs] if joined or not pairs else pairs


def single_syllables(terms: Collection[str]) -> list[str]:
    """Return a term for each syllable in the `terms`, so that a word of one syllable is found wherever it stands."""
    if max(terms, default="") < _FIRST_SYLLABLE:
        return []
    pairs = (term for term in dict.fromkeys(terms) if is_syllable(term[0]))
    return [_ALONE + syllable for syllable in dict.fromkeys(chain.from_iterable(pairs))]


def lone_syllable(word: str) -> str | None:
    """Return the term of `single_syllables` for a word of one syllable, None for another word."""
    return _ALONE + word if len(word) == 1 and is_syllable(word) else None


def is_syllable(character: str) -> bool:
    """Return whether a character is a syllable of Hangul."""
    return _FIRST_SYLLABLE <= character <= _LAST_SYLLABLE


def with_prefixes(word: str) -> list[str]:
    """Return the forms that a plain word of Arabic or Hebrew has with prefixes; of any other word, the word alone."""
    if _ARABIC.fullmatch(word):
        article, prefixes = "ال", _ARABIC_PREFIXES
    elif _HEBREW.fullmatch(word):
        article, prefixes = "ה", _HEBREW_PREFIXES
    else:
        return [word]
    bare = word.removeprefix(article)
    words = [word, bare] if len(bare) >= _LEAST_LEFT else [word]
    return list(dict.fromkeys(prefix + form for form in words for prefix in prefixes))


def arabic_stem(word: str) -> str:
    """Return a plain Arabic word without the commonest ending; prefixes stay (as in the light stemmers of Larkey et al.)."""
    return _ARABIC_SUFFIXES.sub("", word)
