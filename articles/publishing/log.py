"""The log of what happened: an entry for each thing that a mirror or a citer has to know. Writes `Event`.

Each function is the last thing that its service does in its transaction.
"""

from collections.abc import Collection, Iterator, Sequence

from articles.choices import Change, EventChange, EventType, LineageKind, NoticeKind
from articles.models import Article, Event, Notice, Paragraph, Passage, Version
from articles.publishing.revising.align import Placement
from articles.publishing.sequence import append

# What is said of a whole text is said of each of its paragraphs, for those who cite one.
_HITS_EVERY_PARAGRAPH = frozenset(
    {NoticeKind.EXPRESSION_OF_CONCERN, NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL, NoticeKind.REINSTATEMENT}
)


def log_article(article: Article, version: Version, pids: Sequence[str]) -> None:
    """Write down that an article was published with its first version, of these paragraphs."""
    append([Event(type=EventType.ARTICLE_PUBLISHED, article=article, version=version, paragraphs=list(pids))])


def log_amendment(article: Article) -> None:
    """Write down that something was learned later about an article, its publications or its authors."""
    append([Event(type=EventType.ARTICLE_AMENDED, article=article)])


def log_version(article: Article, version: Version, placement: Placement) -> None:
    """Write down that a version was published, and each paragraph of the one before that is not as it was."""
    changed = list(_changed(article, version, placement))
    new = [paragraph.pid for j in sorted(placement.minted) if (paragraph := placement.paragraphs[j])]
    pids = [*(event.paragraphs[0] for event in changed), *new]
    published = Event(type=EventType.VERSION_PUBLISHED, article=article, version=version, paragraphs=pids)
    append([published, *changed])


def log_notice(notice: Notice, paragraphs: Sequence[Paragraph]) -> None:
    """Write down that a notice was published, and each paragraph that it says something of."""
    published = Event(
        type=EventType.NOTICE_PUBLISHED,
        article=notice.article,
        version=notice.version,
        notice=notice,
        paragraphs=[paragraph.pid for paragraph in paragraphs],
    )
    hit = {paragraph.pk: paragraph.pid for paragraph in paragraphs} or _paragraphs_under(notice)
    version = notice.version or notice.article.current_version
    there = set(Passage.objects.filter(version=version).values_list("paragraph", flat=True)) if hit else set()
    changed = [
        Event(
            type=EventType.PARAGRAPH_CHANGED,
            article=notice.article,
            version=version if key in there else None,
            notice=notice,
            paragraphs=[pid],
            change=EventChange(notice.kind),
        )
        for key, pid in hit.items()
    ]
    append([published, *changed])


def _paragraphs_under(notice: Notice) -> dict[int, str]:
    """Return the paragraphs of the version or of the article that a notice on all of it hits."""
    if notice.kind not in _HITS_EVERY_PARAGRAPH:
        return {}
    paragraphs = Paragraph.objects.filter(article=notice.article)
    if notice.version:
        paragraphs = paragraphs.filter(passages__version=notice.version)
    return dict(paragraphs.order_by("pk").values_list("pk", "pid"))


def _changed(article: Article, version: Version, placement: Placement) -> Iterator[Event]:
    """Yield an event for each paragraph that changed: those that are there in their order, then those that are gone."""
    split, merged = (_heirs(placement, kind) for kind in (LineageKind.SPLIT, LineageKind.MERGE))
    for j, paragraph in enumerate(placement.paragraphs):
        change = None if j in placement.minted else _change(placement.changes[j])
        if paragraph and paragraph.pk in split:
            yield _paragraph_event(article, version, paragraph.pid, EventChange.SPLIT, split[paragraph.pk])
        elif paragraph and change:
            yield _paragraph_event(article, version, paragraph.pid, change)
    for passage in placement.removed:
        became = merged.get(passage.paragraph_id, [])
        change = EventChange.MERGED if became else EventChange.REMOVED
        yield _paragraph_event(article, version, passage.paragraph.pid, change, became)


def _change(change: Change) -> EventChange | None:
    """Return what happened to a paragraph that was known before: one that is new to the version has returned."""
    known = {Change.EDITED: EventChange.EDITED, Change.MOVED: EventChange.MOVED, Change.NEW: EventChange.RETURNED}
    return known.get(change)


def _heirs(placement: Placement, kind: LineageKind) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for heir in placement.heirs:
        descendant = placement.paragraphs[heir.descendant]
        if heir.kind == kind and descendant:
            found.setdefault(heir.ancestor.pk, []).append(descendant.pid)
    return found


def _paragraph_event(
    article: Article, version: Version, pid: str, change: EventChange, became: Collection[str] = ()
) -> Event:
    return Event(
        type=EventType.PARAGRAPH_CHANGED,
        article=article,
        version=version,
        paragraphs=[pid],
        change=change,
        became=list(became),
    )
