"""The statements in the head of a page: `meta` and `link` elements, and the schema.org objects in JSON-LD.

Reads the tree. Names are kept in lower case, with all the values that they have, in order. Open Graph, Highwire Press
(`citation_*`), Dublin Core (`dc.*`, `dcterms.*`) and plain names all come this way.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

_ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|Report|Review|WebPage|\w+Page|CreativeWork|PressRelease|Book)\Z")
_PAGES = re.compile(r"(?:WebPage|\w+Page|CreativeWork)\Z")
_LONGEST_JSON = 2_000_000
_DEEPEST = 12
_LONGEST_VALUE = 1_000

Object = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tags:
    """The page's statements about itself. `objects` are the schema.org articles, the most telling first."""

    meta: Mapping[str, tuple[str, ...]]
    links: Mapping[str, tuple[str, ...]]
    objects: tuple[Object, ...]

    def first(self, *names: str) -> str | None:
        """The first value of the first of the names that has one."""
        return next((value for name in names for value in self.meta.get(name, ())), None)

    def all(self, *names: str) -> tuple[str, ...]:
        """The values of the first of the names that has any."""
        return next((self.meta[name] for name in names if self.meta.get(name)), ())

    def stated(self, *keys: str) -> Iterator[Any]:
        """The value that each schema.org object has under the first of the keys that it knows."""
        for item in self.objects:
            value = next((item[key] for key in keys if item.get(key)), None)
            if value is not None:
                yield value


def read_tags(root: etree._Element) -> Tags:
    """The statements in the page's head, wherever a site has put them."""
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name")
        value = one_line(element.get("content"))
        if name and value:
            meta.setdefault(name.strip().lower(), []).append(value)
    links: dict[str, list[str]] = {}
    for element in root.iter("link", "a"):
        for rel in element.get("rel", "").lower().split():
            if element.get("href"):
                links.setdefault(rel, []).append(element.get("href", "").strip())
    return Tags(
        {name: tuple(dict.fromkeys(values)) for name, values in meta.items()},
        {rel: tuple(dict.fromkeys(values)) for rel, values in links.items()},
        tuple(_articles(root)),
    )


def one_line(value: object) -> str | None:
    """The text on one line; None if it is not a text, empty, or longer than any statement."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text if 0 < len(text) <= _LONGEST_VALUE else None


def names_in(value: object) -> Iterator[tuple[str, Object]]:
    """The names that a schema.org value gives: texts, objects with a name, and lists of these."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            for name in item["name"] if isinstance(item.get("name"), list) else [item.get("name")]:
                if one_line(name):
                    yield one_line(name) or "", item
        elif one_line(item):
            yield one_line(item) or "", {}


def _articles(root: etree._Element) -> list[Object]:
    objects = [
        item for script in root.iter("script") if _is_json_ld(script) for item in _objects(_json(script.text), 0)
    ]
    typed = [item for item in objects if any(_ARTICLES.match(name) for name in _types(item))]
    return sorted(typed, key=lambda item: all(_PAGES.match(name) for name in _types(item)))


def _is_json_ld(script: etree._Element) -> bool:
    return "ld+json" in script.get("type", "").lower()


def _json(text: str | None) -> object:
    if not text or len(text) > _LONGEST_JSON:
        return None
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return None  # what is broken states nothing


def _objects(value: object, depth: int) -> Iterator[Object]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _types(item: Object) -> list[str]:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2] for kind in names if isinstance(kind, str)]
