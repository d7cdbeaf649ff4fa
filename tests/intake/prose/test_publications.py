"""Authors and publications from the finished draft."""

import pytest

from articles.intake.manuscript import Outlet
from articles.intake.prose.draft import Draft, Printed, Unit
from articles.intake.prose.publications import authors_of, publications_of
from articles.intake.prose.warnings import NO_BYLINE, NO_OUTLET

NOTE = "Originally published in The Hill on May 1, 2020."


def test_authors_with_their_biographies() -> None:
    draft = Draft(
        names=[Printed("Jane Doe"), Printed("John Roe")], biographies=["John Roe is a poet.", "Kim Poe is a fellow."]
    )
    assert [(author.name_as_printed, author.biography_as_printed) for author in authors_of(draft)] == [
        ("Jane Doe", None),
        ("John Roe", "John Roe is a poet."),
    ]
    assert [piece.reason for piece in draft.left_out] == ["a biography that is of no printed author"]
    assert len(draft.warnings) == 1


def test_without_a_byline_the_biographies_name_the_authors() -> None:
    draft = Draft(biographies=["Jane Doe and John Roe are fellows."])
    assert [author.name_as_printed for author in authors_of(draft)] == ["Jane Doe", "John Roe"]
    assert [warning == NO_BYLINE for warning in draft.warnings] == [False]


def test_without_any_name_there_is_a_warning() -> None:
    draft = Draft()
    assert authors_of(draft) == ()
    assert draft.warnings == [NO_BYLINE]


def test_the_first_note_tells_of_the_original() -> None:
    second = "Also published in The Courier on May 2, 2020."
    draft = Draft(title="T", published="2021", notes=[NOTE, second])
    original, here = publications_of(draft)
    assert (original.role, original.outlet, original.date, original.note_as_printed) == (
        "original",
        Outlet("The Hill"),
        "2020-05-01",
        NOTE,
    )
    assert (here.role, here.date, here.title, here.printed_here) == ("republication", "2021", "T", True)
    assert [(piece.text, piece.reason) for piece in draft.left_out] == [
        (second, "a further note about another publication")
    ]
    assert [warning[:40] for warning in draft.warnings] == [f"“{second}"[:40], NO_OUTLET[:40]]


def test_a_note_that_says_more_is_named() -> None:
    draft = Draft(
        notes=["This piece was originally published in The Atlantic, and the letters it drew filled a drawer."]
    )
    publications_of(draft)
    assert any("says more than where and when" in warning for warning in draft.warnings)
    certain = Draft(notes=[NOTE])
    publications_of(certain)
    assert not any("says more" in warning for warning in certain.warnings)


def test_the_outlet_is_the_line_that_the_disclaimer_names_too() -> None:
    draft = Draft(disclaimer="The views are the author's and not the position of the Port Council.")
    assert publications_of(draft)[0].outlet is None
    draft.leave_out(Unit("Port Council"), "a")
    assert publications_of(draft)[0].outlet == Outlet("Port Council")


def roles(note: str, day: str | None) -> list[tuple[str, str | None]]:
    """The role of this page, and those of the others with their outlets; the page first."""
    found = publications_of(Draft(published=day, notes=[note]))
    page = next(publication for publication in found if publication.printed_here)
    others = [publication for publication in found if not publication.printed_here]
    return [(page.role, None), *((other.role, other.outlet.name if other.outlet else None) for other in others)]


@pytest.mark.parametrize(
    ("note", "day", "expected"),
    [
        ("Reprinted in The Hill on March 20, 2024.", "2024-02-08", [("original", None), ("republication", "The Hill")]),
        ("This piece was reprinted in The Hill.", None, [("original", None), ("republication", "The Hill")]),
        ("Reprinted from The Hill, March 20, 2023.", "2024-02-08", [("republication", None), ("original", "The Hill")]),
        ("Also published in The Hill on March 20, 2024.", "2024-02-08", [("original", None), ("republication", "The Hill")]),
        ("Also published in The Hill on March 20, 2023.", "2024-02-08", [("republication", None), ("original", "The Hill")]),
        ("Also published in The Hill.", "2024-02-08", [("original", None)]),
        ("Originally published in The Hill on March 20, 2024.", "2024-02-08", [("original", None)]),
        ("This piece was reprinted in The Hill on March 20, 2023.", "2024-02-08", [("original", None)]),
        ("Originally published in The Hill in February 2024.", "2024-02-08", [("republication", None), ("original", "The Hill")]),
    ],
)  # fmt: skip
def test_the_original_is_never_later_than_its_copy(
    note: str, day: str | None, expected: list[tuple[str, str | None]]
) -> None:
    assert roles(note, day) == expected
