"""Picture credits and disclaimers, told by their form."""

import pytest

from articles.intake.prose.credits import read_credit
from articles.intake.prose.disclaimers import disclaiming_organisation, is_disclaimer


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
    ("text", "organisation"),
    [
        (
            "The views and opinions expressed here are those of the author(s) and do not necessarily reflect the official "
            "policy or position of the Pacific Council.",
            "Pacific Council",
        ),
        (
            "The opinions expressed in this article are the author’s own and do not reflect the views of Port News.",
            "Port News",
        ),
        ("The views expressed are the author's alone.", None),
        ("Disclaimer: The author alone is responsible for this text.", None),
    ],
)
def test_a_disclaimer_and_whose_position_it_is_not(text: str, organisation: str | None) -> None:
    assert is_disclaimer(text)
    assert disclaiming_organisation(text) == organisation


@pytest.mark.parametrize("text", ["The views from the harbour are splendid.", "Opinions differ about the harbour."])
def test_no_disclaimer(text: str) -> None:
    assert not is_disclaimer(text)


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


def test_a_disclaimer_has_at_most_eight_hundred_characters() -> None:
    text = "The views here are the author's own. "
    assert is_disclaimer(text + "x" * (800 - len(text)))
    assert not is_disclaimer(text + "x" * (801 - len(text)))
    assert not is_disclaimer("The views here are splendid.")
