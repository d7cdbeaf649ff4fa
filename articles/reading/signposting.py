"""FAIR Signposting: typed links from the page of a text to its permalink, its authors, its formats and its source.

They stand in the header `Link` (RFC 8288), and in a document of their own, the linkset (RFC 9264). Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.addresses import Urls
from articles.citing.formats.item import Item
from articles.reading.page_head import FormatLink
from articles.representations.schema_org import type_of
from articles.selectors.cited import Cited

LINKSET = "application/linkset+json"
_SCHEMA_ORG = "https://schema.org/"
_PAGE_TYPE = "text/html"
# The relation that leads back to the page from what a relation leads to.
_BACK = {"describedby": "describes", "item": "collection"}


@dataclass(frozen=True, slots=True)
class Signpost:
    """A typed link to the address `target`; `attributes` say more of what is there, each as `name="value"`."""

    relation: str
    target: str
    media_type: str | None = None
    attributes: tuple[str, ...] = ()


def signposts(
    cited: Cited, item: Item, formats: Iterable[FormatLink], urls: Urls, *, has_source: bool
) -> list[Signpost]:
    """Return the links of the page of a text with this CSL item; `has_source` says whether its source may be read."""
    version = cited.version
    orcids = item.get("custom", {}).get("orcid", ())
    return [
        Signpost("cite-as", cited.permalink(urls)),
        type_signpost("AboutPage"),
        type_signpost(type_of(cited)),
        *(Signpost("author", f"https://orcid.org/{person['orcid']}") for person in orcids),
        *_license(cited),
        *(Signpost("describedby", link.address, link.media_type) for link in formats),
        *([_source(cited, urls)] if has_source and version.media_type else []),
    ]


def type_signpost(name: str) -> Signpost:
    """Return the link that says by a name of schema.org what the page is."""
    return Signpost("type", f"{_SCHEMA_ORG}{name}")


def header_of(links: Iterable[Signpost], separator: str = ", ") -> str:
    """Return the links as the value of the header `Link`, which is also the form of a document of links (RFC 6690)."""
    return separator.join(map(_in_header, links))


def linkset_json(links: Iterable[Signpost], page: str) -> dict[str, Any]:
    """Return the links of a page, and those back to it, as a linkset."""
    links = list(links)
    contexts: list[dict[str, Any]] = [{"anchor": page, **_by_relation(links)}]
    for link in links:
        if link.relation in _BACK:
            contexts.append({"anchor": link.target, _BACK[link.relation]: [{"href": page, "type": _PAGE_TYPE}]})
    return {"linkset": contexts}


def _source(cited: Cited, urls: Urls) -> Signpost:
    version = cited.version
    media_type = version.media_type.partition(";")[0].strip()
    return Signpost("item", urls.source(version.article.slug, version.number), media_type)


def _license(cited: Cited) -> list[Signpost]:
    """Return the link to the licence, if the publication states its rights as an address."""
    rights = (cited.publication.rights if cited.publication else None) or ""
    is_address = rights.startswith(("https://", "http://")) and not any(letter in rights for letter in ' <>"\n\r\t')
    return [Signpost("license", rights)] if is_address else []


def _by_relation(links: Iterable[Signpost]) -> dict[str, list[dict[str, str]]]:
    targets: dict[str, list[dict[str, str]]] = {}
    for link in links:
        kind = {"type": link.media_type} if link.media_type else {}
        targets.setdefault(link.relation, []).append({"href": link.target, **kind})
    return targets


def _in_header(link: Signpost) -> str:
    kind = f'; type="{link.media_type}"' if link.media_type else ""
    return "; ".join([f'<{link.target}>; rel="{link.relation}"{kind}', *link.attributes])
