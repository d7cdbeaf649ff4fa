"""Reading versions, their source and their passages."""

import datetime
import re

from django.db.models import QuerySet

from articles.models import Passage, Version
from articles.selectors.errors import UnknownError

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def whole(text: str | int) -> int:
    """Return the whole number from 1 that `text` spells, or 0, which no version and no paragraph has."""
    return int(text) if _NUMBER.fullmatch(str(text)) else 0


def versions_of(slug: str) -> QuerySet[Version]:
    """Return the versions of the article of that slug, each to be loaded with its article and its byline."""
    return Version.objects.filter(article__slug=slug).select_related("article").prefetch_related("contributions")


def version_by_number(slug: str, number: str | int) -> Version:
    """Return a version. Raises `UnknownError`, telling an unknown article from an unknown version."""
    found = versions_of(slug)
    version = found.filter(number=whole(number)).first()
    if version is None:
        newest = found.order_by("-number").values_list("number", flat=True).first()
        if newest is None:
            raise UnknownError("unknown_article", f"No article has the slug “{slug[:80]}”.")
        raise UnknownError(
            "unknown_version", f"“{slug}” has versions 1 to {newest}, and no version {str(number)[:20]}."
        )
    return version


def version_as_of(slug: str, moment: datetime.datetime) -> Version:
    """Return the version that was current at `moment`. Raises `UnknownError` where there was none yet."""
    version = versions_of(slug).filter(created_at__lte=moment).order_by("-number").first()
    if version is None:
        first = versions_of(slug).order_by("number").first()
        if first is None:
            raise UnknownError("unknown_article", f"No article has the slug “{slug[:80]}”.")
        raise UnknownError(
            "unknown_version",
            f"“{slug}” had no version yet at {moment:%Y-%m-%d}; the first is of {first.created_at:%Y-%m-%d}.",
        )
    return version


def source_of(version: Version) -> bytes:
    """Return the bytes that the version was read from."""
    return bytes(version.source.content)


def passages() -> QuerySet[Passage]:
    """Return all passages, each to be loaded with what its representation shows, in the order of their text."""
    return Passage.objects.select_related("version__article", "paragraph", "wording", "section").order_by("ordinal")


def passages_of(version: Version) -> QuerySet[Passage]:
    """Return the passages of a version in order."""
    return passages().filter(version=version)


def passage_at(version: Version, ordinal: str | int) -> Passage:
    """Return the passage at a place in a version. Raises `UnknownError`."""
    place = ordinal_of(version, ordinal)
    return passages_of(version).get(ordinal=place)


def ordinal_of(version: Version, ordinal: str | int) -> int:
    """Return `ordinal` as a number that the version has. Raises `UnknownError`."""
    place = whole(ordinal)
    if not 0 < place <= version.paragraph_count:
        raise UnknownError(
            "unknown_ordinal",
            f"Version {version.number} has paragraphs 1 to {version.paragraph_count}, and no “{str(ordinal)[:20]}”.",
        )
    return place
