"""The texts that earlier citations cite: their article, version and paragraph."""

import datetime
from typing import Any

import pytest

from articles.addresses import Urls
from articles.citing.checking.earlier_citation import CitedText, EarlierCitation, cited_texts
from articles.models import Article, Version
from articles.publishing.articles import publish_article
from articles.selectors.errors import UnknownError
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, set_day, story

BASE = "https://texts.example"
HERALD = "https://www.herald.example/bridge/"


@pytest.fixture(autouse=True)
def mayor(db: None) -> str:
    """The story in two versions, of 1 and 10 November. Returns the PID of a paragraph."""
    first = publish_article(story()).version
    second = revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL).version
    set_day(first, "2026-11-01")
    set_day(second, "2026-11-10")
    return pids(first)[1]


def answer(**citation: Any) -> CitedText | UnknownError:
    (result,) = cited_texts([EarlierCitation(**citation)], Urls(BASE))
    return result


def cited(**citation: Any) -> CitedText:
    result = answer(**citation)
    assert isinstance(result, CitedText), result
    return result


def code_of(**citation: Any) -> str:
    result = answer(**citation)
    assert isinstance(result, UnknownError), result
    return result.code


def day(number: int) -> datetime.date:
    return datetime.date(2026, 11, number)


@pytest.mark.parametrize("number", [1, 2])
def test_a_number_names_the_version(mayor: str, number: int) -> None:
    text = cited(paragraph=mayor, version=number)
    assert (text.article.slug, text.cited.number, text.current.number, text.pid) == (SLUG, number, 2, mayor)
    assert text.moment == text.cited.created_at
    assert cited(url=SLUG, version=number).pid is None


@pytest.mark.parametrize(("on", "number"), [(1, 1), (9, 1), (10, 2), (20, 2)])
def test_a_day_names_the_newest_version_of_that_day(mayor: str, on: int, number: int) -> None:
    text = cited(paragraph=mayor, cited_by=day(on))
    assert text.cited.number == number
    assert text.moment == datetime.datetime(2026, 11, on, 23, 59, 59, 999999, tzinfo=datetime.UTC)


def test_a_version_that_came_after_the_day_was_not_cited(mayor: str) -> None:
    result = answer(paragraph=f"{mayor}.v2", cited_by=day(9))
    assert isinstance(result, UnknownError)
    assert (result.code, result.detail) == (
        "date_before_version",
        f"By 2026-11-09 version 2 of “{SLUG}” was not public yet; it is public since 2026-11-10.",
    )


@pytest.mark.parametrize(
    ("citation", "code"),
    [
        ({"url": SLUG}, "version_missing"),
        ({"url": SLUG, "version": 3}, "unknown_version"),
        ({"url": SLUG, "version": 3, "cited_by": day(20)}, "unknown_version"),
        ({"url": f"{SLUG}.v1", "version": 2}, "version_conflict"),
        ({"url": "no-such-article", "version": 1}, "unknown_article"),
        ({"url": f"{BASE}/api/v1/articles/{SLUG}/versions/1/paragraphs/1-2/"}, "several_paragraphs"),
        ({"paragraph": SLUG, "version": 1}, "malformed_pid"),
        ({"version": 1}, "malformed_pid"),
    ],
)
def test_a_citation_without_a_known_text_has_a_code(citation: dict[str, Any], code: str) -> None:
    assert code_of(**citation) == code


def test_a_version_in_the_address_and_the_same_number_agree() -> None:
    assert cited(url=f"{SLUG}.v1", version=1).cited.number == 1


def test_an_ordinal_names_a_paragraph_of_the_version_in_its_address(mayor: str) -> None:
    text = cited(url=f"{BASE}/api/v1/articles/{SLUG}/versions/1/paragraphs/2/")
    assert (text.cited.number, text.pid) == (1, mayor)


@pytest.mark.parametrize(
    ("citation", "number"), [({}, 1), ({"version": 2}, 2), ({"cited_by": day(20)}, 2), ({"cited_by": day(9)}, 1)]
)
def test_a_citation_overrules_the_version_that_a_publication_printed(citation: dict[str, Any], number: int) -> None:
    first = Version.objects.get(number=1)
    Article.objects.get().publications.create(order=9, role="republication", version=first, url=HERALD)
    assert cited(url=HERALD, **citation).cited.number == number


def test_several_citations_are_answered_in_their_order(mayor: str) -> None:
    citations = [
        EarlierCitation(paragraph=mayor, version=2),
        EarlierCitation(url=SLUG),
        EarlierCitation(url=SLUG, version=1),
    ]
    second, unknown, first = cited_texts(citations, Urls(BASE))
    assert isinstance(second, CitedText)
    assert isinstance(unknown, UnknownError)
    assert isinstance(first, CitedText)
    assert (second.cited.number, first.cited.number) == (2, 1)
