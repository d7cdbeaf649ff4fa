"""The resource that a request names, and the answers that are made of it. Reads the store."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.addresses import Urls
from articles.feeding.dts.naming import Identified, resource_identified
from articles.feeding.dts.queries import ResourceQuery
from articles.feeding.dts.vocabulary import address_of
from articles.models import Version
from articles.selectors.states import State, version_with_state
from articles.selectors.withdrawals import Withdrawals, refusals_of
from articles.web.caching import frozen, listing, redirect_to


@dataclass(frozen=True, slots=True)
class Loaded:
    """A version that can be read, with its article's state and withdrawals."""

    version: Version
    state: State
    withdrawals: Withdrawals


def loaded(slug: str, number: int) -> Loaded:
    """Return a version; two queries. Raises `UnknownError`, or `WithdrawnError` if it was withdrawn."""
    version, state = version_with_state(slug, number)
    withdrawals = refusals_of(version.article_id)
    withdrawals.refuse_version(version)
    return Loaded(version, state, withdrawals)


def loaded_or_moved(request: HttpRequest, query: ResourceQuery, endpoint: str, urls: Urls) -> Loaded | HttpResponseBase:
    """Return the version that a query names by its identifier; to any other name of one, the redirect to its identifier.

    If the name is that of a paragraph, the redirect leads to the paragraph. Raises errors as `loaded` does.
    """
    named = resource_identified(query.resource, urls)
    if named.identifier == query.resource and named.number:
        return loaded(named.slug, named.number)
    of_paragraph = named.pid if not (query.ref or query.start or query.end) else None
    return moved(request, endpoint, named, {"ref": of_paragraph} if of_paragraph else {}, urls)


def moved(
    request: HttpRequest, endpoint: str, named: Identified, added: Mapping[str, str], urls: Urls
) -> HttpResponseBase:
    """Return the redirect to the same address with the identifier of what was named."""
    name = "id" if endpoint == "collection" else "resource"
    parameters = {**request.GET.dict(), name: named.identifier, **added}
    return redirect_to(address_of(endpoint, parameters, urls))


def unchanging(request: HttpRequest, body: bytes, found: Loaded, media_type: str) -> HttpResponseBase:
    """Return an answer made of a version alone. It never changes, unless some paragraphs are hidden, which may come back."""
    article_id = found.version.article_id
    if found.withdrawals.hides_paragraphs:
        return listing(request, body, article_id=article_id, media_type=media_type)
    return frozen(request, body, article_id=article_id, media_type=media_type)
