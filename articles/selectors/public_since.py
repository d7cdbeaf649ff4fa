"""Since when a text was public: the earliest that is known of a version. Reads no text; writes nothing.

Three things may be known: the date of an appearance that printed the version, what an editor says, and the moment at which the
version was stored here. A date that is less precise than a moment counts from its end: on 10 April nobody can say that a text of
“April 2023” was public, and on 30 April anybody can. What is learned later of an appearance does not count, because the answer of
a version never changes.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from articles.choices import PublicSinceFromName
from articles.models import Amendment, Publication, Version
from articles.partial_dates import end_of, last_moment, rfc3339


@dataclass(frozen=True, slots=True)
class PublicSince:
    """A date of any precision or a time in UTC, as `text`; the last moment that it may mean; and who says so."""

    text: str
    by: datetime.datetime
    supplied_by: PublicSinceFromName

    @property
    def day(self) -> str:
        """The date without a time of the day, as precise as it is known."""
        return self.text.partition("T")[0]


def with_appearance(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Return versions to be loaded with the date of the first appearance that printed each, which `public_since` reads."""
    printed = _printed().filter(ends_on__isnull=False).order_by("ends_on", "order")
    return versions.annotate(
        printed_on=Subquery(printed.values("date")[:1]),
        printed_marks=Subquery(printed.values("supplied_by_editor")[:1]),
    )


def public_since(version: Version) -> PublicSince:
    """Return since when a version was public; it was loaded by `with_appearance`."""
    printed_on: str | None = getattr(version, "printed_on")  # noqa: B009  (an annotation, which no type knows)
    marks: Sequence[str] = getattr(version, "printed_marks") or ()  # noqa: B009
    known = [_stated(printed_on, "editor" if "date" in marks else "source")] if printed_on else []
    if version.supplied_public_since:
        known.append(_stated(version.supplied_public_since, "editor"))
    stored = PublicSince(rfc3339(version.created_at), version.created_at, "service")
    return min([*known, stored], key=lambda since: since.by)


def public_at(moment: datetime.datetime) -> Q:
    """Return the condition that a version was public at `moment`."""
    day = moment.date() if moment == end_of(moment.date()) else moment.date() - datetime.timedelta(days=1)
    printed = Q(Exists(_printed().filter(ends_on__lte=day)))
    return Q(created_at__lte=moment) | Q(supplied_public_by__lte=moment) | printed


def _printed() -> QuerySet[Publication]:
    """Return the appearances that are known to have printed a version since it was stored: the outer row."""
    learned_later = Amendment.objects.filter(publication=OuterRef("pk"), field__in=("version", "date"))
    return Publication.objects.filter(~Exists(learned_later), version=OuterRef("pk"))


def _stated(text: str, supplied_by: PublicSinceFromName) -> PublicSince:
    by = last_moment(text)
    assert by is not None, "of a date there is a last moment"
    return PublicSince(text, by, supplied_by)
