"""A citation: the manner and its defaults, the entry, and a page that is shown although its citation fails."""

import pytest

from articles.citing import citations
from articles.citing.citations import Manner, citation, cite_of, entry, manner_of, usual_entry
from articles.citing.rendering.items import ItemError
from articles.citing.rendering.javascript import ProcessorError
from articles.citing.setup.paths import SetupError
from articles.selectors.cited import Cited
from articles.selectors.errors import UnknownError
from tests.representations.citing import AT, by, cited, publication

TEXT = cited(by("Jane Doe"), publication=publication(date="2023"))
PARAGRAPH = cited(by("Jane Doe"), publication=publication(date="2023"), ordinal=7)


@pytest.mark.parametrize(
    ("style", "locale", "expected"),
    [
        (None, None, ("apa", "en-US")),
        ("annales", None, ("annales", "fr-FR")),
        ("annales", "de", ("annales", "de-DE")),
        (None, "fr", ("apa", "fr-FR")),
        ("nature", None, ("nature", "en-GB")),
    ],
)
def test_the_client_s_locale_goes_before_the_style_s(
    style: str | None, locale: str | None, expected: tuple[str, str]
) -> None:
    manner = manner_of(style, locale)
    assert (manner.style.id, manner.locale, manner.accessed) == (*expected, None)


@pytest.mark.parametrize(("style", "locale"), [("no-such-style", None), (None, "xx")])
def test_an_unknown_style_or_locale_is_an_error(style: str | None, locale: str | None) -> None:
    with pytest.raises(UnknownError):
        manner_of(style, locale)


def test_the_citation_of_a_paragraph_has_it_as_a_labelled_locator() -> None:
    shape = citation(PARAGRAPH, manner_of("apa", None), AT)
    assert (shape.locator, shape.locator_rendered, shape.in_text.text) == ("7", "labelled", "(Doe, 2023, para. 7)")
    cite = cite_of(PARAGRAPH, {"id": "x"})
    assert (cite.item_id, cite.locator, cite.label) == ("x", "7", "paragraph")


def test_the_citation_of_a_whole_text_has_no_locator() -> None:
    shape = citation(TEXT, manner_of("apa", None), AT)
    assert (shape.locator, shape.locator_rendered, shape.in_text.text) == (None, None, "(Doe, 2023)")
    cite = cite_of(TEXT, {"id": "x"})
    assert (cite.locator, cite.label) == (None, None)


@pytest.mark.parametrize("text", [TEXT, PARAGRAPH])
@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-author-date", "modern-language-association", "vancouver"])
def test_the_entry_is_that_of_the_whole_citation(style: str, text: Cited) -> None:
    manner = manner_of(style, None)
    whole = citation(text, manner, AT)
    assert entry(text, manner, AT) == whole.bibliography != whole.in_text


@pytest.mark.parametrize("text", [TEXT, PARAGRAPH])
def test_the_entry_of_a_style_without_a_list_is_the_note(text: Cited) -> None:
    manner = manner_of("bluebook-law-review", None)
    whole = citation(text, manner, AT)
    assert whole.bibliography is None
    assert entry(text, manner, AT) == whole.in_text


def test_the_usual_entry_is_in_apa() -> None:
    assert usual_entry(TEXT, AT) == citation(TEXT, manner_of("apa", "en-US"), AT).bibliography


@pytest.mark.parametrize("error", [ProcessorError("broken"), SetupError("missing"), ItemError("/title", "too long")])
def test_a_page_is_shown_without_its_citation_if_that_fails(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(citations, "entry", fail)
    assert usual_entry(TEXT, AT) is None
    assert "The citation of the-bridge.v1 could not be made" in caplog.text


def test_the_day_of_reading_is_cited() -> None:
    manner = Manner(manner_of("modern-language-association", None).style, "en-US", "2026-11-24")
    assert citation(TEXT, manner, AT).csl["accessed"] == {"date-parts": [[2026, 11, 24]]}
