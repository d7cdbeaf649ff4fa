"""Forms of a text: folded, which is the same whatever its case and its diacritics; and in one line. Pure.

Both databases compare folded texts alike, which they do not do with texts as written.
"""

import unicodedata


def folded(text: str) -> str:
    """Return `text` in lower case, decomposed, and without the marks that combine with a letter."""
    # One pass is enough: no letter's folded form decomposes any further.
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    if decomposed.isascii():
        return decomposed
    marks = {ord(character): None for character in set(decomposed) if unicodedata.combining(character)}
    return decomposed.translate(marks) if marks else decomposed


def in_one_line(fault: object) -> str:
    """Return what an exception or a text says in one line, for the log."""
    return " ".join(str(fault).split())
