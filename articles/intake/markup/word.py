"""What a word processor writes into a web page instead of elements: lists and quotations as styles of paragraphs."""

import re
from typing import Literal

from lxml import etree

from articles.intake.markup.elements import style_of
from articles.intake.markup.html_tree import name_of

_QUOTES = frozenset({"msoquote", "msointensequote"})
_LIST = re.compile(r"mso-list:\s*(?!none|ignore|skip)\S", re.IGNORECASE)
_BULLET = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)


def kind_in_word(element: etree._Element) -> Literal["list-item", "quote"] | None:
    """The kind of a paragraph by the name or style that Microsoft Word gives it; None if it is a plain one."""
    if name_of(element) != "p":
        return None
    if element.get("class", "").lower() in _QUOTES:
        return "quote"
    return "list-item" if _LIST.search(style_of(element)) else None


def is_bullet_of_word(element: etree._Element) -> bool:
    """Whether an element is the bullet or the number that Microsoft Word writes before an item."""
    return name_of(element) == "span" and _BULLET.search(style_of(element)) is not None
