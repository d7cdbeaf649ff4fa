"""The changes of a text since it was cited. Reads the store, in as many queries for one citation as for a hundred.

The status is the gravest of what happened:

1. `withdrawn`: the text cited, or the one that stands there now, must not be shown.
2. `retracted`: the publisher does not stand by it any more, whenever that was said.
3. `corrected`: a correction that concerns it came since. Of a whole text also: parts of it were retracted or withdrawn.
4. `removed`: the current version does not have the paragraph; it may have been split, or merged into others.
5. `edited`: it has other words now. The version cited is compared with the current one, and no step between them.
6. `moved`: the same words, elsewhere among the others; a shifted number is not a move.
7. `unchanged`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from articles.addresses import Urls
from articles.choices import CitationStatusName, ComparisonName, TextChangeName
from articles.citing.checking import messages
from articles.citing.checking.earlier_citation import CitedText, EarlierCitation, cited_texts
from articles.citing.checking.evidence import Evidence, evidence_of
from articles.citing.checking.quoted_words import have_words
from articles.citing.checking.relevant_notices import (
    newest_correction,
    newest_retraction,
    notices_since,
    relevant_notices,
)
from articles.models import Article, Notice, Passage, Version
from articles.selectors.comparing import NAMES, Comparison, ParagraphChange
from articles.selectors.errors import UnknownError
from articles.selectors.withdrawals import Withdrawals


@dataclass(frozen=True, slots=True)
class CitationStatus:
    """The changes of a text since it was cited.

    `pid`, `change` and `history` are of a paragraph; if the whole text was cited they are empty, and `summary` counts its
    paragraphs. `words` says how the words changed, apart from all notices; None if a text is withdrawn.
    """

    status: CitationStatusName
    detail: str
    article: Article
    cited: Version
    current: Version
    words: TextChangeName | None
    notices: Sequence[Notice]
    withdrawals: Withdrawals
    notice: Notice | None = None
    pid: str | None = None
    change: ParagraphChange | None = None
    summary: Mapping[ComparisonName, int] | None = None
    history: Sequence[Passage] = field(default_factory=tuple)
    found_then: bool | None = None
    found_now: bool | None = None


def citation_statuses(citations: Sequence[EarlierCitation], urls: Urls) -> list[CitationStatus | UnknownError]:
    """Return for each citation what happened to what was cited since, or why that is not known."""
    texts = cited_texts(citations, urls)
    evidence = evidence_of([text for text in texts if isinstance(text, CitedText)])
    return [text if isinstance(text, UnknownError) else _status(text, evidence) for text in texts]


def _status(text: CitedText, evidence: Evidence) -> CitationStatus | UnknownError:
    if text.pid is None:
        return _of_whole(text, evidence)
    if text.pid not in evidence.comparison(text).old:
        return _not_in_version(text, evidence.histories[text.pid])
    return _of_paragraph(text, text.pid, evidence)


def _not_in_version(text: CitedText, history: Iterable[Passage]) -> UnknownError:
    numbers = ", ".join(str(passage.version.number) for passage in history)
    detail = f"Version {text.cited.number} does not have the paragraph “{text.pid}”; versions that have it: {numbers}."
    return UnknownError("not_in_version", detail)


# ── One paragraph ───────────────────────────────────────────────────────────────────────────────────────────────────
def _of_paragraph(text: CitedText, pid: str, evidence: Evidence) -> CitationStatus:
    comparison, withdrawals = evidence.comparison(text), evidence.withdrawals[text.article.pk]
    change = comparison.of(pid)
    history = [passage for passage in evidence.histories[pid] if passage.version.number >= text.cited.number]
    versions = {passage.version_id for passage in history}
    notices = relevant_notices(evidence.notices[text.article.pk], text, versions)
    withdrawal = _first_withdrawal(withdrawals, [change.before, change.after])
    words = None if withdrawal else _words_of(change.before, change.after, moved=change.moved)
    status, notice = _decision(text, notices, withdrawal, words)
    return CitationStatus(
        status=status,
        detail=messages.sentence(notice, messages.of_paragraph(text, change, words, history)),
        article=text.article,
        cited=text.cited,
        current=text.current,
        words=words,
        notice=notice,
        notices=notices_since(notices, text),
        withdrawals=withdrawals,
        pid=pid,
        change=change,
        history=history,
        found_then=_quoted_in(text, [change.before], withdrawals),
        found_now=_quoted_in(text, _heirs(change, comparison), withdrawals),
    )


def _words_of(before: Passage | None, after: Passage | None, *, moved: bool) -> TextChangeName:
    """Return what happened to the words; if only the markup was edited, nothing did."""
    if before is None or after is None:
        return "removed"
    if before.wording.digest != after.wording.digest:
        return "edited"
    return "moved" if moved else "unchanged"


def _heirs(change: ParagraphChange, comparison: Comparison) -> list[Passage]:
    """Return the passages that may have the words of a paragraph now: its own, and those it was split or merged into."""
    pids = {change.pid, *change.split_into, *change.merged_into}
    return sorted((comparison.new[pid] for pid in pids if pid in comparison.new), key=lambda passage: passage.ordinal)


# ── A whole text ────────────────────────────────────────────────────────────────────────────────────────────────────
def _of_whole(text: CitedText, evidence: Evidence) -> CitationStatus:
    comparison, withdrawals = evidence.comparison(text), evidence.withdrawals[text.article.pk]
    notices = relevant_notices(evidence.notices[text.article.pk], text)
    withdrawal = (
        withdrawals.article or withdrawals.versions.get(text.cited.pk) or withdrawals.versions.get(text.current.pk)
    )
    summary = None if withdrawal else _summary(comparison)
    words = None if summary is None else _words_of_whole(text, summary)
    of_a_part = _first_withdrawal(withdrawals, [*comparison.old.values(), *comparison.new.values()])
    status, notice = _decision(text, notices, withdrawal, words, of_a_part)
    return CitationStatus(
        status=status,
        detail=messages.sentence(notice, messages.of_whole(text, summary)),
        article=text.article,
        cited=text.cited,
        current=text.current,
        words=words,
        notice=notice,
        notices=notices_since(notices, text),
        withdrawals=withdrawals,
        summary=summary,
        found_then=_quoted_in(text, comparison.old.values(), withdrawals),
        found_now=_quoted_in(text, comparison.new.values(), withdrawals),
    )


def _summary(comparison: Comparison) -> Mapping[ComparisonName, int]:
    """Count the paragraphs by change; a paragraph did not change if only its markup was edited."""
    counts = Counter(_change_of_words(comparison, pid) for pid in {**comparison.old, **comparison.new})
    return {name: counts[name] for name in NAMES}


def _change_of_words(comparison: Comparison, pid: str) -> ComparisonName:
    name = comparison.name_of(pid)
    if name != "edited":
        return name
    return _words_of(comparison.old[pid], comparison.new[pid], moved=pid in comparison.moved)


def _words_of_whole(text: CitedText, summary: Mapping[ComparisonName, int]) -> TextChangeName | None:
    cited, current = text.cited, text.current
    if summary["withdrawn"]:
        return None
    if (cited.title, cited.subtitle) != (current.title, current.subtitle):
        return "edited"
    if any(summary[name] for name in ("edited", "new", "removed", "split", "merged")):
        return "edited"
    return "moved" if summary["moved"] else "unchanged"


# ── Both ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _decision(
    text: CitedText,
    notices: Sequence[Notice],
    withdrawal: Notice | None,
    words: TextChangeName | None,
    of_a_part: Notice | None = None,
) -> tuple[CitationStatusName, Notice | None]:
    """Return the gravest of what happened, and the notice that says so; `of_a_part` withdrew a part of a whole text."""
    if withdrawal:
        return "withdrawn", withdrawal
    retraction = newest_retraction(notices, text)
    if retraction:
        return "retracted", retraction
    correction = of_a_part or newest_correction(notices, text)
    if correction:
        return "corrected", correction
    assert words is not None, "if the words cannot be compared, a text is withdrawn"
    return words, None


def _first_withdrawal(withdrawals: Withdrawals, passages: Iterable[Passage | None]) -> Notice | None:
    """Return the first notice that withdrew one of the passages."""
    return next((notice for passage in passages if passage and (notice := withdrawals.of(passage))), None)


def _quoted_in(text: CitedText, passages: Iterable[Passage | None], withdrawals: Withdrawals) -> bool | None:
    """Return whether the words quoted stand in the passages; None if withdrawn ones may have them, or none were quoted."""
    if not text.citation.text:
        return None
    present = [passage for passage in passages if passage]
    shown = [passage.wording.text for passage in present if withdrawals.of(passage) is None]
    found = have_words(shown, text.citation.text)
    return None if found is False and len(shown) < len(present) else found
