"""Folding: a form of a text that is the same whatever its case and its diacritics. Pure.

Both databases compare folded texts alike, which they do not do with texts as written.
"""

import unicodedata


def folded(text: str) -> str:
    """Return `text` in lower case, decomposed, and without the marks that combine with a letter."""
    decomposed = text
    # Twice: a compatibility form may hide a capital, and a folded letter a compatibility form (Unicode 3.13.5).
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", decomposed).casefold()
    if decomposed.isascii():
        return decomposed
    return "".join(character for character in decomposed if not unicodedata.combining(character))
