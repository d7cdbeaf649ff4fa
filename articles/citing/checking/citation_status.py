"""What happened to a text since it was cited. Reads the store, in a number of queries that does not depend on how much is asked.

The status is the gravest of what happened:

1. `withdrawn`: the text cited, or the one that stands there now, must not be shown.
2. `retracted`: the publisher does not stand by it any more, whenever that was said.
3. `corrected`: a correction that concerns it came since. Of a whole text also: parts of it were retracted or withdrawn.
4. `removed`: the current version does not have the paragraph; it may have been split, or merged into others.
5. `edited`: it has other words now. The version cited is compared with the current one, and no step between them.
6. `moved`: the same words, elsewhere among the others; that its number shifted is no move.
7. `unchanged`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from articles.addresses import Urls
from articles.choices import CitationStatusName, ComparisonName, TextChangeName
from articles.citing.checking import messages as sentences
from articles.citing.checking.earlier_citation import Claim
from articles.citing.checking.evidence import Evidence, evidence_of
from articles.citing.checking.finding import Found, find
from articles.citing.checking.quoted_words import stand_in
from articles.citing.checking.relevant_notices import concerning, correction, retraction, since
from articles.models import Notice, Passage
from articles.representations.citation_status import Standing
from articles.selectors.comparing import NAMES, Comparison, ParagraphChange
from articles.selectors.errors import UnknownError
from articles.selectors.withdrawals import Withdrawals


def standings(claims: Sequence[Claim], urls: Urls) -> list[Standing | UnknownError]:
    """Return for each claim what happened to what was cited since, or why that cannot be told."""
    found = find(claims, urls)
    evidence = evidence_of([one for one in found if isinstance(one, Found)])
    return [one if isinstance(one, UnknownError) else _standing(one, evidence) for one in found]


def _standing(found: Found, evidence: Evidence) -> Standing | UnknownError:
    if found.pid is None:
        return _of_whole(found, evidence)
    if found.pid not in evidence.comparison(found).old:
        return _not_there(found, evidence.histories[found.pid])
    return _of_paragraph(found, found.pid, evidence)


def _not_there(found: Found, history: Iterable[Passage]) -> UnknownError:
    numbers = ", ".join(str(passage.version.number) for passage in history)
    told = f"Version {found.cited.number} does not have the paragraph “{found.pid}”; versions that have it: {numbers}."
    return UnknownError("not_in_version", told)


# ── One paragraph ───────────────────────────────────────────────────────────────────────────────────────────────────
def _of_paragraph(found: Found, pid: str, evidence: Evidence) -> Standing:
    comparison, withdrawals = evidence.comparison(found), evidence.withdrawals[found.article.pk]
    change = comparison.of(pid)
    history = [one for one in evidence.histories[pid] if one.version.number >= found.cited.number]
    notices = concerning(evidence.notices[found.article.pk], found, {one.version_id for one in history})
    withdrawal = _hiding(withdrawals, [change.before, change.after])
    words = None if withdrawal else _words_of(change.before, change.after, moved=change.moved)
    status, notice = _decided(found, notices, withdrawal, words)
    return Standing(
        status=status,
        detail=sentences.told(notice, sentences.of_paragraph(found, change, words, history)),
        article=found.article,
        cited=found.cited,
        current=found.current,
        words=words,
        notice=notice,
        notices=since(notices, found),
        withdrawals=withdrawals,
        pid=pid,
        change=change,
        history=history,
        found_then=_stand(found, [change.before], withdrawals),
        found_now=_stand(found, _present(change, comparison), withdrawals),
    )


def _words_of(before: Passage | None, after: Passage | None, *, moved: bool) -> TextChangeName:
    """Return what happened to the words; where only the markup was edited, nothing did."""
    if before is None or after is None:
        return "removed"
    if before.wording.digest != after.wording.digest:
        return "edited"
    return "moved" if moved else "unchanged"


def _present(change: ParagraphChange, comparison: Comparison) -> list[Passage]:
    """Return where the words of a paragraph may stand now: in itself, and in what it was split or merged into."""
    pids = {change.pid, *change.split_into, *change.merged_into}
    return sorted((comparison.new[pid] for pid in pids if pid in comparison.new), key=lambda passage: passage.ordinal)


# ── A whole text ────────────────────────────────────────────────────────────────────────────────────────────────────
def _of_whole(found: Found, evidence: Evidence) -> Standing:
    comparison, withdrawals = evidence.comparison(found), evidence.withdrawals[found.article.pk]
    notices = concerning(evidence.notices[found.article.pk], found, ())
    withdrawal = (
        withdrawals.whole or withdrawals.versions.get(found.cited.pk) or withdrawals.versions.get(found.current.pk)
    )
    summary = None if withdrawal else _summary(comparison)
    words = None if summary is None else _words_of_whole(found, summary)
    partly = _hiding(withdrawals, [*comparison.old.values(), *comparison.new.values()])
    status, notice = _decided(found, notices, withdrawal, words, partly)
    return Standing(
        status=status,
        detail=sentences.told(notice, sentences.of_whole(found, summary)),
        article=found.article,
        cited=found.cited,
        current=found.current,
        words=words,
        notice=notice,
        notices=since(notices, found),
        withdrawals=withdrawals,
        summary=summary,
        found_then=_stand(found, comparison.old.values(), withdrawals),
        found_now=_stand(found, comparison.new.values(), withdrawals),
    )


def _summary(comparison: Comparison) -> Mapping[ComparisonName, int]:
    """Return how many paragraphs changed in each way; one whose markup alone was edited did not."""
    counts = Counter(_name_in(comparison, pid) for pid in {**comparison.old, **comparison.new})
    return {name: counts[name] for name in NAMES}


def _name_in(comparison: Comparison, pid: str) -> ComparisonName:
    name = comparison.name_of(pid)
    if name != "edited":
        return name
    return _words_of(comparison.old[pid], comparison.new[pid], moved=pid in comparison.moved)


def _words_of_whole(found: Found, summary: Mapping[ComparisonName, int]) -> TextChangeName | None:
    cited, current = found.cited, found.current
    if summary["withdrawn"]:
        return None
    if (cited.title, cited.subtitle) != (current.title, current.subtitle):
        return "edited"
    if any(summary[name] for name in ("edited", "new", "removed", "split", "merged")):
        return "edited"
    return "moved" if summary["moved"] else "unchanged"


# ── Both ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _decided(
    found: Found,
    notices: Sequence[Notice],
    withdrawal: Notice | None,
    words: TextChangeName | None,
    partly: Notice | None = None,
) -> tuple[CitationStatusName, Notice | None]:
    """Return the gravest of what happened, and the notice that says so."""
    if withdrawal:
        return "withdrawn", withdrawal
    retracted = retraction(notices, found)
    if retracted:
        return "retracted", retracted
    corrected = partly or correction(notices, found)
    if corrected:
        return "corrected", corrected
    assert words is not None, "where the words cannot be compared, a text is withdrawn"
    return words, None


def _hiding(withdrawals: Withdrawals, passages: Iterable[Passage | None]) -> Notice | None:
    """Return the first notice that withdrew one of the passages."""
    return next((notice for passage in passages if passage and (notice := withdrawals.of(passage))), None)


def _stand(found: Found, passages: Iterable[Passage | None], withdrawals: Withdrawals) -> bool | None:
    """Return whether the words quoted stand in the passages; None where that cannot be told for what is withdrawn."""
    if not found.claim.text:
        return None
    there = [passage for passage in passages if passage]
    shown = [passage.wording.text for passage in there if withdrawals.of(passage) is None]
    answer = stand_in(found.claim.text, shown)
    return None if answer is False and len(shown) < len(there) else answer
