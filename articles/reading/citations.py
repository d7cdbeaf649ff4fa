"""Citations from the addresses that people use, for the programs that ask for them there (DOI content negotiation)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.citing.citations import Manner, manner_of, written
from articles.citing.formats import FORMATS, CitationFormat
from articles.reading.answers import current
from articles.selectors.cited import Cited
from articles.selectors.states import State
from articles.web.base_url import urls_for
from articles.web.negotiation import chosen

# What these addresses have besides: the page itself, and the redirect to the API.
_PAGES = ("text/html", "application/json", "text/plain")
_OFFERED: Mapping[str, CitationFormat] = {
    media_type: one for one in FORMATS for media_type in one.media_types if media_type not in _PAGES
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A citation that was asked for: its format, its media type, and how to cite."""

    format: CitationFormat
    media_type: str
    manner: Manner


def wanted_citation(request: HttpRequest) -> Wanted | None:
    """Return the citation that `Accept` asks for, or None where the client would rather have the page or its JSON.

    Raises `UnknownError` for a style or a locale that nothing knows.
    """
    choice = chosen(request, [*_PAGES[:2], *_OFFERED])
    if choice is None or choice.media_type in _PAGES:
        return None
    said = choice.parameters
    return Wanted(_OFFERED[choice.media_type], choice.media_type, manner_of(said.get("style"), said.get("locale")))


def citation_answer(
    request: HttpRequest, wanted: Wanted, cited: Callable[[], Cited], state: State, address: str
) -> HttpResponseBase:
    """Return the citation of a text as it stands now; `address` is where the API has the same."""
    urls = urls_for(request)
    answer = current(
        request,
        lambda: written(cited(), wanted.format.name, wanted.manner, urls),
        state,
        content_type=f"{wanted.media_type}; charset=utf-8",
        variant=f"{wanted.media_type}|{wanted.manner}",
    )
    manner = f"&style={wanted.manner.style.id}&locale={wanted.manner.locale}"
    answer["Content-Location"] = f"{address}?format={wanted.format.name}{manner}"
    return answer
