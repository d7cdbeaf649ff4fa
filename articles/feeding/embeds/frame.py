"""The frame of a card on other sites: its size, and its HTML. Pure."""

import math
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import strip_tags

from articles.feeding.embeds.card import Card

WIDTH = 600
# Measures of the card's style sheet, in pixels: the room beside the text, the height of a line, the width of a letter.
_BESIDE, _LINE, _LETTER = 62, 26, 7.9
_FRAME, _SMALL_LINE, _SMALL_LETTER, _REMARK = 46, 20, 6.6, 30


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a frame, in pixels."""

    width: int
    height: int


def size_of(card: Card, widest: int | None, highest: int | None) -> Size:
    """Return the size of a card: wide enough for its text to read well, and within the bounds, in pixels.

    The height is estimated from the length of the text; a card that has too little room scrolls.
    """
    width = min(WIDTH, widest or WIDTH)
    text = _lines(len(strip_tags(card.html or "")), width, _LETTER) * _LINE
    head = 3.5 * _LINE if card.kind == "article" else 0
    foot = _lines(len(card.citation), width, _SMALL_LETTER) + _lines(len(card.shown_address), width, _SMALL_LETTER)
    remarks = sum(
        _REMARK
        + _lines(len(remark.text) + len(remark.title or "") + len("What changed"), width, _SMALL_LETTER + 0.5)
        * _SMALL_LINE
        for remark in card.remarks
    )
    height = math.ceil(_FRAME + head + text + foot * _SMALL_LINE + remarks)
    return Size(width, min(height, highest or height))


def frame_of(card: Card, address: str, size: Size) -> str:
    """Return the HTML of a frame around the card at `address`.

    The frame contains the text as a quotation: browsers never show it, but a site that removes frames keeps it.
    """
    return render_to_string("embeds/frame.html", {"card": card, "address": address, "size": size}).strip()


def _lines(letters: int, width: int, letter: float) -> int:
    return math.ceil(letters * letter / max(width - _BESIDE, 40))
