"""Where in its outlet a page says that the text stood."""

import json
from typing import Any

import pytest
from lxml.html import fromstring

from articles.intake.html.periodicals import place_stated
from articles.intake.html.tags import read_tags
from articles.intake.manuscript import PLACE_FACTS

NOTHING = dict.fromkeys(PLACE_FACTS)


def meta(**values: str) -> str:
    return "".join(f"<meta name={name.replace('__', ':')} content='{value}'>" for name, value in values.items())


def stated(markup: str = "", **article: Any) -> dict[str, str | None]:
    """Return what a page states, with tags and an article of schema.org; only what is known."""
    objects = json.dumps({"@type": "NewsArticle", **article})
    page = fromstring(f"<html>{markup}<script type='application/ld+json'>{objects}</script></html>")
    place = place_stated(read_tags(page))
    assert set(place) == set(NOTHING)
    return {name: value for name, value in place.items() if value}


def test_a_page_that_says_nothing() -> None:
    assert stated() == {}


def test_the_tags_of_highwire_press() -> None:
    tags = meta(citation_doi="10.1/x", citation_issn="2049-3630", citation_volume="12", citation_issue="3")
    pages = meta(citation_firstpage="12", citation_lastpage="18")
    assert stated(tags + pages) == {
        "doi": "10.1/x", "issn": "2049-3630", "volume": "12", "issue": "3", "pages": "12-18"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "place"),
    [
        (meta(article__section="World"), {"section": "World"}),
        (meta(citation_firstpage="e7"), {"pages": "e7"}),
        (meta(citation_firstpage="7", citation_lastpage="7"), {"pages": "7"}),
        (meta(citation_lastpage="7"), {}),
        (meta(**{"prism.volume": "12", "prism.number": "3", "prism.issn": "2049-3630"}),
         {"volume": "12", "issue": "3", "issn": "2049-3630"}),
        (meta(**{"dc.identifier": "doi:10.1/x"}), {"doi": "10.1/x"}),
        (meta(**{"dc.identifier": "post-17"}), {}),
        (meta(citation_doi="10.1/x", **{"dc.identifier": "10.1/y"}), {"doi": "10.1/x"}),
    ],
)  # fmt: skip
def test_other_tags(markup: str, place: dict[str, str]) -> None:
    assert stated(markup) == place


@pytest.mark.parametrize(
    ("article", "place"),
    [
        ({"articleSection": "Opinion"}, {"section": "Opinion"}),
        ({"articleSection": ["Opinion", "World"]}, {"section": "Opinion"}),
        ({"articleSection": {"name": "Opinion"}}, {}),
        ({"pageStart": 12, "pageEnd": 18}, {"pages": "12-18"}),
        ({"pageStart": "12", "pagination": "12-18, 40"}, {"pages": "12"}),
        ({"pagination": "12-18, 40"}, {"pages": "12-18, 40"}),
        ({"pageStart": True}, {}),
    ],
)
def test_the_article_s_object(article: dict[str, Any], place: dict[str, str]) -> None:
    assert stated(**article) == place


def test_what_the_article_is_a_part_of() -> None:
    periodical = {"@type": "Periodical", "issn": ["2049-3630", "1050-124X"]}
    volume = {"@type": "PublicationVolume", "volumeNumber": 12, "isPartOf": periodical}
    issue = {"@type": "PublicationIssue", "issueNumber": "3", "isPartOf": [volume]}
    assert stated(isPartOf=issue) == {"issn": "2049-3630", "volume": "12", "issue": "3"}


def test_parts_of_parts_have_an_end() -> None:
    whole: dict[str, Any] = {"volumeNumber": 1}
    for _ in range(4):
        whole = {"isPartOf": whole}
    assert stated(isPartOf=whole) == {}
    assert stated(**whole) == {"volume": "1"}


def test_the_section_of_the_object_comes_first_and_the_other_facts_of_the_tags() -> None:
    tags = meta(article__section="opinion", citation_volume="12", citation_pages="1-2")
    assert stated(tags, articleSection="Opinion", volumeNumber="99", pageStart="7") == {
        "section": "Opinion", "volume": "12", "pages": "1-2"
    }  # fmt: skip
