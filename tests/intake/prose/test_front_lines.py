"""The parts that one line before the text can have, alone or together."""

import pytest

from articles.intake.prose.bylines import Byline
from articles.intake.prose.date_lines import DateLine
from articles.intake.prose.front_lines import Credit, Furniture, read_front_line, stands_alone


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("By Jane Doe", [Byline]),
        ("3 April 2021", [DateLine]),
        ("Photo: Ann Ex", [Credit]),
        ("Opinion", [Furniture]),
        ("By Jane Doe | 3 April 2021", [Byline, DateLine]),
        ("Opinion — By Jane Doe — 3 April 2021", [Furniture, Byline, DateLine]),
        ("3 April 2021 (updated 5 April 2021)", [DateLine, DateLine]),
        ("3 April 2021, aktualisiert 5. April 2021", [DateLine, DateLine]),
        ("By Jane Doe, 3 April 2021", [Byline, DateLine]),
        ("By Jane Doe, Monday April 3, 2021", [Byline, DateLine]),
    ],
)
def test_what_a_line_is(line: str, kinds: list[type]) -> None:
    assert [type(item) for item in read_front_line(line) or []] == kinds
    assert stands_alone(line)


@pytest.mark.parametrize(
    "line", ["Open the Harbour", "By Jane Doe | Open the Harbour", "(By Jane Doe)", "Opinion | " * 40 + "Opinion", ""]
)
def test_a_line_that_holds_anything_else_is_none(line: str) -> None:
    assert read_front_line(line) is None
    assert not stands_alone(line)


def test_a_line_of_four_hundred_characters_is_read() -> None:
    line = "Opinion  | " + "Opinion | " * 38 + "viewpoint"
    assert len(line) == 400
    assert stands_alone(line)
    assert not stands_alone(f"{line} ")
