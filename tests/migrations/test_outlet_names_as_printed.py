"""Publications from before the outlet's name was kept get the name that the outlet has now."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from articles.models import Outlet, Publication
from tests.conftest import Publish

pytestmark = pytest.mark.django_db(transaction=True)
migration = import_module("articles.migrations.0015_outlet_names_as_printed")


@pytest.fixture
def older(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five publications of an older release, one of them without an outlet; the migration takes two at once."""
    monkeypatch.setattr(migration, "AT_ONCE", 2)
    names = ("The Herald", "The Mirror", "The Herald", "The Post")
    appearances: list[Any] = [{"role": "republication", "outlet": {"name": name}} for name in names]
    for number, facts in enumerate([*appearances, {"role": "republication", "date": "2023"}]):
        publish(f"Article {number}", publications=[facts])
    Publication.objects.update(outlet_name_as_printed=None)


def names() -> list[str | None]:
    return list(Publication.objects.order_by("pk").values_list("outlet_name_as_printed", flat=True))


@pytest.mark.usefixtures("older")
def test_each_publication_gets_the_name_that_its_outlet_has() -> None:
    migration.fill(apps, None)
    assert names() == ["The Herald", "The Mirror", "The Herald", "The Post", None]


@pytest.mark.usefixtures("older")
def test_a_migration_that_was_broken_off_leaves_the_names_that_are_there() -> None:
    migration.fill(apps, None)
    Outlet.objects.filter(name="The Herald").update(name="The New Herald")
    Publication.objects.filter(article__slug="article-2").update(outlet_name_as_printed=None)
    migration.fill(apps, None)
    assert names() == ["The Herald", "The Mirror", "The New Herald", "The Post", None]
