"""Which notices concern what was cited, and which of them decides its status. Reads rows that are loaded; no queries."""

from collections.abc import Collection, Iterable, Sequence

from articles.choices import NoticeKind
from articles.citing.checking.finding import Found
from articles.models import Notice

# What is told whenever it came: who cited a text that was retracted already has to know it, too.
_ALWAYS = (NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL)


def concerning(notices: Iterable[Notice], found: Found, versions: Collection[int]) -> list[Notice]:
    """Return those of an article's notices that concern what was cited, by what they are about.

    About the whole article, or about the version cited or a later one. Of a paragraph: one that is among the paragraphs
    that the notice names, or where it names none, that the version has which it is about; `versions` are the ids of those
    that have it.
    """
    return [notice for notice in notices if _is_about(notice, found, versions)]


def since(notices: Iterable[Notice], found: Found) -> list[Notice]:
    """Return those that came since the citation, and retractions and withdrawals whenever they came."""
    return [notice for notice in notices if notice.kind in _ALWAYS or _is_since(notice, found)]


def retraction(notices: Sequence[Notice], found: Found) -> Notice | None:
    """Return the newest retraction of what was cited: where that is a whole text, of all of it."""
    mine = [notice for notice in notices if found.pid or not notice.paragraphs.all()]
    return _newest(notice for notice in mine if notice.kind == NoticeKind.RETRACTION)


def correction(notices: Sequence[Notice], found: Found) -> Notice | None:
    """Return the newest correction since the citation; to a whole text the retraction of a part of it is one, too."""
    corrections = [notice for notice in notices if notice.kind == NoticeKind.CORRECTION and _is_since(notice, found)]
    parts = [notice for notice in notices if notice.kind == NoticeKind.RETRACTION and notice.paragraphs.all()]
    return _newest([*corrections, *(parts if found.pid is None else ())])


def _is_since(notice: Notice, found: Found) -> bool:
    return notice.created_at > found.moment


def _is_about(notice: Notice, found: Found, versions: Collection[int]) -> bool:
    if notice.version and notice.version.number < found.cited.number:
        return False
    if found.pid is None:
        return True
    named = {paragraph.pid for paragraph in notice.paragraphs.all()}
    return found.pid in named if named else notice.version_id is None or notice.version_id in versions


def _newest(notices: Iterable[Notice]) -> Notice | None:
    return max(notices, key=lambda notice: (notice.created_at, notice.pk), default=None)
