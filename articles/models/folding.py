"""Folding: what two spellings of a name have in common, whatever their case and their diacritics. Pure.

Both databases compare folded text alike, which they do not with text as it stands.
"""

import unicodedata


def folded(text: str) -> str:
    """Return `text` in lower case, decomposed, and without the marks that combine with a letter."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    if decomposed.isascii():
        return decomposed
    return "".join(character for character in decomposed if not unicodedata.combining(character))
