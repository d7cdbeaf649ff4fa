"""The paragraphs of an article as they stand now, or as they stood on a day."""

from functools import partial

from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.openapi.describing import described
from articles.api.http.query import DateParameter
from articles.api.http.resource import Resource, list_body, with_links
from articles.api.v1.version_passages import BY_ORDINAL, PassageList, PassageListQuery
from articles.models import Version
from articles.partial_dates import end_of, last_day
from articles.representations.passage import PassageShape
from articles.representations.tombstone import passage_or_tombstone
from articles.selectors.states import State, state_of_slug
from articles.selectors.versions import passages_of, version_as_of
from articles.selectors.withdrawals import withdrawals_of
from articles.web.caching import current


class ArticlePassageQuery(PassageListQuery):
    """Which paragraphs of the article."""

    as_of: DateParameter | None = Field(
        default=None,
        description="Show the version that was current at the end of this day, month or year (UTC)",
        examples=["2026-12-31"],
    )


class ArticlePassages(Resource):
    """`/api/v1/articles/{slug}/paragraphs/`."""

    shape = PassageShape

    @described(
        tag="paragraphs", operation_id="article_paragraphs_list", summary="The paragraphs of an article now",
        description="The passages of the current version, or of the one that was current `as_of` a day. "
        "`Content-Location` names the immutable address of what is shown.",
        answers={200: PassageList}, query=ArticlePassageQuery, shape=PassageShape, paths=("slug",), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return a page of passages of one version."""
        query = self.parameters(request, ArticlePassageQuery)
        urls = self.urls(request)
        article = state_of_slug(slug)
        version = _version(slug, article, query.as_of)
        withdrawals = withdrawals_of(version.article_id)
        withdrawals.refuse_version(version)

        # The pages around this one are those of the version shown, so that a walk never goes from one to another.
        frozen_at = urls.version_paragraphs(slug, version.number)
        links: dict[str, str | None] = {}

        def render() -> bytes:
            represent = partial(passage_or_tombstone, withdrawals=withdrawals, urls=urls)
            rows = passages_of(version)
            body, around = list_body(request, rows, BY_ORDINAL, query, represent, frozen_at)
            links.update(around)
            return body

        parameters = request.query_params.copy()
        parameters.pop("as_of", None)
        address = frozen_at + (f"?{parameters.urlencode()}" if parameters else "")
        state = f"{version.digest}|{withdrawals.tag}"
        answer = current(request, render, state=state, changed_at=article.changed_at, frozen_at=address)
        return with_links(answer, links)


def _version(slug: str, article: State, date: str | None) -> Version:
    """Return the version that is meant. Raises `UnknownError`."""
    day = last_day(date)
    return version_as_of(slug, end_of(day)) if day else article.version
