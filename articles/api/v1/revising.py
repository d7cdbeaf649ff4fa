"""What publishing a new version is asked with, and what it answers."""

from typing import Literal

from pydantic import Field

from articles.addresses import Urls
from articles.api.v1.submissions import SubmissionQuery
from articles.publishing.articles import metadata_dropped
from articles.publishing.delivery import Delivery
from articles.publishing.revising.alignment_report import alignment_json
from articles.publishing.revising.revisions import Revised
from articles.representations.alignment import AlignmentShape
from articles.representations.report import IntakeReport, intake_report
from articles.representations.version import VersionShape, version_json
from articles.selectors.versions import passages_of
from articles.selectors.withdrawals import withdrawals_of


class RevisionQuery(SubmissionQuery):
    """How the new version is to be taken."""

    revert: Literal["true", "false"] = Field(
        default="false", description="`true`: publish bytes again that an older version holds", examples=["false"]
    )


class PublishedVersion(VersionShape):
    """A version after publishing, how it was aligned with the one before, and the report of what was read."""

    created: bool = Field(description="False where the text was held already, and nothing changed")
    dry_run: bool
    alignment: AlignmentShape | None = Field(description="Null where nothing changed")
    report: IntakeReport


def published_version(revised: Revised, delivery: Delivery, query: RevisionQuery, urls: Urls) -> PublishedVersion:
    """Return the answer to publishing a version."""
    version, rehearsal = revised.version, query.dry_run == "true"
    whole = version_json(version, list(passages_of(version)), withdrawals_of(version.article_id), urls)
    aligned = (
        alignment_json(revised.aligned, version.number - 1, urls, minted=not rehearsal) if revised.aligned else None
    )
    return PublishedVersion(
        **dict(whole),
        created=revised.created,
        dry_run=rehearsal,
        alignment=aligned,
        report=intake_report(revised.manuscript, dropped=metadata_dropped(delivery, version)),
    )
