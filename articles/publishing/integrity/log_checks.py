"""The checks of the log against what it reports: events, notices and amendments. Reads each table in one query."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from articles.choices import EventType
from articles.models import Amendment, Event, Notice, Version
from articles.publishing.integrity.faults import Checked

CHUNK = 2000
_OF_VERSIONS = (EventType.ARTICLE_PUBLISHED, EventType.VERSION_PUBLISHED)


def checked_events() -> Iterator[Checked]:
    """Check that the events follow each other without a gap, and that what each names belongs to its article."""
    names = ("pk", "type", "article", "version", "version__article", "notice", "notice__article")
    expected = 1
    for position, type_, article, version, of_version, notice, of_notice in (
        Event.objects.order_by("pk").values_list(*names).iterator(CHUNK)
    ):
        wrong = {
            f"the events from {expected} to {position - 1} are missing": position != expected,
            "it names the version of another article": version is not None and of_version != article,
            "it names the notice of another article": notice is not None and of_notice != article,
            "it names no version": version is None and type_ in _OF_VERSIONS,
            "it names no notice": notice is None and type_ == EventType.NOTICE_PUBLISHED,
        }
        expected = position + 1
        yield Checked.of(f"event {position}", wrong)


def unreported_versions() -> QuerySet[Version]:
    """Return the versions that no event reports."""
    events = Event.objects.filter(type__in=_OF_VERSIONS, version=OuterRef("pk"))
    return Version.objects.exclude(Exists(events))


def unreported_notices() -> QuerySet[Notice]:
    """Return the notices that no event reports."""
    events = Event.objects.filter(type=EventType.NOTICE_PUBLISHED, notice=OuterRef("pk"))
    return Notice.objects.exclude(Exists(events))


def unreported_amendments() -> QuerySet[Amendment]:
    """Return the amendments after which no event reports that their article was amended."""
    events = Event.objects.filter(
        type=EventType.ARTICLE_AMENDED, article=OuterRef("article"), at__gte=OuterRef("created_at")
    )
    return Amendment.objects.exclude(Exists(events))


def checked_notices() -> Iterator[Checked]:
    """Check that an event reports each notice."""
    return _reported("notice", Notice.objects.all(), unreported_notices())


def checked_amendments() -> Iterator[Checked]:
    """Check that an event reports each amendment."""
    return _reported("amendment", Amendment.objects.all(), unreported_amendments())


def _reported(name: str, rows: QuerySet[Any], unreported: QuerySet[Any]) -> Iterator[Checked]:
    keys = set(unreported.values_list("pk", flat=True))
    for key, slug in rows.order_by("pk").values_list("pk", "article__slug").iterator(CHUNK):
        yield Checked.of(f"article {slug}, {name} {key}", {"the log does not report it": key in keys})
