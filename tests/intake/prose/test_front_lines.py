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


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("2021-04-03 10:30 来源：岛报 作者：李明", [DateLine, Furniture, Byline]),
        ("来源：岛报 作者：李明", [Furniture, Byline]),
        ("发布时间：2021年04月03日 10:30 来源：岛报", [DateLine, Furniture]),
        ("Article publié le : 03/04/2021 - 06:00 Modifié le : 18/05/2021 - 07:00", [DateLine, DateLine]),
        ("Posted on April 3, 2021 in Local News", [DateLine, Furniture]),
        ("Posted in Local News on April 3, 2021", [DateLine, Furniture]),
        ("Fotoğraf: Can Kaya Haber: Ela Kaya", [Credit, Byline]),
    ],
)
def test_labels_tell_the_parts_of_a_line(line: str, kinds: list[type]) -> None:
    assert [type(item) for item in read_front_line(line) or []] == kinds


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Jane Doe | 3 April 2021", [Byline, DateLine]),
        ("Jane Doe • 3 April 2021 • 5 min read", [Byline, DateLine, Furniture]),
        ("New York | 3 April 2021", [Furniture, DateLine]),
        ("Quell | 3 April 2021", [Furniture, DateLine]),
        ("The Quell Council | 3 April 2021", [Furniture, DateLine]),
        ("The Quell Courier, 3 April 2021", [Furniture, DateLine]),
        ("Quell - 3 abr 2021 - 06:00 CEST", [Furniture, DateLine, Furniture]),
        ("April 3, 2021 / 6:00 AM EDT / The Quell Courier", [DateLine, Furniture, Furniture]),
        ("Issue 12 | April 3, 2021", [Furniture, DateLine]),
    ],
)
def test_below_the_title_a_date_is_enough_to_tell_a_line(line: str, kinds: list[type]) -> None:
    assert [type(item) for item in read_front_line(line, below_title=True) or []] == kinds
    assert read_front_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe | April 2021",
        "Jane Doe | Open the harbour | 3 April 2021",
        "He left on Monday, 3 April 2021",
        "Jane Doe | " + "X" * 61 + " | 3 April 2021",
        "3 April 2021 | 4 April 2021 | the tide",
    ],
)
def test_below_the_title_too_what_is_no_name_is_of_the_text(line: str) -> None:
    assert read_front_line(line, below_title=True) is None


@pytest.mark.parametrize(
    "line",
    [
        "Posted 3 April 2021 by Jane Doe",
        "Posted on the 3 April 2021 by Jane Doe",
        "3 April 2021 at 19:00 by Jane Doe",
        "3 April 2021, 7:00 pm by Jane Doe",
    ],
)
def test_a_label_and_a_time_may_stand_around_the_date_before_a_byline(line: str) -> None:
    items = read_front_line(line) or []
    assert [type(item) for item in items] == [DateLine, Byline]


@pytest.mark.parametrize("line", ["Date: 2021-04-03 - 2021-04-08", "3 April 2021 / 8 April 2021"])
def test_the_first_and_the_last_day_of_a_time_are_no_day_of_publication(line: str) -> None:
    assert read_front_line(line) is None
    assert read_front_line(line, below_title=True) is None


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("By Jane Doe Published 3 May 2021 Updated 4 May 2021", [Byline, DateLine, DateLine]),
        ("김하늘 기자 입력 2021.05.03 05:30 업데이트 2021.05.04 09:10", [Byline, DateLine, DateLine]),
        ("责任编辑：王芳　作者：李明", [Furniture, Byline]),
        ("Medically reviewed by Jane Doe, MD", [Furniture]),
        ("3 May 2021 • Lecture 5 min", [DateLine, Furniture]),
    ],
)
def test_each_part_of_a_line_is_told(line: str, kinds: list[type]) -> None:
    assert [type(item) for item in read_front_line(line) or []] == kinds


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Jane Doe Published: 3 May 2021", [Byline, DateLine]),
        ("Jane Doe 3 May 2021", [Furniture, DateLine]),
        ("李明 2021年5月3日", [Byline, DateLine]),
        ("Madrid, 3 de mayo de 2021", [Furniture, DateLine]),
    ],
)
def test_below_the_title_words_may_run_into_the_date(line: str, kinds: list[type]) -> None:
    assert [type(item) for item in read_front_line(line, below_title=True) or []] == kinds
    elsewhere = read_front_line(line)
    assert elsewhere is None or [item.of for item in elsewhere if isinstance(item, DateLine)] == ["unknown"]
