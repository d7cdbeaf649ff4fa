"""A title that is broken in two lines."""

import pytest

from articles.intake.plain.titles import with_whole_title


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (["The Ferry That Keeps", "Its Own Time", "", "x"], "The Ferry That Keeps Its Own Time"),
        (["", "The Ferry That Keeps", "Its Own Time", ""], ""),
        (["The Ferry That Keeps", "An island waits for a boat", "", "x"], "The Ferry That Keeps"),
        (["The Ferry Keeps Time.", "Its Own Time", "", "x"], "The Ferry Keeps Time."),
        (["The Ferry That Keeps", "Its Own Time", "x"], "The Ferry That Keeps"),
        (["The Ferry That Keeps", "By Jane Doe", "", "x"], "The Ferry That Keeps"),
        (["THE FERRY", "ITS OWN TIME", "", "x"], "THE FERRY"),
        (["The Ferry That Keeps", "", "Its Own Time", ""], "The Ferry That Keeps"),
        ([], None),
    ],
)
def test_the_first_line(lines: list[str], first: str | None) -> None:
    assert next(iter(with_whole_title(lines)), None) == first
