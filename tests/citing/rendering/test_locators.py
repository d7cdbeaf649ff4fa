"""Whether a style prints a paragraph's number, and whether it says that it is one."""

import pytest

from articles.citing.rendering.locators import locator_rendered
from articles.citing.rendering.styles import style_named


@pytest.mark.parametrize(
    ("style", "rendered"),
    [
        ("apa", "labelled"),
        ("chicago-notes-bibliography", "labelled"),
        ("modern-language-association", "labelled"),
        ("american-psychologist", "labelled"),
        ("nature", "dropped"),
        ("nlm-citation-sequence", "dropped"),
        ("vancouver-imperial-college-london", "dropped"),
    ],
)
def test_a_style_labels_the_paragraph_or_drops_it(style: str, rendered: str) -> None:
    assert locator_rendered(style_named(style), "en-US") == rendered
    assert locator_rendered(style_named(style), "de-DE") == rendered


@pytest.mark.usefixtures("made_styles")
@pytest.mark.parametrize(
    ("layout", "rendered"),
    [
        ('<text variable="title"/>', "dropped"),
        ('<text variable="title" suffix=":"/><text variable="locator"/>', "bare"),
        ('<text variable="locator" prefix="at "/>', "bare"),
        ('<text variable="locator" prefix="p. "/>', "bare"),
        ('<text variable="locator" prefix="§ "/>', "bare"),
        ('<label variable="locator" suffix=" "/><text variable="locator"/>', "labelled"),
        ('<label variable="locator" form="symbol"/><text variable="locator"/>', "labelled"),
        (
            '<choose><if locator="page"><label variable="locator"/></if></choose><text variable="locator" prefix=" "/>',
            "bare",
        ),
        (
            '<choose><if locator="paragraph"><text value="Rn. "/></if></choose><text variable="locator"/>',
            "labelled",
        ),
        ('<choose><if locator="page"><text variable="locator"/></if></choose>', "dropped"),
    ],
)
def test_a_word_before_any_locator_does_not_label_a_paragraph(
    layout: str, rendered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.citing.rendering import locators
    from tests.citing.csl import made_style

    style = made_style(layout)
    monkeypatch.setattr(locators, "style_named", lambda _: style)
    assert locator_rendered(style, "en-US") == rendered
