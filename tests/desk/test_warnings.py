"""A warning stands beside the field that it is about, and does not speak of files that an editor never sees."""

import pytest

from articles.desk.warnings import ELSEWHERE, warnings_by_place
from articles.intake.prose.warnings import NO_BYLINE, NO_LANGUAGE, NO_OUTLET


@pytest.mark.parametrize(
    ("warning", "place"),
    [
        (NO_LANGUAGE, "language"),
        (NO_OUTLET, "outlet"),
        (NO_BYLINE, "authors"),
        ("The biography “Ada” is of no printed author; give it in the sidecar.", "authors"),
        ("“Why it matters” was taken for the subtitle; if it is a heading, say so in the sidecar.", "subtitle"),
        ("The date “04/05/2021” can be read two ways; give it in the sidecar as published: YYYY-MM-DD.", "published"),
        ("The DOI “10.1” is left out. This is not a DOI.", "doi"),
        ("The volume “x” is left out. It is too long.", "volume"),
        ("“It first appeared” tells of a further publication; give it in the sidecar under publications.", "first"),
        ("The document is not UTF-8; it was read as windows-1252. Look at its accented letters.", ELSEWHERE),
    ],
)
def test_its_place(warning: str, place: str) -> None:
    placed = warnings_by_place([warning])
    assert list(placed) == [place]
    (text,) = placed[place]
    assert "sidecar" not in text
    assert text.endswith(".")


def test_those_of_one_place_stay_together() -> None:
    assert warnings_by_place([NO_OUTLET, "3 control characters.", NO_OUTLET]) == {
        "outlet": ["The document does not say which outlet this page belongs to."] * 2,
        ELSEWHERE: ["3 control characters."],
    }
