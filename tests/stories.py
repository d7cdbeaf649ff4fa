"""A short text that the tests of versions edit, and what they ask about it."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import connection

from articles.models import Notice, Passage, Version
from articles.publishing.delivery import Delivery
from articles.publishing.revising.revisions import Revised, Revision, publish_version
from tests.conftest import delivery, text_of

TITLE = "The Bridge"
SLUG = "the-bridge"

FERRY = "The ferry to Stein left at noon with forty passengers and a brass band on board."
MAYOR = "Mayor Keller told reporters that the footbridge would reopen before Easter."
MAYOR_EDITED = "Mayor Keller told reporters that the footbridge would reopen in the second week of May."
FLOOD = "Three cellars on the riverside were flooded, but nobody was hurt, the fire brigade said."
BUDGET = "The council approved a budget of two million francs for repairs to the embankment."
SCHOOL = "Pupils of the primary school planted willows along the towpath last autumn."
PENGUIN = "Scientists in Patagonia describe a dwarf species of penguin unknown until now."
COST = "Repairs cost three million crowns, of which the canton is said to pay no more than half."
STORY = (FERRY, MAYOR, FLOOD, BUDGET, SCHOOL)


def story(*paragraphs: str, **facts: Any) -> Delivery:
    """Return a document of these paragraphs, as if intake had read it; by default the whole story."""
    return delivery(facts.pop("title", TITLE), *(paragraphs or STORY), **facts)


def source(*paragraphs: str, title: str = TITLE) -> str:
    """Return the same as a publisher would send it."""
    return text_of(title, *(paragraphs or STORY)).decode()


def revised(*paragraphs: str, **says: Any) -> Revised:
    """Publish these paragraphs as the story's next version; `says` is what the editor says of it."""
    return publish_version(SLUG, story(*paragraphs), Revision(**says))


def pids(version: Version) -> list[str]:
    """Return the identifiers of a version's paragraphs, in order."""
    return list(_passages(version).values_list("paragraph__pid", flat=True))


def changes(version: Version) -> list[str]:
    """Return what is said to have happened to each paragraph of a version."""
    return list(_passages(version).values_list("change", flat=True))


def rows() -> Mapping[str, int]:
    """Return how many rows each table of the app holds."""
    return {model.__name__: model._default_manager.count() for model in apps.get_app_config("articles").get_models()}


def _passages(version: Version) -> Any:
    return Passage.objects.filter(version=version).order_by("ordinal")


def set_day(row: Version | Notice, day: str) -> None:
    """Let a version or a notice be of noon of another day."""
    noon = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET created_at = %s WHERE id = %s", [noon, row.pk])
