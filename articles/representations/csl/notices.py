"""What notices say of a cited text: a status, and remarks. Pure; `status` is CSL's variable, with the words of its example.

CSL has no variable for a notice, and no style prints the status of an article. So what prints the title marks it, as publishers
and indexes of journals do: `RETRACTED: ` before it, or a word in brackets behind it.
"""

from collections.abc import Mapping, Sequence

from articles.choices import NoticeKind
from articles.models import Notice
from articles.selectors.cited import Cited

RETRACTED = "retracted"
# From the gravest to the least: the kind of a notice, whether it takes back only a part, and the status.
_STATUSES: Sequence[tuple[str, bool, str]] = (
    (NoticeKind.RETRACTION, False, RETRACTED),
    (NoticeKind.WITHDRAWAL, True, "withdrawn in part"),
    (NoticeKind.RETRACTION, True, "retracted in part"),
    (NoticeKind.EXPRESSION_OF_CONCERN, False, "expression of concern"),
    (NoticeKind.CORRECTION, False, "corrected"),
)
# The kinds that may concern only some paragraphs of a text.
_IN_PART = frozenset({NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL})
_VERBS: Mapping[str, str] = {
    NoticeKind.RETRACTION: "Retracted",
    NoticeKind.WITHDRAWAL: "Withdrawn",
    NoticeKind.EXPRESSION_OF_CONCERN: "Expression of concern",
    NoticeKind.CORRECTION: "Corrected",
    NoticeKind.CLARIFICATION: "Clarified",
}


def status_of(cited: Cited) -> str | None:
    """Return the gravest of what notices say of the cited text; None if none says anything that a citation has to tell."""
    notices = cited.notices
    said = {(notice.kind, _is_partial(notice, cited)) for notice in notices if not _is_lifted(notice, cited, notices)}
    return next((status for kind, is_partial, status in _STATUSES if (kind, is_partial) in said), None)


def remarks_of(cited: Cited) -> str | None:
    """Return the notices in a sentence each, oldest first: `Retracted in part on 2024-05-01. Corrected on 2024-06-01`."""
    notices = cited.notices
    sentences = [
        f"{_VERBS[notice.kind]}{' in part' if _is_partial(notice, cited) else ''} on {notice.created_at:%Y-%m-%d}"
        for notice in notices
        if notice.kind in _VERBS and not _is_lifted(notice, cited, notices)
    ]
    return ". ".join(dict.fromkeys(sentences)) or None


def marked_title(title: str, status: str) -> str:
    """Return a title with the mark of a status, as it is printed."""
    return f"RETRACTED: {title}" if status == RETRACTED else f"{title} [{status}]"


def headed(title: str, status: str | None) -> str:
    """Return the title of a page about a text, with the status before it, if there is one: `Retracted: The Bridge`."""
    return f"{status.capitalize()}: {title}" if status else title


def _is_partial(notice: Notice, cited: Cited) -> bool:
    """Whether the notice takes back only some paragraphs of a text that is cited as a whole."""
    return notice.kind in _IN_PART and cited.passage is None and bool(notice.paragraphs.all())


def _is_lifted(notice: Notice, cited: Cited, notices: Sequence[Notice]) -> bool:
    """Whether a withdrawal is no longer in force: of a text that can be cited, no withdrawal of all of it is."""
    if notice.kind != NoticeKind.WITHDRAWAL:
        return False
    return not _is_partial(notice, cited) or any(
        later.kind == NoticeKind.REINSTATEMENT and later.created_at > notice.created_at for later in notices
    )
