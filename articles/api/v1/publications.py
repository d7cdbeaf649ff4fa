"""The publications of an article: where and when it appeared."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from rest_framework.request import Request

from articles.api.http.authentication import key_name
from articles.api.http.lists import list_answer, list_body, page_url
from articles.api.http.merge_patch import Amendable, amended
from articles.api.http.operation import operation
from articles.api.http.pagination import Key, Ordering
from articles.api.http.preconditions import article_etag, precondition_of
from articles.api.http.query import ListQuery, Query, in_order
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of, uncached
from articles.api.v1.patches import NewPublication, PublicationPatch
from articles.models import Article, Publication
from articles.publishing.amending.amendments import add_publication, amend_publication, publication_of
from articles.representations.publication import PublicationShape, publication_json
from articles.selectors.articles import article_by_slug
from articles.web.caching import listing, tag_of_body

TAG = Tag("publications", "Where and when an article appeared.")
IN_ORDER = (Ordering("order", (Key("order"),)),)


class Publications(Resource):
    """`/api/v1/articles/{slug}/publications/`."""

    tag = TAG

    @operation("publications_list", answer=PublicationShape, many=IN_ORDER)
    def get(self, request: Request, query: ListQuery, slug: str) -> HttpResponseBase:
        """The publications of an article.

        Each appearance in an outlet, in the order of the history; an unknown fact is null.
        """
        represent = partial(publication_json, slug=slug, urls=self.urls(request))
        return list_answer(request, _publications(slug), query, represent)

    @operation("publications_add", answer=PublicationShape, status=201, if_match=True, idempotent=True)
    def post(self, request: Request, body: NewPublication, slug: str) -> HttpResponse:
        """Add a publication.

        Another appearance of the article, which its sources do not name; each fact is marked as an editor’s. `If-Match`
        takes the ETag of the article or of this list.
        """
        represent = partial(publication_json, slug=slug, urls=self.urls(request))

        def list_etag(article: Article) -> str:
            first_page = in_order(ListQuery, IN_ORDER)()
            content, _ = list_body(_publications(slug), first_page, represent, partial(page_url, request))
            return tag_of_body(content)

        precondition = precondition_of(request, partial(article_etag, request), list_etag)
        publication = add_publication(slug, body.given(), made_by=key_name(request), precondition=precondition)
        shape = represent(publication)
        headers = {"Location": shape.self_url, "ETag": tag_of_body(json_of(shape))}
        return uncached(shape, status=201, headers=headers)


class PublicationDetail(Amendable):
    """`/api/v1/articles/{slug}/publications/{id}/`."""

    tag = TAG

    @operation("publications_retrieve", answer=PublicationShape)
    def get(self, request: Request, query: Query, slug: str, publication_id: int) -> HttpResponseBase:
        """One publication.

        One appearance of the article in an outlet.
        """
        publication = publication_of(_article(slug), publication_id)
        return listing(request, json_of(publication_json(publication, slug, self.urls(request)), query.fields))

    @operation("publications_amend", answer=PublicationShape, if_match=True, problems=(409,))
    def patch(self, request: Request, body: PublicationPatch, slug: str, publication_id: int) -> HttpResponse:
        """Amend a publication.

        Facts learned later: JSON Merge Patch (RFC 7396), where an absent member stays as it is and null makes a fact
        unknown again. A fact that the source printed never changes. `If-Match` takes the ETag of the publication or of its
        article. Each change is recorded; the article's `amendments/` lists them.
        """
        urls = self.urls(request)

        def content(article: Article) -> bytes:
            return json_of(publication_json(publication_of(article, publication_id), slug, urls))

        def etag(article: Article) -> str:
            return tag_of_body(content(article))

        precondition = precondition_of(request, etag, partial(article_etag, request))
        amend_publication(slug, publication_id, body.given(), made_by=key_name(request), precondition=precondition)
        now = content(_article(slug))
        return amended(now, etag=tag_of_body(now), url=urls.publication(slug, publication_id))


def _article(slug: str) -> Article:
    return article_by_slug(slug, Article.objects.all())


def _publications(slug: str) -> QuerySet[Publication]:
    return Publication.objects.filter(article=_article(slug)).select_related("outlet", "version")
