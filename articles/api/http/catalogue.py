"""Lists of what the service carries with it rather than stores: pages of a sequence in memory."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.query import ListQuery
from articles.api.http.resource import json_list, with_links
from articles.representations.shape import Shape
from articles.web.base_url import urls_for
from articles.web.caching import listing

Item = TypeVar("Item")
# The place of the page's first item, in hexadecimal, as the cursors of the lists of rows write theirs.
_PATTERN = r"^at\.[0-9a-f]{1,6}$"


def place_cursor() -> Any:
    """Return the parameter `cursor` of a list in memory."""
    return Field(
        default=None,
        pattern=_PATTERN,
        description="Where to go on; taken unchanged from `next` or `previous`",
    )


def catalogue(
    request: Request, items: Sequence[Item], query: ListQuery, represent: Callable[[Item], Shape]
) -> HttpResponseBase:
    """Answer with a page of `items`."""
    start = min(_place(query.cursor), len(items))
    page = items[start : start + query.page_size]
    after, before = start + query.page_size, max(0, start - query.page_size)
    links = {
        "next": _address(request, after) if after < len(items) else None,
        "previous": _address(request, before) if start > 0 else None,
    }
    body = json_list([represent(item) for item in page], query.fields, {**links, "count": len(items)})
    return with_links(listing(request, body), links)


def _place(cursor: str | None) -> int:
    return int(cursor.removeprefix("at."), 16) if cursor else 0


def _address(request: Request, place: int) -> str:
    kept = {name: value for name, value in request.query_params.items() if name != "cursor"}
    parameters = {**kept, "cursor": f"at.{place:x}"} if place else kept
    address = f"{urls_for(request).base}{request.path}"
    return f"{address}?{urlencode(parameters)}" if parameters else address
