"""Where in its outlet a page says that the text stood: section, DOI, ISSN, volume, issue, pages.

Reads the tags of Highwire Press (`citation_*`), PRISM and Dublin Core, and schema.org's objects. Nothing is checked here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from articles.intake.bibliographic import doi_named, first_to_last
from articles.intake.html.tags import Tags, one_line
from articles.intake.markup.places import JsonValue
from articles.intake.placed import PlacedText

_DEEPEST = 4  # an article is part of an issue, that of a volume, and that of a periodical
# For each fact the names of tags, the most telling first.
_TAGS = {
    "section": ("article:section", "citation_section", "prism.section", "parsely-section"),
    "doi": ("citation_doi", "bepress_citation_doi", "prism.doi", "dc.identifier.doi"),
    "issn": ("citation_eissn", "citation_issn", "bepress_citation_issn", "prism.eissn", "prism.issn"),
    "volume": ("citation_volume", "bepress_citation_volume", "prism.volume"),
    "issue": ("citation_issue", "bepress_citation_issue", "prism.number"),
    "pages": ("citation_pages", "prism.pagerange"),
}
_FIRST_PAGE = ("citation_firstpage", "citation_first_page", "bepress_citation_firstpage", "prism.startingpage")
_LAST_PAGE = ("citation_lastpage", "citation_last_page", "bepress_citation_lastpage", "prism.endingpage")
_KEYS = {
    "section": "articleSection",
    "issn": "issn",
    "volume": "volumeNumber",
    "issue": "issueNumber",
    "pages": "pagination",
}


def place_stated(tags: Tags) -> dict[str, str | None]:
    """The facts by the names in `PLACE_FACTS`, as they are stated; None for what is not."""
    objects = [whole for item in tags.objects for whole in _wholes(item, 0)]
    of_tags = {name: tags.first(*names) for name, names in _TAGS.items()}
    of_objects = {name: _first(objects, key) for name, key in _KEYS.items()}
    pages = first_to_last(tags.first(*_FIRST_PAGE), tags.first(*_LAST_PAGE)) or first_to_last(
        _first(objects, "pageStart"), _first(objects, "pageEnd")
    )
    return {
        **{name: of_tags[name] or of_objects.get(name) for name in _TAGS},
        "section": of_objects["section"] or of_tags["section"],
        "doi": of_tags["doi"] or next(filter(None, map(doi_named, tags.all("dc.identifier"))), None),
        "pages": of_tags["pages"] or pages or of_objects["pages"],
    }


def _wholes(item: Mapping[str, Any], depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield an object, and what it is a part of."""
    yield item
    wholes = item.get("isPartOf")
    for whole in wholes if isinstance(wholes, list) else [wholes]:
        if isinstance(whole, Mapping) and depth < _DEEPEST:
            yield from _wholes(whole, depth + 1)


def _first(objects: list[Mapping[str, Any]], key: str) -> str | None:
    """Return the first text or number that an object has under the key, or the first of its list."""
    for item in objects:
        value = item.get(key)
        for stated in value if isinstance(value, list) else [value]:
            text = (
                _number(stated, key) if isinstance(stated, int) and not isinstance(stated, bool) else one_line(stated)
            )
            if text:
                return text
    return None


def _number(stated: int, key: str) -> str:
    """A number as a text, at the place of the key."""
    return PlacedText(str(stated), JsonValue(key, str(stated)))
