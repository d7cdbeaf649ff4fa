"""The changes of a text since it was cited, in a sentence. Pure functions of loaded rows."""

from collections.abc import Mapping, Sequence

from articles.choices import Change, ComparisonName, NoticeKind, TextChangeName
from articles.citing.checking.earlier_citation import CitedText
from articles.models import Notice, Passage
from articles.selectors.comparing import NAMES, ParagraphChange

_BY_NOTICE = {
    NoticeKind.CORRECTION: "A correction of {day} concerns it",
    NoticeKind.RETRACTION: "It was retracted on {day}",
    NoticeKind.WITHDRAWAL: "It was withdrawn on {day}",
}


def sentence(deciding: Notice | None, happened: str) -> str:
    """Return the whole sentence: what the notice that decides says, if one does, and what happened to the words."""
    if deciding is None:
        return f"{happened[0].upper()}{happened[1:]}."
    by_notice = _BY_NOTICE[NoticeKind(deciding.kind)].format(day=f"{deciding.created_at:%Y-%m-%d}")
    return f"{by_notice} (notice {deciding.pk}); {happened}."


def of_paragraph(
    text: CitedText, change: ParagraphChange, words: TextChangeName | None, history: Sequence[Passage]
) -> str:
    """Return what happened to the words of a paragraph, without a full stop.

    `history` are the passages of the paragraph from the version cited on; `words` is None if a text is withdrawn.
    """
    cited, current = f"version {text.cited.number}", f"the current version {text.current.number}"
    match words:
        case None:
            return f"its words of {cited} are not compared with {current}"
        case "removed":
            return f"{current} no longer has the paragraph of {cited}{_became(change)}"
        case "edited":
            return f"the paragraph was edited since {cited}, and has other words in {current}"
        case "moved" if change.before and change.after:
            places = f"from {change.before.ordinal} in {cited} to {change.after.ordinal} in {current}"
            return f"its words are the same, but it moved: {places}"
    if text.cited.pk == text.current.pk:
        return f"{cited} is current, and the paragraph stands there as it was cited"
    edited = any(passage.change == Change.EDITED for passage in history[1:])
    between = ", after it was edited in between" if edited else ""
    return f"the paragraph of {cited} stands word for word in {current}{between}"


def of_whole(text: CitedText, summary: Mapping[ComparisonName, int] | None) -> str:
    """Return what happened to the words of a whole text, without a full stop; `summary` is None if it is withdrawn."""
    cited, current = f"version {text.cited.number}", f"the current version {text.current.number}"
    if summary is None:
        return f"{cited} is not compared with {current}"
    if text.cited.pk == text.current.pk:
        return f"{cited} is current"
    counts = [f"{summary[name]} {name}" for name in NAMES if name != "unchanged" and summary[name]]
    paragraphs = f"of its paragraphs {', '.join(counts)}" if counts else "all its paragraphs are the same"
    return f"from {cited} to {current}: {paragraphs}"


def _became(change: ParagraphChange) -> str:
    heirs = {"split into": change.split_into, "merged into": change.merged_into}
    ways = [f"{how} {' and '.join(pids)}" for how, pids in heirs.items() if pids]
    return f"; it was {', and '.join(ways)}" if ways else ""
