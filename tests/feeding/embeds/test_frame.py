"""The frame of a card: its size, estimated from the card's texts. Without a database."""

from dataclasses import replace

import pytest

from articles.feeding.embeds.card import Card, Remark
from articles.feeding.embeds.frame import Size, frame_of, size_of

BARE = Card(
    kind="paragraph",
    title="The Bridge",
    byline=None,
    authors=(),
    language=None,
    html=None,
    remarks=(),
    citation="",
    address="https://texts.example/p/3k7xq9d2br/",
    shown_address="",
    canonical="https://texts.example/articles/the-bridge/",
    api="https://texts.example/api/v1/paragraphs/3k7xq9d2br/",
)


@pytest.mark.parametrize(
    ("widest", "width"), [(None, 600), (0, 600), (320, 320), (599, 599), (600, 600), (601, 600), (5000, 600)]
)
def test_a_card_is_600_pixels_wide_or_as_wide_as_it_may_be(widest: int | None, width: int) -> None:
    assert size_of(BARE, widest, None).width == width


@pytest.mark.parametrize(("highest", "height"), [(None, 46), (0, 46), (30, 30), (46, 46), (47, 46)])
def test_a_card_is_as_high_as_it_needs_or_may_be(highest: int | None, height: int) -> None:
    assert size_of(BARE, None, highest) == Size(600, height)


# In 538 pixels stand 68 letters of the text, 81 of the small print, and 75 of a remark.
@pytest.mark.parametrize(
    ("facts", "height"),
    [
        ({"kind": "article"}, 91),
        ({"html": "x" * 68}, 26),
        ({"html": "x" * 69}, 52),
        ({"html": f"<em>{'x' * 68}</em>"}, 26),
        ({"citation": "x" * 81}, 20),
        ({"citation": "x" * 82}, 40),
        ({"shown_address": "x" * 81}, 20),
        ({"shown_address": "x" * 82}, 40),
        ({"citation": "x", "shown_address": "x"}, 40),
        ({"remarks": (Remark("x" * 63),)}, 50),
        ({"remarks": (Remark("x" * 64),)}, 70),
        ({"remarks": (Remark("x" * 32, "y" * 31),)}, 50),
        ({"remarks": (Remark("x" * 32, "y" * 32),)}, 70),
        ({"remarks": (Remark("x"), Remark("y"))}, 100),
    ],
)
def test_each_text_adds_its_lines(facts: dict[str, object], height: int) -> None:
    assert size_of(replace(BARE, **facts), None, None).height == 46 + height  # type: ignore[arg-type]


@pytest.mark.parametrize(("width", "letters"), [(102, 5), (62, 5), (20, 5), (110, 6)])
def test_a_line_has_room_for_40_pixels_at_least(width: int, letters: int) -> None:
    one_line, two_lines = (replace(BARE, html="x" * count) for count in (letters, letters + 1))
    assert [size_of(card, width, None).height for card in (one_line, two_lines)] == [46 + 26, 46 + 52]


def test_a_frame_names_the_card_and_its_size() -> None:
    frame = frame_of(BARE, "https://texts.example/embed/3k7xq9d2br/", Size(600, 120))
    assert frame == frame.strip()
    for part in ('src="https://texts.example/embed/3k7xq9d2br/"', 'width="600"', 'height="120"'):
        assert part in frame
