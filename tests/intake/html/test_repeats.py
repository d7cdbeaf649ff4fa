"""Text that a page prints twice is kept once."""

import pytest
from lxml.html import fromstring

from articles.intake.html.repeats import repeats
from articles.intake.markup.blocks import page_blocks

TEN = "ice ice ice ice ice ice ice ice ice {}"


def places(markup: str, kept: list[bool] | None = None) -> list[int]:
    blocks = page_blocks(fromstring(f"<body>{markup}</body>"))
    return list(repeats(blocks, kept or [True] * len(blocks)))


def box(count: int, first: int = 0) -> str:
    return f"<div>{''.join(f'<p>{TEN.format(number)}</p>' for number in range(first, first + count))}</div>"


def test_a_second_print_in_another_container_is_told() -> None:
    assert places(box(4) + box(4)) == [4, 5, 6, 7]


def test_a_second_print_may_differ_in_case() -> None:
    assert places(box(4) + box(4).replace("ice", "Ice")) == [4, 5, 6, 7]


def test_fewer_than_forty_words_are_a_saying() -> None:
    assert places(box(3) + box(3)) == []


def test_new_words_end_a_run() -> None:
    assert places(box(4) + box(3) + box(1, first=8) + box(3)) == []
    assert places(box(4) + box(4) + box(1, first=8)) == [4, 5, 6, 7]


def test_a_refrain_in_the_container_of_the_text_stays() -> None:
    refrain = "".join(f"<p>{TEN.format(number)}</p>" for number in range(4))
    assert places(f"<div>{refrain}<p>Snow</p>{refrain}</div>") == []


@pytest.mark.parametrize("first", [0, 4])
def test_what_is_left_out_is_no_print(first: int) -> None:
    kept = [not first <= place < first + 4 for place in range(8)]
    assert places(box(4) + box(4), kept) == []
