"""The publications of an article: where and when it appeared."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from rest_framework.request import Request

from articles.api.http.idempotency import idempotent
from articles.api.http.json_body import body_of
from articles.api.http.openapi.describing import described, list_of
from articles.api.http.pagination import Key, Ordering
from articles.api.http.parsers import StrictJSONParser
from articles.api.http.preconditions import article_etag, guard_from
from articles.api.http.query import BaseQuery, ListQuery, Query, cursor_parameter
from articles.api.http.resource import Resource, json_of, list_answer, list_body
from articles.api.http.responses import written
from articles.api.v1.amending import (
    Amendable,
    NewPublication,
    PublicationPatch,
    amended,
    patches,
    sender,
)
from articles.models import Article, Publication
from articles.publishing.amending.amendments import add_publication, amend_publication, publication_of
from articles.representations.publication import PublicationShape, publication_json
from articles.selectors.articles import article_by_slug
from articles.web.caching import listing, tag_of_body

IN_ORDER = Ordering("order", (Key("order"),))
PublicationList = list_of(PublicationShape, "PublicationList")


class PublicationListQuery(ListQuery):
    """The parameters of the list of publications."""

    cursor: str | None = cursor_parameter(IN_ORDER)


class Publications(Resource):
    """`/api/v1/articles/{slug}/publications/`."""

    shape = PublicationShape
    parser_classes = [StrictJSONParser]

    @described(
        tag="publications", operation_id="publications_list", summary="Where an article appeared",
        description="Each appearance in an outlet, in the order of the history; what nobody told us is null.",
        answers={200: PublicationList}, query=PublicationListQuery, shape=PublicationShape, paths=("slug",),
    )  # fmt: skip
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return a page of publications."""
        query = self.parameters(request, PublicationListQuery)
        represent = partial(publication_json, slug=slug, urls=self.urls(request))
        return list_answer(request, _publications(slug), [IN_ORDER], query, represent)

    @described(
        tag="publications", operation_id="publications_add", summary="Add a publication",
        description="Another appearance of the article that was learned of; each fact of it is marked as an editor’s. "
        "`If-Match` takes the ETag of the article or of this list.",
        request={"application/json": NewPublication}, answers={201: PublicationShape}, query=BaseQuery,
        paths=("slug",), headers=("If-Match", "Idempotency-Key"), problems=(401, 403, 409, 412, 413, 415, 422),
    )  # fmt: skip
    @idempotent
    def post(self, request: Request, slug: str) -> HttpResponse:
        """Add a publication."""
        self.parameters(request, BaseQuery)
        facts = body_of(request, NewPublication).given()
        represent = partial(publication_json, slug=slug, urls=self.urls(request))

        def list_etag(article: Article) -> str:
            body, _ = list_body(request, _publications(slug), [IN_ORDER], PublicationListQuery(), represent)
            return tag_of_body(body)

        guard = guard_from(request, partial(article_etag, request), list_etag)
        publication = add_publication(slug, facts, made_by=sender(request), precondition=guard)
        shape = represent(publication)
        response = written(shape, created=True, location=shape.self_url)
        response["ETag"] = tag_of_body(json_of(shape))
        return response


class PublicationDetail(Amendable):
    """`/api/v1/articles/{slug}/publications/{id}/`."""

    shape = PublicationShape

    @described(
        tag="publications", operation_id="publications_retrieve", summary="One publication",
        description="One appearance of the article in an outlet.",
        answers={200: PublicationShape}, query=Query, shape=PublicationShape, paths=("slug", "publication_id"),
    )  # fmt: skip
    def get(self, request: Request, slug: str, publication_id: int) -> HttpResponseBase:
        """Return a publication."""
        query = self.parameters(request, Query)
        publication = publication_of(_article(slug), publication_id)
        return listing(request, json_of(publication_json(publication, slug, self.urls(request)), query.fields))

    @described(
        tag="publications", operation_id="publications_amend", summary="Amend a publication",
        description="Facts learned later: JSON Merge Patch (RFC 7396), where an absent member stays as it is and null "
        "makes a fact unknown again. What the source printed is never changed. `If-Match` takes the ETag of the "
        "publication or of its article. Each change is recorded; the article's `amendments/` lists them.",
        request=patches(PublicationPatch), answers={200: PublicationShape}, query=BaseQuery,
        paths=("slug", "publication_id"), headers=("If-Match",), problems=(401, 403, 409, 412, 413, 415, 422),
    )  # fmt: skip
    def patch(self, request: Request, slug: str, publication_id: int) -> HttpResponse:
        """Amend a publication."""
        self.parameters(request, BaseQuery)
        changes = body_of(request, PublicationPatch).given()
        urls = self.urls(request)

        def shown(article: Article) -> bytes:
            return json_of(publication_json(publication_of(article, publication_id), slug, urls))

        def etag(article: Article) -> str:
            return tag_of_body(shown(article))

        guard = guard_from(request, etag, partial(article_etag, request))
        amend_publication(slug, publication_id, changes, made_by=sender(request), precondition=guard)
        body = shown(_article(slug))
        return amended(body, etag=tag_of_body(body), address=urls.publication(slug, publication_id))


def _article(slug: str) -> Article:
    return article_by_slug(slug, Article.objects.all())


def _publications(slug: str) -> QuerySet[Publication]:
    return Publication.objects.filter(article=_article(slug)).select_related("outlet", "version")
