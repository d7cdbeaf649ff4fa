"""Which notices of an article a citation of a text or of one paragraph has to name. Pure functions of loaded rows."""

from collections.abc import Iterable

from articles.choices import NoticeKind
from articles.models import Notice, Passage, Version

# Named even if they came before the version: who cites a retracted text has to know it.
_ALWAYS = frozenset({NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL})


def notices_to_cite(notices: Iterable[Notice], version: Version, passage: Passage | None) -> list[Notice]:
    """Return the notices that came since the version and concern it, or one passage of it; retractions whenever they came.

    A notice on a later version concerns a text that is cited in an earlier one; of a passage, it has to name the paragraph.
    """
    return [
        notice
        for notice in notices
        if (notice.kind in _ALWAYS or notice.created_at > version.created_at) and _concerns(notice, version, passage)
    ]


def _concerns(notice: Notice, version: Version, passage: Passage | None) -> bool:
    number = notice.version.number if notice.version else version.number
    if number < version.number:
        return False
    named = {paragraph.pk for paragraph in notice.paragraphs.all()}
    if passage is None:
        return True
    return passage.paragraph_id in named if named else number == version.number
