"""People and outlets as editors look for them, and what names them. Reads the store."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from articles.folding import folded
from articles.models import Amendment, Contribution, Outlet, Person, Publication, Version
from articles.selectors.people import outlets, people
from articles.selectors.prepared import prepared

MOST_GROUPS = 20
NEWEST = 20


@dataclass(frozen=True, slots=True)
class Namesakes:
    """People of the same name, who may be one."""

    name: str
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class TextsPage:
    """Some of `total` texts, the newest first; the first of them is number `first`, counted from 1."""

    texts: Sequence[Version]
    first: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last one."""
        return self.first + len(self.texts) - 1

    @property
    def following(self) -> int | None:
        """The text that the next page comes after, if there is one."""
        return self.texts[-1].pk if self.texts and self.last < self.total else None

    @property
    def preceding(self) -> int | None:
        """The text that the page before comes before, if there is one."""
        return self.texts[0].pk if self.first > 1 else None


def people_found(words: str) -> QuerySet[Person]:
    """Return the people with the words in a name of theirs, or with that identifier; all people if there are no words."""
    if not words:
        return people().order_by("sort_key", "pk")
    printed = Contribution.objects.filter(folded_name__contains=folded(words)).order_by().values("person")
    named = Q(folded_name__contains=folded(words)) | Q(pk__in=printed)
    return people().filter(named | Q(orcid=words) | Q(viaf=words) | Q(wikidata=words)).order_by("sort_key", "pk")


def outlets_found(words: str) -> QuerySet[Outlet]:
    """Return the outlets with the words in their name, or in a name that was printed; all outlets if there are no words."""
    if not words:
        return outlets().order_by("sort_key", "pk")
    printed = Publication.objects.filter(outlet_name_as_printed__icontains=words).order_by().values("outlet")
    return outlets().filter(Q(folded_name__contains=folded(words)) | Q(pk__in=printed)).order_by("sort_key", "pk")


class Named(NamedTuple):
    """The people and the outlets of a name, by their ids."""

    people: frozenset[int]
    outlets: frozenset[int]


def named(folded_names: Collection[str]) -> Mapping[str, Named]:
    """Return those who have these names, by the name, folded; one query. If one was merged, the other took its place."""
    people: dict[str, set[int]] = defaultdict(set)
    outlets: dict[str, set[int]] = defaultdict(set)
    for name, person, outlet in _named(folded_names):
        if person is not None:
            people[name].add(person)
        if outlet is not None:
            outlets[name].add(outlet)
    return {name: Named(frozenset(people[name]), frozenset(outlets[name])) for name in {**people, **outlets}}


@prepared
def _named(folded_names: Collection[str]) -> "QuerySet[Person, tuple[str, int | None, int | None]]":
    nothing = Value(None, output_field=IntegerField())
    people = Person.objects.filter(folded_name__in=folded_names).order_by()
    outlets = Outlet.objects.filter(folded_name__in=folded_names).order_by()
    return people.values_list("folded_name", Coalesce("merged_into", "pk"), nothing).union(
        outlets.values_list("folded_name", nothing, Coalesce("merged_into", "pk")), all=True
    )


def all_namesakes() -> list[Namesakes]:
    """Return at most `MOST_GROUPS` groups of people whom articles name alike; two queries."""
    rows = Person.objects.filter(merged_into=None).order_by("folded_name").values("folded_name")
    names = [row["folded_name"] for row in rows.annotate(count=Count("pk")).filter(count__gt=1)[: 2 * MOST_GROUPS]]
    groups: dict[str, list[Person]] = {name: [] for name in names}
    for person in people().filter(folded_name__in=names).order_by("sort_key", "pk"):
        groups[person.folded_name].append(person)
    return [Namesakes(group[0].name, group) for group in groups.values() if len(group) > 1][:MOST_GROUPS]


def namesakes_of(person: Person) -> list[Person]:
    """Return the other people of the same name whom articles name, each with `article_count`."""
    return list(people().filter(folded_name=person.folded_name).exclude(pk=person.pk).order_by("pk"))


def contributions_by(person: Person) -> list[Contribution]:
    """Return a person's contributions with their versions and articles, article by article; one query."""
    rows = Contribution.objects.filter(person=person).select_related("version__article__current_version")
    return list(rows.order_by("version__article__slug", "version__number", "order"))


def publications_in(outlet: Outlet) -> QuerySet[Publication]:
    """Return the publications in an outlet with their articles, the newest first."""
    rows = Publication.objects.filter(outlet=outlet).select_related("article__current_version")
    return rows.order_by("-starts_on", "-pk")


def texts_naming(row: Person | Outlet) -> QuerySet[Version]:
    """Return the current versions of the articles that name a person or an outlet, the newest first, each with its article."""
    naming: QuerySet[Any, Any] = (
        Contribution.objects.filter(person=row).values("version__article__current_version")
        if isinstance(row, Person)
        else Publication.objects.filter(outlet=row).values("article__current_version")
    )
    return Version.objects.filter(pk__in=naming).select_related("article").order_by("-pk")


def texts_page(texts: QuerySet[Version], *, after: int | None = None, before: int | None = None) -> TextsPage:
    """Return at most `NEWEST` of the texts: the newest, or those that follow the text `after`, or come before the text `before`.

    Both are ids of versions. Three queries.
    """
    if before:
        rows = list(texts.filter(pk__gt=before).order_by("pk")[:NEWEST])[::-1]
    else:
        rows = list((texts.filter(pk__lt=after) if after else texts)[:NEWEST])
    first = texts.filter(pk__gt=rows[0].pk).count() + 1 if rows else 0
    return TextsPage(rows, first, texts.count())


def amendments_of(row: Person | Outlet) -> QuerySet[Amendment]:
    """Return the newest amendments of a person, or of an outlet where articles appeared, with their articles."""
    amendments = Amendment.objects.select_related("article__current_version").order_by("-pk")
    if isinstance(row, Person):
        return amendments.filter(person=row)[:NEWEST]
    return amendments.filter(publication__outlet=row, field="outlet")[:NEWEST]
