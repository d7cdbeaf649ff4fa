"""Quotations: whether the archive has them, word for word or altered: one, up to a hundred at once, or those of a draft."""

from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpResponse, HttpResponseBase
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WrapValidator
from pydantic_core import to_json
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.items import Unreadable, or_unreadable
from articles.api.http.json_body import faults_in, whole
from articles.api.http.operation import operation
from articles.api.http.parsers import ItemwiseJSONParser
from articles.api.http.query import Query
from articles.api.http.read_by_post import ReadByPost
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import uncached
from articles.api.http.throttling import charge
from articles.quoting.claimed import LONGEST_TEXT
from articles.quoting.draft_check import LONGEST_DRAFT, MOST_QUOTATIONS, check_draft
from articles.quoting.verdict import Claim, Verdict
from articles.quoting.verdict_json import draft_json, unreadable_json, verdict_json
from articles.quoting.verifying import MOST_CLAIMS, verify
from articles.representations.verdict import DraftCheckShape, VerdictShape, VerdictsShape
from articles.web.caching import listing
from articles.web.problems import invalid_parameter
from articles.web.query import Text, Whole

TAG = Tag("quotations", "Whether a quotation is in the archive, word for word or altered, and where.")
_LONGEST_NAME = 4_000
# A hundred quotations of five thousand characters, and a draft, in a script that takes three bytes each or escapes of six.
LARGEST_BODY = 3 * 1024 * 1024 + 256 * 1024
LARGEST_DRAFT = 768 * 1024
# So many characters of a quotation or a draft count as a request, since each of its phrases is looked at.
CHARACTERS_A_REQUEST = 1_000
Number = Annotated[int, Field(ge=1, lt=2**31), BeforeValidator(whole)]


class SentQuotation(BaseModel):
    """A quotation, and where it is said to stand."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str = Field(
        description="The words as quoted, without the quotation marks around them",
        examples=["It has been 70 years since the formation of the US-South Korea alliance"],
        json_schema_extra={"maxLength": LONGEST_TEXT},
    )
    article: str | None = Field(
        default=None,
        min_length=1,
        max_length=_LONGEST_NAME,
        description="The article that is said to have them: its slug, an address of it here, or the URL or the DOI of a known "
        "publication",
        examples=["the-us-south-korea-alliance-at-70th-anniversary"],
    )
    version: Number | None = Field(default=None, description="The number of the version", examples=[1])
    paragraph: str | None = Field(
        default=None,
        min_length=1,
        max_length=_LONGEST_NAME,
        description="The paragraph: its identifier, its citation key, its ARK or its address",
        examples=["3k7xq9d2br"],
    )


# What was sent in the place of a quotation.
SentItem = Annotated[SentQuotation, WrapValidator(or_unreadable)]


class VerificationRequest(BaseModel):
    """The quotations to verify. What is wrong with one of them is told in its place, and the others are answered."""

    model_config = ConfigDict(extra="forbid", strict=True)

    quotations: list[SentItem] = Field(
        min_length=1,
        max_length=MOST_CLAIMS,
        examples=[[{"text": "It has been 70 years since the formation of the US-South Korea alliance"}]],
    )


class DraftRequest(BaseModel):
    """A draft whose quotations are looked for."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str = Field(
        min_length=1,
        max_length=LONGEST_DRAFT,
        description="The draft as plain text, Markdown or HTML; lines that begin with `>` are a block quotation",
        examples=["Lee writes: “It has been 70 years since the formation of the US-South Korea alliance.”"],
    )


