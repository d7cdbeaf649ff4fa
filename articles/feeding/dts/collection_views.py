"""`/dts/` and `/dts/collection/`: the entry point, and which texts there are."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from pydantic_core import to_json

from articles.addresses import Urls
from articles.feeding.dts.collections import article_json, root_json, version_json, with_members
from articles.feeding.dts.naming import collection_identified
from articles.feeding.dts.paging import Pages, pages_of
from articles.feeding.dts.queries import CollectionQuery, EntryQuery
from articles.feeding.dts.resources import loaded, moved
from articles.feeding.dts.vocabulary import LD_JSON, Json, address_of, answer, templates
from articles.models import Publication
from articles.selectors.collected import (
    SIZE,
    articles_on,
    count_of_readable,
    ends,
    members,
    versions_on,
)
from articles.selectors.parts import publications_of
from articles.selectors.states import State, state_of_slug
from articles.selectors.withdrawals import refusals_of
from articles.web.base_url import urls_for
from articles.web.caching import current_of, listing
from articles.web.query import parse
from articles.web.views import ReadOnlyView


class EntryPoint(ReadOnlyView):
    """Where the endpoints are."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the URI templates of the endpoints."""
        parse(request.GET, EntryQuery)
        urls = urls_for(request)
        return listing(request, to_json(answer("EntryPoint", urls.dts(), templates(urls))), media_type=LD_JSON)


class Collections(ReadOnlyView):
    """All articles, an article with its versions, or a version."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the collection or the resource that `id` names, with its children or its parents."""
        query, urls = parse(request.GET, CollectionQuery), urls_for(request)
        if query.id is None or query.id == urls.dts_endpoint("collection"):
            return _root(request, query, urls)
        named = collection_identified(query.id, urls)
        if named.identifier != query.id:
            return moved(request, "collection", named, {}, urls)
        if named.number:
            return _version(request, query, named.slug, named.number)
        return _article(request, query, named.slug)


def _root(request: HttpRequest, query: CollectionQuery, urls: Urls) -> HttpResponseBase:
    """Return all articles; four queries."""
    collection = ends()
    wants_children = query.nav == "children"
    pages = _pages(request, query, collection.pages if wants_children else 1)
    shown = [article_json(member, urls) for member in articles_on(collection, query.page)] if wants_children else []
    return _listed(request, with_members(root_json(urls, count_of_readable()), shown, pages))


def _article(request: HttpRequest, query: CollectionQuery, slug: str) -> HttpResponseBase:
    """Return an article; six queries."""
    urls, state = urls_for(request), state_of_slug(slug)
    refusals = refusals_of(state.article.pk)
    refusals.refuse_article(state.article)
    if query.nav == "parents":
        pages = _pages(request, query, 1)
        parents = [root_json(urls, count_of_readable())]
        return _listed(request, with_members(_about(state, urls), parents, pages))
    pages = _pages(request, query, pages_of(state.current_version, SIZE))

    def render() -> bytes:
        versions = [version_json(member, refusals, urls) for member in versions_on(state.article, query.page)]
        publications = publications_of([state.article.pk])[state.article.pk]
        return to_json(with_members(_about(state, urls, publications), versions, pages))

    return current_of(request, render, state, media_type=LD_JSON)


def _version(request: HttpRequest, query: CollectionQuery, slug: str, number: int) -> HttpResponseBase:
    """Return a version; three queries."""
    urls, found = urls_for(request), loaded(slug, number)
    pages = _pages(request, query, 1)

    def render() -> bytes:
        own, newest = members([found.version, found.state.version])
        resource = version_json(own, found.withdrawals, urls)
        parents = [article_json(newest, urls)]
        return to_json(with_members(resource, parents, pages) if query.nav == "parents" else resource)

    return current_of(request, render, found.state, media_type=LD_JSON)


def _about(state: State, urls: Urls, publications: Sequence[Publication] = ()) -> Json:
    """Return an article without its members; one query."""
    (member,) = members([state.version])
    return article_json(member, urls, publications)


def _pages(request: HttpRequest, query: CollectionQuery, count: int) -> Pages:
    """Return the pages of what is listed. Raises `UnknownError` if there are fewer than the one that is wanted."""
    urls, parameters = urls_for(request), request.GET.dict()
    return Pages(query.page, count, lambda page: address_of("collection", {**parameters, "page": str(page)}, urls))


def _listed(request: HttpRequest, content: Json) -> HttpResponseBase:
    return listing(request, to_json(content), media_type=LD_JSON)
