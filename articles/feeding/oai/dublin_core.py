"""A record in unqualified Dublin Core (OAI-PMH 2.0, 5): as the pages describe the text, and what has no place there. Pure."""

from collections.abc import Iterator

from lxml import etree

from articles.addresses import Urls
from articles.citing.page_metadata.meta_tags import dublin_core
from articles.feeding.oai.elements import LANG, add, root
from articles.representations.csl.item import csl_item
from articles.selectors.cited import Cited, cited_as_loaded
from articles.selectors.feeds import Standing

PREFIX = "oai_dc"
NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_ELEMENTS = "http://purl.org/dc/elements/1.1/"


def record(standing: Standing, urls: Urls) -> etree._Element:
    """Return an article with a readable text as a record."""
    version = standing.article.current_version
    assert version is not None, "an article is published together with its first version"
    cited = cited_as_loaded(version)
    record = root("dc", NAMESPACE, SCHEMA, {"oai_dc": NAMESPACE, "dc": _ELEMENTS})
    words = {LANG: cited.language}
    for name, content in (*dublin_core(csl_item(cited, urls)), *_beside(cited, urls)):
        if content:
            element = name.removeprefix("DC.")
            add(record, element, content, words if element in _IN_LANGUAGE else None, _ELEMENTS)
    return record


_IN_LANGUAGE = frozenset({"title", "description"})


def _beside(cited: Cited, urls: Urls) -> Iterator[tuple[str, str | None]]:
    """Yield the facts that a citation does not have."""
    version, article = cited.version, cited.version.article
    yield "DC.description", version.subtitle
    yield from (("DC.subject", keyword) for keyword in article.keywords)
    yield "DC.type", article.genre
    yield "DC.format", "text/html"
    yield "DC.identifier", urls.article_page(article.slug)
    yield from (("DC.source", publication.url) for publication in cited.publications)
    yield from (("DC.rights", rights) for rights in dict.fromkeys(item.rights for item in cited.publications))
