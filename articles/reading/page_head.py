"""The head of the page of a text: what it says to search engines, social media, and programs that save citations. Pure.

COinS, Highwire tags and Dublin Core are written from the CSL item, as every citation is, so that all of them say the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import Truncator
from pydantic_core import to_json

from articles.addresses import Urls
from articles.citing.formats import FORMATS
from articles.citing.formats.item import Item, text
from articles.citing.page_metadata.coins import coins
from articles.citing.page_metadata.meta_tags import SCHEMAS, Tag, meta_tags
from articles.models import Notice
from articles.reading.places import Place
from articles.representations.languages import open_graph_locale
from articles.representations.schema_org import schema_org_page
from articles.selectors.cited import Cited
from articles.selectors.lines import TextLine

DESCRIPTION_LENGTH = 200
# In a script, JSON must hold neither the end of the script nor the start of a comment (HTML, 4.12.1.3).
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class FormatLink:
    """A link to the citation of the text in a format that programs read."""

    address: str
    media_type: str
    title: str


@dataclass(frozen=True, slots=True)
class PageHead:
    """The head of a page. `address`, `picture` and `oembed` are those of what is shared: of the text, or of one paragraph.

    `key` is the citation key of the text, by which unAPI asks for it.
    """

    description: str
    address: str
    picture: str
    oembed: str
    open_graph: list[Tag]
    tags: list[Tag]
    schemas: Sequence[Tag]
    key: str
    coins: str
    json_ld: SafeString
    formats: list[FormatLink]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: a text, the place where it is shown, its readable lines, and the notices that concern it.

    `shared` is the paragraph that other sites are to show of it, if there is one.
    """

    cited: Cited
    place: Place
    lines: Sequence[TextLine]
    notices: Iterable[Notice]
    shared: TextLine | None


def page_head(shown: Shown, item: Item, urls: Urls) -> PageHead:
    """Return the head of the page of a text with this CSL item."""
    cited, shared = shown.cited, shown.shared
    address, picture = _shared_as(shared, shown, urls) if shared else (shown.place.page, urls.picture(shown.place.page))
    return PageHead(
        description=_description(shown),
        address=address,
        picture=picture,
        oembed=urls.oembed(address),
        open_graph=_open_graph(cited, item),
        tags=meta_tags(item),
        schemas=SCHEMAS,
        key=cited.key,
        coins=coins(item),
        json_ld=in_script(schema_org_page(cited, urls, shown.place.page, shown.lines, shown.notices)),
        formats=format_addresses(urls.citation(shown.place.api)),
    )


def _shared_as(shared: TextLine, shown: Shown, urls: Urls) -> tuple[str, str]:
    """Return the address and the picture of a paragraph: on the page of a version, as it stands there."""
    version = shown.cited.version
    page = urls.permalink(shared.pid, version.number) if shown.place.is_frozen else urls.paragraph_page(shared.pid)
    return page, urls.picture(page)


def format_addresses(citation: str) -> list[FormatLink]:
    """Return links to each format of the citation at an address of the API."""
    return [
        FormatLink(f"{citation}?format={entry.name}", entry.media_types[0], f"Citation: {entry.title}")
        for entry in FORMATS
    ]


def in_script(node: dict[str, Any]) -> SafeString:
    """Return JSON as the content of a `script` element."""
    return SafeString(to_json(node).decode().translate(_ESCAPES))  # nosec B703 # nothing in it can end the script


def _description(shown: Shown) -> str:
    """Return the words of the shared paragraph, or else the subtitle or how the text begins."""
    version = shown.cited.version
    opening = version.subtitle or (shown.lines[0].text if shown.lines else version.title)
    return Truncator(shown.shared.text if shown.shared else opening).chars(DESCRIPTION_LENGTH)


def _open_graph(cited: Cited, item: Item) -> list[Tag]:
    """Return what OpenGraph says of an article, besides its title, address and picture."""
    publication = cited.publication
    facts = [
        ("og:locale", open_graph_locale(cited.language)),
        ("article:published_time", publication.date if publication else None),
        ("article:section", text(item, "section")),
        *(("article:tag", keyword) for keyword in cited.version.article.keywords),
    ]
    return [(name, value) for name, value in facts if value]
