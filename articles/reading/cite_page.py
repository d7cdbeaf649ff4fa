"""The content of the page `/cite/`: the citation, links to other styles and formats, and the form. Reads no row."""

from dataclasses import dataclass
from urllib.parse import urlencode

from articles.addresses import Urls
from articles.citing.formats import FORMATS
from articles.citing.rendering.locales import Locale, locales
from articles.citing.rendering.styles import POPULAR_STYLES, search_styles
from articles.models import Notice
from articles.reading.links import Link
from articles.reading.notices import NoticeInWords, notices_in_words
from articles.reading.publications import first_publication_in_words
from articles.representations.citation import CitationShape
from articles.representations.csl.notices import headed, status_of
from articles.representations.languages import Direction, direction_of
from articles.representations.notice import notices_concerning
from articles.selectors.cited import Cited

MOST_SIMILAR = 12


@dataclass(frozen=True, slots=True)
class CiteForm:
    """The fields of the form as the reader sent them; an empty one was left out."""

    reference: str
    style: str
    locale: str


@dataclass(frozen=True, slots=True)
class CitePage:
    """The data of the template `cite.html`. If there is not a citation, `problem` says why, and `similar` names styles.

    `window` is the title of the window, `towards` the direction of the citation, and `notices` are those that concern what
    is cited.
    """

    form: CiteForm
    window: str
    title: str | None
    language: str | None
    direction: Direction
    notices: list[NoticeInWords]
    page: str | None
    citation: CitationShape | None
    towards: Direction
    first_published: str | None
    usual: list[Link]
    similar: list[Link]
    locales: list[Locale]
    formats: list[Link]
    problem: str | None


def cite_page(
    form: CiteForm,
    urls: Urls,
    cited: Cited | None = None,
    shape: CitationShape | None = None,
    problem: str | None = None,
) -> CitePage:
    """Return the page for a form: with the citation `shape` of `cited`, with a `problem`, or with the form alone."""
    concerning = _concerning(cited) if cited else []
    # If the style that was named is known, nobody needs another one.
    similar = search_styles(form.style)[:MOST_SIMILAR] if form.style and shape is None else []
    return CitePage(
        form=form,
        window=headed(f"Cite {cited.version.title}", status_of(cited)) if cited else "Cite",
        title=cited.version.title if cited else None,
        language=cited.language if cited else None,
        direction=direction_of(cited.language if cited else None),
        notices=notices_in_words(concerning, {}, urls),
        page=_page_of(cited, urls) if cited else None,
        citation=shape,
        towards=direction_of(shape.locale if shape else None),
        first_published=first_publication_in_words(cited.first) if cited and cited.first else None,
        usual=[_style_link(form, name, text, shape) for name, text in POPULAR_STYLES],
        similar=[_style_link(form, style.id, style.title, shape) for style in similar],
        locales=list(locales()),
        formats=format_links(cited, shape.style, shape.locale, urls) if cited and shape else [],
        problem=problem,
    )


def format_links(cited: Cited, style: str, locale: str, urls: Urls) -> list[Link]:
    """Return links to the citation in the formats that programs read."""
    address = urls.citation(cited.api_address(urls))
    manner = urlencode({"style": style, "locale": locale})
    return [Link(f"{address}?format={entry.name}&{manner}", entry.title) for entry in FORMATS]


def _concerning(cited: Cited) -> list[Notice]:
    """Return the notices that concern what is cited: the text, or the paragraph of it."""
    return notices_concerning(cited.all_notices, cited.version, cited.passage.paragraph.pid if cited.passage else None)


def _page_of(cited: Cited, urls: Urls) -> str:
    slug, number = cited.version.article.slug, cited.version.number
    if cited.passage:
        return urls.passage_page(slug, number, cited.passage.paragraph.pid)
    return urls.version_page(slug, number)


def _style_link(form: CiteForm, name: str, text: str, shape: CitationShape | None) -> Link:
    query = {"reference": form.reference, "style": name, "locale": form.locale}
    address = f"?{urlencode({key: value for key, value in query.items() if value})}"
    return Link(address, text, here=shape is not None and shape.style == name)
