"""The log of changes: everything that happened, oldest first, for mirrors. It only grows."""

from typing import Annotated
from urllib.parse import urlencode

from django.http import HttpResponseBase
from pydantic import Field, WithJsonSchema, create_model
from pydantic_core import to_json
from rest_framework.request import Request

from articles.api.http.openapi.describing import described
from articles.api.http.query import Query, Whole
from articles.api.http.resource import Resource
from articles.api.v1.log_cursors import place_of
from articles.models import Article, Event
from articles.references import LONGEST_SLUG, SLUG_PATTERN
from articles.representations.event import EventShape, event_json
from articles.representations.shape import Shape, Url
from articles.selectors.articles import article_by_slug
from articles.selectors.event_cursor import PATTERN, cursor_of
from articles.selectors.events import logged_events
from articles.web.caching import listing

_SLUG = {"type": "string", "pattern": SLUG_PATTERN, "maxLength": LONGEST_SLUG}

ChangeList = create_model(
    "ChangeList",
    __base__=Shape,
    __doc__="A page of the log; each item: Event.",
    next=(Url, Field(description="Where to go on, also where nothing new has come yet")),
    cursor=(str, Field(description="The same place, for the parameter `after`", examples=["1.2a.0badcafe"])),
    results=(list[EventShape], ...),
)


class ChangeQuery(Query):
    """The parameters of the log."""

    after: Annotated[str, WithJsonSchema({"type": "string", "pattern": PATTERN})] | None = Field(
        default=None,
        description="Where to go on: the `cursor` of the page before; without it, from the beginning",
        examples=["1.0.e3b0c442"],
    )
    page_size: Whole = Field(default=50, ge=1, le=100, description="Items a page", examples=[20])
    article: Annotated[str, WithJsonSchema(_SLUG)] | None = Field(
        default=None, description="Only what happened to this article", examples=["a-slug"]
    )


class ChangeLog(Resource):
    """`/api/v1/changes/`."""

    shape = EventShape

    @described(
        tag="changes", operation_id="changes_list", summary="Everything that happened",
        description="Oldest first; an append-only log. Follow `next`: it never skips an event and never repeats one, "
        "whoever is publishing meanwhile. It is always there: at the end of the log it names the place where what "
        "happens next will stand. A new article is told as `article.published` with its first version, each further "
        "version as `version.published`; what became of each paragraph follows as `paragraph.changed`.",
        answers={200: ChangeList}, query=ChangeQuery, shape=EventShape, problems=(404,),
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return a page of the log."""
        query = self.parameters(request, ChangeQuery)
        after = place_of(query.after)
        events = Event.objects.filter(pk__gt=after.pk if after else 0)
        # The end is read first: what comes after it belongs to the next page, also where a filter leaves it out.
        end = Event.objects.order_by("-id").first() or after
        if query.article is not None:
            events = events.filter(article=article_by_slug(query.article, Article.objects.all()))
        found = logged_events(events.filter(pk__lte=end.pk if end else 0), query.page_size)
        cursor = cursor_of(found[-1].event if len(found) == query.page_size else end)
        urls = self.urls(request)
        include = set(query.fields) if query.fields else None
        results = [event_json(one, urls).model_dump(mode="json", include=include) for one in found]
        following = f"{urls.changes()}?{urlencode({**_kept(request), 'after': cursor})}"
        response = listing(request, to_json({"next": following, "cursor": cursor, "results": results}))
        response["Link"] = f'<{following}>; rel="next"'
        return response


def _kept(request: Request) -> dict[str, str]:
    """Return the parameters that the next page is asked for with as well."""
    return {name: str(value) for name, value in request.query_params.items() if name != "after"}
