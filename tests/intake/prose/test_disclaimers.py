"""Disclaimers, recognised by their form."""

import pytest

from articles.intake.prose.disclaimers import disclaiming_organisation, is_disclaimer


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


def test_a_disclaimer_has_at_most_eight_hundred_characters() -> None:
    text = "The views here are the author's own. "
    assert is_disclaimer(text + "x" * (800 - len(text)))
    assert not is_disclaimer(text + "x" * (801 - len(text)))
    assert not is_disclaimer("The views here are splendid.")
