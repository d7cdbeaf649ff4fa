"""Reading what quotations are compared with: the texts of wordings, where they stand, and what stands around them.

Withdrawn texts are read as well, because a quotation of one has to be told from a made-up one. The caller must not show them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, ExpressionWrapper, F, QuerySet
from django.db.models.functions import Coalesce

from articles.models import Contribution, Passage, Publication, Wording
from articles.selectors.prepared import prepared
from articles.selectors.withdrawals import Withdrawals, refusals_of_many

# So many runs are asked for in one query, which looks up each of their ordinals in each of their versions.
_RUNS_A_QUERY = 200
# A version has fewer passages, so that one number names a version and an ordinal.
_MOST_ORDINALS = 1 << 24


class Place(NamedTuple):
    """Where a wording stands: in which passage of which version of which article."""

    wording_id: int
    passage_id: int
    paragraph_id: int
    version_id: int
    number: int
    ordinal: int
    article_id: int
    current_version_id: int

    @property
    def is_current(self) -> bool:
        """Whether it stands in the current version of the article."""
        return self.version_id == self.current_version_id


# The columns of a place, from a passage.
_PLACE = (
    *("wording_id", "pk", "paragraph_id", "version_id", "version__number", "ordinal"),
    *("version__article_id", "version__article__current_version_id"),
)


class StandingText(NamedTuple):
    """A text, and where it stands."""

    place: Place
    text: str


class Run(NamedTuple):
    """The passages of a version from one ordinal to another."""

    version_id: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where some wordings stand, by their ids, and what is withdrawn of their articles.

    Also who wrote each version and which outlets printed each article, by ids, if somebody asked for it.
    """

    of_wording: Mapping[int, Sequence[Place]]
    withdrawals: Mapping[int, Withdrawals]
    people_of: Mapping[int, Set[int]] = field(default_factory=dict)
    outlets_of: Mapping[int, Set[int]] = field(default_factory=dict)

    def and_those_of(self, others: "Places") -> "Places":
        """Return these places and others."""
        return Places(
            {**self.of_wording, **others.of_wording},
            {**self.withdrawals, **others.withdrawals},
            {**self.people_of, **others.people_of},
            {**self.outlets_of, **others.outlets_of},
        )

    def is_withdrawn(self, place: Place) -> bool:
        """Whether the text must not be shown there."""
        return self.withdrawals[place.article_id].of(place) is not None

    def best(self, wording_id: int, version_id: int | None) -> Place | None:
        """Return where a wording is shown best: in the version with this id, else in the current one, else in the newest.

        A withdrawn place is only taken if there is not another one.
        """
        places = self.of_wording.get(wording_id, ())
        return max(
            places,
            key=lambda place: (
                not self.is_withdrawn(place),
                place.version_id == version_id,
                place.is_current,
                place.number,
            ),
            default=None,
        )


def texts_of(wording_ids: Collection[int]) -> Mapping[int, str]:
    """Return the texts of wordings, by id; one query."""
    return dict(_texts(wording_ids))


def wordings_of_paragraphs(paragraph_ids: Collection[int]) -> Mapping[int, list[int]]:
    """Return the ids of all wordings of each of some paragraphs, by the paragraph's id; one query."""
    found: dict[int, list[int]] = defaultdict(list)
    for wording_id, paragraph_id in _ids_of_paragraphs(paragraph_ids):
        found[paragraph_id].append(wording_id)
    return found


def places_of(wording_ids: Collection[int], *, with_makers: bool = False) -> Places:
    """Return where the wordings stand; two queries. `with_makers` also who wrote it, and which outlets printed it: two more."""
    places: dict[int, list[Place]] = defaultdict(list)
    for row in _places(wording_ids):
        place = Place(*row)
        places[place.wording_id].append(place)
    articles = {place.article_id for of_one in places.values() for place in of_one}
    withdrawals = refusals_of_many(articles)
    if not with_makers:
        return Places(places, withdrawals)
    versions = {place.version_id for of_one in places.values() for place in of_one}
    return Places(places, withdrawals, _grouped(_writers(versions)), _grouped(_outlets(articles)))


