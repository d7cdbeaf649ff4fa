"""An archive from before the ranks and places gets the index that publishing would have made, in steps that can be broken off."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from articles.models import Article
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import delivery
from tests.support.indexed import index_rows, publish_every_kind

pytestmark = pytest.mark.django_db(transaction=True)
migration = import_module("articles.migrations.0013_search_places")
OLD_SQLITE = "CREATE VIRTUAL TABLE articles_searchentry USING fts5(terms, columnsize=0, tokenize='ascii')"


@pytest.fixture(autouse=True)
def some_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Index two articles in a transaction."""
    monkeypatch.setattr(migration, "AT_ONCE", 2)


@pytest.fixture
def published() -> Iterator[list[Any]]:
    """An archive as the release before left it: with its index in the old form. The rows that its new index is to have."""
    publish_every_kind()
    rows = index_rows()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TABLE articles_searchentry")
            cursor.execute(OLD_SQLITE)
        else:
            cursor.execute("UPDATE articles_searchentry SET terms = 'old'")
    yield rows
    migrate()


def migrate() -> None:
    """Run the migration, which changes no table of a model, on the tables of this release."""
    migration.renew(apps, None)


def tables() -> set[str]:
    return {name for name in connection.introspection.table_names() if name.startswith("articles_searchentry_")}


def test_the_index_is_the_one_that_publishing_makes(published: list[Any]) -> None:
    migrate()
    assert index_rows() == published


def test_the_index_is_used_and_named_as_in_a_new_store(published: list[Any]) -> None:
    before = tables()
    migrate()
    publish_article(delivery("Later", "A text."))
    assert len(index_rows()) == len(published) + 1
    assert {name.replace("_new", "") for name in tables()} == before == tables()
    if connection.vendor == "postgresql":
        constraints = connection.introspection.get_constraints(connection.cursor(), "articles_searchentry")
        assert set(constraints) >= {"articles_searchentry_pkey", "articles_searchentry_terms"}


def test_a_migration_that_was_broken_off_goes_on_where_it_was(
    published: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    batches: list[list[int]] = []

    def entries(apps: Any, keys: list[int]) -> Any:
        batches.append(keys)
        if len(batches) == 3:
            raise RuntimeError("the lights went out")
        return real(apps, keys)

    real = migration.entries
    monkeypatch.setattr(migration, "entries", entries)
    with pytest.raises(RuntimeError):
        migrate()
    assert index_rows() != published, "the old index is still used"
    migrate()
    assert index_rows() == published
    assert not set(batches[0]) & {key for batch in batches[3:] for key in batch}, "what is indexed is not indexed again"


@pytest.mark.parametrize("step", ["fill", "catch_up"])
def test_what_changes_after_a_step_is_indexed_as_it_is_at_the_end(
    published: list[Any], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    real, changed = getattr(migration, step), list[int]()

    def changing(apps: Any) -> None:
        real(apps)
        if not changed:
            publish_notice("long", NoticeDraft("withdrawal", "So it is."))
            changed.append(publish_article(delivery("Meanwhile", "A text.")).article.pk)

    monkeypatch.setattr(migration, step, changing)
    migrate()
    keys = {row[0] for row in index_rows()}
    assert Article.objects.get(slug="long").pk not in keys
    assert changed[0] in keys
