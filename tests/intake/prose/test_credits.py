"""Picture credits, recognised by their form."""

import pytest

from articles.intake.prose.credits import read_credit


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Credits: NASA/Aubrey Gemignani", "NASA/Aubrey Gemignani"),
        ("Photo: AP", "AP"),
        ("Image credit: Ann Ex", "Ann Ex"),
        ("Photo by Ann Ex on Unsplash", "Ann Ex on Unsplash"),
        ("(Photo by Ann Ex/Port Agency)", "Ann Ex/Port Agency"),
        ("Ann Ex / Getty Images", "Ann Ex / Getty Images"),
        ("Illustration by Ann Ex", "Ann Ex"),
    ],
)
def test_a_credit_without_its_label(line: str, credit: str) -> None:
    assert read_credit(line) == credit


@pytest.mark.parametrize(
    "line", ["Image of a nation", "Photos by the sea are nice.", "Image:", "Credit where credit is due"]
)
def test_no_credit(line: str) -> None:
    assert read_credit(line) is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Cover photo credit by: Ann Ex", "Ann Ex"),
        ("Bildnachweis: dpa", "dpa"),
        ("Crédits photos : AFP", "AFP"),
        ("[Image: Ann Ex]", "Ann Ex"),
        ("Ann Ex via AP", "Ann Ex via AP"),
        ("Ann Ex. / AP", None),
        ("Photo via " + "X" * 190, "X" * 190),
        ("Photo via " + "X" * 191, None),
    ],
)
def test_further_credits(line: str, credit: str | None) -> None:
    assert read_credit(line) == credit
