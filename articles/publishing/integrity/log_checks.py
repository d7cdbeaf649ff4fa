"""The checks of the log against what it reports: events, notices and amendments. Reads each table in one query."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet

from articles.choices import EventType
from articles.models import Amendment, Event, Notice
from articles.publishing.integrity.faults import Checked, Fault

CHUNK = 2000
_UNREPORTED = "the log does not report it"
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
        yield Checked(tuple(Fault(f"event {position}", detail) for detail, is_wrong in wrong.items() if is_wrong))


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
    unreported = set(unreported_notices().values_list("pk", flat=True))
    for key, slug in Notice.objects.order_by("pk").values_list("pk", "article__slug").iterator(CHUNK):
        yield Checked((Fault(f"article {slug}, notice {key}", _UNREPORTED),) if key in unreported else ())


def checked_amendments() -> Iterator[Checked]:
    """Check that an event reports each amendment."""
    unreported = set(unreported_amendments().values_list("pk", flat=True))
    for key, slug in Amendment.objects.order_by("pk").values_list("pk", "article__slug").iterator(CHUNK):
        yield Checked((Fault(f"article {slug}, amendment {key}", _UNREPORTED),) if key in unreported else ())
