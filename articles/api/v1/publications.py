"""The publications of an article: where and when it appeared."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.api.openapi.describing import described, list_of
from articles.api.v1.answers import listing
from articles.api.v1.pagination import Key, Ordering
from articles.api.v1.queries import ListQuery, Query, cursor_parameter
from articles.api.v1.resource import Resource, json_of, list_answer
from articles.models import Article, Publication
from articles.representations.publication import PublicationShape, publication_json
from articles.selectors.articles import article_by_slug
from articles.selectors.errors import UnknownError

IN_ORDER = Ordering("order", (Key("order"),))
PublicationList = list_of(PublicationShape, "PublicationList")


class PublicationListQuery(ListQuery):
    """The parameters of the list of publications."""

    cursor: str | None = cursor_parameter(IN_ORDER)


class Publications(Resource):
    """`/api/v1/articles/{slug}/publications/`."""

    shape = PublicationShape

    @described(
        tag="publications", operation_id="publications_list", summary="Where an article appeared",
        description="Each appearance in an outlet, in the order of the history; what nobody told us is null.",
        answers={200: PublicationList}, query=PublicationListQuery, shape=PublicationShape, paths=("slug",),
    )  # fmt: skip
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return a page of publications."""
        query = self.parameters(request, PublicationListQuery)
        represent = partial(publication_json, slug=slug, at=self.at(request))
        return list_answer(request, _publications(slug), [IN_ORDER], query, represent)


class PublicationDetail(Resource):
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
        publication = _publications(slug).filter(pk=publication_id).first()
        if publication is None:
            raise UnknownError("unknown_publication", f"“{slug}” has no publication {publication_id}.")
        return listing(request, json_of(publication_json(publication, slug, self.at(request)), query.fields))


def _publications(slug: str) -> QuerySet[Publication]:
    article = article_by_slug(slug, Article.objects.all())
    return Publication.objects.filter(article=article).select_related("outlet", "version")
