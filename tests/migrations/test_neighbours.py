"""The migration makes the index of neighbours, which stays empty, on PostgreSQL alone; and takes it away again."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from articles.publishing.articles import publish_article
from articles.searching.tables import FREQUENT_TERMS, NEIGHBOURS
from tests.conftest import delivery

pytestmark = pytest.mark.django_db(transaction=True)
migration = import_module("articles.migrations.0029_neighbours")


def tables() -> set[str]:
    return {FREQUENT_TERMS, NEIGHBOURS} & set(connection.introspection.table_names())


def test_the_index_is_made_and_taken_away() -> None:
    both = {FREQUENT_TERMS, NEIGHBOURS} if connection.vendor == "postgresql" else set()
    assert tables() == both
    migration.drop(apps, None)
    assert tables() == set()
    migration.create(apps, None)
    assert tables() == both
    publish_article(delivery("Bridges", "The bridges."))
    if both:
        constraints = connection.introspection.get_constraints(connection.cursor(), NEIGHBOURS)
        assert set(constraints) == {"articles_neighbours_pkey", "articles_neighbours_pairs"}
