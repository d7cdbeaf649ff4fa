"""Articles from before the index of keywords are found by their keywords."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from articles.models import Article
from articles.searching import keywords
from tests.conftest import Publish

pytestmark = pytest.mark.django_db
migration = import_module("articles.migrations.0020_lists_with_filters")


def test_each_article_is_indexed_under_its_keywords(publish: Publish) -> None:
    publish("One", keywords=["korea", "japan"])
    publish("Two")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE articles_keyword")

    class Editor:
        @staticmethod
        def execute(statement: str) -> None:
            with connection.cursor() as cursor:
                cursor.execute(statement)

    migration.index_keywords(apps, Editor)
    for keyword in ("korea", "japan"):
        assert list(Article.objects.filter(pk__in=keywords.matching(keyword)).values_list("slug", flat=True)) == ["one"]
