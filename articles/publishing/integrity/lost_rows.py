"""The checks that no row was lost, and that no text is shown or hidden against the notices. Yields only what is wrong.

Which rows there must be is told by a count beside the row that they belong to, by the log, and by the notices. A row that an
older release stored has no count.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.db import IntegrityError, connection
from django.db.models import Count, F, Model

from articles.choices import EventType, NoticeKind
from articles.models import Article, Contribution, Event, Notice, Version, Withdrawal
from articles.publishing.integrity.faults import Checked, Fault
from articles.selectors.streams import in_step

CHUNK = 2000
Place = tuple[int | None, int | None]  # the ids of a version and a paragraph; without both, the whole article


def lost_rows() -> Iterator[Checked]:
    """Yield the faults of each row that misses another one."""
    yield from _fewer(Version, "contributions", "contribution_count", "article__slug", "number")
    yield from _fewer(Contribution, "affiliations", "affiliation_count", "version__article__slug", "name_as_printed")
    yield from _fewer(Article, "publications", "publication_count", "slug")
    yield from _notices_without_paragraphs()
    yield from _withdrawals_against_notices()
    yield from _references_to_nothing()


def _fewer(model: type[Model], rows: str, count: str, *names: str) -> Iterator[Checked]:
    """Yield a fault for each row of the table that has fewer `rows` than its `count` says."""
    counted = model._base_manager.values("pk").annotate(left=Count(rows)).filter(left__lt=F(count))
    for left, stored, slug, *name in counted.order_by("pk").values_list("left", count, *names).iterator(CHUNK):
        where = ", ".join([f"article {slug}", *(f"{model._meta.verbose_name} {part}" for part in name)])
        yield Checked((Fault(where, f"it has {left} of its {stored} {rows}"),))


def _notices_without_paragraphs() -> Iterator[Checked]:
    """Yield a fault for each notice that concerns other paragraphs than its event says."""
    named = Notice.paragraphs.through.objects.order_by("notice_id").values_list("notice_id", "paragraph__pid")
    # The kind is asked for because an event may name a notice that is not there.
    published = Event.objects.filter(type=EventType.NOTICE_PUBLISHED, notice__kind__isnull=False).order_by("notice_id")
    pids_of = in_step(named.iterator(CHUNK), itemgetter(0))
    events_of = in_step(published.values_list("notice_id", "paragraphs").iterator(CHUNK), itemgetter(0))
    for notice, slug in Notice.objects.order_by("pk").values_list("pk", "article__slug").iterator(CHUNK):
        pids = {pid for _, pid in pids_of(notice)}
        if any(set(reported) != pids for _, reported in events_of(notice)):
            where = f"article {slug}, notice {notice}"
            yield Checked((Fault(where, "it concerns other paragraphs than the log says"),))


def _withdrawals_against_notices() -> Iterator[Checked]:
    """Yield a fault for each article whose withdrawals in force are not those that its notices leave in force."""
    stored = defaultdict(set)
    in_force = Withdrawal.objects.filter(lifted_by=None)
    for article, *place in in_force.values_list("article_id", "version_id", "paragraph_id"):
        stored[article].add(tuple(place))
    expected = dict(_in_force_by_notices())
    wrong = {article for article in stored.keys() | expected.keys() if stored[article] != expected.get(article, set())}
    for slug in Article.objects.filter(pk__in=wrong).order_by("pk").values_list("slug", flat=True):
        yield Checked((Fault(f"article {slug}", "its withdrawals are not those of its notices"),))


def _in_force_by_notices() -> Iterator[tuple[int, set[Place]]]:
    """Yield each article with withdrawals, and what its notices, one after another, leave withdrawn."""
    kinds = (NoticeKind.WITHDRAWAL, NoticeKind.REINSTATEMENT)
    notices = Notice.objects.filter(kind__in=kinds).order_by("article_id", "pk")
    rows = notices.values_list("article_id", "kind", "version_id", "paragraphs").iterator(CHUNK)
    for article, of_article in groupby(rows, itemgetter(0)):
        places: set[Place] = set()
        for _, kind, *place in of_article:
            (places.add if kind == NoticeKind.WITHDRAWAL else places.discard)((place[0], place[1]))
        yield article, places


def _references_to_nothing() -> Iterator[Checked]:
    """Yield a fault if a row refers to one that is not there, which SQLite allows to whoever does not ask it to look."""
    try:
        connection.check_constraints()
    except IntegrityError as error:
        yield Checked((Fault("the database", str(error).splitlines()[0]),))