class QuotationQuery(Query):
    """One quotation, and where it is said to stand."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=r"^[^\x00]+$")] = Field(
        description="The words as quoted",
        examples=["It has been 70 years since the formation of the US-South Korea alliance"],
    )
    article: Text | None = Field(
        default=None,
        description="The article that is said to have them, as in a verification",
        examples=["the-us-south-korea-alliance-at-70th-anniversary"],
    )
    version: Annotated[Whole, Field(lt=2**31)] | None = Field(
        default=None, description="The number of the version", examples=[1]
    )
    paragraph: Text | None = Field(
        default=None, description="The paragraph, as in a verification", examples=["3k7xq9d2br"]
    )


class Quotation(Resource):
    """`/api/v1/quotations/?text=`."""

    tag = TAG

    @operation("quotations_retrieve", answer=VerdictShape, page=VerdictsShape)
    def get(self, request: Request, query: QuotationQuery) -> HttpResponseBase:
        """Verify one quotation.

        The same answer as for a list of one quotation.
        """
        urls = self.urls(request)
        verdict = verify([Claim(query.text, query.article, query.version, query.paragraph)], urls)[0]
        if verdict.error:
            raise invalid_parameter(verdict.error.member, verdict.error.detail)
        shown = verdict_json(verdict, urls, "").model_dump(
            mode="json", include=set(query.fields) if query.fields else None
        )
        return listing(request, to_json({"results": [shown]}))


class Verification(ReadByPost):
    """`/api/v1/quotations/verify/`."""

    tag = TAG
    largest_body = LARGEST_BODY
    parser_classes = [ItemwiseJSONParser]

    @operation("quotations_verify", answer=VerdictsShape)
    def post(self, request: Request, body: VerificationRequest) -> HttpResponse:
        """Verify up to a hundred quotations.

        For each quotation, in order, the answer says whether the archive has it, word for word or altered and how, in which
        paragraph of which version, whether it stands where it is said to stand, and whether the current version still says so.
        A quotation that cannot be checked has the status 422 and a problem that points at it; the others are answered all the
        same. It writes nothing, and needs no key. In the client's rate it counts as a request for each quotation, and a long
        one as one for each 1,000 characters.
        """
        charge(request, cost_of(body.quotations))
        urls = self.urls(request)
        return uncached(VerdictsShape(results=verdicts(body.quotations, urls)))


class Draft(ReadByPost):
    """`/api/v1/quotations/find/`."""

    tag = TAG
    largest_body = LARGEST_DRAFT

    @operation(
        "quotations_find",
        answer=DraftCheckShape,
        more=f"Up to {MOST_QUOTATIONS} quotations are checked; `unchecked` says how many more there are. It writes nothing, and "
        f"needs no key. In the client's rate it counts as a request for each {CHARACTERS_A_REQUEST:,} characters.",
    )
    def post(self, request: Request, body: DraftRequest) -> HttpResponse:
        """Find the quotations of a draft, and verify them.

        Quotations are what stands between quotation marks of any language, and block quotations. Tags of HTML, links and emphasis
        of Markdown are no part of the words. What repeats eight words or more of a paragraph without being marked as a
        quotation is `unmarked`. If the sentence around a quotation has an address
        of a text here, that is where the words are said to stand.
        """
        charge(request, _requests(body.text))
        urls = self.urls(request)
        return uncached(draft_json(check_draft(body.text, urls), urls))


def _requests(text: str) -> int:
    """Return as how many requests a text counts in a client's rate."""
    return max(1, -(-len(text) // CHARACTERS_A_REQUEST))


def cost_of(sent: Sequence[SentQuotation | Unreadable]) -> int:
    """Return as how many requests some quotations count in a client's rate."""
    return sum(_requests(item.text) if isinstance(item, SentQuotation) else 1 for item in sent)


def verdicts(sent: Sequence[SentQuotation | Unreadable], urls: Urls, first: int = 0) -> list[VerdictShape]:
    """Return the verdict on each quotation, in order; the first of them has the number `first` among those that were sent."""
    claims = [item for item in sent if isinstance(item, SentQuotation)]
    verified = iter(verify([Claim(item.text, item.article, item.version, item.paragraph) for item in claims], urls))
    return [_verdict(number, item, verified, urls) for number, item in enumerate(sent, first)]


def _verdict(number: int, item: SentQuotation | Unreadable, verified: Any, urls: Urls) -> VerdictShape:
    pointer = f"/quotations/{number}"
    if isinstance(item, Unreadable):
        faults = faults_in(SentQuotation, item.error, pointer)
        return unreadable_json(item.sent, [(fault.pointer or "", fault.code, fault.detail) for fault in faults], urls)
    verdict: Verdict = next(verified)
    return verdict_json(verdict, urls, pointer)
