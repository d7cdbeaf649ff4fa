"""The entry points of the API by name."""

from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles import __version__
from articles.api.http.openapi.describing import described
from articles.api.http.query import Query
from articles.api.http.resource import Resource, json_of
from articles.representations.shape import Shape, Url
from articles.web.caching import listing


class RootShape(Shape):
    """The entry points by name."""

    articles: Url
    paragraphs: Url = Field(description="A batch of paragraphs by identifier: add ?id=a,b,c")
    people: Url
    outlets: Url
    citations: Url = Field(description="A bibliography of many texts: POST to it")
    citation_check: Url = Field(description="What happened to texts since they were cited: POST to it")
    citation_styles: Url
    citation_locales: Url
    changes: Url = Field(description="Everything that happened, for mirrors")
    archive: Url = Field(description="All of it at once, and its root digest")
    webhooks: Url = Field(description="Who is told of it; needs a key with the scope `publish`")
    openapi: Url = Field(description="The OpenAPI document")
    docs: Url
    redoc: Url
    problems: Url = Field(description="Every problem that the API can answer with")
    version: str = Field(description="Of the service", examples=["0.1.0"])


class Root(Resource):
    """`/api/v1/`."""

    shape = RootShape

    @described(
        tag="entry", operation_id="root", summary="The entry points by name", description="Where everything begins.",
        answers={200: RootShape}, query=Query, shape=RootShape,
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return the entry points."""
        query = self.parameters(request, Query)
        urls = self.urls(request)
        shape = RootShape(
            articles=urls.articles(),
            paragraphs=f"{urls.root()}paragraphs/",
            people=f"{urls.root()}people/",
            outlets=f"{urls.root()}outlets/",
            citations=f"{urls.root()}citations/",
            citation_check=f"{urls.root()}citations/check/",
            citation_styles=f"{urls.root()}citation-styles/",
            citation_locales=f"{urls.root()}citation-locales/",
            changes=urls.changes(),
            archive=urls.archive(),
            webhooks=f"{urls.root()}webhooks/",
            openapi=f"{urls.base}/api/schema/",
            docs=f"{urls.base}/api/docs/",
            redoc=f"{urls.base}/api/redoc/",
            problems=f"{urls.base}/api/problems/",
            version=__version__,
        )
        return listing(request, json_of(shape, query.fields))
