"""Folding: what two spellings of a name have in common, whatever their case and their diacritics. Pure.

Both databases compare folded text alike, which they do not with text as it stands.
"""

import unicodedata


def folded(text: str) -> str:
    """Return `text` in lower case, decomposed, and without the marks that combine with a letter."""
    decomposed = text
    # Twice, since a compatibility form may hide a capital, and a folded letter a compatibility form (Unicode, 3.13.5).
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", decomposed).casefold()
    if decomposed.isascii():
        return decomposed
    return "".join(character for character in decomposed if not unicodedata.combining(character))
