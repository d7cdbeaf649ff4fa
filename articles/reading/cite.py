"""`/cite/`: the citation of a text or of one paragraph, in the style and language that the reader chooses."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.addresses import Urls
from articles.citing.citations import DEFAULT_LOCALE, citation, entry_of, manner_of, usual_citation
from articles.citing.formats import FORMATS
from articles.citing.rendering.locales import Locale, locales
from articles.citing.rendering.popular_styles import USUAL
from articles.citing.rendering.styles import Style, search_styles
from articles.reading.answers import listing
from articles.reading.page import Page
from articles.reading.publications import human_first
from articles.representations.citation import CitationShape
from articles.selectors.cited import Cited, cite_many
from articles.selectors.errors import UnknownError
from articles.selectors.resolving import resolve
from articles.selectors.withdrawals import WithdrawnError
from articles.web.base_url import urls_for

MOST_FOUND = 12
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says."""

    reference: str
    style: str
    locale: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, what it says, and whether that is what is shown."""

    address: str
    text: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class CitePage:
    """What the template `cite.html` shows; `problem` says why there is no citation."""

    asked: Asked
    title: str | None
    page: str | None
    citation: CitationShape | None
    first_published: str | None
    usual: list[Link]
    found: list[Link]
    locales: list[Locale]
    formats: list[Link]
    problem: str | None


@dataclass(frozen=True, slots=True)
class PageCitation:
    """The citation below a text: the entry as HTML (None where it cannot be made now), and where there is more."""

    entry: str | None
    locale: str
    more: str
    formats: list[Link]


class Cite(Page):
    """The page on which a citation is put together."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page; what nothing knows is told on it."""
        asked = Asked(*(request.GET.get(name, "").replace("\x00", "").strip()[:_LONGEST] for name in
                        ("reference", "style", "locale")))  # fmt: skip
        urls = urls_for(request)
        shown = cite_page(asked, urls)
        page = render_to_string("cite.html", {"page": shown})
        return HttpResponseNotFound(page) if shown.problem else listing(request, page)


def cite_page(asked: Asked, urls: Urls) -> CitePage:
    """Read what the page shows. Raises `WithdrawnError`."""
    cited, problem = _cited(asked.reference, urls)
    shape = None
    if cited:
        try:
            shape = citation(cited, manner_of(asked.style or None, asked.locale or None), urls)
        except UnknownError as error:
            problem = error.detail
    return CitePage(
        asked=asked,
        title=cited.version.title if cited else None,
        page=_page_of(cited, urls) if cited else None,
        citation=shape,
        first_published=human_first(cited.first) if cited and cited.first else None,
        usual=[_style_link(asked, name, text, shape) for name, text in USUAL],
        found=[_style_link(asked, style.id, style.title, shape) for style in _found(asked, shape)],
        locales=list(locales()),
        formats=_formats(shape) if shape else [],
        problem=problem,
    )


def page_citation(cited: Cited, urls: Urls) -> PageCitation:
    """Return the citation of a version in the usual manner. A text can be read even while it cannot be cited."""
    shape = usual_citation(cited, urls)
    if shape is None:
        return PageCitation(None, DEFAULT_LOCALE, urls.cite_page(cited.permalink(urls)), [])
    return PageCitation(entry_of(shape).html, shape.locale, urls.cite_page(shape.url), _formats(shape))


def _cited(reference: str, urls: Urls) -> tuple[Cited | None, str | None]:
    """Return what is to be cited, or why it cannot be; neither where nothing is asked for."""
    if not reference:
        return None, None
    outcome = cite_many(resolve([reference], urls))[0]
    if isinstance(outcome, WithdrawnError):
        raise outcome
    return (None, outcome.detail) if isinstance(outcome, UnknownError) else (outcome, None)


def _page_of(cited: Cited, urls: Urls) -> str:
    slug, number = cited.version.article.slug, cited.version.number
    if cited.passage:
        return urls.passage_page(slug, number, cited.passage.paragraph.pid)
    return urls.version_page(slug, number)


def _found(asked: Asked, shape: CitationShape | None) -> list[Style]:
    """Return the styles that the reader may have meant; none where the style named is one."""
    return list(search_styles(asked.style)[:MOST_FOUND]) if asked.style and shape is None else []


def _style_link(asked: Asked, name: str, text: str, shape: CitationShape | None) -> Link:
    query = {"reference": asked.reference, "style": name, "locale": asked.locale}
    address = f"?{urlencode({key: value for key, value in query.items() if value})}"
    return Link(address, text, here=shape is not None and shape.style == name)


def _formats(shape: CitationShape) -> list[Link]:
    """Return the addresses of the citation in the formats that programs read."""
    manner = urlencode({"style": shape.style, "locale": shape.locale})
    return [Link(f"{shape.url}citation/?format={one.name}&{manner}", one.title) for one in FORMATS]
