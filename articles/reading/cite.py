"""`/cite/`: the citation of a text or of one paragraph, in the style and language that the reader chooses."""

from django.http import HttpRequest, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.addresses import Urls
from articles.citing.citations import citation, manner_of
from articles.reading.cite_page import CiteForm, CitePage, cite_page
from articles.reading.page import MEDIA_TYPE, Page
from articles.selectors.cited import Cited, cite_many
from articles.selectors.errors import UnknownError
from articles.selectors.parts import notices_of
from articles.selectors.resolving import resolve
from articles.selectors.withdrawals import WithdrawnError
from articles.web.base_url import urls_for
from articles.web.caching import listing

# The longest value of a field that is read, in characters.
_LONGEST = 4000


class Cite(Page):
    """The page on which a reader puts a citation together."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page; if nothing can be cited, it says why, with status 404."""
        page = _page(_form_of(request), urls_for(request))
        html = render_to_string("cite.html", {"page": page})
        return HttpResponseNotFound(html) if page.problem else listing(request, html, media_type=MEDIA_TYPE)


def _form_of(request: HttpRequest) -> CiteForm:
    def field(name: str) -> str:
        return request.GET.get(name, "").replace("\x00", "").strip()[:_LONGEST]

    return CiteForm(reference=field("reference"), style=field("style"), locale=field("locale"))


def _page(form: CiteForm, urls: Urls) -> CitePage:
    """Load what the form names, and return the page. Raises `WithdrawnError`."""
    if not form.reference:
        return cite_page(form, urls)
    try:
        cited = _cited(form.reference, urls)
    except UnknownError as error:
        return cite_page(form, urls, problem=error.detail)
    article = cited.version.article
    notices = notices_of({article.pk: article})[article.pk]
    try:
        shape = citation(cited, manner_of(form.style or None, form.locale or None), urls)
    except UnknownError as error:
        return cite_page(form, urls, cited, problem=error.detail, notices=notices)
    return cite_page(form, urls, cited, shape, notices=notices)


def _cited(reference: str, urls: Urls) -> Cited:
    """Return what a reference names. Raises `UnknownError` and `WithdrawnError`."""
    outcome = cite_many(resolve([reference], urls))[0]
    if isinstance(outcome, (UnknownError, WithdrawnError)):
        raise outcome
    return outcome
