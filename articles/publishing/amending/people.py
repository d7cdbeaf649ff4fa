"""The people behind the byline of an article's current version: their identifiers and names. Writes `Person`
and the log.

The names as printed belong to the version and stay.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError

from articles.intake.manuscript import NameParts
from articles.intake.prose.family_names import holds_family_name
from articles.models import Article, Contribution, Person
from articles.publishing.amending.recorder import AmendmentRecorder
from articles.publishing.contributions import confirm, contributions_of, name_by_family, set_learned
from articles.publishing.errors import ConflictError, UnpublishableError
from articles.publishing.lengths import refuse_too_long
from articles.publishing.names import log_change
from articles.publishing.people import IDENTIFIERS
from articles.publishing.transactions import writing

Facts = Mapping[str, Any]
_FACTS = ("name", "family_name", *IDENTIFIERS)


def locked_people(article: Article, authors: Sequence[Facts]) -> dict[int, Person]:
    """Return the people whom `authors` names, locked, by the `order` of their contribution to the current version.

    One person behind two contributions is one object; an `order` that the byline does not have is left out.
    """
    wanted = [facts["order"] for facts in authors]
    byline = Contribution.objects.filter(version=article.current_version_id, order__in=wanted)
    keys = dict(byline.values_list("order", "person_id"))
    # Always in the order of the keys, so that two transactions never wait for each other.
    rows = Person.objects.select_for_update().filter(pk__in=set(keys.values())).order_by("pk")
    people = {person.pk: person for person in rows}
    return {order: people[key] for order, key in keys.items()}


def amend_people(authors: Sequence[Facts], people: Mapping[int, Person], recorder: AmendmentRecorder) -> None:
    """Set what `authors` says of the `people`, who are found by their `order`.

    Raises `UnpublishableError` for an `order` that the byline does not have and for a family name that is not in any of
    the person's names, and `ConflictError` for an identifier of another person.
    """
    for index, facts in enumerate(authors):
        person = people.get(facts["order"])
        if person is None:
            raise UnpublishableError(
                f"The current version has no author with the order {facts['order']}.",
                code="unknown_author",
                pointer=f"/authors/{index}/order",
            )
        _amend(person, facts, f"/authors/{index}", recorder)


def _amend(person: Person, facts: Facts, pointer: str, recorder: AmendmentRecorder) -> None:
    contributions = contributions_of(person, recorder.article)
    if any(facts.get(name) for name in IDENTIFIERS):
        confirm(contributions)
    if "family_name" in facts:
        name_by_family(contributions, person.family_name, facts["family_name"])
    if "name_parts" in facts:
        stated = facts["name_parts"] or {}
        # A name whose only member is a `literal` of null is unknown again.
        is_name = any(stated.values()) or (stated and "literal" not in stated)
        if is_name and (fault := NameParts(**stated).fault()):
            raise UnpublishableError(fault[1], code=fault[0], pointer=f"{pointer}/name_parts")
        _state_name(contributions, facts, person, recorder)
    names = [name for name in _FACTS if name in facts and facts[name] != getattr(person, name)]
    for name in names:
        value = facts[name]
        if name == "family_name" and value is not None:
            _refuse_foreign_family_name(person, value, f"{pointer}/{name}")
        if name in IDENTIFIERS and value is not None:
            _refuse_taken_identifier(person, name, value, f"{pointer}/{name}")
        recorder.record(person, name, getattr(person, name), value)
        setattr(person, name, value)
    if names:
        _save(refuse_too_long(person), names, pointer)
        log_change(person)


def _state_name(
    contributions: Sequence[Contribution], facts: Facts, person: Person, recorder: AmendmentRecorder
) -> None:
    """State the parts of a printed name in each version of the article that prints it; None makes them unknown again."""
    current = recorder.article.current_version_id
    named = next(item for item in contributions if (item.version_id, item.order) == (current, facts["order"]))
    before = named.name_parts
    after = {part: value for part, value in (facts["name_parts"] or {}).items() if value} or None
    for contribution in contributions:
        if contribution.name_as_printed == named.name_as_printed:
            set_learned(contribution, name_parts=after)
    if after != before:
        recorder.record(person, "name_parts", before, after)


def _refuse_foreign_family_name(person: Person, family: str, pointer: str) -> None:
    """Raise `UnpublishableError` if none of the person's names holds the family name; a new name is already set."""
    printed_names = Contribution.objects.filter(person=person).values_list("name_as_printed", flat=True).distinct()
    if not any(holds_family_name(name, family) for name in (person.name, *printed_names)):
        detail = f"“{family}” is not part of the name {person.name}, nor of a name as printed."
        raise UnpublishableError(detail, code="not_in_name", pointer=pointer)


def _refuse_taken_identifier(person: Person, name: str, value: str, pointer: str) -> None:
    other = Person.objects.filter(**{name: value}).first()
    if other is not None:
        detail = f"The {name} {value} is that of person {other.pk}, {other.name}."
        raise ConflictError(detail, code="identifiers_conflict", pointer=pointer)


def _save(person: Person, names: Sequence[str], pointer: str) -> None:
    try:
        with writing():
            person.save(update_fields=[*names, "updated_at"])
    except IntegrityError as error:
        # Another person was given the identifier in the same moment.
        detail = f"Another person has an identifier of {person.name} now."
        raise ConflictError(detail, code="identifiers_conflict", pointer=pointer) from error
