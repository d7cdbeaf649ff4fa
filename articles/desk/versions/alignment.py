"""The alignment of a draft with the current version, made once and kept with the draft. Writes it with the draft only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.choices import Reason
from articles.desk.versions.reading import delivery_of
from articles.desk.versions.rows import Row, rows_from, rows_json, rows_of
from articles.identity.differences import Difference, word_differences
from articles.models import Article, Draft
from articles.publishing.revising.drafts import keep_alignment
from articles.publishing.revising.revisions import Precondition, Revised, Revision, preview_version


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a draft is aligned with the version `against`, which has `count` paragraphs.

    `rows` are empty if the version `same_as` has the text already. The differences of an unchanged title are empty.
    """

    against: int
    count: int
    rows: list[Row]
    same_as: int | None
    title: list[Difference]
    subtitle: list[Difference]
    left_out: list[dict[str, str]]
    warnings: list[str]

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the new version has."""
        return sum(row.count for row in self.rows if row.new is not None)

    @property
    def summary(self) -> dict[str, int]:
        """How many paragraphs changed in each way."""
        counts = dict.fromkeys(("same", "edited", "moved", "new", "split", "gone", "merged"), 0)
        for row in self.rows:
            counts[row.change] += row.count
        return counts


def revision_of(draft: Mapping[str, Any], precondition: Precondition | None = None) -> Revision:
    """Return the editor's decisions that a draft keeps in `revision`."""
    return Revision(
        reason=Reason(draft.get("reason", Reason.CORRECTION)),
        change_note=draft.get("change_note"),
        identity=draft.get("identity", {}),
        precondition=precondition,
        revert=bool(draft.get("revert")),
        public_since=draft.get("public_since"),
    )


def aligned_json(revised: Revised) -> dict[str, Any]:
    """Return the alignment as a draft keeps it."""
    version, manuscript = revised.version, revised.manuscript
    return {
        "against": version.article.current_version_id,
        "same_as": None if revised.aligned else version.number,
        "rows": rows_json(rows_of(revised.aligned)) if revised.aligned else [],
        "title": manuscript.title,
        "subtitle": manuscript.subtitle,
        "left_out": [{"text": piece.text, "reason": piece.reason} for piece in manuscript.left_out],
        "warnings": list(manuscript.warnings),
    }


def alignment_of(draft: Draft, article: Article) -> Alignment:
    """Return the alignment of a draft with the current version of its article; a draft that has an older one is aligned anew.

    Raises what `preview_version` raises, and `IntakeError`.
    """
    version = article.current_version
    assert version is not None, "an article is published together with its first version"
    kept = draft.alignment
    if kept is None or kept["against"] != version.pk:
        kept = aligned_json(
            preview_version(article.slug, delivery_of(draft, draft.made_by), revision_of(draft.revision))
        )
        keep_alignment(draft, kept)
    return Alignment(
        against=version.number,
        count=version.paragraph_count,
        rows=rows_from(kept["rows"]),
        same_as=kept["same_as"],
        title=_differences(version.title, kept["title"]),
        subtitle=_differences(version.subtitle, kept["subtitle"]),
        left_out=kept["left_out"],
        warnings=kept["warnings"],
    )


def _differences(old: str | None, new: str | None) -> list[Difference]:
    return word_differences(old or "", new or "") if (old or "") != (new or "") else []
