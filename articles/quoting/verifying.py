"""Verifying quotations: for each claim, whether the archive has the words, where, and whether it still says so.

Reads the index of wordings and the rows of what it finds, in a bounded number of queries however many claims there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.addresses import Urls
from articles.choices import AttributionName, CurrencyName
from articles.models import Passage
from articles.quoting.checks import WORDINGS, Check, Found
from articles.quoting.claimed import NOWHERE, Claimed, claimed_places
from articles.quoting.comparing import Source, compare
from articles.quoting.cutting import cut
from articles.quoting.finding import find
from articles.quoting.quotation import Quotation
from articles.quoting.verdict import Claim, ClaimError, QuotedPassage, Verdict
from articles.selectors.quoted import current_texts, quoted_passages

MOST_CLAIMS = 100
MOST_MATCHES = 10
# Of two altered quotations, so much may one be more like the source without counting as the better one.
_ALIKE, _ALIKE_AS_CLAIMED = 0.001, 0.1
# What has a better grade has each word that is quoted.
_ALTERED = (WORDINGS.index("altered"), -1.0)
# Of a withdrawn text only that long fragments are told: with shorter ones anybody could guess it word by word.
_LEAST_OF_WITHDRAWN = 5


def verify(claims: Sequence[Claim], urls: Urls) -> list[Verdict]:
    """Return the verdict of each claim, in their order; up to `MOST_CLAIMS`.

    A claim that cannot be checked has a verdict with an `error`; the others are checked all the same. `urls` say what the
    addresses of this service are, by which a claim may name an article or a paragraph.
    """
    places = claimed_places(claims, urls)
    checks = {
        number: Check(Quotation.of(claim.text), place)
        for number, (claim, place) in enumerate(zip(claims, places, strict=True))
        if isinstance(place, Claimed)
    }
    find([*checks.values()])
    answers = {number: _answer(check) for number, check in checks.items()}
    rows = _rows(answers.values())
    return [
        Verdict(claim, error=place)
        if isinstance(place, ClaimError)
        else _verdict(claim, checks[number], answers[number], rows)
        for number, (claim, place) in enumerate(zip(claims, places, strict=True))
    ]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What of all that was found is told: texts that have the quotation alike, and one that was claimed and has it less well."""

    alike: Sequence[Found] = ()
    lesser: Found | None = None
    as_claimed: bool = False


@dataclass(frozen=True, slots=True)
class _Rows:
    """The passages that are told of, by id, and the current texts of their paragraphs, by the paragraph's id."""

    passages: Mapping[int, Passage]
    current: Mapping[int, Passage]


def _answer(check: Check) -> _Answer:
    """Return what of all that was found is told."""
    found = [one for one in check.found if _may_be_told(one, check)]
    if not found:
        return _Answer()
    best = min(one.grade for one in found)
    claimed = [one for one in found if _is_claimed(one, check)] if check.claimed != NOWHERE else []
    best_claimed = min((one.grade for one in claimed), default=None)
    as_claimed = best_claimed is not None and (
        best_claimed < _ALTERED or _is_near(best_claimed, best, _ALIKE_AS_CLAIMED)
    )
    pool, grade = (claimed, best_claimed) if as_claimed and best_claimed else (found, best)
    alike = _one_of_each_text([one for one in pool if _is_near(one.grade, grade, _ALIKE)], check)
    lesser = min(claimed, key=lambda one: one.grade) if claimed and not as_claimed else None
    return _Answer(alike, lesser, as_claimed)


def _is_near(grade: tuple[int, float], best: tuple[int, float], difference: float) -> bool:
    return grade[0] == best[0] and grade[1] - best[1] <= difference


def _is_claimed(found: Found, check: Check) -> bool:
    """Whether a text stands where it is said to stand; of one over a break, any of its paragraphs."""
    return any(check.claimed.has(place, check.places) for place in (*found.others, *found.places))


def _may_be_told(found: Found, check: Check) -> bool:
    """Whether a text may be told of: a withdrawn one only to who has long runs of its words, and each of them right."""
    if not any(map(check.places.is_withdrawn, found.places)):
        return True
    lengths = [Quotation.of(fragment.words).word_count for fragment in check.quotation.fragments]
    return found.matches[0].wording != "altered" and min(lengths) >= _LEAST_OF_WITHDRAWN


