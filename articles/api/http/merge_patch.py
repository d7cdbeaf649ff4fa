"""JSON Merge Patch (RFC 7396): an absent member stays as it is, and null makes a fact unknown again."""

from typing import Any

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict
from rest_framework.request import Request

from articles.api.http.parsers import StrictJSONParser
from articles.api.http.resource import Resource
from articles.api.http.responses import uncached

MERGE_PATCH = "application/merge-patch+json"


def _without_defaults(schema: dict[str, Any]) -> None:
    """Take the defaults out: absence and null differ, so no program may fill in null for an absent member."""
    for member in schema.get("properties", {}).values():
        member.pop("default", None)


class Members(BaseModel):
    """An object inside the facts that a request states."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, json_schema_extra=_without_defaults)


class Facts(Members):
    """Facts that a request states. A member that it leaves out differs from one that is null."""

    def given(self) -> dict[str, Any]:
        """Return the members that were sent, and no others."""
        return self.model_dump(exclude_unset=True)


class MergePatchParser(StrictJSONParser):
    """JSON Merge Patch, which is JSON."""

    media_type = MERGE_PATCH


class Amendable(Resource):
    """A resource that is amended by PATCH, and names the media types of patches (RFC 5789)."""

    parser_classes = [MergePatchParser, StrictJSONParser]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Name the media types of patches in the answer to OPTIONS, and if another type was sent."""
        response = super().finalize_response(request, response, *args, **kwargs)
        if request.method == "OPTIONS" or response.status_code == 415:
            response["Accept-Patch"] = f"{MERGE_PATCH}, application/json"
        return response


def amended(body: bytes, *, etag: str, url: str) -> HttpResponse:
    """Return the resource at `url` as it is now, under the entity tag that reading it would give."""
    return uncached(body, headers={"ETag": etag, "Content-Location": url})
