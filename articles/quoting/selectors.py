"""Where a stretch of a text stands, in the ways that other programs read. Pure.

W3C Web Annotation Data Model, 4.2.4 Text Quote Selector and 4.2.5 Text Position Selector; WICG URL Fragment Text
Directives.
"""

from typing import TypedDict
from urllib.parse import quote

import regex

from articles.identity.tokens import is_word, tokens_of

_CONTEXT = 32
# A longer stretch is named by its first and last words.
_LONGEST_WHOLE = 120
_ENDS = 5


class TextQuoteSelector(TypedDict):
    """A stretch by its text, and what stands before and behind it."""

    type: str
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(TypedDict):
    """A stretch by its first code point, and by the one behind its last."""

    type: str
    start: int
    end: int


def selectors_of(text: str, start: int, end: int) -> tuple[TextQuoteSelector, TextPositionSelector]:
    """Return both selectors of `text[start:end]`."""
    return (
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _CONTEXT) : start],
            "suffix": text[end : end + _CONTEXT],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    )


def text_directive(text: str, start: int, end: int) -> str:
    """Return the fragment of a URL, without `#`, at which a browser scrolls to `text[start:end]` and marks it.

    If the text has the stretch more than once, the words before and behind it tell which is meant. A browser finds whole
    words only, so the stretch is widened to whole words.
    """
    start, end = _whole_words(text, start, end)
    exact = text[start:end]
    parts = [exact] if len(exact) <= _LONGEST_WHOLE and "\n" not in exact else _ends(exact)
    directive = ",".join(map(_encoded, parts))
    if text.casefold().count(exact.casefold()) > 1:
        before, after = _last_words(text[:start]), _first_words(text[end:])
        directive = (f"{_encoded(before)}-," if before else "") + directive + (f",-{_encoded(after)}" if after else "")
    return f":~:text={directive}"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    place = 0
    for token in tokens_of(text):
        if is_word(token):
            if place < start < place + len(token):
                start = place
            if place < end < place + len(token):
                end = place + len(token)
        place += len(token)
    return start, end


def _ends(exact: str) -> list[str]:
    """Return the first and the last words of a long stretch, none of them beyond a break between paragraphs."""
    return [_first_words(exact), _last_words(exact)]


def _first_words(text: str) -> str:
    match = regex.match(rf"\s*(?:\S+\s+){{0,{_ENDS - 1}}}\S*", text.partition("\n")[0])
    return match.group().strip() if match else ""


def _last_words(text: str) -> str:
    return " ".join(text.rpartition("\n")[2].split()[-_ENDS:])


def _encoded(words: str) -> str:
    """Percent-encode words for a text directive, in which `-`, `,` and `&` mean something."""
    return quote(words, safe="").replace("-", "%2D")
