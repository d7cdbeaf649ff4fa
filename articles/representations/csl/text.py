"""CSL 1.0.2, text: a printed text as a field of an item. Pure.

Typesetting leaves characters that nobody sees, and ligatures: a program that sets a title in capitals would make “FIrst” of one.
"""

import re
import unicodedata

# Soft hyphen, zero-width space, word joiner and its like, byte order mark. Joiners that change how letters look stay.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def plain(text: str) -> str:
    """Return `text` with ligatures as letters and without invisible characters."""
    return _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _INVISIBLE.sub("", text))
