"""The page for citing, from the rows that were loaded for it. Without a database."""

from typing import Any

from articles.addresses import Urls
from articles.citing.formats import FORMATS
from articles.citing.rendering.styles import POPULAR_STYLES
from articles.reading.cite_page import CiteForm, cite_page, format_links
from articles.representations.citation import CitationShape
from tests.representations.citing import PID, cited

URLS = Urls("https://articles.example")
# The page reads these two; the rest of a citation goes to the template as it is.
_FACTS: dict[str, Any] = {"style": "ieee", "locale": "en-GB"}
SHAPE = CitationShape.model_construct(**_FACTS)


def form(reference: str = "a", style: str = "", locale: str = "") -> CiteForm:
    return CiteForm(reference, style, locale)


def test_a_link_to_each_usual_style_keeps_what_the_form_says() -> None:
    page = cite_page(form(locale="de-DE"), URLS, shape=SHAPE)
    assert [link.text for link in page.usual] == [text for _, text in POPULAR_STYLES]
    assert page.usual[0].address == "?reference=a&style=apa&locale=de-DE"
    assert cite_page(form(""), URLS).usual[0].address == "?style=apa"


def test_only_the_style_that_is_shown_is_marked() -> None:
    assert [link.text for link in cite_page(form(), URLS, shape=SHAPE).usual if link.here] == ["IEEE"]
    assert [link for link in cite_page(form(), URLS).usual if link.here] == []


def test_an_unknown_style_has_similar_ones_but_no_more_than_twelve() -> None:
    similar = cite_page(form(style="journal"), URLS).similar
    assert len(similar) == 12
    assert similar[0].address.startswith("?reference=a&style=")


def test_a_style_that_is_known_or_not_named_has_no_similar_ones() -> None:
    assert cite_page(form(style="ieee"), URLS, shape=SHAPE).similar == []
    assert cite_page(form(), URLS).similar == []


def test_a_citation_has_a_link_to_each_format() -> None:
    links = format_links(cited(), "ieee", "en-GB", URLS)
    assert [link.text for link in links] == [entry.title for entry in FORMATS]
    version = f"{URLS.base}/api/v1/articles/the-bridge/versions/1/"
    assert links[0].address == f"{version}citation/?format={FORMATS[0].name}&style=ieee&locale=en-GB"
    assert cite_page(form(), URLS, cited(), SHAPE).formats == links
    assert cite_page(form(), URLS, problem="Nothing.").formats == []


def test_the_formats_of_a_paragraph_are_at_its_address_in_the_api() -> None:
    (first, *_) = format_links(cited(ordinal=7), "ieee", "en-GB", URLS)
    assert first.address.startswith(f"{URLS.base}/api/v1/paragraphs/{PID}/versions/1/citation/?format=")


def test_a_page_without_a_citation_says_why_and_has_all_locales() -> None:
    page = cite_page(form(), URLS, problem="Nothing.")
    assert (page.problem, page.title, page.page, page.first_published) == ("Nothing.", None, None, None)
    assert len(page.locales) > 40
