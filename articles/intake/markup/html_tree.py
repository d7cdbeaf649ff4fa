"""A page's markup to a tree, bounded: no entity is fetched, and a page nested out of all measure is refused."""

import re
from collections.abc import Callable, Collection
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from articles.intake.errors import TooLarge, Unreadable
from articles.intake.markup.bounds import with_quiet_scripts

_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)  # that of lxml.html asks Python for each element
MAX_DEPTH = 255  # libxml2's own bound; no page that people read comes near it
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,400}>")  # the text is decoded already
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)  # the page goes on behind them in every browser
# Elements that no browser sets apart from the words beside them.
_SPACELESS = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small"}
) | {
    *("span", "strong", "sub", "sup", "u", "var", "wbr"),
}
_TOO_DEEP = f"The document is nested more than {MAX_DEPTH} deep, which no article is; save it again from the page."


def parse_html(text: str) -> HtmlElement:
    """The root element of a page. Raises `Unreadable` with code `empty` or `too_deep`, and `TooLarge`."""
    text = _ENDS.sub("", with_quiet_scripts(text))
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        declaration = _DECLARATION.match(text)
        root = document_fromstring(text[declaration.end() :] if declaration else text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise Unreadable("The page holds no markup with text in it; deliver the whole page.", code="empty") from error
    fatal = [entry.message for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]
    if any("depth" in message for message in fatal):
        raise Unreadable(_TOO_DEEP, code="too_deep")
    if fatal:
        raise TooLarge("The page holds a single piece of text or markup longer than 10 million characters.")
    return root


def name_of(element: etree._Element) -> str:
    """The element's name in lower case without a namespace; empty for a comment or processing instruction."""
    return _local_name(element.tag)


@lru_cache(maxsize=1_024)
def _local_name(tag: object) -> str:
    """The name in a tag, of which a page has few."""
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


Known = dict[etree._Element, etree._Element | None]


def outermost_around(
    element: etree._Element, is_one: Callable[[etree._Element], bool], known: Known
) -> etree._Element | None:
    """The outermost of the element and those around it for which `is_one` holds; `known` keeps the answers for one `is_one`."""
    if element not in known:
        parent = element.getparent()
        around = outermost_around(parent, is_one, known) if parent is not None else None
        known[element] = element if around is None and is_one(element) else around
    return known[element]


def innermost_around(element: etree._Element, among: Collection[etree._Element]) -> etree._Element | None:
    """The innermost element around one that is among others."""
    return next((around for around in element.iterancestors() if around in among), None)


def words_in(element: etree._Element) -> str:
    """All characters in the element, in order."""
    return "".join(str(text) for text in element.itertext())


def line_in(element: etree._Element) -> str:
    """All words in the element, on one line."""
    return " ".join(words_in(element).split())


def first_words_in(element: etree._Element, most: int) -> str:
    """The first `most` characters in the element, without reading the others."""
    words = ""
    for text in element.itertext():
        words += str(text)[: most - len(words)]
        if len(words) >= most:
            break
    return words


def spaced_words_in(element: etree._Element) -> str:
    """All characters in the element, with a space at each line break and around each inner block."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            words = spaced_words_in(child)
            parts.append(words if name_of(child) in _SPACELESS else f" {words} ")
        parts.append(child.tail or "")
    return "".join(parts)
