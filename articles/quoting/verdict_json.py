"""A verdict in the JSON of the API. Pure functions of loaded rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from articles.addresses import Urls
from articles.quoting.draft_check import DraftCheck
from articles.quoting.selectors import selectors_of, text_directive
from articles.quoting.verdict import Claim, QuotedPassage, Verdict
from articles.representations.reference import titled_article_reference
from articles.representations.verdict import (
    DraftCheckShape,
    DraftQuotationShape,
    QuotationErrorShape,
    QuotationMatchShape,
    QuotationProblemShape,
    QuotationShape,
    QuotedDifferenceShape,
    QuotedParagraphShape,
    VerdictShape,
)

# The code of the problem of one quotation among others.
PROBLEM, PROBLEM_TITLE = "unverifiable", "Unverifiable quotation"


def verdict_json(verdict: Verdict, urls: Urls, pointer: str) -> VerdictShape:
    """Return a verdict; `pointer` is the JSON pointer to the quotation in what was sent, such as `/quotations/3`."""
    error, is_checked = verdict.error, verdict.error is None
    errors = (
        [QuotationErrorShape(pointer=f"{pointer}/{error.member}", code=error.code, detail=error.detail)]
        if error
        else []
    )
    return VerdictShape(
        quotation=_quotation(verdict.claim),
        status=200 if is_checked else 422,
        problem=_problem(errors, urls) if errors else None,
        wording=verdict.wording if is_checked else None,
        weak=verdict.weak,
        ambiguous=verdict.ambiguous,
        attribution=verdict.attribution,
        currency=verdict.currency,
        matches=[_match(match, urls) for match in verdict.matches],
        more_matches=verdict.more_matches,
    )


def draft_json(check: DraftCheck, urls: Urls) -> DraftCheckShape:
    """Return what was found in a draft."""
    quotations = [
        DraftQuotationShape(
            start=quotation.start,
            end=quotation.end,
            sentence=quotation.sentence,
            attributed_to=list(quotation.attributed_to),
            unmarked=quotation.unmarked,
            verdict=verdict_json(quotation.verdict, urls, "/text"),
        )
        for quotation in check.quotations
    ]
    return DraftCheckShape(results=quotations, unchecked=check.unchecked)


def _quotation(claim: Claim) -> QuotationShape:
    return QuotationShape(text=claim.text, article=claim.article, version=claim.version, paragraph=claim.paragraph)


def unreadable_json(sent: object, faults: Sequence[tuple[str, str, str]], urls: Urls) -> VerdictShape:
    """Return that what was sent is not a quotation; the faults are JSON pointers with a code and a sentence each."""
    members = sent if isinstance(sent, dict) else {}
    types: Mapping[str, type] = {"text": str, "article": str, "version": int, "paragraph": str}
    readable = {
        name: members.get(name) if isinstance(members.get(name), kind) else None for name, kind in types.items()
    }
    errors = [QuotationErrorShape(pointer=pointer, code=code, detail=detail) for pointer, code, detail in faults]
    return VerdictShape(
        quotation=QuotationShape.model_validate(readable),
        status=422,
        problem=_problem(errors, urls),
        wording=None,
        weak=False,
        ambiguous=False,
        attribution=None,
        currency=None,
        matches=[],
        more_matches=False,
    )


def _problem(errors: Sequence[QuotationErrorShape], urls: Urls) -> QuotationProblemShape:
    return QuotationProblemShape(
        type=f"{urls.base}/api/problems/#{PROBLEM}",
        title=PROBLEM_TITLE,
        status=422,
        detail=" ".join(error.detail for error in errors),
        errors=list(errors),
    )


def _match(match: QuotedPassage, urls: Urls) -> QuotationMatchShape:
    passage, version = match.passage, match.passage.version
    pid, number = passage.paragraph.pid, version.number
    return QuotationMatchShape(
        paragraph=QuotedParagraphShape(
            id=pid,
            url=urls.paragraph(pid),
            html_url=urls.paragraph_page(pid),
            permalink=urls.permalink(pid, number),
        ),
        article=titled_article_reference(match.article, version.title, urls),
        version=number,
        ordinal=passage.ordinal,
        currency=match.currency,
        part=match.part,
        parts=match.parts,
        score=match.score,
        differences=[
            QuotedDifferenceShape(op=part.op, quoted=part.quoted, source=part.source) for part in match.differences
        ],
        citation_url=urls.citation(urls.passage(pid, number)),
        **_stretch(match, urls.passage_page(match.article.slug, number, pid)),
    )


def _stretch(match: QuotedPassage, page: str) -> Mapping[str, Any]:
    """Return what is told of the words themselves; nothing if they are withdrawn."""
    if match.start is None or match.end is None:
        return {"start": None, "end": None, "text": None, "selectors": [], "text_fragment_url": None}
    text = match.passage.wording.text
    return {
        "start": match.start,
        "end": match.end,
        "text": match.text,
        "selectors": [*selectors_of(text, match.start, match.end)],
        "text_fragment_url": f"{page}{text_directive(text, match.start, match.end)}",
    }
