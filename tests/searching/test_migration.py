"""The migration that makes the index anew indexes what publishing would, without what is withdrawn."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from articles.models import Article, Paragraph
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish

migration = import_module("articles.migrations.0012_search_places")
COLUMNS = {"sqlite": "rowid, terms", "postgresql": "article_id, run, place, is_long, pairs, terms"}


def indexed() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS[connection.vendor]} FROM articles_searchentry ORDER BY 1")
        return list(cursor.fetchall())


@pytest.mark.django_db
def test_the_index_is_made_as_publishing_makes_it(publish: Publish) -> None:
    publish("A dated one", "The war.", "The peace.", language="en", published="2023-04-19")
    publish("An undated one", "The war.", "The libel.", language="en")
    publish("A withdrawn one", "The war.", language="en")
    libel = Paragraph.objects.filter(article__slug="an-undated-one").last()
    assert libel
    publish_notice("an-undated-one", NoticeDraft("withdrawal", "A court said so.", None, [libel.pid]))
    publish_notice("a-withdrawn-one", NoticeDraft("withdrawal", "A court said so.", None, []))
    before = indexed()
    with connection.cursor() as cursor:
        migration.renew(apps, SimpleNamespace(connection=connection, execute=cursor.execute))
    assert indexed() == before
    assert len(before) == Article.objects.count() - 1
