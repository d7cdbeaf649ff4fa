"""The amendments of an article: each fact that was learned later, when and from whom, and the value before."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.api.http.lists import list_answer
from articles.api.http.operation import operation
from articles.api.http.pagination import Key, Ordering
from articles.api.http.query import ListQuery
from articles.api.http.resource import Resource
from articles.api.v1.articles import TAG
from articles.models import Amendment, Article
from articles.representations.amendment import AmendmentShape, amendment_json
from articles.selectors.articles import article_by_slug

OLDEST_FIRST = Ordering("oldest", (Key("id"),))


class Amendments(Resource):
    """`/api/v1/articles/{slug}/amendments/`."""

    tag = TAG

    @operation("amendments_list", answer=AmendmentShape, many=[OLDEST_FIRST])
    def get(self, request: Request, query: ListQuery, slug: str) -> HttpResponseBase:
        """The amendments of an article.

        Each changed fact of the article, its publications and the people behind its byline, with the value before; the
        newest last. A fact that the source printed is never changed, and so never listed.
        """
        article = article_by_slug(slug, Article.objects.all())
        return list_answer(request, Amendment.objects.filter(article=article), query, amendment_json)
