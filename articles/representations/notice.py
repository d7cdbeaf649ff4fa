"""JSON of the API: a notice, linked to what it concerns."""

from articles.addresses import Urls
from articles.choices import NoticeKindName
from articles.models import Notice
from articles.representations.reference import ArticleReference, article_reference
from articles.representations.shape import Moment, Pid, Shape, Url


class ParagraphReference(Shape):
    """A paragraph, named and found."""

    id: Pid
    url: Url


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
        paragraphs=[ParagraphReference(id=p.pid, url=urls.paragraph(p.pid)) for p in notice.paragraphs.all()],
    )
