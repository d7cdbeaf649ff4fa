"""Citations in any style and locale by citeproc-js: from CSL items to text and HTML. Reads the styles' XML."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.citing.rendering.items import CslItem, check_length
from articles.citing.rendering.javascript import call
from articles.citing.rendering.markup import Formatted, formatted
from articles.citing.rendering.styles import Style, xml_of
from articles.representations.csl.notices import marked_title

_SPACE = re.compile(r"[ \t\r\n]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CITATION = re.compile(r"<citation\b.*?</citation\s*>", re.DOTALL)
_SORT = re.compile(r"<sort(?:\s[^>]*)?>.*?</sort\s*>|<sort\s*/>", re.DOTALL)
# No style prints the first of these variables; the others are printed with the title, the same in every style.
_UNPRINTED = frozenset({"custom", "status", "note"})


@dataclass(frozen=True, slots=True)
class Cite:
    """One reference to an item. `label` says what `locator` counts, as a term of CSL (`paragraph`)."""

    item_id: str | int
    locator: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Entry(Formatted):
    """An entry of a list of works cited."""

    item_id: str | int


@dataclass(frozen=True, slots=True)
class Rendered:
    """The list of works cited (None if the style has none), and the text or note of each cite.

    A text is empty if the style prints nothing.
    """

    bibliography: tuple[Entry, ...] | None
    cites: tuple[Formatted, ...]


def render(style: Style, locale: str, items: Sequence[CslItem], cites: Sequence[Cite], *, in_order: bool) -> Rendered:
    """Return the citations of `items` in `style` and `locale` (one of `locales`), each distinct from the others.

    Each cite is a first reference that stands alone, without ibid., because nobody knows the order of the notes yet.
    `in_order`: the list has the style's own order, and numbers follow it; otherwise it has the order of `items`.

    Raises `ItemError` if an item is too long, `KeyError` if a cite names no item, `ProcessorError` if the processor fails.
    """
    for item in items:
        check_length(item)
    positions = {item["id"]: position for position, item in enumerate(items)}
    request = {
        "style": style.rules,
        "locale": locale,
        "sorted": in_order,
        "items": [_printed(item) for item in items],
        "cites": [_located(cite, positions) for cite in cites],
    }
    answer = call(request, lambda: _rules(style, in_order))
    entries = answer["bibliography"]
    return Rendered(
        None if entries is None else tuple(_entry(items[position], html) for position, html in entries),
        tuple(formatted(html) for html in answer["cites"]),
    )


def _printed(item: CslItem) -> dict[str, Any]:
    """Return what the processor receives of an item: a notice on it marks its title."""
    marked = {"title": marked_title(item.get("title", ""), item["status"])} if "status" in item else {}
    return {name: _in_line(value) for name, value in {**item, **marked}.items() if name not in _UNPRINTED}


def _in_line(value: object) -> object:
    """Return a text without line breaks and runs of spaces; the processor makes a no-break space of two spaces."""
    return " ".join(_SPACE.split(value)) if isinstance(value, str) else value


def _located(cite: Cite, positions: Mapping[str | int, int]) -> dict[str, Any]:
    return {"item": positions[cite.item_id], "locator": cite.locator, "label": cite.label}


def _rules(style: Style, in_order: bool) -> str:
    """Return the XML of the style's rules. An unsorted list needs no rules of sorting, which take much memory."""
    xml = _COMMENT.sub("", xml_of(style))
    # Rules of sorting in a citation concern several works in one note, and this service cites one work a note.
    return _CITATION.sub(_unsorted, xml) if in_order else _SORT.sub("", xml)


def _unsorted(citation: re.Match[str]) -> str:
    return _SORT.sub("", citation[0])


def _entry(item: CslItem, html: str) -> Entry:
    clean = formatted(html)
    return Entry(clean.text, clean.html, item["id"])
