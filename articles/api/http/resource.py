"""What all views of the API do alike: read the query, answer with the fields asked for, tell the rate, turn away NULs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpResponseBase
from pydantic_core import to_json
from rest_framework.exceptions import APIException, Throttled
from rest_framework.request import Request
from rest_framework.views import APIView

from articles.addresses import Urls
from articles.api.http.pagination import Ordering, page_links, page_of
from articles.api.http.permissions import MayPublish
from articles.api.http.query import ListQuery, SomeQuery, parse
from articles.representations.shape import Shape
from articles.selectors.errors import UnknownError
from articles.web.base_url import urls_for
from articles.web.caching import listing

Row = TypeVar("Row", bound=Model)


class Resource(APIView):
    """A resource of the API; `shape` is what it answers with."""

    shape: ClassVar[type[Shape] | None] = None
    permission_classes = [MayPublish]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Do what DRF does first, count the request even if that refuses it, and refuse what no database can be asked."""
        try:
            super().initial(request, *args, **kwargs)
        except Throttled:
            raise
        except APIException:
            # DRF counts last; a wrong key or a wrong Accept would be free.
            self.check_throttles(request)
            raise
        if any("\x00" in str(value) for value in kwargs.values()):
            raise UnknownError("not_found", "There is nothing at this address.")

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Tell the client what is left of its rate."""
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in getattr(request, "rate_headers", {}).items():
            response[name] = value
        return response

    def parameters(self, request: Request, model: type[SomeQuery]) -> SomeQuery:
        """Return the query parameters. Raises `ApiError` for what is wrong with them."""
        return parse(request.query_params, model, self.shape)

    def urls(self, request: Request) -> Urls:
        """Return the addresses that the answer names."""
        return urls_for(request)


def json_of(shape: Shape, fields: Iterable[str] | None = None) -> bytes:
    """Return the JSON of `shape`, or of the named fields of it."""
    return to_json(shape.model_dump(mode="json", include=set(fields) if fields else None))


def json_list(
    shapes: Sequence[Shape], fields: Iterable[str] | None, extra: Mapping[str, object] | None = None
) -> bytes:
    """Return the JSON of a list: next, previous, results, and what else it says."""
    include = set(fields) if fields else None
    results = [shape.model_dump(mode="json", include=include) for shape in shapes]
    return to_json({"next": None, "previous": None, **(extra or {}), "results": results})


def list_body(
    request: Request,
    rows: QuerySet[Row],
    orderings: Sequence[Ordering],
    query: ListQuery,
    represent: Callable[[Row], Shape],
    address: str | None = None,
) -> tuple[bytes, dict[str, str | None]]:
    """Return the JSON of a page of `rows` in the ordering asked for, or the first; and the URLs of the pages around it.

    Those are below `address`, which is that of the request where no other is given.
    """
    below = address or f"{urls_for(request).base}{request.path}"
    name = getattr(query, "ordering", orderings[0].name)
    page = page_of(rows, orderings, name, query.cursor, query.page_size)
    links = page_links(page, lambda parameters: _with(request, below, parameters))
    return json_list([represent(row) for row in page.rows], query.fields, links), links


def list_answer(
    request: Request,
    rows: QuerySet[Row],
    orderings: Sequence[Ordering],
    query: ListQuery,
    represent: Callable[[Row], Shape],
    answer: Callable[[bytes], HttpResponseBase] | None = None,
) -> HttpResponseBase:
    """Answer with a page of `rows`; `answer` makes a response of its JSON, by default one that shows the current state."""
    body, links = list_body(request, rows, orderings, query, represent)
    return with_links(answer(body) if answer else listing(request, body), links)


def with_links(response: HttpResponseBase, links: Mapping[str, str | None]) -> HttpResponseBase:
    """Add the header Link (RFC 8288) for the pages around this one."""
    names = {"next": "next", "previous": "prev"}
    values = [f'<{url}>; rel="{names[name]}"' for name, url in links.items() if url]
    if values:
        response["Link"] = ", ".join(values)
    return response


def _with(request: Request, address: str, parameters: Mapping[str, str]) -> str:
    """Return `address` with the parameters of the request, some of them set anew; `as_of` is a part of the address."""
    kept = {name: value for name, value in request.query_params.items() if name not in {*parameters, "as_of"}}
    return f"{address}?{urlencode({**kept, **parameters})}"