def _grouped(rows: Iterable[tuple[int, int]]) -> Mapping[int, Set[int]]:
    groups: dict[int, set[int]] = defaultdict(set)
    for key, value in rows:
        groups[key].add(value)
    return groups


def quoted_passages(passage_ids: Collection[int]) -> Mapping[int, Passage]:
    """Return passages with their text, their paragraph, and their version with its article, by id; one query."""
    return {passage.pk: passage for passage in _passages(passage_ids)}


def current_texts(paragraph_ids: Collection[int]) -> Mapping[int, Passage]:
    """Return the passages of paragraphs in the current versions of their articles, with their text, by the paragraph's id."""
    return {passage.paragraph_id: passage for passage in _current(paragraph_ids)}


def texts_in(runs: Iterable[Run]) -> Mapping[int, Mapping[int, StandingText]]:
    """Return the texts of some runs, by the version's id and the ordinal; one query for 200 runs."""
    found: dict[int, dict[int, StandingText]] = defaultdict(dict)
    wanted = sorted(set(runs), key=lambda run: run[1:])
    for start in range(0, len(wanted), _RUNS_A_QUERY):
        some = wanted[start : start + _RUNS_A_QUERY]
        standing = [(run.version_id, ordinal) for run in some for ordinal in range(run.first, run.last + 1)]
        versions, ordinals = (list(set(column)) for column in zip(*standing, strict=True))
        for *columns, text in _standing(versions, ordinals, [key * _MOST_ORDINALS + at for key, at in standing]):
            place = Place(*columns)
            found[place.version_id][place.ordinal] = StandingText(place, text)
    return found


def _complete(rows: QuerySet[Passage]) -> QuerySet[Passage]:
    return rows.select_related("paragraph", "wording", "version__article").defer("wording__html").order_by()


@prepared
def _texts(wording_ids: Collection[int]) -> "QuerySet[Wording, tuple[int, str]]":
    return Wording.objects.filter(pk__in=wording_ids).order_by().values_list("pk", "text")


@prepared
def _ids_of_paragraphs(paragraph_ids: Collection[int]) -> "QuerySet[Wording, tuple[int, int]]":
    return Wording.objects.filter(paragraph__in=paragraph_ids).values_list("pk", "paragraph_id").order_by()


@prepared
def _places(wording_ids: Collection[int]) -> "QuerySet[Passage, tuple[int, ...]]":
    return Passage.objects.filter(wording__in=wording_ids).order_by().values_list(*_PLACE)


@prepared
def _standing(version_ids: Collection[int], ordinals: Collection[int], both: Collection[int]) -> "QuerySet[Any, Any]":
    # The first two are what the index of passages is asked for.
    number = ExpressionWrapper(F("version_id") * _MOST_ORDINALS + F("ordinal"), BigIntegerField())
    rows = Passage.objects.filter(version__in=version_ids, ordinal__in=ordinals).alias(number=number)
    return rows.filter(number__in=both).order_by().values_list(*_PLACE, "wording__text")


@prepared
def _writers(version_ids: Collection[int]) -> "QuerySet[Contribution, tuple[int, int]]":
    rows = Contribution.objects.filter(version__in=version_ids).order_by()
    return rows.values_list("version_id", Coalesce("person__merged_into", "person"))


@prepared
def _outlets(article_ids: Collection[int]) -> "QuerySet[Publication, tuple[int, int]]":
    rows = Publication.objects.filter(article__in=article_ids, outlet__isnull=False).order_by()
    return rows.values_list("article_id", "outlet_id")


@prepared
def _passages(passage_ids: Collection[int]) -> QuerySet[Passage]:
    return _complete(Passage.objects.filter(pk__in=passage_ids))


@prepared
def _current(paragraph_ids: Collection[int]) -> QuerySet[Passage]:
    rows = Passage.objects.filter(paragraph__in=paragraph_ids, version=F("paragraph__article__current_version"))
    return rows.select_related("wording").defer("wording__html").order_by()
