"""The origins of the facts: where the document states each of them.

Reads a Manuscript whose texts may know their places (`placed`); gives it with bare texts, and the origins beside them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from articles.intake.manuscript import (
    PLACE_FACTS,
    Affiliation,
    Author,
    Block,
    LeftOut,
    Manuscript,
    ManuscriptPublication,
    NameParts,
    Origin,
    Outlet,
    Section,
)
from articles.intake.placed import Place, PlacedText

_OF_TEXT = ("title", "subtitle", "language", "genre", "keywords", "published")
_OF_AUTHOR = ("name_as_printed", "biography_as_printed", "affiliations", "name", "orcid")
_OF_PUBLICATION = (
    *("outlet", "date", "title", "url", *PLACE_FACTS, "credit", "rights", "note_as_printed", "disclaimer_as_printed"),
)
_OF_SECTION = ("heading",)
_INNER: Mapping[type, tuple[str, ...]] = {
    Outlet: ("name", "url"),
    Affiliation: ("position", "organisation"),
    NameParts: ("family", "given", "particle", "suffix", "literal"),
}
_KEYS = {"date": "published"}  # what the sidecar calls the day of this page
Facts = TypeVar("Facts", Manuscript, Author, ManuscriptPublication, Section)


def with_origins(manuscript: Manuscript) -> Manuscript:
    """Return the manuscript with the origin of each fact whose place is known."""
    settled = _settled(manuscript, _OF_TEXT)
    return replace(
        settled,
        authors=tuple(_settled(author, _OF_AUTHOR) for author in manuscript.authors),
        publications=tuple(_settled(publication, _OF_PUBLICATION) for publication in manuscript.publications),
        sections=tuple(_settled(section, _OF_SECTION) for section in manuscript.sections),
        blocks=tuple(
            Block(block.kind, str(block.text), block.html) if isinstance(block.text, PlacedText) else block
            for block in manuscript.blocks
        ),
        left_out=tuple(LeftOut(str(piece.text), piece.reason) for piece in manuscript.left_out),
    )


def origins_by_pointer(manuscript: Manuscript) -> dict[str, Origin]:
    """Return the origins of all facts by JSON pointers (RFC 6901) into the manuscript's JSON."""
    parts: list[tuple[str, Mapping[str, Origin]]] = [("", manuscript.origins)]
    for name in ("authors", "publications", "sections"):
        parts += [(f"/{name}/{place}", part.origins) for place, part in enumerate(getattr(manuscript, name))]
    return {f"{pointer}/{name}": origin for pointer, origins in parts for name, origin in origins.items()}


def from_editor(given: Mapping[str, Any], within: str | None = None) -> dict[str, Origin]:
    """Return the origins of facts that the sidecar states, by name; `within` is the list of the sidecar that states them."""
    return {
        name: Origin("sidecar", f"{within}.{name}" if within else _KEYS.get(name, name), words)
        for name, value in given.items()
        if (words := _words(value))
    }


def _settled(facts: Facts, names: Iterable[str]) -> Facts:
    """The facts as bare values, and the origins of those that know their places."""
    origins: dict[str, Origin] = {}
    bare: dict[str, Any] = {}
    for name in names:
        value = getattr(facts, name)
        place = _place_in(value) if value else None
        if place is not None:
            origins[name], bare[name] = place.origin(), _bare(value)
    return replace(facts, **bare, origins=origins) if origins else facts


def _place_in(value: Any) -> Place | None:
    """The place of a text, or of the first text in a value that knows its place."""
    if isinstance(value, PlacedText):
        return value.place
    inner = value if isinstance(value, tuple) else [getattr(value, name) for name in _INNER.get(type(value), ())]
    return next((place for item in inner if (place := _place_in(item)) is not None), None)


def _bare(value: Any) -> Any:
    """The value without places."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    names = _INNER.get(type(value), ())
    return replace(value, **{name: _bare(getattr(value, name)) for name in names}) if names else value


def _words(value: Any) -> str:
    """A fact that an editor gives, in words."""
    if isinstance(value, tuple | list):
        return ", ".join(filter(None, map(_words, value)))
    names = _INNER.get(type(value))
    return _words([getattr(value, name) for name in names]) if names else str(value or "")
