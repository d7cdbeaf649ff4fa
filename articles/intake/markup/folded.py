"""What a page holds back and a reader of it sees all the same: parts that a control shows, and parts that were sent late.

Changes the tree, so that it holds what a reader sees, where a browser shows it.
"""

import re

from lxml import etree
from lxml.html import HtmlElement

from articles.intake.markup.elements import HEADINGS, is_hidden
from articles.intake.markup.html_tree import name_of

_NOT_IN_BUTTONS = ("article", "button", "main")
_CONTROLS = ("aria-controls", "data-target", "data-bs-target")
_PLACE = re.compile(r"(.*)[BP]:([0-9a-f]+)")  # of a part that React sends late; the part has the same number
_FOR_SCRIPTS = frozenset({"noscript", "template"})


def unfold(root: HtmlElement) -> None:
    """Show what a control on the page folds away and shows again, and put late parts in their places.

    A button that holds the main part of the page, an article or another button was closed too late by the parser; a
    browser shows what is in it.
    """
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for button in [*root.iter("button")]:
        if next(button.iterdescendants(*_NOT_IN_BUTTONS), None) is not None:
            button.tag = "div"
    controls = (element.get(name, "") for name in _CONTROLS for element in elements)
    folded = {name.lstrip("#") for names in controls for name in names.split()}
    for element in elements:
        if element.get("id") in folded or _is_below_its_button(element):
            _show(element)
    _place_late_parts(root)


def reveal(root: HtmlElement) -> bool:
    """Show what the page hides by style, or keeps for readers without script; whether there was anything."""
    hidden = [element for element in root.iter() if isinstance(element.tag, str) and _waits_for_script(element)]
    for element in hidden:
        element.tag = "div" if name_of(element) in _FOR_SCRIPTS else element.tag
        _show(element)
    return bool(hidden)


def _show(element: etree._Element) -> None:
    for name in ("hidden", "style"):
        element.attrib.pop(name, "")


def _is_below_its_button(element: etree._Element) -> bool:
    """Whether a hidden element stands right below a heading that is a button, as the parts of an accordion do."""
    if "hidden" not in element.attrib and "style" not in element.attrib:
        return False
    before = element.getprevious()
    if before is None or name_of(before) not in HEADINGS or not is_hidden(element):
        return False
    return next(before.iter("button"), None) is not None


def _place_late_parts(root: HtmlElement) -> None:
    """Move each part that React sent late to the place that the page keeps for it, as its script does in a browser."""
    places = [(place, match) for place in root.iter("template") if (match := _PLACE.fullmatch(place.get("id", "")))]
    parts = {element.get("id"): element for element in root.iter("div") if "hidden" in element.attrib} if places else {}
    for place, match in places:
        part = parts.pop(f"{match[1]}S:{match[2]}", None)
        if part is not None and part not in place.iterancestors():
            part.drop_tree()
            part.tail = None
            place.addprevious(part)
            part.drop_tag()


def _waits_for_script(element: etree._Element) -> bool:
    return name_of(element) in _FOR_SCRIPTS or (
        is_hidden(element) and bool(element.get("style") or "hidden" in element.attrib)
    )
