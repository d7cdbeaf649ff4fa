"""The role that a unit near the end has by its own form, and by the unit before it."""

import pytest

from articles.intake.prose.draft import Unit, UnitKind
from articles.intake.prose.end_roles import roles_of

PROSE = "The harbour at Quell has been closed for eleven years."
UNCERTAIN = "This piece was originally published in The Atlantic, and the letters it drew filled a drawer."


def roles(*texts: str, names: tuple[str, ...] = ("Jane Doe",)) -> list[str]:
    return list(roles_of([Unit(text, "rule" if text == "***" else "text") for text in texts], list(names)))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("***", "rule"),
        (PROSE, "prose"),
        ("About the author", "label"),
        ("Jane Doe is a fellow.", "biography"),
        ("Kim Doe is a fellow.", "prose"),
        ("Originally published in The Hill on May 1, 2020.", "note"),
        (UNCERTAIN, "prose"),
        ("The views are the author's own.", "disclaimer"),
        ("Photo: Ann Ex", "credit"),
        ("Share", "furniture"),
        ("Read next", "turn"),
        ("3 comments", "comments"),
        ("A line of a few words", "slight"),
        ("A line of a few words,", "prose"),
        ("港は十一年前から閉まっている。", "prose"),
        ("बंदरगाह ग्यारह साल से बंद है।", "prose"),
        ("港は閉まっている", "slight"),
        ("x" * 150, "slight"),
        ("ก" * 40, "prose"),
        ("x" * 151, "prose"),
    ],
)
def test_the_form_of_a_unit(text: str, role: str) -> None:
    assert roles(text) == [role]


@pytest.mark.parametrize("kind", ["quote", "list-item"])
def test_a_quotation_or_a_list_item_is_prose(kind: UnitKind) -> None:
    assert roles_of([Unit("Share", kind)], []) == ["prose"]


@pytest.mark.parametrize(
    ("before", "text", "names", "role"),
    [
        ("***", UNCERTAIN, ("Jane Doe",), "note"),
        (PROSE, UNCERTAIN, ("Jane Doe",), "prose"),
        ("***", "Kim Doe is a fellow.", ("Jane Doe",), "biography"),
        ("***", "Kim Poe is a fellow.", (), "biography"),
        ("About the author", "Kim Poe is a fellow.", (), "biography"),
        ("***", "Kim Poe is a fellow.", ("Jane Doe",), "prose"),
        ("The views are the author's own.", "Kim Poe is a fellow.", (), "prose"),
        ("***", "Poe is a fellow.", (), "prose"),
        ("Port Institute", "The Port Institute is a house that studies ports.", (), "self"),
        ("Port Institute.", "Port Institute is a house that studies ports.", (), "prose"),
        ("Port Institute", "Sea Institute is a house that studies ports.", (), "prose"),
        ("Port Institute", "Port Institute is a house." + "x" * 474, (), "self"),
        ("Port Institute", "Port Institute is a house." + "x" * 475, (), "prose"),
        (
            "The views are not those of the Port Institute, but the author's own policies.",
            "Port Institute is a house.",
            (),
            "prose",
        ),
        (
            "The opinions are the author's and not the views of Port News.",
            "Port News is a house that prints news.",
            (),
            "self",
        ),
    ],
)
def test_the_unit_before_it(before: str, text: str, names: tuple[str, ...], role: str) -> None:
    assert roles(before, text, names=names)[1] == role
