"""The log of changes: everything that happened, oldest first, for mirrors. It only grows."""

from typing import Annotated

from django.http import HttpResponseBase
from pydantic import Field, WithJsonSchema
from pydantic_core import to_json
from rest_framework.request import Request

from articles.api.http.lists import same_query, with_links
from articles.api.http.openapi.parameters import SLUG
from articles.api.http.operation import operation
from articles.api.http.query import Query
from articles.api.http.resource import Resource, Tag
from articles.choices import EventTypeName
from articles.models import Article, Event
from articles.representations.event import EventShape, event_json
from articles.representations.shape import Shape, Url
from articles.selectors.articles import article_by_slug
from articles.selectors.event_cursor import PATTERN, ForeignCursorError, cursor_of, event_at, last_event
from articles.selectors.events import logged_events
from articles.web.caching import listing
from articles.web.problems import ApiError, ProblemError
from articles.web.query import Whole

TAG = Tag("changes", "Everything that happened, for mirrors and for those who cite.")


class ChangeList(Shape):
    """A page of the log; each item: Event."""

    next: Url = Field(description="Where to go on, also where nothing new has come yet")
    cursor: str = Field(description="The same place, for the parameter `after`", examples=["1.2a.0badcafe"])
    results: list[EventShape]


class ChangeQuery(Query):
    """Which events to list."""

    after: Annotated[str, WithJsonSchema({"type": "string", "pattern": PATTERN})] | None = Field(
        default=None,
        description="Where to go on: the `cursor` of the page before; without it, from the beginning",
        examples=["1.0.e3b0c442"],
    )
    page_size: Whole = Field(default=50, ge=1, le=100, description="Items a page", examples=[20])
    type: EventTypeName | None = Field(
        default=None, description="Only events of this type", examples=["notice.published"]
    )
    article: Annotated[str, WithJsonSchema(SLUG)] | None = Field(
        default=None, description="Only what happened to this article", examples=["a-slug"]
    )


class ChangeLog(Resource):
    """`/api/v1/changes/`."""

    tag = TAG

    @operation("changes_list", answer=EventShape, page=ChangeList, problems=(404,))
    def get(self, request: Request, query: ChangeQuery) -> HttpResponseBase:
        """The log of changes.

        Everything that happened, oldest first; nothing is ever removed. Follow `next`: it never skips and never repeats
        an event, even while others publish. There is always a `next`: at the end of the log it names the place of the
        event that comes next. A new article is told as `article.published` with its first version, each further version
        as `version.published`; the change of each paragraph follows as `paragraph.changed`.
        """
        after = _event_at(query.after)
        events = Event.objects.filter(pk__gt=after.pk if after else 0)
        # The end is read first: an event behind it belongs to the next page, even if a filter leaves it out.
        end = last_event() or after
        if query.article is not None:
            events = events.filter(article=article_by_slug(query.article, Article.objects.all()))
        if query.type is not None:
            events = events.filter(type=query.type)
        page = logged_events(events.filter(pk__lte=end.pk if end else 0), query.page_size)
        cursor = cursor_of(page[-1].event if len(page) == query.page_size else end)
        urls = self.urls(request)
        include = set(query.fields) if query.fields else None
        results = [event_json(event, urls).model_dump(mode="json", include=include) for event in page]
        following = same_query(request, urls.changes(), after=cursor)
        body = to_json({"next": following, "cursor": cursor, "results": results})
        return with_links(listing(request, body), {"next": following})


def _event_at(cursor: str | None) -> Event | None:
    """Return the event behind which `cursor` stands; None is the beginning. Raises `ApiError` for a foreign cursor."""
    try:
        return event_at(cursor) if cursor is not None else None
    except ForeignCursorError as error:
        detail = f"{error}; begin again without “after”."
        wrong = ProblemError(parameter="after", code="malformed_cursor", detail=detail)
        raise ApiError("malformed_cursor", detail, [wrong]) from error
