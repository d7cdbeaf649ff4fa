"""The sections of an article's current version."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.api.http.openapi.describing import described, list_of
from articles.api.http.pagination import Key, Ordering
from articles.api.http.query import ListQuery, cursor_parameter
from articles.api.http.resource import Resource, list_answer
from articles.models import Article, Section
from articles.representations.section import SectionShape, section_json
from articles.selectors.articles import article_by_slug
from articles.selectors.withdrawals import withdrawals_of

IN_ORDER = Ordering("order", (Key("order"),))
SectionList = list_of(SectionShape, "SectionList")


class SectionListQuery(ListQuery):
    """The parameters of the list of sections."""

    cursor: str | None = cursor_parameter(IN_ORDER)


class Sections(Resource):
    """`/api/v1/articles/{slug}/sections/`."""

    shape = SectionShape

    @described(
        tag="sections", operation_id="sections_list", summary="The sections of an article",
        description="Runs of paragraphs of the current version; `supplied_by` says whether the source printed a section.",
        answers={200: SectionList}, query=SectionListQuery, shape=SectionShape, paths=("slug",), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return a page of sections."""
        query = self.parameters(request, SectionListQuery)
        article = article_by_slug(slug, Article.objects.select_related("current_version"))
        withdrawals_of(article.pk).refuse_current(article)
        rows = Section.objects.filter(version=article.current_version_id)
        return list_answer(request, rows, [IN_ORDER], query, section_json)
