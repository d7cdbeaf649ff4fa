"""What happened to a text since it was cited, in a sentence. Pure functions of what was found."""

from collections.abc import Mapping, Sequence

from articles.choices import Change, ComparisonName, NoticeKind, TextChangeName
from articles.citing.checking.finding import Found
from articles.models import Notice, Passage
from articles.selectors.comparing import NAMES, ParagraphChange

_BY_NOTICE = {
    NoticeKind.CORRECTION: "A correction of {day} concerns it",
    NoticeKind.RETRACTION: "It was retracted on {day}",
    NoticeKind.WITHDRAWAL: "It was withdrawn on {day}",
}


def told(notice: Notice | None, rest: str) -> str:
    """Return the sentence: what the notice that decides says, where one does, and what happened to the words."""
    if notice is None:
        return f"{rest[0].upper()}{rest[1:]}."
    said = _BY_NOTICE[NoticeKind(notice.kind)].format(day=f"{notice.created_at:%Y-%m-%d}")
    return f"{said} (notice {notice.pk}); {rest}."


def of_paragraph(
    found: Found, change: ParagraphChange, words: TextChangeName | None, history: Sequence[Passage]
) -> str:
    """Return what happened to the words of a paragraph, without a full stop."""
    cited, current = f"version {found.cited.number}", f"the current version {found.current.number}"
    match words:
        case None:
            return f"its words of {cited} are not compared with {current}"
        case "removed":
            return f"{current} no longer has the paragraph of {cited}{_became(change)}"
        case "edited":
            return f"the paragraph was edited since {cited}, and has other words in {current}"
        case "moved" if change.before and change.after:
            return f"its words are the same, but it moved: from {change.before.ordinal} in {cited} to {change.after.ordinal} in {current}"  # noqa: E501
    if found.cited.pk == found.current.pk:
        return f"{cited} is current, and the paragraph stands there as it was cited"
    between = ", after it was edited in between" if any(one.change == Change.EDITED for one in history[1:]) else ""
    return f"the paragraph of {cited} stands word for word in {current}{between}"


def of_whole(found: Found, summary: Mapping[ComparisonName, int] | None) -> str:
    """Return what happened to the words of a whole text, without a full stop."""
    cited, current = f"version {found.cited.number}", f"the current version {found.current.number}"
    if summary is None:
        return f"{cited} is not compared with {current}"
    if found.cited.pk == found.current.pk:
        return f"{cited} is current"
    counts = [f"{summary[name]} {name}" for name in NAMES if name != "unchanged" and summary[name]]
    paragraphs = f"of its paragraphs {', '.join(counts)}" if counts else "all its paragraphs are the same"
    return f"from {cited} to {current}: {paragraphs}"


def _became(change: ParagraphChange) -> str:
    heirs = {"split into": change.split_into, "merged into": change.merged_into}
    ways = [f"{how} {' and '.join(pids)}" for how, pids in heirs.items() if pids]
    return f"; it was {', and '.join(ways)}" if ways else ""
