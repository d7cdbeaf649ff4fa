"""The checks of one version. Pure: each is a function from the version's rows to what is wrong with them."""

from collections.abc import Callable, Iterator

from articles.choices import EventChange, EventType, LineageKind
from articles.identity.change import changes
from articles.identity.digests import digest_of, version_digest
from articles.partial_dates import last_moment
from articles.publishing.integrity.version_events import paragraph_changes, reported_paragraphs, type_of
from articles.publishing.integrity.version_rows import VersionRows

Check = Callable[[VersionRows], Iterator[str]]


def source_has_its_digest(rows: VersionRows) -> Iterator[str]:
    """Recompute the digest of the bytes as delivered."""
    if rows.source is None:
        yield "its source is missing"
    elif digest_of(rows.source) != rows.version.source_digest:
        yield "the source does not have its digest"


def passages_are_in_place(rows: VersionRows) -> Iterator[str]:
    """Check the ordinals, and that wordings and paragraphs belong to the passages and to the article."""
    count = rows.version.paragraph_count
    if [passage.ordinal for passage in rows.passages] != list(range(1, count + 1)):
        yield f"its ordinals are not 1 to {count}"
    if any(passage.paragraph != passage.wording_of for passage in rows.passages):
        yield "a passage has the wording of another paragraph"
    if any(passage.article != rows.version.article_id for passage in rows.passages):
        yield "a passage has a paragraph of another article"


def version_has_its_digest(rows: VersionRows) -> Iterator[str]:
    """Recompute the digest of the version."""
    version = rows.version
    digest = version_digest(
        number=version.number,
        title=version.title,
        language=version.language,
        source_digest=version.source_digest,
        previous_digest=version.previous_digest,
        paragraphs=((passage.pid, passage.digest) for passage in rows.passages),
    )
    if digest != version.digest:
        yield "its facts and paragraphs do not have its digest"


def chain_is_whole(rows: VersionRows) -> Iterator[str]:
    """Check that the version before is there, and that this one is chained to it."""
    version, before = rows.version, rows.before
    if version.number > 1 and before is None:
        yield f"version {version.number - 1} is missing"
    if version.previous_digest != (before.version.digest if before else None):
        yield "it is not chained to the digest of the version before"


def date_of_an_editor_is_read(rows: VersionRows) -> Iterator[str]:
    """Recompute the moment by which an editor says that the text was public."""
    version = rows.version
    if version.supplied_public_by != last_moment(version.supplied_public_since):
        yield "the moment by which it was public is not that of its date"


def sections_hold_their_paragraphs(rows: VersionRows) -> Iterator[str]:
    """Check that a section holds the paragraphs from its first to its last."""
    for section in rows.sections:
        inside = [passage.ordinal for passage in rows.passages if passage.section == section.pk]
        if inside != list(range(section.first, section.last + 1)):
            yield f"section {section.order} does not hold the paragraphs from its first to its last"


def changes_are_true(rows: VersionRows) -> Iterator[str]:
    """Recompute what happened to each paragraph since the version before."""
    before = rows.before.passages if rows.before else []
    was = [(passage.paragraph, (passage.digest, passage.html_digest)) for passage in before]
    now = [(passage.paragraph, (passage.digest, passage.html_digest)) for passage in rows.passages]
    for ordinal, (passage, recomputed) in enumerate(zip(rows.passages, changes(was, now), strict=True), 1):
        if passage.change != recomputed:
            yield f"paragraph {ordinal} is stored as {passage.change}, and is {recomputed}"


def lineage_is_true(rows: VersionRows) -> Iterator[str]:
    """Check that splits and merges lead from paragraphs of the version before to paragraphs of this one."""
    now = {passage.paragraph for passage in rows.passages}
    before = {passage.paragraph for passage in rows.before.passages} if rows.before else set()
    for row in rows.lineage:
        pair = f"the {row.kind} of {row.ancestor_pid} into {row.descendant_pid}"
        if row.ancestor not in before or row.descendant not in now:
            yield f"{pair} names a paragraph that the versions do not have"
        if (row.ancestor in now) != (row.kind == LineageKind.SPLIT):
            yield f"{pair} contradicts the paragraphs of the version"


def log_reports_it(rows: VersionRows) -> Iterator[str]:
    """Check that the log reports the version once, and each paragraph that it changed."""
    type_ = type_of(rows)
    reports = [event.paragraphs for event in rows.events if event.type == type_]
    if len(reports) != 1:
        yield f"the log reports it {len(reports)} times" if reports else "the log does not report it"
        return
    changed = [
        (event.paragraphs[0], event.change) for event in rows.events if event.type == EventType.PARAGRAPH_CHANGED
    ]
    returned = {pid for pid, change in changed if change == EventChange.RETURNED}
    expected = list(paragraph_changes(rows, returned))
    if reports[0] != reported_paragraphs(rows, expected):
        yield "the log names other paragraphs than it made or changed"
    if changed != [(change.pid, change.change) for change in expected]:
        yield "the log reports other changes than it made"


CHECKS: tuple[Check, ...] = (
    source_has_its_digest,
    passages_are_in_place,
    version_has_its_digest,
    chain_is_whole,
    date_of_an_editor_is_read,
    sections_hold_their_paragraphs,
    changes_are_true,
    lineage_is_true,
)


def faults_of(rows: VersionRows) -> list[str]:
    """Return what is wrong with a version. The log is compared only with rows that hold by themselves."""
    return [detail for check in CHECKS for detail in check(rows)] or list(log_reports_it(rows))
