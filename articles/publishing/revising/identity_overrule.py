"""An editor's decision which paragraph a block is: `{ordinal: PID}`, or `{ordinal: null}` for a new one. Reads rows only."""

from collections.abc import Mapping

from articles.identity import pids
from articles.models import Article, Paragraph
from articles.pointers import pointer_to
from articles.publishing.errors import PublishingError
from articles.selectors.errors import unknown_paragraph

_LONGEST_ORDINAL = 9
# By the position of the block, from 0.
Overrule = dict[int, Paragraph | None]


class OverruleError(PublishingError):
    """The editor's decision cannot be followed."""

    code = "invalid_identity"

    def __init__(self, ordinal: object, detail: str) -> None:
        super().__init__(detail, pointer=pointer_to(["identity", str(ordinal)]))


def read_overrule(article: Article, given: Mapping[str, str | None], count: int) -> Overrule:
    """Return the editor's decisions, checked against a version of `count` paragraphs.

    Raises `OverruleError` for an ordinal out of range, for a PID that is malformed, mistyped, unknown or of another
    article, and for a PID that is given twice.
    """
    wanted = {ordinal: _pid(ordinal, text) for ordinal, text in given.items()}
    known = {
        paragraph.pid: paragraph
        for paragraph in Paragraph.objects.filter(pid__in=[pid for pid in wanted.values() if pid])
    }
    overrule: Overrule = {}
    for ordinal, pid in wanted.items():
        overrule[_position(ordinal, count)] = _paragraph(article, ordinal, pid, known)
    _refuse_repeats(wanted)
    if len(overrule) < len(wanted):
        raise OverruleError("", "An ordinal is named twice, in two spellings.")
    return overrule


def _position(ordinal: str, count: int) -> int:
    """Return the position, from 0, of an ordinal; leading zeros are allowed."""
    # Python refuses to read a number of thousands of digits.
    digits = ordinal.isascii() and ordinal.isdigit() and len(ordinal) <= _LONGEST_ORDINAL
    if not (digits and 1 <= int(ordinal) <= count):
        raise OverruleError(
            ordinal, f"“{ordinal[:20]}” is not a paragraph of the new version, which has paragraphs 1 to {count}."
        )
    return int(ordinal) - 1


def _pid(ordinal: str, text: str | None) -> str | None:
    try:
        return None if text is None else pids.parse(text)
    except (pids.MalformedPidError, pids.MistypedPidError) as error:
        raise OverruleError(ordinal, str(error)) from error


def _paragraph(article: Article, ordinal: str, pid: str | None, known: Mapping[str, Paragraph]) -> Paragraph | None:
    if pid is None:
        return None
    paragraph = known.get(pid)
    if paragraph is None:
        raise OverruleError(ordinal, unknown_paragraph(pid).detail)
    if paragraph.article_id != article.pk:
        raise OverruleError(ordinal, f"The paragraph “{pid}” is of another article.")
    return paragraph


def _refuse_repeats(wanted: Mapping[str, str | None]) -> None:
    """Raise `OverruleError` if a paragraph is given to two blocks."""
    ordinals: dict[str, str] = {}
    for ordinal, pid in wanted.items():
        if pid is None:
            continue
        if pid in ordinals:
            detail = f"The paragraph “{pid}” is already given to {ordinals[pid]}; it can be one block only."
            raise OverruleError(ordinal, detail)
        ordinals[pid] = ordinal
