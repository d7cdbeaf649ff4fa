"""Versions from before the keys get those that publishing them would have made."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from articles.models import Version
from tests.conftest import Publish

migration = import_module("articles.migrations.0024_titles_in_order")


def test_what_is_stored_gets_its_key(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "AT_ONCE", 2)
    for title in ("Éva", "Zoë", "Ørsted"):
        publish(title)
    keys = list(Version.objects.order_by("pk").values_list("sort_key", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_version SET sort_key = ''")
    migration.fill(apps, None)
    assert list(Version.objects.order_by("pk").values_list("sort_key", flat=True)) == keys
    assert "" not in keys
