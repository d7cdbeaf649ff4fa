"""Notices as a model needs them: what is said, when, and where it stands. Pure."""

from collections.abc import Iterable

from articles.choices import NoticeKindName
from articles.representations.notice import NoticeShape
from articles.representations.shape import Moment, Shape, Url


class NoticeLine(Shape):
    """A correction, a retraction or the like."""

    kind: NoticeKindName
    text: str
    at: Moment
    url: Url


def notice_lines(notices: Iterable[NoticeShape]) -> list[NoticeLine]:
    """Return the notices in short."""
    return [NoticeLine(kind=notice.kind, text=notice.text, at=notice.at, url=notice.url) for notice in notices]
