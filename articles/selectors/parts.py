"""The parts of articles and of their versions: bylines, publications, sections and notices.

Each is loaded for many articles or versions at once, in one query, and returned by their ids.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet

from articles.models import Affiliation, Article, Contribution, Notice, Paragraph, Publication, Section, Version
from articles.selectors.prepared import prepared

Row = TypeVar("Row", bound=Model)
ById = Mapping[int, Sequence[Row]]
# All columns of the version beside a row, but its number.
_BUT_THE_NUMBER = [
    f"version__{field.name}" for field in Version._meta.concrete_fields if field.name not in ("id", "number")
]


def bylines_of(version_ids: Collection[int]) -> ById[Contribution]:
    """Return the contributions to each version in order, with their persons."""
    return _grouped(_contributions(version_ids), lambda row: row.version_id)


def publications_of(article_ids: Collection[int]) -> ById[Publication]:
    """Return the publications of each article in order, with their outlets and the versions that they printed."""
    return _grouped(_publications(article_ids), lambda row: row.article_id)


def sections_of(version_ids: Collection[int]) -> ById[Section]:
    """Return the sections of each version in order."""
    return _grouped(_sections(version_ids), lambda row: row.version_id)


def notices_of(articles: Mapping[int, Article]) -> ById[Notice]:
    """Return the notices of each article from the oldest to the newest, with their versions and their paragraphs."""
    notices: dict[int, Notice] = {}
    for row in _notices(articles):
        notice = notices.setdefault(row.pk, row)
        if notice is row:
            row.article = articles[row.article_id]
            hand_over(row, "paragraphs", [])
        pid = getattr(row, "named_pid")  # noqa: B009  (an annotation, which no type knows)
        if pid:
            paragraph = Paragraph(pk=getattr(row, "named_id"), pid=pid, article_id=row.article_id)  # noqa: B009
            notice._prefetched_objects_cache["paragraphs"].append(paragraph)  # type: ignore[attr-defined]
    return _grouped(notices.values(), lambda row: row.article_id)


def notices_on_text(version: Version) -> Sequence[Notice]:
    """Return the notices on the article as a whole and on this version of it, loaded as by `notices_of`; one query."""
    return on_text(notices_of({version.article_id: version.article})[version.article_id], version)


def on_text(notices: Iterable[Notice], version: Version) -> list[Notice]:
    """Return the notices, of those of an article, that stand on a page of its version."""
    return [notice for notice in notices if notice.version_id in (None, version.pk)]


def add_affiliations(contributions: Collection[Contribution]) -> None:
    """Load the affiliations of contributions."""
    affiliations = _grouped(
        _affiliations([contribution.pk for contribution in contributions]), lambda row: row.contribution_id
    )
    for contribution in contributions:
        hand_over(contribution, "affiliations", affiliations[contribution.pk])


def hand_over(owner: Model, name: str, rows: Sequence[Model]) -> None:
    """Make `rows` what `owner.NAME.all()` gives, as Django's `prefetch_related` does, but without a query set for each."""
    vars(owner).setdefault("_prefetched_objects_cache", {})[name] = rows


@prepared
def _contributions(version_ids: Collection[int]) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(version__in=version_ids).select_related("person")
    return rows.defer(*_without("person")).order_by("version_id", "order")


@prepared
def _affiliations(contribution_ids: Collection[int]) -> QuerySet[Affiliation]:
    return Affiliation.objects.filter(contribution__in=contribution_ids).order_by("contribution_id", "order")


@prepared
def _publications(article_ids: Collection[int]) -> QuerySet[Publication]:
    rows = Publication.objects.filter(article__in=article_ids).select_related("outlet", "version")
    return rows.defer(*_without("outlet"), *_BUT_THE_NUMBER).order_by("article_id", "order")


@prepared
def _sections(version_ids: Collection[int]) -> QuerySet[Section]:
    return Section.objects.filter(version__in=version_ids).order_by("version_id", "order")


@prepared
def _notices(article_ids: Collection[int]) -> QuerySet[Notice]:
    """Return a row for each paragraph that a notice names, and one for a notice that names none."""
    rows = Notice.objects.filter(article__in=article_ids).select_related("version")
    named = rows.defer(*_BUT_THE_NUMBER).annotate(named_id=F("paragraphs"), named_pid=F("paragraphs__pid"))
    return named.order_by("article_id", "created_at", "id", "named_id")


def _without(beside: str) -> list[str]:
    """Return the columns of a person or an outlet that nothing shows."""
    return [f"{beside}__{name}" for name in ("folded_name", "sort_key", "seal", "created_at", "updated_at")]


def _grouped(rows: Iterable[Row], key: Callable[[Row], Any]) -> ById[Row]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
