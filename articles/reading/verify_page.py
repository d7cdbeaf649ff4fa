"""The content of the page `/verify/`: the draft with its quotations marked, and what is told of each. Reads no row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from articles.addresses import Urls
from articles.choices import CurrencyName, WordingName
from articles.quoting.comparing import QuotedDifference
from articles.quoting.draft_check import DraftCheck, DraftQuotation
from articles.quoting.selectors import text_directive
from articles.quoting.verdict import QuotedPassage, Verdict
from articles.representations.languages import Direction, direction_of

# So many citations are made for a page; the others are a link away.
MOST_CITATIONS = 20
_WORDINGS: Mapping[WordingName, str] = {
    "verbatim": "Word for word",
    "typographic": "Word for word, but for marks or spaces",
    "elided": "Word for word, with parts marked as left out",
    "altered": "Altered",
    "not_found": "Not found",
}
_CURRENCIES: Mapping[CurrencyName, str] = {
    "superseded": "The current version says it differently.",
    "removed": "The current version no longer has the paragraph.",
    "withdrawn": "The text was withdrawn and is not shown.",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the draft; `number` is the number of the quotation, None for what is not a quotation."""

    text: str
    number: int | None = None
    wording: WordingName | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A paragraph that has a quotation: where it is, its words, and how to cite it. The words are empty if they are withdrawn."""

    title: str
    place: str
    address: str
    permalink: str
    cite_address: str
    words: str
    language: str | None
    direction: Direction
    differences: Sequence[QuotedDifference]
    citation: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a quotation: a heading, sentences about it, and its sources."""

    number: int
    text: str
    heading: str
    wording: WordingName
    remarks: Sequence[str]
    sources: Sequence[Source]
    has_more: bool


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """The data of the template `verify.html`. If nothing was checked, `problem` says why."""

    draft: str = ""
    problem: str | None = None
    pieces: Sequence[Piece] = field(default_factory=tuple)
    quotations: Sequence[Told] = field(default_factory=tuple)
    summary: str | None = None
    unchecked: int = 0


def cited_addresses(check: DraftCheck, urls: Urls) -> list[str]:
    """Return the permalinks of the paragraphs whose citations the page shows."""
    shown = (match for quotation in check.quotations for match in quotation.verdict.matches[:1] if match.text)
    return list(dict.fromkeys(_permalink(match, urls) for match in shown))[:MOST_CITATIONS]


def verify_page(draft: str, check: DraftCheck, citations: Mapping[str, str], urls: Urls) -> VerifyPage:
    """Return the page of a draft that was checked; the citations are by permalink."""
    told = [_told(number, quotation, citations, urls) for number, quotation in enumerate(check.quotations, 1)]
    return VerifyPage(
        draft=draft,
        pieces=_pieces(draft, check.quotations),
        quotations=told,
        summary=_summary(check.quotations),
        unchecked=check.unchecked,
    )


def _pieces(draft: str, quotations: Sequence[DraftQuotation]) -> list[Piece]:
    """Return the draft in pieces. A quotation within another one is a part of that."""
    pieces, place = [], 0
    for number, quotation in enumerate(quotations, 1):
        if quotation.start >= place:
            pieces.append(Piece(draft[place : quotation.start]))
            wording = quotation.verdict.wording
            pieces.append(Piece(draft[quotation.start : quotation.end], number, wording))
            place = quotation.end
    return [*pieces, Piece(draft[place:])]


def _summary(quotations: Sequence[DraftQuotation]) -> str:
    if not quotations:
        return "The text has no quotation, and repeats no paragraph of the archive."
    found = sum(quotation.verdict.wording != "not_found" for quotation in quotations)
    count = "One quotation" if len(quotations) == 1 else f"{len(quotations)} quotations"
    return f"{count}, {found} found in the archive."


def _told(number: int, quotation: DraftQuotation, citations: Mapping[str, str], urls: Urls) -> Told:
    verdict = quotation.verdict
    return Told(
        number=number,
        text=verdict.claim.text,
        heading=_WORDINGS[verdict.wording] if verdict.error is None else "Not checked",
        wording=verdict.wording,
        remarks=list(_remarks(quotation, verdict)),
        sources=[_source(match, citations, urls) for match in verdict.matches],
        has_more=verdict.more_matches,
    )


def _remarks(quotation: DraftQuotation, verdict: Verdict) -> list[str]:
    if verdict.error:
        return [verdict.error.detail]
    remarks = {
        "It is not marked as a quotation.": quotation.unmarked,
        "It does not stand where the text says that it stands.": verdict.attribution == "elsewhere",
        _CURRENCIES.get(verdict.currency or "current", ""): verdict.currency not in (None, "current"),
        "It has too few words to prove where they were taken from.": verdict.weak,
        "Several paragraphs have it.": verdict.ambiguous,
    }
    return [remark for remark, holds in remarks.items() if holds]


def _source(match: QuotedPassage, citations: Mapping[str, str], urls: Urls) -> Source:
    passage, version = match.passage, match.passage.version
    language = version.language or match.article.language
    page = urls.passage_page(match.article.slug, version.number, passage.paragraph.pid)
    is_shown = match.start is not None and match.end is not None
    directive = text_directive(passage.wording.text, match.start or 0, match.end or 0) if is_shown else ""
    permalink = _permalink(match, urls)
    return Source(
        title=version.title,
        place=f"paragraph {passage.ordinal}, version {version.number}",
        address=f"{page}{directive}",
        permalink=permalink,
        cite_address=urls.cite_page(permalink),
        words=match.text or "",
        language=language,
        direction=direction_of(language),
        differences=match.differences,
        citation=citations.get(permalink),
    )


def _permalink(match: QuotedPassage, urls: Urls) -> str:
    return urls.permalink(match.passage.paragraph.pid, match.passage.version.number)
