"""Changing what is known of a person or an outlet, for all articles that name it. Writes `Person`, `Outlet`, `Contribution`,
`Publication`, `Amendment` and the log, in one transaction.

The names as printed stay.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db.models import QuerySet

from articles.models import Contribution, Outlet, Person, Publication
from articles.publishing.amending.people import (
    PERSON_FACTS,
    refuse_foreign_family_name,
    refuse_taken_identifier,
    save_person,
)
from articles.publishing.amending.publications import outlet_json
from articles.publishing.amending.recorder import record_of_outlet, record_of_people
from articles.publishing.contributions import name_by_family
from articles.publishing.lengths import refuse_too_long
from articles.publishing.merging import confirm_contributions
from articles.publishing.names import log_change
from articles.publishing.outlets import free_name, keep_printed_name
from articles.publishing.people import IDENTIFIERS
from articles.publishing.transactions import tried_again, writing
from articles.selectors.errors import UnknownError

OUTLET_FACTS = ("name", "url", "kind")
Named = TypeVar("Named", Person, Outlet)


@tried_again
def change_person(
    person_id: int,
    facts: Mapping[str, Any],
    *,
    made_by: str,
    precondition: Callable[[Person], None] | None = None,
) -> Person:
    """Change any of `PERSON_FACTS`; return the person. A fact that `facts` does not name stays.

    A new family name states the parts of each printed name that holds it. A new identifier of somebody who wrote one article
    only says who wrote it. `precondition` is called once the person is locked. Raises `UnknownError`, `UnpublishableError` for
    a family name that no name of the person holds, `ConflictError` for an identifier of somebody else, and what the
    precondition raises.
    """
    with writing():
        person = _locked(Person.objects.filter(merged_into=None), person_id, "person")
        if precondition:
            precondition(person)
        changes = _set(person, {name: facts[name] for name in PERSON_FACTS if name in facts})
        if not changes:
            return person
        _refuse(person, changes)
        save_person(refuse_too_long(person), list(changes))
        contributions = list(Contribution.objects.filter(person=person).select_related("version"))
        if "family_name" in changes:
            name_by_family(contributions, *changes["family_name"])
        articles = {contribution.version.article_id for contribution in contributions}
        record_of_people([(article, person) for article in articles], changes, made_by)
        if len(articles) == 1 and any(changes[name][1] for name in IDENTIFIERS if name in changes):
            confirm_contributions([contribution.pk for contribution in contributions], made_by=made_by)
        log_change(person)
        return person


@tried_again
def change_outlet(
    outlet_id: int,
    facts: Mapping[str, Any],
    *,
    made_by: str,
    precondition: Callable[[Outlet], None] | None = None,
) -> Outlet:
    """Change any of `OUTLET_FACTS`; return the outlet. What appeared in it keeps the name as printed.

    `precondition` is called once the outlet is locked. Raises `UnknownError`, `ConflictError` for the name of another outlet that
    was not merged into this one, and what the precondition raises.
    """
    with writing():
        outlet = _locked(Outlet.objects.filter(merged_into=None), outlet_id, "outlet")
        if precondition:
            precondition(outlet)
        before = outlet_json(outlet)
        changes = _set(outlet, {name: facts[name] for name in OUTLET_FACTS if name in facts})
        if not changes:
            return outlet
        if "name" in changes:
            keep_printed_name(outlet)
            free_name(outlet)
        refuse_too_long(outlet).save()
        publications = Publication.objects.filter(outlet=outlet).only("pk", "article_id").order_by("pk")
        record_of_outlet(publications, before, outlet_json(outlet), made_by)
        log_change(outlet)
        return outlet


def _locked(rows: "QuerySet[Named]", number: int, word: str) -> Named:
    row = rows.select_for_update().filter(pk=number).first()
    if row is None:
        raise UnknownError(f"unknown_{word}", f"No {word} has the id {number}.")
    return row


def _set(row: Person | Outlet, facts: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Set the facts that differ, and return them with their values before and after."""
    changes = {name: (getattr(row, name), value) for name, value in facts.items() if getattr(row, name) != value}
    for name, (_, after) in changes.items():
        setattr(row, name, after)
    return changes


def _refuse(person: Person, changes: Mapping[str, tuple[Any, Any]]) -> None:
    for name in IDENTIFIERS:
        if name in changes and changes[name][1] is not None:
            refuse_taken_identifier(name, changes[name][1], f"/{name}")
    family = changes.get("family_name", (None, None))[1]
    if family is not None:
        refuse_foreign_family_name(person, family, "/family_name")
