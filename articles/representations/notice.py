"""A notice as JSON of the API, linked to what it concerns; and which notices concern a text."""

from collections.abc import Iterable

from articles.addresses import Urls
from articles.choices import NoticeKindName
from articles.models import Notice, Version
from articles.representations.reference import (
    ArticleReference,
    ParagraphReference,
    article_reference,
    paragraph_references,
)
from articles.representations.shape import Moment, Shape, Url


class NoticeShape(Shape):
    """Something that has to be said about an article, a version or some paragraphs."""

    id: int
    url: Url
    kind: NoticeKindName
    text: str
    at: Moment
    article: ArticleReference
    version: int | None
    paragraphs: list[ParagraphReference]


def notice_json(notice: Notice, urls: Urls) -> NoticeShape:
    """Return a notice; reads its article, its version's number and its paragraphs."""
    return NoticeShape(
        id=notice.pk,
        url=urls.notice(notice.article.slug, notice.pk),
        kind=notice.kind,
        text=notice.text,
        at=notice.created_at,
        article=article_reference(notice.article, urls),
        version=notice.version.number if notice.version else None,
        paragraphs=paragraph_references((paragraph.pid for paragraph in notice.paragraphs.all()), urls),
    )


def notices_concerning(notices: Iterable[Notice], version: Version, pid: str | None = None) -> list[Notice]:
    """Return the notices of an article that concern a version of it, or the paragraph `pid` in that version.

    A notice on a version concerns it and the versions before it: what was corrected in one is wrong in those before.
    """
    concerning = [notice for notice in notices if not notice.version or notice.version.number >= version.number]
    if pid is None:
        return concerning
    return [notice for notice in concerning if pid in _named(notice) or not _named(notice)]


def _named(notice: Notice) -> list[str]:
    return [paragraph.pid for paragraph in notice.paragraphs.all()]
