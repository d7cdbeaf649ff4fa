"""An archive without the index of wordings gets the indexes that publishing would have made, in steps that can be broken off."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from articles.publishing.articles import publish_article
from tests.conftest import delivery
from tests.support.indexed import index_rows, publish_every_kind, wording_rows

pytestmark = pytest.mark.django_db(transaction=True)
migration = import_module("articles.migrations.0023_search_in_every_script")


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> tuple[list[Any], list[Any]]:
    """An archive as the release before left it, and the rows that its indexes are to have; two wordings in a transaction."""
    monkeypatch.setattr(migration, "AT_ONCE", 2)
    publish_every_kind()
    rows = index_rows(), wording_rows()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE articles_wordingentry")
    return rows


def test_both_indexes_are_those_that_publishing_makes(published: tuple[list[Any], list[Any]]) -> None:
    migration.renew(apps, None)
    assert (index_rows(), wording_rows()) == published
    names = connection.introspection.table_names()
    assert not [name for name in names if name.endswith(("_last", "_new", "_since"))]
    if connection.vendor == "postgresql":
        constraints = connection.introspection.get_constraints(connection.cursor(), "articles_wordingentry")
        assert set(constraints) >= {"articles_wordingentry_pkey", "articles_wordingentry_terms"}


def test_a_migration_that_was_broken_off_goes_on_where_it_was(
    published: tuple[list[Any], list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, batches = migration.wordings.add, list[Any]()

    def add(rows: Any) -> None:
        batches.append(list(rows))
        if len(batches) == 2:
            raise RuntimeError("the lights went out")
        real(batches[-1])

    monkeypatch.setattr(migration.wordings, "add", add)
    with pytest.raises(RuntimeError):
        migration.renew(apps, None)
    migration.renew(apps, None)
    assert (index_rows(), wording_rows()) == published


def test_what_is_published_later_is_indexed(published: tuple[list[Any], list[Any]]) -> None:
    migration.renew(apps, None)
    publish_article(delivery("Later", "A text."))
    assert len({row[0] for row in wording_rows()}) == len({row[0] for row in published[1]}) + 1
