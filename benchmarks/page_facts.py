"""How a title, authors and a date that were read from a page compare with what people state of it.

Each comparison gives an `Outcome`. Letters and digits alone are compared, without case, compatibility forms, spaces and dashes.
A title with the name of the site behind it (`Title | Site`) is another than the title alone.
Authors are the same if the names are, in any order; degrees (`MD`) and titles (`Dr.`) are no names, and what stands
in brackets neither. Dates are the same as far as both are exact.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

Outcome = Literal["right", "wrong", "missing", "invented", "none"]  # `none`: rightly none
_BETWEEN_NAMES = re.compile(r"\s*[,;|/&]\s*(?:and\s+)?|\s+(?:and|with)\s+", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_TITLE = re.compile(r"\A(?:by|dr|prof|professor|mr|mrs|ms|sir)\b\.?\s+", re.IGNORECASE)
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]?\.?){1,3}[A-Z]+\.?[®™]?|Ph\.?D\.?|[A-Z]{2,6}[®™]?")


def outcome_of_title(read: str | None, stated: str | None) -> Outcome:
    """Compare a title with the one that is stated."""
    return _outcome(bool(read), bool(stated), _folded(read or "") == _folded(stated or ""))


def outcome_of_authors(read: Sequence[str], stated: str | None) -> Outcome:
    """Compare the names of the authors with a text that lists them."""
    return _outcome(bool(read), bool(stated), _names(", ".join(read)) == _names(stated or ""))


def outcome_of_date(read: str | None, stated: str | None) -> Outcome:
    """Compare two dates in ISO 8601."""
    exact = min(len(read or ""), len(stated or ""))
    return _outcome(bool(read), bool(stated), (read or "")[:exact] == (stated or "")[:exact])


def _outcome(is_read: bool, is_stated: bool, same: bool) -> Outcome:
    if not is_stated:
        return "invented" if is_read else "none"
    if not is_read:
        return "missing"
    return "right" if same else "wrong"


def _names(text: str) -> set[str]:
    """The folded names that a text lists."""
    pieces = [_TITLE.sub("", piece.strip()) for piece in _BETWEEN_NAMES.split(_IN_BRACKETS.sub(" ", text))]
    names = [piece for piece in pieces if not _DEGREE.fullmatch(piece)]
    return {_folded(name) for name in names or pieces} - {""}


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
