"""Tables that are drawn with lines."""

import time

import pytest

from articles.intake import read
from articles.intake.markdown.grid_tables import grid_table

BORDER = "+------+-----+"


@pytest.mark.parametrize(
    ("lines", "rows", "count"),
    [
        (
            [BORDER, "| Site | No. |", "+======+=====+", "| Quell| 2   |", BORDER],
            ["| Site | No. |", "| Quell | 2 |"],
            5,
        ),
        ([BORDER, "| Port | 2   |", "| Vell |     |", BORDER, ""], ["| Port Vell | 2 |"], 4),
        ([BORDER, "| a|b  | 2   |", BORDER, "| loose |"], ["| a\\|b | 2 |"], 3),
        (["| Site | No. |", BORDER], None, 0),
    ],
)
def test_a_drawn_table_becomes_rows(lines: list[str], rows: list[str] | None, count: int) -> None:
    found = grid_table(lines, 0)
    if rows is None:
        assert found is None
    else:
        assert found == (["", rows[0], "| --- | --- |", *rows[1:], ""], count)


def test_a_drawn_table_has_cells_unless_it_is_code() -> None:
    table = f"{BORDER}\n| Site | No. |\n{BORDER}"
    found = read(f"# T\n\nFirst.\n\n{table}\n\n```\n{table}\n```".encode(), name="a.md").blocks
    assert [block.kind for block in found] == ["paragraph", "cell", "cell", "paragraph"]


def test_borders_without_rows_stay() -> None:
    assert grid_table([BORDER, BORDER, "Ice."], 0) == ([BORDER, BORDER], 2)
    assert grid_table([BORDER, "| Site | No. |"], 0) == ([BORDER], 1)


def test_many_borders_are_read_in_bounded_time() -> None:
    start = time.monotonic()
    lines = [BORDER, "| a    | b   |"] * 9_000 + ["x"] + [BORDER] * 9_000
    place = 0
    while place < len(lines):
        found = grid_table(lines, place)
        place += found[1] if found else 1
    assert time.monotonic() - start < 2
