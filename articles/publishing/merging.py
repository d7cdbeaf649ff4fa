"""Two people who are one, and one who is two: contributions move from person to person. Writes `Person`, `Contribution`,
`Amendment` and the log, in one transaction.

The names as printed stay. What an editor moved is confirmed: the byline names that person, and not only one of the same name.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from articles.choices import IdentifiedBy
from articles.models import Contribution, Outlet, Person
from articles.publishing.amending.recorder import record_of_people
from articles.publishing.contributions import confirm, set_learned
from articles.publishing.errors import ConflictError, UnpublishableError
from articles.publishing.lengths import refuse_too_long
from articles.publishing.names import log_change
from articles.publishing.people import IDENTIFIERS
from articles.publishing.transactions import tried_again, writing
from articles.selectors.errors import UnknownError

Named = TypeVar("Named", Person, Outlet)
_FACTS = ("family_name", *IDENTIFIERS)


@tried_again
def merge_people(person_id: int, into_id: int, *, made_by: str) -> Person:
    """Move everything of one person to another, with the facts that the other lacks; return the other.

    The id of the first leads to the other from then on, as do names and ids that were merged into the first before. Raises
    `UnknownError`, `UnpublishableError` for one and the same person, and `ConflictError` if identifiers of the two differ.
    """
    with writing():
        person, into = locked_pair(Person, person_id, into_id)
        _refuse_contradiction(person, into)
        facts = {name: getattr(person, name) for name in _FACTS}
        for name in IDENTIFIERS:
            setattr(person, name, None)
        lead_on(person, into)
        for name, value in facts.items():
            setattr(into, name, getattr(into, name) or value)
        into.save()
        _move(Contribution.objects.filter(person=person), into, made_by)
        log_change(into)
        return into


@tried_again
def split_person(
    person_id: int,
    contribution_ids: Collection[int],
    *,
    made_by: str,
    into_id: int | None = None,
    name: str | None = None,
) -> Person:
    """Move some contributions of a person to another one, or to a new one; return that person.

    A new person has this `name`, or the name that the first of the contributions prints, and no identifier: nobody stated one.
    Raises `UnknownError`, and `UnpublishableError` if a contribution is not this person's, or if no other is left.
    """
    with writing():
        people = _locked(Person, [person_id] if into_id is None else [person_id, into_id])
        contributions = list(Contribution.objects.filter(person_id=person_id).order_by("pk"))
        moved = [contribution for contribution in contributions if contribution.pk in contribution_ids]
        _refuse_odd_split(people[person_id], contributions, moved, contribution_ids)
        into = people[into_id] if into_id else refuse_too_long(Person(name=name or moved[0].name_as_printed))
        if into.pk == person_id:
            raise UnpublishableError(f"The contributions are of person {person_id} already.", code="same_person")
        into.save()
        _move(moved, into, made_by)
        log_change(into)
        return into


@tried_again
def confirm_contributions(ids: Collection[int], *, made_by: str) -> int:
    """Note that an editor says who made these contributions; return how many were known by their name only."""
    with writing():
        confirmed = confirm(Contribution.objects.filter(pk__in=ids).select_related("person", "version"))
        concerned = {(row.version.article_id, row.person) for row in confirmed}
        record_of_people(concerned, {"identified_by": (IdentifiedBy.NAME, IdentifiedBy.EDITOR)}, made_by)
        for person in {row.person for row in confirmed}:
            # The time of the last change is a part of the articles' entity tags.
            person.save(update_fields=["updated_at"])
            log_change(person)
        return len(confirmed)


def contributions_to(person_id: int, slugs: Collection[str]) -> list[int]:
    """Return the ids of a person's contributions to all versions of some articles. Raises `UnpublishableError`."""
    rows = Contribution.objects.filter(person_id=person_id, version__article__slug__in=slugs)
    found = defaultdict(list)
    for key, slug in rows.values_list("pk", "version__article__slug"):
        found[slug].append(key)
    for slug in slugs:
        if slug not in found:
            raise UnpublishableError(f"Person {person_id} contributed to no article “{slug}”.", code="unknown_author")
    return [key for keys in found.values() for key in keys]


def locked_pair(model: type[Named], number: int, into: int) -> tuple[Named, Named]:
    """Return two people or outlets that are to be merged, locked.

    Raises `UnknownError` for one that is not there, or was merged, and `UnpublishableError` for one and the same.
    """
    rows = _locked(model, [number, into])
    if number == into:
        word = model._meta.verbose_name
        raise UnpublishableError(f"{number} is one {word}; name two to merge.", code=f"same_{word}")
    return rows[number], rows[into]


def lead_on(row: Named, into: Named) -> None:
    """Let the id of a person or an outlet lead to another one, and the ids that have led to the first before."""
    row.merged_into = into
    row.save()
    for earlier in type(row)._default_manager.filter(merged_into=row):
        earlier.merged_into = into
        earlier.save()


def _locked(model: type[Named], ids: Sequence[int]) -> dict[int, Named]:
    """Return people or outlets by id, locked in the order of the ids.

    Raises `UnknownError` for one that is not there, or was merged.
    """
    rows = model._default_manager.select_for_update().filter(pk__in=ids, merged_into=None).order_by("pk")
    known = {row.pk: row for row in rows}
    for number in ids:
        if number not in known:
            word = model._meta.verbose_name
            raise UnknownError(f"unknown_{word}", f"No {word} has the id {number}, or another one took its place.")
    return known


def _refuse_contradiction(person: Person, into: Person) -> None:
    for name in IDENTIFIERS:
        both = getattr(person, name), getattr(into, name)
        if all(both) and both[0] != both[1]:
            raise ConflictError(
                f"They are two people: the {name} of {person.pk} is {both[0]}, and that of {into.pk} is {both[1]}.",
                code="identifiers_conflict",
            )


def _refuse_odd_split(
    person: Person, contributions: Sequence[Contribution], moved: Sequence[Contribution], ids: Collection[int]
) -> None:
    if len(moved) < len(set(ids)) or not moved:
        raise UnpublishableError(f"Name contributions of person {person.pk}.", code="unknown_author")
    if len(moved) == len(contributions):
        detail = f"These are all contributions of person {person.pk}; to move all, merge the two people."
        raise UnpublishableError(detail, code="nothing_left")


def _move(contributions: Iterable[Contribution], into: Person, made_by: str) -> None:
    """Move contributions to a person, and record it once for each article and person that it concerns."""
    articles: dict[int, set[tuple[int, Person]]] = defaultdict(set)
    for contribution in contributions:
        articles[contribution.person_id].add((contribution.version.article_id, into))
        set_learned(contribution, person_id=into.pk, identified_by=IdentifiedBy.EDITOR)
    for before, concerned in articles.items():
        record_of_people(concerned, {"person": (before, into.pk)}, made_by)
