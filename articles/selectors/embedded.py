"""Reading a paragraph as its card shows it: its text in a version, and what happened to it since."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from articles.choices import LineageKind, ParagraphStatusName
from articles.models import Lineage, Notice, Passage
from articles.references import positive_int
from articles.selectors.errors import paragraph_in_no_such_version
from articles.selectors.paragraphs import status_of
from articles.selectors.parts import notices_of
from articles.selectors.prepared import prepared
from articles.selectors.versions import passages
from articles.selectors.withdrawals import Withdrawals, refusals_of


@dataclass(frozen=True, slots=True)
class Embedded:
    """A paragraph in a version (`passage`) and in the newest version that has it; its status now.

    `notices` are those on the paragraph or on its whole article that concern the text of `passage`, oldest first.
    """

    passage: Passage
    newest: Passage
    status: ParagraphStatusName
    notices: Sequence[Notice]
    withdrawals: Withdrawals


def embedded(newest: Passage, number: str | None) -> Embedded:
    """Return the paragraph of the `newest` passage in the version of this number, or else in its newest one; three queries.

    Raises `UnknownError`.
    """
    wanted = positive_int(number) if number else newest.version.number
    rows = _passages(newest.paragraph.pid, {newest.version.number, wanted or 0})
    texts = {passage.version.number: passage for passage in rows}
    if wanted not in texts:
        raise paragraph_in_no_such_version(newest.paragraph.pid, number or "")
    passage, newest = texts[wanted], texts[newest.version.number]
    article = newest.version.article
    notices = notices_of({article.pk: article})[article.pk]
    return Embedded(
        passage=passage,
        newest=newest,
        status=status_of(newest, _became(newest)),
        notices=[notice for notice in notices if _concerns(notice, passage)],
        withdrawals=refusals_of(article.pk),
    )


def _became(newest: Passage) -> ParagraphStatusName | None:
    """Return what the next version made of the paragraph, if it has a lineage there."""
    kind = getattr(newest, "became")  # noqa: B009  (an annotation, which no type knows)
    return kind and ("split" if kind == LineageKind.SPLIT else "merged")


def _concerns(notice: Notice, passage: Passage) -> bool:
    named = {paragraph.pk for paragraph in notice.paragraphs.all()}
    return notice.version_id in (None, passage.version_id) and (not named or passage.paragraph_id in named)


@prepared
def _passages(pid: str, numbers: Collection[int]) -> QuerySet[Passage]:
    """Return passages of a paragraph with their texts, each with what `became` of the paragraph in the version after it."""
    later = Lineage.objects.filter(ancestor=OuterRef("paragraph"), version__number=OuterRef("version__number") + 1)
    rows = passages().filter(paragraph__pid=pid, version__number__in=numbers)
    return rows.annotate(became=Subquery(later.order_by("-pk").values("kind")[:1])).order_by()
