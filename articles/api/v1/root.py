"""The entry points of the API by name."""

from typing import Any

from django.http import HttpResponseBase
from pydantic import Field, create_model
from rest_framework.request import Request

from articles import __version__
from articles.api.http.operation import operation
from articles.api.http.query import Query
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.representations.shape import Shape, Url
from articles.web.caching import listing

TAG = Tag("entry", "Where everything begins.")
# Where each entry point is, and what there is to say of it beside its name.
ENTRY_POINTS: dict[str, tuple[str, str | None]] = {
    "articles": ("/api/v1/articles/", None),
    "paragraphs": ("/api/v1/paragraphs/", "A batch of paragraphs by identifier: add ?id=a,b,c"),
    "people": ("/api/v1/people/", None),
    "outlets": ("/api/v1/outlets/", None),
    "notices": ("/api/v1/notices/", "Corrections, retractions and the like, of all articles"),
    "citations": ("/api/v1/citations/", "A bibliography of many texts: POST to it"),
    "citation_check": ("/api/v1/citations/check/", "What happened to texts since they were cited: POST to it"),
    "resolve": ("/api/v1/resolve/", "Whatever names a text, as article, version and passages: add ?q="),
    "citation_styles": ("/api/v1/citation-styles/", None),
    "citation_locales": ("/api/v1/citation-locales/", None),
    "quotations": ("/api/v1/quotations/", "Whether the archive has a quotation: add ?text="),
    "quotation_verification": ("/api/v1/quotations/verify/", "The same of up to a hundred quotations: POST to it"),
    "quotation_search": ("/api/v1/quotations/find/", "The quotations of a whole draft: POST to it"),
    "changes": ("/api/v1/changes/", "Everything that happened, for mirrors"),
    "archive": ("/api/v1/archive/", "All that is public at once, and its root digest"),
    "webhooks": ("/api/v1/webhooks/", "Subscriptions to these changes; needs a key with the scope `publish`"),
    "openapi": ("/api/schema/", "The OpenAPI document"),
    "docs": ("/api/docs/", None),
    "redoc": ("/api/redoc/", None),
    "problems": ("/api/problems/", "Every problem that the API can answer with"),
}
_FIELDS: dict[str, Any] = {name: (Url, Field(description=text)) for name, (_, text) in ENTRY_POINTS.items()}
_VERSION = (str, Field(description="Of the service", examples=["0.1.0"]))
RootShape: type[Shape] = create_model(
    "RootShape", __base__=Shape, __doc__="The entry points by name.", **_FIELDS, version=_VERSION
)


class Root(Resource):
    """`/api/v1/`."""

    tag = TAG

    @operation("root", answer=RootShape)
    def get(self, request: Request, query: Query) -> HttpResponseBase:
        """The entry points by name.

        Where everything begins.
        """
        base = self.urls(request).base
        urls = {name: f"{base}{path}" for name, (path, _) in ENTRY_POINTS.items()}
        return listing(request, json_of(RootShape.model_validate({**urls, "version": __version__}), query.fields))
