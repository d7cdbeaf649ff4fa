"""JSON of the API: a notice, linked to what it concerns."""

from articles.addresses import Urls
from articles.choices import NoticeKindName
from articles.models import Notice
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


def notice_title(kind: str) -> str:
    """Return the name of a kind of notice for readers, such as “Expression of concern”."""
    return "Editor’s note" if kind == "editors_note" else kind.replace("_", " ").capitalize()
