"""The amendments of an article: what was learned later, when, from whom, and what was known before."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.api.http.openapi.describing import described, list_of
from articles.api.http.pagination import Key, Ordering
from articles.api.http.query import ListQuery, cursor_parameter
from articles.api.http.resource import Resource, list_answer
from articles.models import Amendment, Article
from articles.representations.amendment import AmendmentShape, amendment_json
from articles.selectors.articles import article_by_slug

OLDEST_FIRST = Ordering("oldest", (Key("id"),))
AmendmentList = list_of(AmendmentShape, "AmendmentList")


class AmendmentListQuery(ListQuery):
    """The parameters of the list of amendments."""

    cursor: str | None = cursor_parameter(OLDEST_FIRST)


class Amendments(Resource):
    """`/api/v1/articles/{slug}/amendments/`."""

    shape = AmendmentShape

    @described(
        tag="articles", operation_id="amendments_list", summary="What was learned later about an article",
        description="Each changed fact of the article, its publications and the people behind its byline, with the "
        "value before; the newest last. What was printed is never changed, and so never listed.",
        answers={200: AmendmentList}, query=AmendmentListQuery, shape=AmendmentShape, paths=("slug",),
    )  # fmt: skip
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return a page of amendments."""
        query = self.parameters(request, AmendmentListQuery)
        article = article_by_slug(slug, Article.objects.all())
        return list_answer(request, Amendment.objects.filter(article=article), [OLDEST_FIRST], query, amendment_json)
