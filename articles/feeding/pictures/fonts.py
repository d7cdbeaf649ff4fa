"""Which font a text of a picture is set in: the first one that has all its characters. Reads the font that is here, and the
files that the setting `FONTS` names.

A picture never shows the box that stands for a missing character: a text that no font has is not set at all. Nor is a
text that has to be shaped, such as Arabic, if the machine lacks the library for that (Raqm, with FriBiDi).
"""

import unicodedata
from functools import cache
from pathlib import Path

from django.conf import settings
from PIL import ImageFont, features
from PIL.ImageFont import FreeTypeFont

# Noto Serif, with Latin, Greek and Cyrillic; font/OFL.txt has its licence.
OWN = Path(__file__).parent / "font" / "NotoSerif-SemiBold.ttf"
_SAMPLE_SIZE = 24  # pixels
# No font has this character, so it is shown as a missing one.
_MISSING = "\U0010fffe"
_FROM_THE_RIGHT = ("R", "AL")
_JOINED = ("Mn", "Mc")


def font_of(text: str) -> Path | None:
    """Return the file of the first font that can set the text as it should look, or None."""
    if _is_shaped(text) and not can_shape():
        return None
    characters = {character for character in text if not character.isspace()}
    return next((file for file in (OWN, *settings.FONTS) if all(_has(file, one) for one in characters)), None)


@cache
def can_shape() -> bool:
    """Whether this machine can join letters and set them from the right."""
    return bool(features.check("raqm"))


@cache
def font_at(file: Path, size: int) -> FreeTypeFont:
    """Return a font of a size in pixels."""
    return ImageFont.truetype(file, size)


def _is_shaped(text: str) -> bool:
    """Whether the letters of a text change their form or their order when they are set."""
    return any(
        unicodedata.bidirectional(letter) in _FROM_THE_RIGHT or unicodedata.category(letter) in _JOINED
        for letter in unicodedata.normalize("NFC", text)
    )


@cache
def _has(file: Path, character: str) -> bool:
    """Whether a font has a character: it is drawn otherwise than a missing one."""
    return _drawn(file, character) != _missing(file)


@cache
def _missing(file: Path) -> tuple[tuple[int, int], bytes]:
    return _drawn(file, _MISSING)


def _drawn(file: Path, character: str) -> tuple[tuple[int, int], bytes]:
    mask = font_at(file, _SAMPLE_SIZE).getmask(character)
    return mask.size, bytes(mask)
