"""What can be learned later about an article and its publications: the bodies of the requests, and how they are sent.

JSON Merge Patch (RFC 7396): a member that is absent stays as it is, null makes a fact unknown again.
"""

from typing import Annotated, Any, cast

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict, Field
from rest_framework.request import Request

from articles.api.http.parsers import StrictJSONParser
from articles.api.http.resource import Resource
from articles.choices import OutletKindName, PublicationRoleName
from articles.intake.sidecar.fields import (
    Genre,
    Keyword,
    Language,
    Name,
    Orcid,
    PartialDate,
    Statement,
    Title,
    Viaf,
    WebAddress,
    Wikidata,
)
from articles.intake.sidecar.model import SidecarOutlet
from articles.models import ApiKey
from articles.web.caching import JSON

MERGE_PATCH = "application/merge-patch+json"
Number = Annotated[int, Field(ge=1, le=1_000_000)]
# A member that may be absent and is never null; nothing is read from the default, which is never seen either.
_MAY_BE_ABSENT: Any = str


def _without_defaults(schema: dict[str, Any]) -> None:
    """Take the defaults out: where absence and null differ, no program may fill in null for what is absent."""
    for member in schema.get("properties", {}).values():
        member.pop("default", None)


class _Facts(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, json_schema_extra=_without_defaults)

    def given(self) -> dict[str, Any]:
        """Return the members that were sent, and no others."""
        return self.model_dump(exclude_unset=True)


class AuthorFacts(_Facts):
    """What is learned about the person behind one name of the byline; the name as printed stays."""

    order: Number = Field(description="Which author: the `order` in the current version's byline", examples=[1])
    name: Name = Field(
        default_factory=_MAY_BE_ABSENT, description="The person's fuller name", examples=["Jongsoo James Lee"]
    )
    family_name: Name | None = Field(
        default=None,
        description="The part of the name that is the family name; the whole name where it is one whole",
        examples=["Lee"],
    )
    orcid: Orcid | None = Field(default=None, description="The person's ORCID iD", examples=["0000-0002-1825-0097"])
    viaf: Viaf | None = Field(default=None, description="The person's VIAF number", examples=["113230702"])
    wikidata: Wikidata | None = Field(default=None, description="The person's Wikidata item", examples=["Q42"])


class ArticlePatch(_Facts):
    """What is learned later about an article. A fact that the source printed is never changed."""

    genre: Genre | None = Field(default=None, description="What kind of text it is", examples=["opinion"])
    keywords: Annotated[list[Keyword], Field(max_length=50)] | None = Field(
        default=None, description="All keywords, in place of the present ones", examples=[["alliances", "Korea"]]
    )
    language: Language | None = Field(
        default=None, description="BCP 47; the versions keep what they were published with", examples=["en"]
    )
    authors: Annotated[list[AuthorFacts], Field(max_length=200)] = Field(
        default_factory=list,
        description="What is learned about the people behind the byline; those who are not named stay as they are",
        examples=[[{"order": 1, "orcid": "0000-0002-1825-0097"}]],
    )


class OutletFacts(_Facts):
    """The outlet of a publication."""

    name: Name = Field(
        default_factory=_MAY_BE_ABSENT,
        description="The outlet's name; the present one where it is absent",
        examples=["The National Interest"],
    )
    url: WebAddress | None = Field(
        default=None, description="The outlet's own address; learned once", examples=["https://nationalinterest.org/"]
    )
    kind: OutletKindName | None = Field(
        default=None, description="What the outlet is; learned once", examples=["magazine"]
    )


class _PublicationFacts(_Facts):
    date: PartialDate | None = Field(default=None, description="When, as far as known", examples=["2023-04-19"])
    title: Title | None = Field(
        default=None, description="The title that it had there", examples=["An Alliance at Seventy"]
    )
    url: WebAddress | None = Field(
        default=None, description="Its address there", examples=["https://example.org/alliance"]
    )
    credit: Statement | None = Field(default=None, description="The credit line", examples=["NASA/Aubrey Gemignani"])
    rights: Statement | None = Field(default=None, description="The rights stated there", examples=["CC BY 4.0"])
    version: Number | None = Field(
        default=None, description="The number of the version that this appearance printed", examples=[1]
    )


class PublicationPatch(_PublicationFacts):
    """What is learned later about a publication. A fact that the source printed is never changed."""

    role: PublicationRoleName = Field(
        default_factory=_MAY_BE_ABSENT, description="Only of a publication that an editor added", examples=["original"]
    )
    outlet: OutletFacts | None = Field(
        default=None, description="Where it appeared", examples=[{"name": "The National Interest"}]
    )


class NewPublication(_PublicationFacts):
    """Another appearance of the article, of which its sources say nothing."""

    role: PublicationRoleName = Field(description="Whether it was the first appearance", examples=["republication"])
    outlet: SidecarOutlet = Field(description="Where it appeared", examples=[{"name": "The National Interest"}])

    def given(self) -> dict[str, Any]:
        """Return what is known; null says as little as absence."""
        return self.model_dump(exclude_none=True)


class MergePatchParser(StrictJSONParser):
    """JSON Merge Patch, which is JSON."""

    media_type = MERGE_PATCH


class Amendable(Resource):
    """A resource that is amended by PATCH, and says in which forms (RFC 5789)."""

    parser_classes = [StrictJSONParser, MergePatchParser]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Name the media types of patches to who asks, and to who sent another."""
        response = super().finalize_response(request, response, *args, **kwargs)
        if request.method == "OPTIONS" or response.status_code == 415:
            response["Accept-Patch"] = f"{MERGE_PATCH}, application/json"
        return response


def patches(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Return the description of a body that is a patch, by media type."""
    return {MERGE_PATCH: model, "application/json": model}


def amended(body: bytes, *, etag: str, address: str) -> HttpResponse:
    """Return the resource at `address` as it is now, under the tag that reading it would have."""
    response = HttpResponse(body, content_type=JSON)
    response["ETag"] = etag
    response["Content-Location"] = address
    response["Cache-Control"] = "no-store"
    return response


def sender(request: Request) -> str:
    """Return the name of the key that a request that writes was sent with."""
    return str(cast(ApiKey, request.auth).name)
