"""XML to a tree, bounded: no DTD is loaded, no entity expanded, nothing fetched, and what is not well-formed refused."""

import re
from html.entities import html5

from lxml import etree

from articles.intake.errors import Unreadable

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,400}\?>")
_SUBSET = re.compile(r"<!DOCTYPE[^>\[]{0,2000}\[", re.IGNORECASE)
_LONGEST_REASON = 150


def parse_xml(text: str) -> etree._Element:
    """The root element. Raises `Unreadable` with code `malformed`, `entities` or `too_deep`."""
    subset = _SUBSET.search(text)
    if subset and "<!ENTITY" in text[subset.end() :]:
        detail = "The document declares entities of its own, which are not read; write their text out."
        raise Unreadable(detail, code="entities")
    declaration = _DECLARATION.match(text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring((text[declaration.end() :] if declaration else text.lstrip()).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(error) from error
    return root


def character_of(entity: etree._Entity) -> str:
    """The character that a reference such as `&nbsp;` stands for in JATS and HTML; as written if there is none."""
    return html5.get(f"{entity.name};", f"&{entity.name};")


def _refusal(error: etree.XMLSyntaxError) -> Unreadable:
    message = str(error.msg)
    if "depth" in message.lower():
        return Unreadable("The document is nested more than 255 deep, which no article is.", code="too_deep")
    line = f" in line {error.lineno}" if error.lineno else ""
    reason = " ".join(message.split())[:_LONGEST_REASON]
    return Unreadable(f"The XML is cut off or not well-formed{line}: {reason}.", code="malformed")
