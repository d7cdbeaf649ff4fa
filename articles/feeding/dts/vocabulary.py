"""The context, the citation trees and the URI templates that all answers of Distributed Text Services 1.0 share. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlencode

from articles.addresses import Urls

LD_JSON = "application/ld+json"
# The language of words in an unknown language (BCP 47).
UNDETERMINED = "und"
Json = dict[str, Any]
_CONTEXT = "https://dtsapi.org/context/v1.0.json"
_VERSION = "1.0"
_PARAMETERS = {
    "collection": ("id", "page", "nav"),
    "navigation": ("resource", "ref", "start", "end", "down", "tree", "page"),
    "document": ("resource", "ref", "start", "end", "tree", "mediaType"),
}


class Tree(StrEnum):
    """The citation trees of a resource, by their identifiers; the default tree has none."""

    PIDS = ""
    ORDINALS = "ordinals"


class MediaType(StrEnum):
    """The media types in which a document is served; the first one is the default."""

    TEI = "application/tei+xml"
    HTML = "text/html"
    PLAIN = "text/plain"


_TREES = {
    Tree.PIDS: "Paragraphs by their identifiers, which stay the same in all versions of the article.",
    Tree.ORDINALS: "Paragraphs by their numbers in this version.",
}


def answer(kind: str, address: str, content: Mapping[str, Any]) -> Json:
    """Return an answer of the type `kind` with the identifier `address`; a member that is None is left out."""
    head = {"@context": _CONTEXT, "dtsVersion": _VERSION, "@id": address, "@type": kind}
    return head | known(content)


def known(content: Mapping[str, Any]) -> Json:
    """Return the members that are not None."""
    return {name: value for name, value in content.items() if value is not None}


def templates(urls: Urls) -> Json:
    """Return the URI templates (RFC 6570) of all endpoints."""
    return {name: f"{urls.dts_endpoint(name)}{{?{','.join(names)}}}" for name, names in _PARAMETERS.items()}


def template_of(name: str, identifier: str, urls: Urls) -> str:
    """Return the URI template of an endpoint for one collection or resource; its other parameters are left to fill in."""
    first, *others = _PARAMETERS[name]
    return f"{address_of(name, {first: identifier}, urls)}{{&{','.join(others)}}}"


def address_of(name: str, parameters: Mapping[str, str], urls: Urls) -> str:
    """Return the address of an endpoint with these parameters."""
    return f"{urls.dts_endpoint(name)}?{urlencode(parameters, quote_via=quote, safe='')}"


def citation_trees() -> list[Json]:
    """Return the citation trees of a resource, the default one first."""
    level = [{"@type": "CiteStructure", "citeType": "paragraph"}]
    return [
        {"@type": "CitationTree"}
        | ({"identifier": str(tree)} if tree else {})
        | {"description": description, "citeStructure": level}
        for tree, description in _TREES.items()
    ]
