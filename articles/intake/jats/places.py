"""Where in a JATS article a fact is stated: an element or an attribute, by its path below the root, as XPath writes it.

Reads elements; gives the origin of what was read from them.
"""

from dataclasses import dataclass

from lxml import etree

from articles.intake.manuscript import Origin
from articles.intake.markup.html_tree import name_of
from articles.intake.placed import PlacedText

_PREFIXES = {"{http://www.w3.org/XML/1998/namespace}": "xml:", "{http://www.w3.org/1999/xlink}": "xlink:"}


@dataclass(frozen=True, slots=True)
class Element:
    """An element of an article, or one of its attributes."""

    element: etree._Element
    attribute: str | None = None

    def origin(self) -> Origin:
        """Return the path of the element, and its words, or the value of the attribute."""
        path = path_of(self.element)
        if self.attribute is None:
            return Origin("element", path, spaced_words_of(self.element))
        return Origin("element", f"{path}/@{_prefixed(self.attribute)}", self.element.get(self.attribute, ""))


def attribute_of(element: etree._Element, name: str) -> str | None:
    """Return an attribute at its place; None if the element does not have it."""
    value = element.get(name)
    return None if value is None else PlacedText(value, Element(element, name))


def spaced_words_of(element: etree._Element) -> str:
    """Return the words in an element, with a space between the words of one inner element and the next."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def path_of(element: etree._Element) -> str:
    """Return the path of an element below the root; the root's own is its name."""
    steps: list[str] = []
    while (parent := element.getparent()) is not None:
        steps.insert(0, _step(element, parent))
        element = parent
    return "/".join(steps) or name_of(element)


def _step(element: etree._Element, parent: etree._Element) -> str:
    """The element's name, with its number among those of the same name if there are others."""
    alike = [child for child in parent if child.tag == element.tag]
    return name_of(element) if len(alike) == 1 else f"{name_of(element)}[{alike.index(element) + 1}]"


def _prefixed(attribute: str) -> str:
    for namespace, prefix in _PREFIXES.items():
        attribute = attribute.replace(namespace, prefix)
    return attribute
