"""The statements in the head of a page: `meta` and `link` elements, and the schema.org objects in JSON-LD.

Reads the tree. Names are kept in lower case, with all the values that they have, in order. Open Graph, Highwire Press
(`citation_*`), Dublin Core (`dc.*`, `dcterms.*`) and plain names all come this way.
"""

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from articles.intake.html.json_ld import Object, articles_in
from articles.intake.markup.places import attribute_of
from articles.intake.placed import at_place_of

_LONGEST_VALUE = 1_000


@dataclass(frozen=True, slots=True)
class Tags:
    """The page's statements about itself, each at its place. `objects` are the schema.org articles, the most telling first."""

    meta: Mapping[str, tuple[str, ...]]
    links: Mapping[str, tuple[str, ...]]
    objects: tuple[Object, ...]
    broken: bool = False  # whether the page holds JSON-LD that cannot be read

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
        value = one_line(attribute_of(element, "content"))
        if name and value:
            meta.setdefault(name.strip().lower(), []).append(value)
    links: dict[str, list[str]] = {}
    for element in root.iter("link", "a"):
        for rel in element.get("rel", "").lower().split():
            if element.get("href"):
                href = attribute_of(element, "href") or ""
                links.setdefault(rel, []).append(at_place_of(href, href.strip()))
    objects, broken = articles_in(root, meta, links)
    return Tags(
        {name: tuple(dict.fromkeys(values)) for name, values in meta.items()},
        {rel: tuple(dict.fromkeys(values)) for rel, values in links.items()},
        tuple(objects),
        broken,
    )


def one_line(value: object) -> str | None:
    """The text on one line, without the entities of HTML that some sites write twice.

    None if it is not a text, empty, or longer than any statement.
    """
    text = " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
    return at_place_of(value, text) if isinstance(value, str) and 0 < len(text) <= _LONGEST_VALUE else None


def names_in(value: object) -> Iterator[tuple[str, Object]]:
    """The names that a schema.org value gives: texts, objects with a name, and lists of these."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            stated = item.get("name") or _of_parts(item)
            for name in stated if isinstance(stated, list) else [stated]:
                if one_line(name):
                    yield one_line(name) or "", item
        elif one_line(item):
            yield one_line(item) or "", {}


def _of_parts(item: Object) -> str | None:
    """The name of a person of whom an object states the parts alone."""
    parts = [part for key in ("givenName", "additionalName", "familyName") if (part := one_line(item.get(key)))]
    return at_place_of(parts[0], " ".join(parts)) if parts else None
