"""Adding to the log what it does not report: an older release beside a newer schema may have published without events.

Writes `Event` and the deliveries to webhooks.
"""

from collections.abc import Iterator

from articles.choices import EventType
from articles.models import Article, Event, Passage
from articles.publishing.integrity.log_checks import unreported_amendments, unreported_notices, unreported_versions
from articles.publishing.integrity.version_events import (
    new_to_version,
    paragraph_changes,
    reported_paragraphs,
    type_of,
)
from articles.publishing.integrity.version_rows import VersionRows, version_rows
from articles.publishing.log import log_amendment, log_notice
from articles.publishing.sequence import append, wait_for_others
from articles.publishing.transactions import writing
from articles.selectors.event_cursor import last_position


def add_missing_events() -> int:
    """Report at the end of the log each version, notice and amendment that it does not report; return how many events."""
    with writing():
        wait_for_others()
        before = last_position()
        for rows in _unreported_versions():
            append(list(_events(rows)))
        for notice in unreported_notices().select_related("article", "version").order_by("pk"):
            log_notice(notice, list(notice.paragraphs.order_by("pk")))
        for article in Article.objects.filter(pk__in=unreported_amendments().values("article")).order_by("pk"):
            log_amendment(article)
        return last_position() - before


def _unreported_versions() -> list[VersionRows]:
    unreported = dict(unreported_versions().values_list("pk", "article"))
    if not unreported:
        return []
    return [rows for rows in version_rows(set(unreported.values())) if rows.version.pk in unreported]


def _events(rows: VersionRows) -> Iterator[Event]:
    """Yield the events that report a version, as `log_articles` and `log_version` do."""
    version = rows.version
    older = {"version__article": version.article_id, "version__number__lt": version.number}
    returned = Passage.objects.filter(paragraph__pid__in=new_to_version(rows), **older)
    changes = list(paragraph_changes(rows, set(returned.values_list("paragraph__pid", flat=True))))
    common = {"article": version.article, "version": version}
    yield Event(type=type_of(rows), **common, paragraphs=reported_paragraphs(rows, changes))
    for pid, change, became in changes:
        yield Event(type=EventType.PARAGRAPH_CHANGED, **common, paragraphs=[pid], change=change, became=became)
