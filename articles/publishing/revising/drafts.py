"""Drafts of new versions: a document that waits at the desk with the editor's decisions, and publishing it. Writes `Draft`.

A draft survives a closed browser, and colleagues see it. Nothing of it is public until it is published.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from articles.choices import Change, NoticeKind
from articles.models import Article, Draft
from articles.publishing.delivery import Delivery
from articles.publishing.errors import ConflictError
from articles.publishing.lengths import refuse_too_long
from articles.publishing.notices import MOST_PARAGRAPHS, NoticeDraft, publish_notice
from articles.publishing.revising.align import AlignedVersion
from articles.publishing.revising.revisions import Revised, Revision, publish_version
from articles.publishing.transactions import writing
from articles.selectors.drafts import unknown_draft


@dataclass(frozen=True, slots=True)
class DraftedVersion:
    """What a draft holds: the document, the sidecar, what the editor says of the version, and how it is aligned, if it is."""

    content: bytes
    media_type: str
    file_name: str = ""
    title: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    revision: dict[str, Any] = field(default_factory=dict)
    alignment: dict[str, Any] | None = None


def begin_draft(article: Article, drafted: DraftedVersion, *, made_by: str) -> Draft:
    """Store a new draft of the next version of an article, and return it. Raises `UnpublishableError` for a text too long."""
    draft = Draft(article=article, made_by=made_by)
    _fill(draft, drafted)
    with writing():
        draft.save()
    return draft


def change_draft(
    draft_id: int, drafted: DraftedVersion, *, made_by: str, seen: datetime.datetime | None = None
) -> Draft:
    """Put what is drafted in the place of what the draft holds, and return the draft.

    `seen` is when the draft was last changed as the editor saw it. Raises `ConflictError` if somebody has changed it since, and
    `UnknownError` if the draft is gone.
    """
    with writing():
        draft = _locked(draft_id, seen)
        _fill(draft, drafted)
        draft.made_by = made_by
        draft.save()
    return draft


def keep_alignment(draft: Draft, alignment: dict[str, Any]) -> None:
    """Store how the draft is aligned with the current version; that is not a change by an editor."""
    draft.alignment = alignment
    with writing():
        Draft.objects.filter(pk=draft.pk).update(alignment=alignment)


def publish_draft(
    draft: Draft, delivery: Delivery, revision: Revision, *, notice: str | None, seen: datetime.datetime
) -> Revised:
    """Publish what a draft delivers as the next version, with a correction notice of that text if there is one; the draft goes.

    All of it is one transaction. The notice is on the paragraphs that the version edits, or else on the article. A text that a
    version holds already changes nothing. Raises what `change_draft`, `publish_version` and `publish_notice` raise.
    """
    with writing():
        _locked(draft.pk, seen)
        assert draft.article is not None, "the draft of a version is of an article"
        slug = draft.article.slug
        revised = publish_version(slug, delivery, revision)
        if revised.aligned is None:
            return revised
        if notice:
            edited = _edited(revised.aligned)
            named = edited if len(edited) <= MOST_PARAGRAPHS else []
            publish_notice(slug, NoticeDraft(NoticeKind.CORRECTION, notice, None, named, delivery.made_by))
        Draft.objects.filter(pk=draft.pk).delete()
    return revised


def _locked(draft_id: int, seen: datetime.datetime | None) -> Draft:
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None:
        raise unknown_draft()
    if seen is not None and draft.updated_at != seen:
        raise ConflictError(f"{draft.made_by} has changed this draft meanwhile.", code="changed_meanwhile")
    return draft


def _edited(aligned: AlignedVersion) -> list[str]:
    """Return the PIDs of the paragraphs that a published version edits."""
    pairs = zip(aligned.paragraphs, aligned.changes, strict=True)
    return [paragraph.pid for paragraph, change in pairs if paragraph and change == Change.EDITED]


def _fill(draft: Draft, drafted: DraftedVersion) -> None:
    draft.content, draft.media_type, draft.file_name = drafted.content, drafted.media_type, drafted.file_name[-255:]
    draft.title, draft.metadata = drafted.title[:500], drafted.metadata
    draft.revision, draft.alignment = drafted.revision, drafted.alignment
    refuse_too_long(draft)
