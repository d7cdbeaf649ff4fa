"""The sections of an article's current version."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.api.http.lists import list_answer
from articles.api.http.operation import operation
from articles.api.http.pagination import Key, Ordering
from articles.api.http.query import ListQuery
from articles.api.http.resource import Resource, Tag
from articles.models import Article, Section
from articles.representations.section import SectionShape, section_json
from articles.selectors.articles import article_by_slug
from articles.selectors.withdrawals import refusals_of

TAG = Tag("sections", "Runs of paragraphs, with the headings that the source or an editor gave.")
IN_ORDER = Ordering("order", (Key("order"),))


class Sections(Resource):
    """`/api/v1/articles/{slug}/sections/`."""

    tag = TAG

    @operation("sections_list", answer=SectionShape, many=[IN_ORDER], problems=(410,))
    def get(self, request: Request, query: ListQuery, slug: str) -> HttpResponseBase:
        """The sections of an article.

        Runs of paragraphs of the current version; `supplied_by` says whether the source printed a section.
        """
        article = article_by_slug(slug, Article.objects.select_related("current_version"))
        refusals_of(article.pk).refuse_current(article)
        rows = Section.objects.filter(version=article.current_version_id)
        return list_answer(request, rows, query, section_json)
