"""The `meta` elements by which a page describes its text: Highwire Press tags, which Google Scholar reads, and Dublin Core.

Both are written from a CSL item. Readers take `citation_journal_title` to mean a journal, so only a journal is named so.
"""

from collections.abc import Iterator

from articles.citing.formats.item import Item, Name, date, indexed_name, iso_date, names, pages, part, text, url

Tag = tuple[str, str]
# Links that a page with these elements has in its head (RFC 2731; DCMI, 2008).
SCHEMAS = (("schema.DC", "http://purl.org/dc/elements/1.1/"), ("schema.DCTERMS", "http://purl.org/dc/terms/"))


def meta_tags(item: Item) -> list[Tag]:
    """Return the names and contents of the elements; what is unknown has none."""
    return [(name, content) for name, content in (*_highwire(item), *dublin_core(item)) if content]


def _highwire(item: Item) -> Iterator[tuple[str, str | None]]:
    yield "citation_title", text(item, "title")
    yield from (("citation_author", _indexed(name)) for name in names(item, "author"))
    yield from (("citation_editor", _indexed(name)) for name in names(item, "editor"))
    yield "citation_publication_date", "/".join(f"{number:02d}" for number in date(item, "issued"))
    is_journal = item.get("type") == "article-journal"
    yield "citation_journal_title" if is_journal else "citation_publisher", text(item, "container-title")
    yield "citation_issn", text(item, "ISSN")
    yield "citation_volume", text(item, "volume")
    yield "citation_issue", text(item, "issue")
    yield from zip(("citation_firstpage", "citation_lastpage"), pages(item) or (), strict=False)
    yield "citation_doi", text(item, "DOI")
    yield "citation_language", text(item, "language")
    yield "citation_public_url", url(item)


def dublin_core(item: Item) -> Iterator[tuple[str, str | None]]:
    """Yield the elements of Dublin Core as `DC.name` and content; an unknown content is None."""
    yield "DC.title", text(item, "title")
    yield from (("DC.creator", _indexed(name)) for name in names(item, "author"))
    for role in ("editor", "translator", "contributor"):
        yield from (("DC.contributor", _indexed(name)) for name in names(item, role))
    yield "DC.publisher", text(item, "container-title")
    yield "DC.date", iso_date(date(item, "issued"))
    yield "DC.type", "Text"
    yield "DC.language", text(item, "language")
    yield "DC.identifier", url(item)
    yield "DC.identifier", f"doi:{doi}" if (doi := text(item, "DOI")) else None


def _indexed(name: Name) -> str:
    return part(name, "literal") or indexed_name(name)
