"""A notice as JSON of the API, linked to what it concerns; and in a word, what notices make of a text."""

from collections.abc import Iterable

from articles.addresses import Urls
from articles.choices import NoticeKind, NoticeKindName
from articles.models import Notice, Version
from articles.representations.reference import (
    ArticleReference,
    ParagraphReference,
    article_reference,
    paragraph_references,
)
from articles.representations.shape import Moment, Shape, Url

# By the kind of a notice, the worst first: the word for a text that it concerns as a whole, and for a text with paragraphs that
# it concerns.
_WORDS: tuple[tuple[NoticeKind, str, str], ...] = (
    (NoticeKind.RETRACTION, "Retracted", "Partly retracted"),
    (NoticeKind.EXPRESSION_OF_CONCERN, "Expression of concern", "Expression of concern"),
    (NoticeKind.CORRECTION, "Corrected", "Corrected"),
)
_PARTLY_WITHDRAWN = "Partly withdrawn"


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


def notices_concerning(notices: Iterable[Notice], version: Version, pid: str | None = None) -> list[Notice]:
    """Return the notices of an article that concern a version of it, or the paragraph `pid` in that version.

    A notice on a version concerns it and the versions before it: what was corrected in one is wrong in those before.
    """
    concerning = [notice for notice in notices if not notice.version or notice.version.number >= version.number]
    if pid is None:
        return concerning
    return [notice for notice in concerning if pid in _named(notice) or not _named(notice)]


def standing_of(notices: Iterable[Notice], *, is_part: bool = False, is_partly_withdrawn: bool = False) -> str | None:
    """Return in a word what the notices that concern a text make of it, such as “Retracted”; None if that is nothing.

    `is_part` says that the text is one paragraph, so that a notice on paragraphs concerns all of it.
    """
    notices = list(notices)
    whole = {notice.kind for notice in notices if is_part or not _named(notice)}
    kinds = {notice.kind for notice in notices}
    standings = [word if kind in whole else partly for kind, word, partly in _WORDS if kind in kinds]
    if is_partly_withdrawn and "Retracted" not in standings:
        return _PARTLY_WITHDRAWN
    return standings[0] if standings else None


def titled(title: str, standing: str | None) -> str:
    """Return the title of a page about a text, with what became of the text before it: `Retracted: The Bridge`."""
    return f"{standing}: {title}" if standing else title


def _named(notice: Notice) -> list[str]:
    return [paragraph.pid for paragraph in notice.paragraphs.all()]
