"""The day of which a page tells in words."""

import pytest

from articles.intake.html.told_days import day_in_notes


@pytest.mark.parametrize(
    "line",
    [
        "This article was originally published on 26 Sep 2019 at 4:12pm but has been regularly updated.",
        "This post was first published on September 26, 2019.",
        "Dieser Artikel erschien zuerst am 26. September 2019 und wurde seither ergänzt.",
        "Cet article a été initialement publié le 26 septembre 2019.",
    ],
)
def test_the_day_of_first_publication(line: str) -> None:
    assert day_in_notes(["Guides", line], day_first=True) == "2019-09-26"


@pytest.mark.parametrize(
    "line",
    [
        "This article was originally published in The Times on 26 September 2019.",
        "This article was originally published on 26 September 2019 in The Times.",
        "This article was also published on 26 September 2019.",
        "This article was republished on 26 September 2019.",
        "This article was originally published in September 2019.",
        "This article was originally published before 26 September 2019.",
        "Posted on 26 September 2019",
    ],
)
def test_other_lines_tell_of_none(line: str) -> None:
    assert day_in_notes([line], day_first=True) is None


def test_two_days_leave_it_open() -> None:
    lines = [f"This article was first published on {day} May 2020." for day in (3, 4)]
    assert day_in_notes(lines, day_first=True) is None
