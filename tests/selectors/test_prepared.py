"""Prepared queries give the rows that Django's own would give, and are compiled once."""

from collections.abc import Callable, Collection
from typing import Any

import pytest
from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from alliance.databases import PREPARE_AFTER
from articles.models import Article, Passage, Version
from articles.publishing.articles import publish_article
from articles.selectors.prepared import prepared
from tests.conftest import delivery


@prepared
def by_slug(slug: str) -> QuerySet[Article]:
    later = Version.objects.filter(article=OuterRef("pk"), number__gt=1)
    return Article.objects.filter(slug=slug).select_related("current_version__source").annotate(revised=Exists(later))


@prepared
def by_places(slugs: Collection[str], ordinals: Collection[int], least: int) -> QuerySet[Passage]:
    rows = Passage.objects.filter(version__article__slug__in=slugs, ordinal__in=ordinals, ordinal__gte=least)
    return rows.select_related("section", "wording").defer("wording__html").order_by("pk")


@prepared
def names(slugs: Collection[str]) -> "QuerySet[Article, tuple[str, Any]]":
    return Article.objects.filter(slug__in=slugs).order_by("slug").values_list("slug", "keywords")


@pytest.fixture(autouse=True)
def articles(db: None) -> None:
    for title in ("One", "Two", "Three"):
        publish_article(delivery(title, *(f"{title}, paragraph {place}." for place in range(1, 4)), keywords=(title,)))


def test_a_row_is_loaded_as_django_loads_it() -> None:
    (prepared_row,) = by_slug("two")
    usual_row = Article.objects.get(slug="two")
    for field in Article._meta.concrete_fields:
        assert getattr(prepared_row, field.attname) == getattr(usual_row, field.attname)
    assert not prepared_row._state.adding
    assert prepared_row._state.db == "default"


def test_what_is_selected_beside_a_row_costs_no_other_query() -> None:
    (row,) = by_slug("two")
    with CaptureQueriesContext(connection) as captured:
        assert row.current_version
        assert bytes(row.current_version.source.content).startswith(b"Two")
        assert getattr(row, "revised") is False  # noqa: B009
    assert len(captured) == 0


def test_what_is_deferred_is_loaded_when_it_is_used() -> None:
    (row,) = by_places(["one"], [2], 1)
    assert row.section is None
    with CaptureQueriesContext(connection) as captured:
        assert row.wording.text == "One, paragraph 2."
        assert len(captured) == 0
        assert row.wording.html == "One, paragraph 2."
    assert len(captured) == 1


@pytest.mark.parametrize(
    ("slugs", "ordinals", "least", "expected"),
    [
        (["one", "three"], [1, 3], 1, ["One 1", "One 3", "Three 1", "Three 3"]),
        ({"two"}, (2,), 2, ["Two 2"]),
        (["one"], [1, 2], 2, ["One 2"]),
        (["nothing"], [1], 1, []),
        ([], [1], 1, []),
        (["one"], {}, 1, []),
    ],
)
def test_each_call_takes_its_own_values(slugs: Any, ordinals: Any, least: int, expected: list[str]) -> None:
    found = [row.wording.text.replace(", paragraph", "").rstrip(".") for row in by_places(slugs, ordinals, least)]
    assert found == expected


def test_an_empty_collection_is_not_looked_up_but_zero_is() -> None:
    with CaptureQueriesContext(connection) as captured:
        by_places([], [1], 1)
        assert len(captured) == 0
        assert by_places(["one"], [1], 0)
    assert len(captured) == 1


def test_values_are_tuples_of_what_python_has_for_them() -> None:
    assert names(["two", "one"]) == [("one", ["One"]), ("two", ["Two"])]


@pytest.mark.parametrize("text", ["o'ne", 'o"ne', "one' OR '1'='1", "one\\", "%s", "einß"])
def test_a_text_is_a_value_and_never_sql(text: str) -> None:
    assert by_slug(text) == []
    assert names([text]) == []


def test_a_query_is_compiled_at_the_first_call_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []

    def counted(
        compiler: SQLCompiler, *args: Any, as_sql: Callable[..., Any] = SQLCompiler.as_sql, **options: Any
    ) -> Any:
        compiled.append(compiler)
        return as_sql(compiler, *args, **options)

    @prepared
    def by_id(article_id: int) -> QuerySet[Article]:
        return Article.objects.filter(pk=article_id).annotate(title=F("current_version__title"))

    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    monkeypatch.setattr(SQLCompiler, "as_sql", counted)
    assert [vars(by_id(key)[0])["title"] for key in keys] == ["One", "Two", "Three"]
    assert len(compiled) == 1


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite plans a query in no time")
def test_postgresql_prepares_a_query_that_comes_often_once_for_all_values() -> None:
    for least in range(PREPARE_AFTER):
        by_places(["one"], [least, 2], 100_000 * least)
    assert statements_with("ordinal") == []
    by_places(["two", "three"], [5_000_000_000], 1)
    by_places(["one"], [1], 5_000_000_000)
    (statement,) = statements_with("ordinal")
    assert "three" not in statement


def statements_with(text: str) -> list[str]:
    """Return what the connection to PostgreSQL has prepared, if it has this text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE strpos(statement, %s) > 0", [text])
        return [statement for (statement,) in cursor.fetchall()]


def test_a_query_that_is_captured_has_its_values() -> None:
    with CaptureQueriesContext(connection) as captured:
        by_slug("two")
    assert "two" in captured.captured_queries[0]["sql"]
