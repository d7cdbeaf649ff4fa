"""The log of what happened: an event for each change that matters to mirrors and to people who cite. Writes `Event`.

Each service calls its function last in its transaction.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from articles.choices import Change, EventChange, EventType, LineageKind, NoticeKind
from articles.models import Article, Event, Notice, Paragraph, Passage, Version
from articles.publishing.revising.align import AlignedVersion
from articles.publishing.sequence import append

# A notice of these kinds on a whole text also concerns each of its paragraphs, since people cite paragraphs.
_CONCERNS_EVERY_PARAGRAPH = frozenset(
    {NoticeKind.EXPRESSION_OF_CONCERN, NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL, NoticeKind.REINSTATEMENT}
)


def log_articles(published: Iterable[tuple[Article, Version, Sequence[str]]]) -> None:
    """Log that articles were published, each with its first version and the PIDs of its paragraphs."""
    append(
        [
            Event(type=EventType.ARTICLE_PUBLISHED, article=article, version=version, paragraphs=list(pids))
            for article, version, pids in published
        ]
    )


def log_amendment(article: Article) -> None:
    """Log that something was learned later about an article, its publications or its authors."""
    append([Event(type=EventType.ARTICLE_AMENDED, article=article)])


def log_version(article: Article, version: Version, aligned: AlignedVersion) -> None:
    """Log that a version was published, and each paragraph that it changed or removed."""
    changed = list(_changed(article, version, aligned))
    new = [paragraph.pid for j in sorted(aligned.minted) if (paragraph := aligned.paragraphs[j])]
    pids = [*(event.paragraphs[0] for event in changed), *new]
    published = Event(type=EventType.VERSION_PUBLISHED, article=article, version=version, paragraphs=pids)
    append([published, *changed])


def log_notice(notice: Notice, paragraphs: Sequence[Paragraph]) -> int:
    """Log that a notice was published, and each paragraph that it concerns; return the last event's position."""
    published = Event(
        type=EventType.NOTICE_PUBLISHED,
        article=notice.article,
        version=notice.version,
        notice=notice,
        paragraphs=[paragraph.pid for paragraph in paragraphs],
    )
    concerned = {paragraph.pk: paragraph.pid for paragraph in paragraphs} or _paragraphs_under(notice)
    version = notice.version or notice.article.current_version
    in_version = set(
        Passage.objects.filter(version=version, paragraph__in=concerned).values_list("paragraph", flat=True)
    )
    changed = [
        Event(
            type=EventType.PARAGRAPH_CHANGED,
            article=notice.article,
            version=version if key in in_version else None,
            notice=notice,
            paragraphs=[pid],
            change=EventChange(notice.kind),
        )
        for key, pid in concerned.items()
    ]
    return append([published, *changed])


def _paragraphs_under(notice: Notice) -> dict[int, str]:
    """Return the paragraphs, by key, that a notice on a whole version or a whole article concerns."""
    if notice.kind not in _CONCERNS_EVERY_PARAGRAPH:
        return {}
    paragraphs = Paragraph.objects.filter(article=notice.article)
    if notice.version:
        paragraphs = paragraphs.filter(passages__version=notice.version)
    return dict(paragraphs.order_by("pk").values_list("pk", "pid"))


def _changed(article: Article, version: Version, aligned: AlignedVersion) -> Iterator[Event]:
    """Yield an event for each paragraph that changed: first the paragraphs of the new version, then the removed ones."""
    split, merged = (_heirs(aligned, kind) for kind in (LineageKind.SPLIT, LineageKind.MERGE))
    for j, paragraph in enumerate(aligned.paragraphs):
        change = None if j in aligned.minted else _change(aligned.changes[j])
        if paragraph and paragraph.pk in split:
            yield _paragraph_event(article, version, paragraph.pid, EventChange.SPLIT, split[paragraph.pk])
        elif paragraph and change:
            yield _paragraph_event(article, version, paragraph.pid, change)
    for passage in aligned.removed:
        became = merged.get(passage.paragraph_id, [])
        change = EventChange.MERGED if became else EventChange.REMOVED
        yield _paragraph_event(article, version, passage.paragraph.pid, change, became)


def _change(change: Change) -> EventChange | None:
    """Return what happened to a paragraph that an older version had: if it is new to the one before, it has returned."""
    return {Change.EDITED: EventChange.EDITED, Change.MOVED: EventChange.MOVED, Change.NEW: EventChange.RETURNED}.get(
        change
    )


def _heirs(aligned: AlignedVersion, kind: LineageKind) -> dict[int, list[str]]:
    """Return the PIDs that each paragraph, by key, was split or merged into."""
    heirs: dict[int, list[str]] = {}
    for heir in aligned.heirs:
        descendant = aligned.paragraphs[heir.descendant]
        if heir.kind == kind and descendant:
            heirs.setdefault(heir.ancestor.pk, []).append(descendant.pid)
    return heirs


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
