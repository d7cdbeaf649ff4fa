"""Citations at the addresses of pages, for programs that ask for them by media type (DOI content negotiation)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.citing.citations import Manner, manner_of
from articles.citing.formats import FORMATS, CitationFormat
from articles.selectors.cited import Cited
from articles.selectors.states import State
from articles.web.base_url import urls_for
from articles.web.caching import current_of
from articles.web.negotiation import HTML, JSON, chosen, content_type

# At these addresses, HTML is the page and JSON leads to the API.
_OTHER_TYPES = (HTML, JSON)
_OFFERED: Mapping[str, CitationFormat] = {
    media_type: entry for entry in FORMATS for media_type in entry.media_types if media_type not in _OTHER_TYPES
}


@dataclass(frozen=True, slots=True)
class WantedCitation:
    """A citation that a client asks for: its format, its media type, and the style and locale."""

    format: CitationFormat
    media_type: str
    manner: Manner


def wanted_citation(request: HttpRequest) -> WantedCitation | None:
    """Return the citation that `Accept` asks for, or None if the client prefers the page or its JSON.

    Raises `UnknownError` for an unknown style or locale.
    """
    choice = chosen(request, [HTML, JSON, *_OFFERED])
    if choice is None or choice.media_type not in _OFFERED:
        return None
    manner = manner_of(choice.parameters.get("style"), choice.parameters.get("locale"))
    return WantedCitation(_OFFERED[choice.media_type], choice.media_type, manner)


def citation_answer(
    request: HttpRequest, wanted: WantedCitation, load: Callable[[], Cited], state: State, address: str
) -> HttpResponseBase:
    """Return the citation of a text as it stands now; `address` is its address in the API, and `load` loads the text."""
    urls = urls_for(request)
    answer = current_of(
        request,
        lambda: wanted.format.write(load(), wanted.manner, urls).encode(),
        state,
        manner=f"\n{wanted.media_type}|{wanted.manner}",
        media_type=content_type(wanted.media_type),
    )
    manner = f"&style={wanted.manner.style.id}&locale={wanted.manner.locale}"
    answer["Content-Location"] = f"{address}?format={wanted.format.name}{manner}"
    return answer
