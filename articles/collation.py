"""The order of names in lists, the same for every language and on every database. Pure.

It follows the first level of the Unicode Collation Algorithm as far as names need it: what differs in case, accents or width
stands together (É beside E, Ø beside O), white space and punctuation come before digits, and digits before letters.
"""

import unicodedata
from functools import lru_cache

LONGEST = 200  # characters of a name that count; PostgreSQL indexes up to 2,700 bytes
_SPACE, _PUNCTUATION = " ", "!"
# Letters that the algorithm expands or joins to others, although Unicode does not decompose them.
_LETTERS = {"æ": "ae", "œ": "oe", "ð": "d", "ı": "i"}


def sort_key(name: str) -> str:
    """Return the text by which `name` is ordered, in hexadecimal: digits and a to f have one order in each database."""
    decomposed = unicodedata.normalize("NFKD", name[:LONGEST]).casefold()
    letters = "".join(map(_letter, decomposed))
    return " ".join(letters.split())[:LONGEST].encode().hex()


@lru_cache(maxsize=10_000)
def _letter(character: str) -> str:
    """Return what a character counts as: nothing, if it is a mark."""
    category = unicodedata.category(character)
    if category[0] in "MC":
        return ""
    if category[0] == "Z":
        return _SPACE
    if category[0] in "PS":
        return _PUNCTUATION
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return _LETTERS.get(character) or _without_stroke(character)


def _without_stroke(letter: str) -> str:
    """Return the letter under a stroke or a hook, such as O of Ø, as the names of Unicode tell it."""
    base, joined, _ = unicodedata.name(letter, "").partition(" WITH ")
    if not joined:
        return letter
    try:
        return unicodedata.lookup(base)
    except KeyError:
        return letter
