"""The passages of an article: of its current version, and of any version: all, one by its ordinal, or a run of them."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.lists import list_body, page_url, same_query, with_links
from articles.api.http.operation import operation
from articles.api.http.pagination import Key, Ordering
from articles.api.http.query import DateParameter, ListQuery, Query
from articles.api.http.resource import Resource
from articles.api.http.responses import json_of
from articles.api.v1.paragraphs import TAG
from articles.models import Passage, Version
from articles.partial_dates import end_of, last_day
from articles.representations.passage import PassageShape, passage_json
from articles.representations.tombstone import WithdrawnPassageShape, passage_or_tombstone
from articles.selectors.states import State, state_of_slug
from articles.selectors.versions import (
    passage_by_ordinal,
    passages_between,
    passages_of,
    version_as_of,
    version_by_number,
)
from articles.selectors.withdrawals import refusals_of, withdrawals_of
from articles.web.base_url import urls_for
from articles.web.caching import current, frozen, listing
from articles.web.query import Whole

BY_ORDINAL = (Ordering("ordinal", (Key("ordinal"),)),)


class PassageListQuery(ListQuery):
    """The parameters of a list of passages."""

    page_size: Whole = Field(default=100, ge=1, le=100, description="Passages a page", examples=[20])


class ArticlePassageQuery(PassageListQuery):
    """Which passages of the article to list."""

    as_of: DateParameter | None = Field(
        default=None,
        description="Show the newest version that was public at the end of this day, month or year (UTC), by `public_since`",
        examples=["2026-12-31"],
    )


class ArticlePassages(Resource):
    """`/api/v1/articles/{slug}/paragraphs/`."""

    tag = TAG

    @operation(
        "article_paragraphs_list",
        answer=PassageShape,
        many=BY_ORDINAL,
        also=[WithdrawnPassageShape],
        problems=(410,),
    )
    def get(self, request: Request, query: ArticlePassageQuery, slug: str) -> HttpResponseBase:
        """The paragraphs of an article now.

        The passages of the current version, or of the one that was public `as_of` a day. `Content-Location` names the
        immutable address of what is shown.
        """
        urls = self.urls(request)
        article = state_of_slug(slug)
        version = _version(slug, article, query.as_of)
        withdrawals = withdrawals_of(version.article_id)
        withdrawals.refuse_version(version)

        # The pages around this one belong to the version that is shown, so that a walk stays in one version.
        version_url = urls.version_paragraphs(slug, version.number)
        links: dict[str, str | None] = {}

        def render() -> bytes:
            body, around = list_body(
                passages_of(version),
                query,
                partial(passage_or_tombstone, withdrawals=withdrawals, urls=urls),
                lambda cursor: same_query(request, version_url, as_of=None, cursor=cursor),
            )
            links.update(around)
            return body

        state = f"{version.digest}|{withdrawals.tag}"
        frozen_at = same_query(request, version_url, as_of=None)
        answer = current(
            request,
            render,
            state=state,
            changed_at=article.changed_at,
            frozen_at=frozen_at,
            article_id=version.article_id,
        )
        return with_links(answer, links)


class VersionPassages(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/paragraphs/`."""

    tag = TAG

    @operation(
        "version_paragraphs_list",
        answer=PassageShape,
        many=BY_ORDINAL,
        also=[WithdrawnPassageShape],
        immutable=True,
        problems=(410,),
    )
    def get(self, request: Request, query: PassageListQuery, slug: str, number: str) -> HttpResponseBase:
        """The paragraphs of a version.

        In the order of the text.
        """
        version = version_by_number(slug, number)
        return _passage_list(request, query, version, passages_of(version))


class PassageByOrdinal(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/paragraphs/{ordinal}/`."""

    tag = TAG

    @operation("version_paragraphs_retrieve", answer=PassageShape, immutable=True, problems=(410,))
    def get(self, request: Request, query: Query, slug: str, number: str, ordinal: str) -> HttpResponseBase:
        """A paragraph of a version by its ordinal."""
        passage = passage_by_ordinal(slug, number, ordinal)
        article_id = passage.version.article_id
        refusals_of(article_id).refuse_passage(passage)
        body = json_of(passage_json(passage, self.urls(request)), query.fields)
        return frozen(request, body, article_id=article_id)


class PassageRange(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/paragraphs/{a}-{b}/`."""

    tag = TAG

    @operation(
        "version_paragraphs_range",
        answer=PassageShape,
        many=BY_ORDINAL,
        also=[WithdrawnPassageShape],
        immutable=True,
        problems=(410,),
    )
    def get(
        self, request: Request, query: PassageListQuery, slug: str, number: str, first: str, last: str
    ) -> HttpResponseBase:
        """A run of paragraphs of a version.

        Both ends are included, and both must be there.
        """
        version = version_by_number(slug, number)
        return _passage_list(request, query, version, passages_between(version, first, last))


def _passage_list(
    request: Request, query: PassageListQuery, version: Version, passages: QuerySet[Passage]
) -> HttpResponseBase:
    """Return a page of passages, with a tombstone for each one that is withdrawn. Raises `WithdrawnError`."""
    withdrawals = withdrawals_of(version.article_id)
    withdrawals.refuse_version(version)
    represent = partial(passage_or_tombstone, withdrawals=withdrawals, urls=urls_for(request))
    body, links = list_body(passages, query, represent, partial(page_url, request))
    if withdrawals.hides_paragraphs:
        return with_links(listing(request, body), links)
    return with_links(frozen(request, body, article_id=version.article_id), links)


def _version(slug: str, article: State, date: str | None) -> Version:
    """Return the version that was public at the end of `date`, or the one that is current now. Raises `UnknownError`."""
    day = last_day(date)
    return version_as_of(slug, end_of(day)) if day else article.version
