"""`/dts/navigation/` and `/dts/document/`: the citable units of a version, and its text."""

from collections.abc import Mapping, Sequence
from functools import partial

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from pydantic_core import to_json

from articles.addresses import Urls
from articles.feeding.dts.documents import document, excerpt
from articles.feeding.dts.navigations import navigation_json, unit_json
from articles.feeding.dts.paging import Pages, pages_of
from articles.feeding.dts.passages import units_of_span
from articles.feeding.dts.queries import (
    DocumentQuery,
    NavigationQuery,
    Span,
    check_down,
    media_type_of,
    span_of,
    tree_of,
)
from articles.feeding.dts.resources import Loaded, loaded_or_moved, unchanging
from articles.feeding.dts.vocabulary import LD_JSON, Json, MediaType, address_of
from articles.models import Version
from articles.selectors.citable_units import Unit, units_between
from articles.web.base_url import urls_for
from articles.web.caching import current_of
from articles.web.content_policy import PAGE_POLICY
from articles.web.query import parse
from articles.web.views import ReadOnlyView

UNITS_ON_A_PAGE = 1_000
_CHARSET = {MediaType.TEI: "", MediaType.HTML: "; charset=utf-8", MediaType.PLAIN: "; charset=utf-8"}


class Navigation(ReadOnlyView):
    """The citable units of a version."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the units that are named, and those beside or between them."""
        query, urls = parse(request.GET, NavigationQuery), urls_for(request)
        span = span_of(query)
        found = loaded_or_moved(request, query, "navigation", urls)
        if not isinstance(found, Loaded):
            return found
        check_down(query)
        content = _navigation(request.GET.dict(), query, span, found, urls)
        return unchanging(request, to_json(content), found, LD_JSON)


class Document(ReadOnlyView):
    """The text of a version."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the text, or the part of it that is named, in the media type that is wanted."""
        query, urls = parse(request.GET, DocumentQuery), urls_for(request)
        span, media_type = span_of(query), media_type_of(query)
        found = loaded_or_moved(request, query, "document", urls)
        if not isinstance(found, Loaded):
            return found
        response = _document(request, span, media_type, found)
        response["Link"] = f'<{address_of("collection", {"id": query.resource}, urls)}>; rel="collection"'
        if media_type == MediaType.HTML:
            response["Content-Security-Policy"] = PAGE_POLICY
        return response


def _navigation(
    parameters: Mapping[str, str], query: NavigationQuery, span: Span | None, found: Loaded, urls: Urls
) -> Json:
    """Return the answer at the address with these parameters; two queries at most."""
    version = found.version
    named = units_of_span(version, span) if span else None
    ordinals = _wanted(query, named, version)
    pages = Pages(
        query.page,
        pages_of(len(ordinals), UNITS_ON_A_PAGE),
        lambda page: address_of("navigation", {**parameters, "page": str(page)}, urls),
    )
    as_json = partial(unit_json, version=version, withdrawals=found.withdrawals, tree=tree_of(query), urls=urls)
    return navigation_json(
        address_of("navigation", parameters, urls),
        version,
        {name: as_json(unit) for name, unit in _by_parameter(query, named).items()},
        None if query.down is None else [as_json(unit) for unit in _members(version, ordinals, query.page)],
        pages,
        urls,
    )


def _wanted(query: NavigationQuery, named: tuple[Unit, Unit] | None, version: Version) -> range:
    """Return the ordinals of the members: there is one level, so what is below a unit is the unit alone."""
    if query.down is None:
        return range(0)
    if named is None or query.down == 0:
        return range(1, version.paragraph_count + 1)
    return range(named[0].ordinal, named[1].ordinal + 1)


def _members(version: Version, ordinals: range, page: int) -> Sequence[Unit]:
    shown = ordinals[(page - 1) * UNITS_ON_A_PAGE : page * UNITS_ON_A_PAGE]
    return units_between(version.pk, shown[0], shown[-1]) if shown else ()


def _by_parameter(query: NavigationQuery, named: tuple[Unit, Unit] | None) -> Mapping[str, Unit]:
    if named is None:
        return {}
    return {"ref": named[0]} if query.ref else {"start": named[0], "end": named[1]}


def _document(request: HttpRequest, span: Span | None, media_type: MediaType, found: Loaded) -> HttpResponseBase:
    """Return the text. The header of TEI says what may be learned later, so it may change; the text alone does not."""
    # Before any condition of the client is looked at, since a withdrawn paragraph is gone for everybody.
    part = excerpt(found.version, span, found.withdrawals) if span else None
    render = partial(document, found.version, part, media_type, found.withdrawals, urls_for(request))
    kind = f"{media_type}{_CHARSET[media_type]}"
    if media_type != MediaType.TEI:
        return unchanging(request, render(), found, kind)
    return current_of(request, render, found.state, media_type=kind)
