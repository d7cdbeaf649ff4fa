"""A page of a search: the ranks one after another, and no further than the page needs."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.searching.terms import clauses
from articles.selectors.articles import ArticleFilter
from articles.selectors.ranking import Ranked, ranked
from tests.conftest import Publish

DAY = datetime.date(2020, 1, 1)
PAD = " ".join(f"word{number}" for number in range(30))


@pytest.fixture
def titled(publish: Publish) -> None:
    """Two articles with the word in the title, in two languages, and two that only mention it."""
    for number, (title, text) in enumerate(
        (("War", PAD), ("A war", PAD), ("Other", f"War. {PAD}"), ("Else", f"War. {PAD}"))
    ):
        publish(title, text, slug=f"a{number}", language=("en", "de")[number % 2], published=f"200{number}-01-01")


def answering(query: str, **others: str) -> Ranked:
    rows = ranked(ArticleFilter(clauses=tuple(clauses(query)), **others))  # type: ignore[arg-type]
    assert isinstance(rows, Ranked)
    return rows


def page(rows: Ranked, count: int, *edge: object, backwards: bool = False) -> list[tuple[str, int]]:
    return [(article.slug, getattr(article, "rank")) for article in rows.stretch(edge, count, backwards=backwards)]  # noqa: B009


@pytest.mark.usefixtures("titled")
def test_the_best_come_first_each_with_its_rank() -> None:
    assert page(answering("war"), 9) == [("a1", 2), ("a0", 2), ("a3", 0), ("a2", 0)]
    assert page(answering("war"), 3) == [("a1", 2), ("a0", 2), ("a3", 0)]


@pytest.mark.usefixtures("titled")
def test_a_page_goes_on_behind_its_edge_and_back_before_it() -> None:
    rows = answering("war")
    first, *_, last = rows.stretch((), 9, backwards=False)
    assert page(rows, 9, 2, first.first_published_on, first.pk) == [("a0", 2), ("a3", 0), ("a2", 0)]
    assert page(rows, 9, 0, last.first_published_on, last.pk, backwards=True) == [("a3", 0), ("a0", 2), ("a1", 2)]
    assert page(rows, 9, 1, DAY, 1) == [("a3", 0), ("a2", 0)]
    assert page(rows, 9, 1, DAY, 1, backwards=True) == [("a0", 2), ("a1", 2)]


@pytest.mark.usefixtures("titled")
@pytest.mark.parametrize(("count", "ranks_asked"), [(2, 1), (3, 3)])
def test_ranks_behind_the_page_are_not_asked(count: int, ranks_asked: int) -> None:
    rows = answering("war")
    with CaptureQueriesContext(connection) as captured:
        rows.stretch((), count, backwards=False)
    assert sum("searchentry" in query["sql"] for query in captured) == ranks_asked


@pytest.mark.usefixtures("titled")
def test_articles_are_looked_up_only_for_a_filter() -> None:
    assert answering("war").allowed is None
    assert page(answering("war", language="de"), 9) == [("a1", 2), ("a3", 0)]
