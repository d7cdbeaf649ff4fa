"""The events with which the log has to report a version. Pure: from the version's rows."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from articles.choices import Change, EventChange, EventType, LineageKind
from articles.publishing.integrity.version_rows import VersionRows


class ParagraphChange(NamedTuple):
    """The change of an earlier paragraph in a version: its PID, the change, and the PIDs of the paragraphs that it became."""

    pid: str
    change: EventChange
    became: list[str]


def type_of(rows: VersionRows) -> EventType:
    """Return the type of the event that reports the version."""
    return EventType.ARTICLE_PUBLISHED if rows.version.number == 1 else EventType.VERSION_PUBLISHED


def paragraph_changes(rows: VersionRows, returned: Collection[str]) -> Iterator[ParagraphChange]:
    """Yield what the version changed: first its own paragraphs in order, then those that it removed.

    `returned` has the PIDs of the paragraphs that an older version has and the version before does not.
    """
    split, merged = (_heirs(rows, kind) for kind in (LineageKind.SPLIT, LineageKind.MERGE))
    kept = {Change.EDITED: EventChange.EDITED, Change.MOVED: EventChange.MOVED}
    for passage in rows.passages:
        if passage.pid in split:
            yield ParagraphChange(passage.pid, EventChange.SPLIT, split[passage.pid])
        elif passage.change in kept:
            yield ParagraphChange(passage.pid, kept[Change(passage.change)], [])
        elif passage.pid in returned:
            yield ParagraphChange(passage.pid, EventChange.RETURNED, [])
    now = {passage.pid for passage in rows.passages}
    for passage in rows.before.passages if rows.before else ():
        if passage.pid not in now:
            became = merged.get(passage.pid, [])
            yield ParagraphChange(passage.pid, EventChange.MERGED if became else EventChange.REMOVED, became)


def new_to_version(rows: VersionRows) -> list[str]:
    """Return the PIDs of the paragraphs that the version before does not have, in order."""
    return [passage.pid for passage in rows.passages if passage.change == Change.NEW]


def reported_paragraphs(rows: VersionRows, changes: Iterable[ParagraphChange]) -> list[str]:
    """Return the PIDs that the version's event names: those that it changed, then those that are wholly new."""
    changed = [change.pid for change in changes]
    return [*changed, *(pid for pid in new_to_version(rows) if pid not in changed)]


def _heirs(rows: VersionRows, kind: LineageKind) -> dict[str, list[str]]:
    """Return the PIDs that each paragraph was split or merged into."""
    heirs: dict[str, list[str]] = {}
    for row in rows.lineage:
        if row.kind == kind:
            heirs.setdefault(row.ancestor_pid, []).append(row.descendant_pid)
    return heirs
