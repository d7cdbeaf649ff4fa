"""Reading versions, their source and their passages."""

import datetime
from collections.abc import Collection, Mapping

from django.db.models import QuerySet, prefetch_related_objects

from articles.models import Passage, Version
from articles.references import is_slug, positive_int
from articles.selectors.errors import (
    UnknownError,
    backward_range,
    no_version_yet,
    unknown_article,
    unknown_ordinal,
    unknown_version,
)
from articles.selectors.prepared import prepared
from articles.selectors.public_since import public_at, public_since, with_appearance


def versions_of(slug: str) -> QuerySet[Version]:
    """Return the versions of the article of that slug, each to be loaded with its article and its byline."""
    return _versions(slug).prefetch_related("contributions")


def version_by_number(slug: str, number: str | int) -> Version:
    """Return a version with its article; one query. Raises `UnknownError`."""
    wanted = positive_int(number)
    version = next(iter(_numbered(slug, wanted)), None) if wanted and is_slug(slug) else None
    if version is None:
        raise no_such_version(slug, number)
    return version


def no_such_version(slug: str, number: str | int) -> UnknownError:
    """Return the error that the article of that slug does not have the version, or does not exist; one query."""
    newest = _versions(slug).order_by("-number").values_list("number", flat=True).first() if is_slug(slug) else None
    return unknown_version(slug, newest, number) if newest else unknown_article(slug)


def version_with_byline(slug: str, number: str | int) -> Version:
    """Return a version with its article and its byline; two queries. Raises `UnknownError`."""
    version = version_by_number(slug, number)
    prefetch_related_objects([version], "contributions")
    return version


def version_as_of(slug: str, moment: datetime.datetime) -> Version:
    """Return the newest version that was public at `moment`. Raises `UnknownError` if none was public yet."""
    version = _newest_public(slug, moment)
    if version is None:
        raise no_version_yet(slug, moment, public_since(_first(slug)).day)
    return version


def version_nearest(slug: str, moment: datetime.datetime) -> Version:
    """Return the newest version that was public at `moment`, or the first if none was yet. Raises `UnknownError`."""
    return _newest_public(slug, moment) or _first(slug)


def _newest_public(slug: str, moment: datetime.datetime) -> Version | None:
    return _versions(slug).filter(public_at(moment)).order_by("-number").first()


def _first(slug: str) -> Version:
    version = _versions(slug).order_by("number").first()
    if version is None:
        raise unknown_article(slug)
    return version


def source_of(version: Version) -> bytes:
    """Return the bytes that the version was read from."""
    return bytes(version.source.content)


def passages() -> QuerySet[Passage]:
    """Return all passages, each to be loaded with what its representation shows, in the order of their text."""
    return with_text(Passage.objects.all()).select_related("version__article").order_by("ordinal")


def with_text(rows: QuerySet[Passage]) -> QuerySet[Passage]:
    """Return passages to be loaded with what their representation shows beside their version, which is at hand."""
    return rows.select_related("paragraph", "wording", "section")


def passages_of(version: Version) -> QuerySet[Passage]:
    """Return the passages of a version in order."""
    return passages().filter(version=version)


def text_of(version: Version) -> list[Passage]:
    """Return all passages of a version in order, loaded as by `passages_of`; one query."""
    return texts_of([version])[version.pk]


def texts_of(versions: Collection[Version]) -> Mapping[int, list[Passage]]:
    """Return all passages of each of some versions in order, loaded as by `passages_of`, by the version's id; one query."""
    texts: dict[int, list[Passage]] = {version.pk: [] for version in versions}
    of_id = {version.pk: version for version in versions}
    for passage in _texts(of_id):
        passage.version = of_id[passage.version_id]
        texts[passage.version_id].append(passage)
    return texts


@prepared
def _texts(version_ids: Collection[int]) -> QuerySet[Passage]:
    return with_text(Passage.objects.filter(version__in=version_ids)).order_by("version_id", "ordinal")


def passage_by_ordinal(slug: str, number: str | int, ordinal: str | int) -> Passage:
    """Return the passage that stands at `ordinal` in a version; one query. Raises `UnknownError`."""
    wanted, place = positive_int(number) or 0, positive_int(ordinal) or 0
    passage = next(iter(_placed(slug, wanted, place)), None) if is_slug(slug) else None
    if passage is None:
        raise unknown_ordinal(version_by_number(slug, number), ordinal)
    return passage


def passages_between(version: Version, first: str | int, last: str | int) -> QuerySet[Passage]:
    """Return the passages from one ordinal to another, both included. Raises `UnknownError`."""
    start, end = _ordinal_in(version, first), _ordinal_in(version, last)
    if start > end:
        raise backward_range(start, end, "-")
    return passages_of(version).filter(ordinal__range=(start, end))


def _ordinal_in(version: Version, ordinal: str | int) -> int:
    number = positive_int(ordinal)
    if number is None or number > version.paragraph_count:
        raise unknown_ordinal(version, ordinal)
    return number


@prepared
def _numbered(slug: str, number: int) -> QuerySet[Version]:
    return _versions(slug).filter(number=number).order_by()


@prepared
def _placed(slug: str, number: int, ordinal: int) -> QuerySet[Passage]:
    return passages().filter(version__article__slug=slug, version__number=number, ordinal=ordinal).order_by()


def _versions(slug: str) -> QuerySet[Version]:
    return with_appearance(Version.objects.filter(article__slug=slug).select_related("article"))
