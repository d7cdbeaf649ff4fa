"""Pictures of words: their size, and that words are set, from the right side, and never as boxes."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pytest_django import Settings

from articles.feeding.pictures import drawing, fonts
from articles.feeding.pictures.drawing import Picture, drawn, height_of
from articles.feeding.pictures.fonts import OWN, can_shape, font_of

KOREAN = "동맹은 약속이다"
WORDS = (80, 60, 1120, 400)  # the part of a picture in which words stand


@pytest.fixture(autouse=True)
def own_font_alone(settings: Settings) -> None:
    settings.FONTS = []


def image(words: str, direction: str = "ltr", source: str = "", width: int = 1200) -> Image.Image:
    made = drawn(Picture(words, source, direction), width)  # type: ignore[arg-type]
    return Image.open(BytesIO(made)).convert("RGB")


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Return how many pixels of a part are not of the colour of the paper."""
    part = picture.crop(box)
    colours: list[Any] = part.getcolors(1 << 20) or []
    return sum(int(count) for count, colour in colours if sum(colour) < 600)


@pytest.mark.parametrize(("width", "height"), [(1200, 630), (600, 315), (300, 158)])
def test_a_picture_has_the_size_that_is_asked_for(width: int, height: int) -> None:
    assert (image("Words", width=width).size, height_of(width)) == ((width, height), height)


def test_words_are_set_and_others_look_otherwise() -> None:
    one, other = image("The bridge"), image("The ferry")
    assert ink(one, WORDS) > 1000
    assert one.tobytes() != other.tobytes()
    assert image("The bridge").tobytes() == one.tobytes()


def test_the_source_stands_below_the_words() -> None:
    foot = (80, 465, 1120, 515)
    assert ink(image("Words"), foot) == 0
    assert ink(image("Words", source="By Jane Doe · The Herald"), foot) > 100


@pytest.mark.parametrize(("word", "length"), [("word ", 1), ("word ", 40), ("word ", 5000), ("W", 300), ("W W ", 300)])
def test_words_never_leave_their_place(word: str, length: int) -> None:
    picture = image(word * length)
    assert ink(picture, (20, 0, 78, 630)) == 0
    assert ink(picture, (1125, 0, 1200, 630)) == 0
    assert ink(picture, (80, 440, 1120, 500)) == 0


def test_a_word_without_spaces_is_broken() -> None:
    assert ink(image("a" * 200), (1125, 0, 1200, 630)) == 0
    assert ink(image("a" * 200), (80, 150, 1120, 400)) > 1000


def test_few_words_are_larger_than_many() -> None:
    few, many = image("Bridge"), image("Bridge " * 40)
    first_line = few.crop((80, 80, 1120, 180)).convert("L").point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert first_line
    assert first_line[3] - first_line[1] > 55
    assert ink(many, (80, 330, 1120, 420)) > 0 == ink(few, (80, 330, 1120, 420))


def test_words_without_a_font_are_left_out_and_not_shown_as_boxes() -> None:
    assert font_of(KOREAN) is None
    assert image(KOREAN).tobytes() == image("字").tobytes() == image("🙂 and words").tobytes()


def test_a_font_of_the_operator_sets_what_ours_has_not(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    # Any file will do here, if the font in it is said to have the characters.
    other = Path("/nowhere/other.ttf")
    settings.FONTS = [other]
    monkeypatch.setattr(fonts, "_has", lambda file, letter: file == other or letter.isascii())
    assert (font_of("Words"), font_of(KOREAN)) == (OWN, other)


@pytest.mark.skipif(not can_shape(), reason="FriBiDi is not installed")
def test_a_text_from_the_right_stands_on_the_right() -> None:
    left, right = (80, 60, 300, 400), (900, 60, 1120, 400)
    assert ink(image("Words", "ltr"), left) > 0 == ink(image("Words", "ltr"), right)
    assert ink(image("Words", "rtl"), right) > 0 == ink(image("Words", "rtl"), left)


def test_a_machine_that_cannot_shape_letters_sets_no_text_that_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "can_shape", lambda: False)
    monkeypatch.setattr(drawing, "can_shape", lambda: False)
    monkeypatch.setattr(fonts, "_has", lambda *_: True)
    assert [font_of(words) for words in ("Words", "Đổi mới", "قصة", "עיר", "หนังสือ่")] == [OWN, OWN, None, None, None]
    assert ink(image("Words", "rtl"), WORDS) > 0
