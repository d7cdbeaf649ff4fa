"""Whether quoted words stand in a text: a simple check that does not tell where, or what is different. Pure."""

import re
import unicodedata
from collections.abc import Iterable

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_FOLDS = (
    (re.compile("[\"'`\u00b4\u02bc\u2018-\u201f\u2032-\u2037\u2039\u203a\u00ab\u00bb\u300c-\u300f]+"), "'"),
    (re.compile("[\u2010-\u2015\u2212-]+"), "-"),
    (re.compile("\u2026|\\.(?:\\s?\\.){2,}"), "..."),
    (re.compile(r"\s+"), " "),
)


def folded_words(text: str) -> str:
    """Return the text in NFC with its typography evened out.

    Quotation marks and apostrophes of all kinds are one mark, hyphens and dashes one, ellipses three full stops, runs of
    white space one space; soft hyphens and zero-width characters are gone. Nothing else is folded: no case, no words, no
    punctuation.
    """
    folded = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    for pattern, mark in _FOLDS:
        folded = pattern.sub(mark, folded)
    return folded.strip()


def have_words(texts: Iterable[str], quoted: str) -> bool | None:
    """Return whether the texts, which follow each other, have the quoted words; None if nothing but spaces was quoted."""
    words = folded_words(quoted)
    return words in folded_words(" ".join(texts)) if words else None
