"""Lists: a page of rows as JSON, and the URLs of the pages around it, in the body and in the header Link (RFC 8288)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar, Union, cast

from django.db.models import Model, QuerySet
from django.http import HttpResponseBase
from pydantic import ConfigDict, Field, create_model
from pydantic_core import to_json
from rest_framework.request import Request

from articles.api.http.pagination import Countable, Stretches, page_of
from articles.api.http.query import ListQuery
from articles.representations.shape import Shape, Url
from articles.web.base_url import urls_for
from articles.web.caching import listing

Row = TypeVar("Row", bound=Model)
Links = Mapping[str, str | None]
_RELATIONS = {"next": "next", "previous": "prev"}


class Counted(Shape):
    """A page that says how many items the list has."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    count: int = Field(default_factory=int, ge=0, description="How many items the list has; only with `count=true`")


def list_of(
    shape: type[Shape], *others: type[Shape], name: str | None = None, base: type[Shape] = Shape
) -> type[Shape]:
    """Return the shape of a page with items of `shape` or one of `others`; `base` has the other fields of the page."""
    item = shape.__name__.removesuffix("Shape")
    return create_model(
        name or f"{item.removesuffix('Summary')}List",
        __base__=base,
        __doc__=f"A page of a list; each item: {item}.",
        next=(Url | None, ...),
        previous=(Url | None, ...),
        results=(list[Union[shape, *others]], ...),  # type: ignore[valid-type]
    )


def list_answer(
    request: Request,
    rows: QuerySet[Row] | Stretches[Row],
    query: ListQuery,
    represent: Callable[[Row], Shape],
    complete: Callable[[list[Row]], list[Row]] | None = None,
    extra: Mapping[str, object] | None = None,
) -> HttpResponseBase:
    """Answer with the page of `rows` that `query` names, as the rows are now; see `list_body`."""
    body, links = list_body(rows, query, represent, partial(page_url, request), complete, extra)
    return with_links(listing(request, body), links)


def list_body(
    rows: QuerySet[Row] | Stretches[Row],
    query: ListQuery,
    represent: Callable[[Row], Shape],
    url: Callable[[str], str],
    complete: Callable[[list[Row]], list[Row]] | None = None,
    extra: Mapping[str, object] | None = None,
) -> tuple[bytes, Links]:
    """Return the JSON of the page of `rows` that `query` names, and the URLs of the pages around it.

    `url` makes the URL of a page from its cursor; `complete` loads what the page shows beside its rows; `extra` are other
    members of the page.
    """
    ordering = getattr(query, "ordering", query.orderings[0].name)
    page = page_of(rows, query.orderings, ordering, query.cursor, query.page_size)
    links = {
        "next": url(page.next) if page.next else None,
        "previous": url(page.previous) if page.previous else None,
    }
    shown = complete(page.rows) if complete else page.rows
    count = {"count": cast(Countable, rows).count()} if getattr(query, "count", False) else {}
    return json_list([represent(row) for row in shown], query.fields, {**links, **(extra or {}), **count}), links


def json_list(
    shapes: Sequence[Shape], fields: Iterable[str] | None, extra: Mapping[str, object] | None = None
) -> bytes:
    """Return the JSON of a list: next, previous, results, and the members of `extra`."""
    include = set(fields) if fields else None
    results = [shape.model_dump(mode="json", include=include) for shape in shapes]
    return to_json({"next": None, "previous": None, **(extra or {}), "results": results})


def page_url(request: Request, cursor: str | None) -> str:
    """Return the URL of the page at `cursor` of the list that the request asks for; None is the first page."""
    url = f"{urls_for(request).base}{request.path}"
    return same_query(request, url, cursor=cursor)


def same_query(request: Request, url: str, **changes: str | None) -> str:
    """Return `url` with the query of the request; `changes` are parameters to set or, if they are None, to leave out."""
    query = request.query_params.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"{url}?{query.urlencode()}" if query else url


def with_links(response: HttpResponseBase, links: Links) -> HttpResponseBase:
    """Add the header Link for the pages around this one."""
    values = [f'<{url}>; rel="{_RELATIONS[name]}"' for name, url in links.items() if url]
    if values:
        response["Link"] = ", ".join(values)
    return response
