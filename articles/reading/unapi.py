"""`/unapi` (unAPI, version 1): the citation of a text that a page names, in the formats that reference managers import.

COinS has no word for a translator, an editor, or a "Jr.". A reference manager that knows unAPI takes the very file that our
own citation is, so that it saves what the file says.
"""

from xml.sax.saxutils import quoteattr  # nosec B406 # writes XML, reads none

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from articles.citing.citations import manner_of
from articles.citing.formats import FORMATS
from articles.selectors.cited import cite_many
from articles.selectors.errors import UnknownError
from articles.selectors.resolving import resolve
from articles.selectors.withdrawals import WithdrawnError
from articles.web.base_url import urls_for
from articles.web.caching import listing
from articles.web.negotiation import content_type
from articles.web.problems import ApiError
from articles.web.views import ReadOnlyView

_MEDIA_TYPE = "application/xml; charset=utf-8"
_CHOICES = 300


class UnApi(ReadOnlyView):
    """The formats of citations, and a citation in one of them."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the citation of the text `id` in a `format`, or else the list of formats."""
        key, name = request.GET.get("id", ""), request.GET.get("format", "")
        if not key:
            return listing(request, _formats(), media_type=_MEDIA_TYPE)
        if not name:
            return HttpResponse(_formats(key), status=_CHOICES, content_type=_MEDIA_TYPE)
        return _citation(request, key, name)


def _citation(request: HttpRequest, key: str, name: str) -> HttpResponseBase:
    urls = urls_for(request)
    wanted = next((entry for entry in FORMATS if entry.name == name), None)
    if wanted is None:
        raise ApiError("not_acceptable", f"“{name[:20]}” is not a format of this address; /unapi lists them.")
    outcome = cite_many(resolve([key.replace("\x00", "")], urls))[0]
    if isinstance(outcome, UnknownError):
        # Codes of references are not problem types.
        raise UnknownError("not_found", outcome.detail)
    if isinstance(outcome, WithdrawnError):
        raise outcome
    body = wanted.write(outcome, manner_of(None, None), urls)
    return listing(request, body, media_type=content_type(wanted.media_types[0]))


def _formats(key: str | None = None) -> str:
    """Return the list of formats; the same for every text."""
    entries = (f"<format name={quoteattr(entry.name)} type={quoteattr(entry.media_types[0])}/>" for entry in FORMATS)
    attribute = f" id={quoteattr(key)}" if key else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<formats{attribute}>{"".join(entries)}</formats>\n'
