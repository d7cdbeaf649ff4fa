"""A picture of some words as a PNG of 1200 by 630 pixels, the size that social media ask for. Reads no row."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw

from articles.feeding.pictures.fonts import OWN, can_shape, font_at, font_of
from articles.representations.languages import Direction

WIDTH, HEIGHT = 1200, 630
WIDTHS = (WIDTH, 600, 300)
MEDIA_TYPE = "image/png"
NAME = "The citable article"
LONGEST = 300  # characters
# The colours of the pages in light.
_PAPER, _INK, _SOFT, _ACCENT = "#fdfcf9", "#1d1b18", "#5d574e", "#8a3412"
# In pixels: around everything, and below the words for the lines of the foot.
_MARGIN, _FOOT = 80, 130
_SIZES = (76, 68, 60, 54, 48, 42, 36, 30)
_SMALL = 30
_LEADING = 1.3
_COLOURS = 64  # enough for three colours and what lies between them at the edges of letters
Towards = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows: some words, and below them a line that says whose they are. `direction` is that of the words."""

    words: str
    source: str
    direction: Direction


def drawn(picture: Picture, width: int = WIDTHS[0]) -> bytes:
    """Return the picture as PNG, `width` pixels wide. Words that no font can set are left out."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    canvas = ImageDraw.Draw(image)
    towards: Towards = "rtl" if picture.direction == "rtl" else "ltr"
    canvas.rectangle((0, 0, 16, HEIGHT) if towards == "ltr" else (WIDTH - 16, 0, WIDTH, HEIGHT), fill=_ACCENT)
    words = _shortened(picture.words)
    file = font_of(words)
    if file:
        _set_words(canvas, words, file, towards)
    else:
        canvas.text((WIDTH / 2, HEIGHT / 2 - _FOOT / 4), "¶", fill=_ACCENT, font=font_at(OWN, 300), anchor="mm")
    _set_foot(canvas, picture.source)
    out = BytesIO()
    if width != WIDTH:
        image = image.resize((width, height_of(width)), Image.Resampling.LANCZOS)
    image.quantize(_COLOURS).save(out, "PNG", optimize=False)
    return out.getvalue()


def height_of(width: int) -> int:
    """Return the height of a picture of a width, in pixels."""
    return round(HEIGHT * width / WIDTH)


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _set_words(canvas: ImageDraw.ImageDraw, words: str, file: Path, towards: Towards) -> None:
    """Set the words in the largest size that shows them all. If none does, cut the lines that do not fit."""
    room = HEIGHT - 2 * _MARGIN - _FOOT
    for size in _SIZES:
        lines = list(_lines(canvas, words, file, size, towards))
        if len(lines) * size * _LEADING <= room:
            break
    lines = lines[: int(room // (size * _LEADING))]
    side, anchor = (_MARGIN, "la") if towards == "ltr" else (WIDTH - _MARGIN, "ra")
    for number, line in enumerate(lines):
        place = (side, _MARGIN + number * size * _LEADING)
        canvas.text(place, line, fill=_INK, font=font_at(file, size), anchor=anchor, direction=_shaped(towards))


def _set_foot(canvas: ImageDraw.ImageDraw, source: str) -> None:
    """Set the name of the service and, if a font has its letters, the line above it that names the author."""
    small, bottom = font_at(OWN, _SMALL), HEIGHT - _MARGIN
    canvas.text((_MARGIN, bottom), f"¶ {NAME}", fill=_ACCENT, font=small, anchor="ls")
    file = font_of(source)
    if source and file:
        line = next(_lines(canvas, source, file, _SMALL, "ltr")).rstrip(" ·")
        place = (_MARGIN, bottom - _SMALL * 1.7)
        canvas.text(place, line, fill=_SOFT, font=font_at(file, _SMALL), anchor="ls", direction=_shaped("ltr"))


def _lines(canvas: ImageDraw.ImageDraw, words: str, file: Path, size: int, towards: Towards) -> Iterator[str]:
    """Yield the words in lines that fit: broken at spaces, and inside what is too long, as in scripts without spaces."""
    font, widest = font_at(file, size), WIDTH - 2 * _MARGIN

    def fits(line: str) -> bool:
        return canvas.textlength(line, font=font, direction=_shaped(towards)) <= widest

    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if fits(longer):
            line = longer
            continue
        if line and fits(word):
            yield line
            line = word
            continue
        line = f"{line} " if line else ""
        for letter in word:
            if not fits(line + letter):
                yield line
                line = ""
            line += letter
    yield line


def _shaped(towards: Towards) -> Towards | None:
    """Return the direction for a machine that can set a line from the right; other machines get no such text."""
    return towards if can_shape() else None
