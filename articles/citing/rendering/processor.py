"""Citations in any style and locale, by citeproc-js: from CSL items to text and HTML. Reads the styles."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.citing.rendering.items import CslItem, ItemError, check_item, check_locator
from articles.citing.rendering.javascript import ProcessorError, call
from articles.citing.rendering.markup import Formatted, formatted
from articles.citing.rendering.styles import Style, xml_of
from articles.citing.rendering.vocabulary import UNPRINTED

__all__ = ["Cite", "CslItem", "Entry", "Formatted", "ItemError", "ProcessorError", "Rendered", "render"]

_SPACE = re.compile(r"[ \t\r\n]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CITATION = re.compile(r"<citation\b.*?</citation\s*>", re.DOTALL)
_SORT = re.compile(r"<sort(?:\s[^>]*)?>.*?</sort\s*>|<sort\s*/>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cite:
    """A place where an item is cited. `label` is the kind of place that `locator` means, a term of CSL (`paragraph`)."""

    item_id: str | int
    locator: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Entry(Formatted):
    """An entry of a list of works cited."""

    item_id: str | int


@dataclass(frozen=True, slots=True)
class Rendered:
    """The list of works cited, None in a style that has none; and what stands in the text or a note for each cite.

    A text is empty where the style prints nothing.
    """

    bibliography: tuple[Entry, ...] | None
    cites: tuple[Formatted, ...]


def render(style: Style, locale: str, items: Sequence[CslItem], cites: Sequence[Cite], *, in_order: bool) -> Rendered:
    """Return the citations of `items` in `style` and `locale` (one of `locales`), each told apart from the others.

    Each cite is a first reference that stands alone: nobody knows in which order notes will stand, so there is no ibid.
    `in_order`: the list is in the style's own order, and numbers follow it; otherwise in that of `items`.

    Raises `ItemError` for an item or a cite that CSL does not know, and `ProcessorError` where the processor fails.
    """
    places = _places(items)
    request = {
        "style": style.rules,
        "locale": locale,
        "sorted": in_order,
        "items": [_printed(item) for item in items],
        "cites": [_cite(cite, places) for cite in cites],
    }
    answer = call(request, lambda: _rules(style, in_order))
    entries = answer["bibliography"]
    return Rendered(
        None if entries is None else tuple(_entry(items[index], html) for index, html in entries),
        tuple(formatted(html) for html in answer["cites"]),
    )


def _places(items: Sequence[CslItem]) -> Mapping[str | int, int]:
    for item in items:
        check_item(item)
    places = {item["id"]: index for index, item in enumerate(items)}
    if len(places) < len(items):
        raise ItemError("/id", "two items have the same id")
    return places


def _printed(item: CslItem) -> dict[str, Any]:
    return {name: _in_line(value) for name, value in item.items() if name not in UNPRINTED}


def _in_line(value: object) -> object:
    """Return a text without line breaks; of two spaces the processor makes one that must not break."""
    return " ".join(_SPACE.split(value)) if isinstance(value, str) else value


def _cite(cite: Cite, places: Mapping[str | int, int]) -> dict[str, Any]:
    check_locator(cite.locator, cite.label)
    if cite.item_id not in places:
        raise ItemError("/id", f"there is no item {cite.item_id!r} that could be cited")
    return {"item": places[cite.item_id], "locator": cite.locator, "label": cite.label}


def _rules(style: Style, in_order: bool) -> str:
    """Return the XML of the style's rules; without those of sorting where nothing is sorted, which saves much memory."""
    xml = _COMMENT.sub("", xml_of(style))
    # The one about citations is about several works in one note, which nobody asks for.
    return _CITATION.sub(_unsorted, xml) if in_order else _SORT.sub("", xml)


def _unsorted(citation: re.Match[str]) -> str:
    return _SORT.sub("", citation[0])


def _entry(item: CslItem, html: str) -> Entry:
    clean = formatted(html)
    return Entry(clean.text, clean.html, item["id"])