def _one_of_each_text(alike: Sequence[Found], check: Check) -> list[Found]:
    """Return of the states of each paragraph the one to tell: the current one, or else the newest; those shown first."""

    def order(found: Found) -> tuple[bool, bool, int, int]:
        place = found.places[0]
        return (
            not any(map(check.places.is_withdrawn, found.places)),
            found.is_current,
            place.number,
            place.wording_id,
        )

    seen: dict[int, Found] = {}
    for found in alike:
        key = found.places[0].paragraph_id
        if key not in seen:
            seen[key] = found
        else:
            seen[key] = max(seen[key], found, key=order)
    return sorted(seen.values(), key=order, reverse=True)


# ── Rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _told(answer: _Answer) -> list[Found]:
    return [*answer.alike[:MOST_MATCHES], *([answer.lesser] if answer.lesser else [])]


def _rows(answers: Iterable[_Answer]) -> _Rows:
    """Load what is told of; two queries."""
    places = [place for answer in answers for found in _told(answer) for place in found.places]
    outdated = {place.paragraph_id for place in places if not place.is_current}
    return _Rows(quoted_passages({place.passage_id for place in places}), current_texts(outdated))


def _verdict(claim: Claim, check: Check, answer: _Answer, rows: _Rows) -> Verdict:
    weak = check.quotation.is_weak
    attribution: AttributionName | None = None if check.claimed != NOWHERE else "not_claimed"
    if not answer.alike:
        return Verdict(claim, weak=weak, attribution=attribution)
    if check.claimed != NOWHERE:
        attribution = "as_claimed" if answer.as_claimed else "elsewhere"
    told = [(found, _currency(found, answer, check, rows)) for found in _told(answer)]
    matches = [match for found, currency in told for match in _matches(found, currency, check, rows)]
    return Verdict(
        claim,
        wording=answer.alike[0].matches[0].wording,
        weak=weak,
        ambiguous=len(answer.alike) > 1,
        attribution=attribution,
        currency=told[0][1],
        matches=matches[:MOST_MATCHES],
        more_matches=len(matches) > MOST_MATCHES
        or len(answer.alike) > MOST_MATCHES
        or (check.may_stand_elsewhere and not answer.as_claimed),
    )


def _currency(found: Found, answer: _Answer, check: Check, rows: _Rows) -> CurrencyName:
    """Return whether the current version still says what was found."""
    if any(map(check.places.is_withdrawn, found.places)):
        return "withdrawn"
    if found.is_current or _is_said_elsewhere(found, check):
        return "current"
    currents = [rows.current.get(place.paragraph_id) for place in found.places]
    # What is withdrawn there is as good as gone: nobody may learn from the answer whether it still has the words.
    withdrawn = check.places.withdrawals[found.places[0].article_id]
    shown = [passage for passage in currents if passage and not withdrawn.of(passage)]
    if len(shown) < len(currents):
        return "removed"
    return "current" if _still_says(found, check, shown[0]) else "superseded"


def _is_said_elsewhere(found: Found, check: Check) -> bool:
    """Whether another paragraph of the current version of the article says it as well."""
    return any(
        other.grade <= found.grade
        and other.is_current
        and other.places[0].article_id == found.places[0].article_id
        and not any(map(check.places.is_withdrawn, other.places))
        for other in check.found
    )


def _still_says(found: Found, check: Check, current: Passage) -> bool:
    matches = compare(check.quotation, Source(current.wording.text))
    return bool(matches) and (WORDINGS.index(matches[0].wording), -matches[0].score) <= found.grade


def _matches(found: Found, currency: CurrencyName, check: Check, rows: _Rows) -> Iterable[QuotedPassage]:
    """Yield what is told of each part of each occurrence."""
    for match, parts in zip(found.matches, found.occurrences, strict=True):
        texts = [rows.passages[part.place.passage_id].wording.text[part.start : part.end] for part in parts]
        differences = cut(match.differences, texts)
        for number, (part, own) in enumerate(zip(parts, differences, strict=True), 1):
            is_hidden = check.places.is_withdrawn(part.place)
            yield QuotedPassage(
                passage=rows.passages[part.place.passage_id],
                currency=currency,
                start=None if is_hidden else part.start,
                end=None if is_hidden else part.end,
                score=None if is_hidden else match.score,
                differences=() if is_hidden else own,
                part=number,
                parts=len(parts),
            )
