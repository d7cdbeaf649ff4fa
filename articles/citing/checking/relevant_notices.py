"""Which notices concern what was cited, and which of them decides its status. Pure functions of loaded rows."""

from collections.abc import Collection, Iterable, Sequence

from articles.choices import NoticeKind
from articles.citing.checking.earlier_citation import CitedText
from articles.models import Notice

# Relevant even if they came before the citation: an author who cites a retracted text has to know it.
_ALWAYS_RELEVANT = (NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL)


def relevant_notices(notices: Iterable[Notice], text: CitedText, versions: Collection[int] = ()) -> list[Notice]:
    """Return the notices of an article that concern the cited text, at any time.

    A notice is on the article, on a version (which concerns a text cited in it or in an earlier version), or on some of its
    paragraphs. A paragraph is concerned if the notice names it; or if the notice names no paragraph, and no version or one
    that has the paragraph. `versions` are the ids of the versions that have the paragraph.
    """
    return [notice for notice in notices if _concerns(notice, text, versions)]


def notices_since(notices: Iterable[Notice], text: CitedText) -> list[Notice]:
    """Return the notices that came since the citation, and all retractions and withdrawals."""
    return [notice for notice in notices if notice.kind in _ALWAYS_RELEVANT or _came_since(notice, text)]


def newest_retraction(notices: Sequence[Notice], text: CitedText) -> Notice | None:
    """Return the newest retraction of what was cited; of a whole text, only one that retracts all of it."""
    retractions = [notice for notice in notices if notice.kind == NoticeKind.RETRACTION]
    return _newest(notice for notice in retractions if text.pid or not notice.paragraphs.all())


def newest_correction(notices: Sequence[Notice], text: CitedText) -> Notice | None:
    """Return the newest correction since the citation; a whole text is also corrected by the retraction of a part."""
    corrections = [notice for notice in notices if notice.kind == NoticeKind.CORRECTION and _came_since(notice, text)]
    if text.pid is None:
        corrections += [notice for notice in notices if _retracts_a_part(notice)]
    return _newest(corrections)


def _retracts_a_part(notice: Notice) -> bool:
    return notice.kind == NoticeKind.RETRACTION and bool(notice.paragraphs.all())


def _came_since(notice: Notice, text: CitedText) -> bool:
    return notice.created_at > text.moment


def _concerns(notice: Notice, text: CitedText, versions: Collection[int]) -> bool:
    if notice.version and notice.version.number < text.cited.number:
        return False
    if text.pid is None:
        return True
    named = {paragraph.pid for paragraph in notice.paragraphs.all()}
    return text.pid in named if named else notice.version_id is None or notice.version_id in versions


def _newest(notices: Iterable[Notice]) -> Notice | None:
    return max(notices, key=lambda notice: (notice.created_at, notice.pk), default=None)
