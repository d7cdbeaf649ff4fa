"""People and outlets from before the keys get those that saving them would have made."""

from importlib import import_module

import pytest
from django.apps import apps

from articles.models import Outlet, Person

pytestmark = pytest.mark.django_db
migration = import_module("articles.migrations.0021_sort_keys")


def test_what_is_stored_gets_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "AT_ONCE", 2)
    for model in (Person, Outlet):
        for name in ("Éva", "Zoë", "Ørsted"):
            model.objects.create(name=name)
    keys = [list(model.objects.order_by("pk").values_list("sort_key", flat=True)) for model in (Person, Outlet)]
    for model in (Person, Outlet):
        model.objects.update(sort_key="")
    migration.fill(apps, None)
    again = [list(model.objects.order_by("pk").values_list("sort_key", flat=True)) for model in (Person, Outlet)]
    assert again == keys
    assert "" not in keys[0]
