"""Storing many rows at once: as Django would, in few statements."""

import pytest
from django.db import DataError, connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Paragraph, Source, Version
from articles.publishing.articles import Published
from articles.publishing.rows import insert, insert_unless_taken, insert_values

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


def test_rows_whose_value_is_taken_are_left_out_and_the_others_stored() -> None:
    (first,) = insert([Article(slug="a")])
    second, taken, third = Article(slug="b"), Article(slug="a"), Article(slug="c")
    assert insert_unless_taken([second, taken, third], "slug") == [second, third]
    assert taken.pk is None
    assert dict(Article.objects.values_list("slug", "pk")) == {"a": first.pk, "b": second.pk, "c": third.pk}
    assert insert_unless_taken([taken], "slug") == insert_unless_taken([], "slug") == []


def test_a_text_that_is_too_long_for_its_column_is_not_cut() -> None:
    if connection.vendor == "postgresql":
        with pytest.raises(DataError):
            insert([Article(slug="x" * 201)])


@pytest.mark.parametrize("text", ['"', "\\", "{a,b}", "NULL", "", "'", "%s", "é\n\t", ","])
def test_a_text_is_stored_as_it_is(text: str) -> None:
    insert([Article(slug="a", genre=text, keywords=[text]), Article(slug="b", genre=None)])
    insert([Article(slug="c", genre=text, keywords=[text])])
    rows = Article.objects.order_by("pk").values_list("genre", "keywords")
    assert list(rows) == [(text, [text]), (None, []), (text, [text])]


def test_values_are_stored_as_rows_and_their_ids_come_in_order() -> None:
    (article,) = insert([Article(slug="a")])
    pids = [f"{number:010}" for number in range(30)]
    ids = insert_values(Paragraph, {"pid": pids, "article_id": [article.pk] * 30})
    assert [Paragraph.objects.get(pk=key).pid for key in ids] == pids
    assert insert_values(Paragraph, {"pid": [], "article_id": []}) == []
