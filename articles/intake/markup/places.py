"""Where on a page a fact is stated: a tag by a CSS selector, or a value in JSON-LD by its path.

Reads elements; gives the origin of what was read from them.
"""

import re
from dataclasses import dataclass

from lxml import etree

from articles.intake.manuscript import Origin
from articles.intake.markup.html_tree import name_of, spaced_words_in, words_in
from articles.intake.placed import PlacedText

_NAMING = ("property", "name", "itemprop", "rel", "http-equiv")  # attributes by which a tag without words is known
_IDENTIFIER = re.compile(r"[A-Za-z_][\w-]{0,40}\Z", re.ASCII)
_OWN = {"meta": "content", "link": "href"}  # the attributes that are all that such a tag says
_MOST_CLASSES = 2
_LEVELS = 4  # up to an element with a name of its own


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of a page, or one of its attributes."""

    element: etree._Element
    attribute: str | None = None

    def origin(self) -> Origin:
        """Return a selector of the element, and its words, or the value of the attribute."""
        stated = self.element.get(self.attribute, "") if self.attribute else words_in(self.element)
        selector = selector_of(self.element)
        if self.attribute and _OWN.get(name_of(self.element)) != self.attribute:
            selector += f"[{self.attribute}]"
        return Origin("tag", selector, " ".join(stated.split()))


JSON_LD = 'script[type="application/ld+json"]'  # a selector of what mostly holds the data


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A value in a page's JSON-LD, with the path of its keys."""

    path: str
    value: str
    holder: str = JSON_LD

    def origin(self) -> Origin:
        """Return what holds the data, the path, and the value."""
        return Origin("tag", f"{self.holder} → {self.path}", " ".join(self.value.split()))


def placed_words(element: etree._Element) -> PlacedText:
    """Return all characters in an element, with spaces at line breaks and around blocks, at its place."""
    return PlacedText(spaced_words_in(element), Tag(element))


def attribute_of(element: etree._Element, name: str) -> str | None:
    """Return an attribute at its place; None if the element does not have it."""
    value = element.get(name)
    return None if value is None else PlacedText(value, Tag(element, name))


def selector_of(element: etree._Element) -> str:
    """Return a CSS selector that matches the element, by its own name or that of the nearest element that has one."""
    path = [_simple(element)]
    around = element.getparent()
    for _ in range(_LEVELS):
        if "." in path[0] or "#" in path[0] or "[" in path[0] or around is None or name_of(around) in {"html", "body"}:
            break
        path.insert(0, _simple(around))
        around = around.getparent()
    return " > ".join(path)


def _simple(element: etree._Element) -> str:
    name = name_of(element)
    if name in {"html", "title"}:
        return name
    naming = next((key for key in _NAMING if element.get(key)), None)
    if naming and (name in {"meta", "link", "a"} or naming == "itemprop"):
        value = element.get(naming, "").replace("\\", "\\\\").replace('"', '\\"')
        return f'{name}[{naming}="{value}"]'
    if _IDENTIFIER.match(element.get("id", "")):
        return f"{name}#{element.get('id')}"
    classes = [word for word in element.get("class", "").split() if _IDENTIFIER.match(word)]
    return ".".join([name, *classes[:_MOST_CLASSES]])
