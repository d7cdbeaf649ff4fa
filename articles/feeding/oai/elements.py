"""Elements of XML, one after another. Pure; writes with lxml."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from articles.feeding.feeds.xml_text import xml_text

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XLINK = "http://www.w3.org/1999/xlink"
LANG, HREF = "{http://www.w3.org/XML/1998/namespace}lang", f"{{{XLINK}}}href"
_SCHEMA_LOCATION = f"{{{XSI}}}schemaLocation"


def root(name: str, namespace: str, schema: str, nsmap: Mapping[str | None, str]) -> etree._Element:
    """Return an element in the namespace that names the schema of what it holds; `nsmap` has the prefixes."""
    prefixes: Any = {**nsmap, "xsi": XSI}  # its stubs know no namespace without a prefix
    element = etree.Element(f"{{{namespace}}}{name}", nsmap=prefixes)
    element.set(_SCHEMA_LOCATION, f"{namespace} {schema}")
    return element


def add(
    parent: etree._Element,
    name: str,
    text: str | None = None,
    attributes: Mapping[str, str | None] | None = None,
    namespace: str | None = None,
) -> etree._Element:
    """Append an element with a text, and with the attributes that are not None; return it.

    Its namespace is that of the parent, if no other one is given.
    """
    element = etree.SubElement(parent, f"{{{namespace or etree.QName(parent).namespace}}}{name}")
    for attribute, value in (attributes or {}).items():
        if value is not None:
            element.set(attribute, xml_text(value))
    if text is not None:
        element.text = xml_text(text)
    return element


def add_known(
    parent: etree._Element, name: str, text: str | None, attributes: Mapping[str, str | None] | None = None
) -> None:
    """Append an element with a text, unless the text is unknown."""
    if text:
        add(parent, name, text, attributes)
