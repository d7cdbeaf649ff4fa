"""Storing many rows at once: as Django would, in few statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Paragraph, Source, Version
from articles.publishing.articles import Published
from articles.publishing.rows import insert

pytestmark = pytest.mark.django_db


def test_nothing_is_stored_without_a_query() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert insert([]) == []
    assert len(queries) == 0


def test_rows_get_their_ids_in_order_and_are_stored() -> None:
    article, *_ = insert([Article(slug="a", keywords=["x"]), Article(slug="b")])
    rows = insert(Paragraph(pid=f"{number:010}", article_id=article.pk) for number in range(30))
    assert [Paragraph.objects.get(pk=row.pk).pid for row in rows] == [row.pid for row in rows]
    assert not any(row._state.adding for row in rows)


def test_values_are_prepared_as_django_prepares_them() -> None:
    (article,) = insert([Article(slug="a", keywords=["é"])])
    stored = Article.objects.get(pk=article.pk)
    assert (stored.keywords, stored.created_at) == (["é"], article.created_at)
    stored.save()


def test_bytes_and_rows_whose_id_is_given_are_stored(sample: Published) -> None:
    version = Version.objects.get(pk=sample.version.pk)
    version.pk, version.number = None, 2
    version._state.adding = True
    (second,) = insert([version])
    insert([Source(version=second, content=b"\x00\xff", metadata={"a": 1})])
    source = Source.objects.get(version=second)
    assert (bytes(source.content), source.metadata) == (b"\x00\xff", {"a": 1})


def test_more_rows_than_one_statement_takes_are_stored_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    (article,) = insert([Article(slug="a")])
    monkeypatch.setattr(connection.features, "max_query_params", 4)
    with CaptureQueriesContext(connection) as queries:
        insert(Paragraph(pid=f"{number:010}", article_id=article.pk) for number in range(5))
    assert len(queries) == 3
    assert Paragraph.objects.count() == 5
