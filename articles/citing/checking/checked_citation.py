"""The status of a citation in the JSON of the API. Pure functions of loaded rows."""

from collections.abc import Sequence

from articles.addresses import Urls
from articles.citing.checking.citation_status import CitationStatus
from articles.models import Version
from articles.representations.change import ChangeSummaryShape, compared_passage, differences_json
from articles.representations.citation_status import (
    BecameShape,
    CheckedCitationShape,
    CheckedReferenceShape,
    CheckedVersionShape,
)
from articles.representations.notice import notice_json
from articles.representations.paragraph import history_entry
from articles.representations.reference import paragraph_references, titled_article_reference
from articles.representations.tombstone import TombstoneShape, tombstone_json
from articles.selectors.errors import UnknownError


def unknown_citation_json(sent: CheckedReferenceShape, error: UnknownError) -> CheckedCitationShape:
    """Return that the status of the citation is not known, and why."""
    nothing = dict.fromkeys(CheckedCitationShape.model_fields)
    empty = {"moved": False, "differences": [], "history": [], "notices": []}
    return CheckedCitationShape.model_validate(
        {
            **nothing,
            **empty,
            "lineage": BecameShape(split_into=[], merged_into=[]),
            "citation": sent,
            "status": "unknown",
            "detail": error.detail,
            "code": error.code,
        }
    )


def checked_citation_json(sent: CheckedReferenceShape, status: CitationStatus, urls: Urls) -> CheckedCitationShape:
    """Return what happened to a text since it was cited; reads no text of what is withdrawn."""
    slug, change = status.article.slug, status.change
    return CheckedCitationShape(
        citation=sent,
        status=status.status,
        detail=status.detail,
        code=None,
        article=titled_article_reference(status.article, status.current.title, urls),
        paragraph=paragraph_references([status.pid], urls)[0] if status.pid else None,
        cited_version=_checked_version(status.cited, slug, urls),
        current_version=_checked_version(status.current, slug, urls),
        cited_url=_permalink(status, status.cited, urls),
        current_url=None if change and change.after is None else _permalink(status, status.current, urls),
        changes_url=urls.part(slug, f"changes/{status.cited.number}..{status.current.number}"),
        change=status.words,
        moved=bool(change and change.moved),
        cited=compared_passage(change.before if change else None, status.withdrawals, urls),
        current=compared_passage(change.after if change else None, status.withdrawals, urls),
        differences=differences_json(change.differences if change and status.words == "edited" else ()),
        summary=ChangeSummaryShape.model_validate(status.summary) if status.summary is not None else None,
        lineage=_became(change.split_into if change else (), change.merged_into if change else (), urls),
        history=[history_entry(passage, status.pid or "", status.withdrawals, urls) for passage in status.history],
        notice=notice_json(status.notice, urls) if status.notice else None,
        notices=[notice_json(notice, urls) for notice in status.notices],
        tombstone=_tombstone(status, urls),
        text_found_then=status.found_then,
        text_found_now=status.found_now,
    )


def _became(split_into: Sequence[str], merged_into: Sequence[str], urls: Urls) -> BecameShape:
    return BecameShape(
        split_into=paragraph_references(split_into, urls), merged_into=paragraph_references(merged_into, urls)
    )


def _permalink(status: CitationStatus, version: Version, urls: Urls) -> str:
    if status.pid:
        return urls.permalink(status.pid, version.number)
    return urls.version_page(status.article.slug, version.number)


def _checked_version(version: Version, slug: str, urls: Urls) -> CheckedVersionShape:
    return CheckedVersionShape(
        number=version.number,
        url=urls.version(slug, version.number),
        html_url=urls.version_page(slug, version.number),
        created_at=version.created_at,
    )


def _tombstone(status: CitationStatus, urls: Urls) -> TombstoneShape | None:
    """Return the tombstone of what the deciding notice withdrew: the article, a version, or the paragraph."""
    notice = status.notice
    if status.status != "withdrawn" or notice is None:
        return None
    pid = status.pid if notice.paragraphs.all() else None
    number = notice.version.number if notice.version else status.cited.number if pid else None
    return tombstone_json(status.article, notice, urls, version=number, pid=pid)
