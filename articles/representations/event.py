"""JSON of the API and of webhooks: one event of the log."""

from pydantic import Field

from articles.addresses import Urls
from articles.choices import EventChangeName, EventType, EventTypeName, NoticeKindName
from articles.models import Event
from articles.representations.reference import ArticleReference, article_reference
from articles.representations.shape import Digest, Moment, Pid, Shape, Url
from articles.selectors.events import LoggedEvent


class NoticeReference(Shape):
    """A notice, named and found."""

    id: int
    url: Url
    kind: NoticeKindName


class EventShape(Shape):
    """Something that happened, with what a mirror has to fetch for it."""

    id: int = Field(ge=1, description="The position in the log: 1, 2, 3 … without a gap")
    type: EventTypeName
    at: Moment
    article: ArticleReference
    version: int | None = Field(description="The number of the version that it is about")
    paragraphs: list[Pid] = Field(
        description="The paragraphs that it is about: of a version, those that changed in it; none: the whole text"
    )
    url: Url = Field(description="What was published, or changed")
    digest: Digest | None = Field(
        description="Of the version, of the notice's text, or of the paragraph's text in `version`; null if there is "
        "none, and if the text is withdrawn now"
    )
    change: EventChangeName | None = Field(
        description="What happened to the paragraph: in a new version, or by a notice of this kind"
    )
    became: list[Pid] = Field(description="What the paragraph was split or merged into")
    notice: NoticeReference | None = Field(description="The notice that was published, or that hit the paragraph")


def event_json(logged: LoggedEvent, urls: Urls) -> EventShape:
    """Return an event; reads its article, its version and its notice."""
    event, slug = logged.event, logged.event.article.slug
    notice = event.notice
    return EventShape(
        id=event.pk,
        type=event.type,
        at=event.at,
        article=article_reference(event.article, urls),
        version=event.version.number if event.version else None,
        paragraphs=event.paragraphs,
        url=_url(event, urls),
        digest=logged.digest,
        change=event.change,
        became=event.became,
        notice=NoticeReference(id=notice.pk, url=urls.notice(slug, notice.pk), kind=notice.kind) if notice else None,
    )


def _url(event: Event, urls: Urls) -> str:
    slug = event.article.slug
    if event.type == EventType.PARAGRAPH_CHANGED:
        return urls.paragraph(event.paragraphs[0])
    if event.type == EventType.NOTICE_PUBLISHED and event.notice:
        return urls.notice(slug, event.notice.pk)
    if event.type == EventType.VERSION_PUBLISHED and event.version:
        return urls.version(slug, event.version.number)
    return urls.article(slug)
