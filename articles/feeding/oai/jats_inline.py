"""The inline markup of a paragraph in JATS: each element that intake keeps, by its counterpart. Pure."""

from collections.abc import Mapping

from lxml import etree, html

from articles.feeding.feeds.xml_text import xml_text
from articles.feeding.oai.elements import HREF, add

# Any other element is `styled-content`, which says what the words were marked as.
_NAMES: Mapping[str, str] = {
    "a": "ext-link",
    "abbr": "abbrev",
    "code": "monospace",
    "em": "italic",
    "kbd": "monospace",
    "s": "strike",
    "samp": "monospace",
    "strong": "bold",
    "sub": "sub",
    "sup": "sup",
    "u": "underline",
}


def add_inline(parent: etree._Element, clean_html: str) -> None:
    """Write the text and the markup of a paragraph, which intake has cleaned, into an element."""
    _add_inside(parent, html.fragment_fromstring(xml_text(clean_html), create_parent="p"))


def _add_inside(parent: etree._Element, marked: etree._Element) -> None:
    parent.text = marked.text
    for child in marked:
        written = add(parent, _NAMES.get(child.tag, "styled-content"), attributes=_attributes(child))
        _add_inside(written, child)
        written.tail = child.tail


def _attributes(marked: etree._Element) -> dict[str, str | None]:
    if marked.tag == "a":
        return {"ext-link-type": "uri", HREF: marked.get("href")}
    return {} if marked.tag in _NAMES else {"style-type": marked.tag}
