"""BibTeX: from a CSL-JSON item to an entry that BibTeX's own styles print, in UTF-8 or, for old programs, in ASCII.

Follows "BibTeXing" (O. Patashnik, 1988). Its four styles ignore seven of our fields (`url`, `doi`, `issn`, `urldate`,
`language`, `translator` and `day`). Later styles and reference managers read them.
"""

from articles.citing.formats.bib_file import Field, entry, field, key, name_list, page_ranges
from articles.citing.formats.item import (
    Item,
    date,
    first_published,
    iso_date,
    located,
    names,
    remarks,
    section,
    text,
    url,
    version,
)
from articles.citing.formats.latex import Encode, protected, unicode_latex, verbatim

_ROLES = ("author", "editor", "translator")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(item: Item, locator: str | None = None, encode: Encode = unicode_latex) -> str:
    """Return the item as a BibTeX entry; `note` names the cited paragraph in words.

    LaTeX reads UTF-8 by itself since 2018, and importers know few of its commands for letters. `ascii_latex` as `encode` writes
    the commands.
    """

    def encoded(name: str, value: str | None) -> Field:
        return field(name, encode(value) if value else None)

    # @article requires a journal; @misc requires nothing.
    in_periodical = str(item.get("type", "")).startswith("article") and text(item, "container-title")
    container = "journal" if in_periodical else "howpublished"
    fields = [
        *(field(role, name_list(names(item, role), encode)) for role in _ROLES),
        field("title", protected(text(item, "title") or "", encode)),
        encoded(container, text(item, "container-title")),
        encoded("volume", text(item, "volume")),
        encoded("number", text(item, "issue")),
        field("pages", page_ranges(item, encode)),
        *_dates(date(item, "issued")),
        encoded("publisher", text(item, "publisher")),
        encoded("issn", text(item, "ISSN")),
        field("doi", verbatim(text(item, "DOI") or "")),
        field("url", url(item)),
        field("urldate", iso_date(date(item, "accessed"))),
        encoded("language", text(item, "language")),
        encoded("note", _note(item, locator)),
    ]
    return entry("article" if in_periodical else "misc", key(item), fields)


def _dates(issued: tuple[int, ...]) -> list[Field]:
    # BibTeX would print the day of `month = apr # "~19"`, but Zotero and citation-js do not read it.
    return [
        *(field("year", str(year)) for year in issued[:1]),
        *(("month", _MONTHS[month - 1]) for month in issued[1:2]),
        *(field("day", str(day)) for day in issued[2:]),
    ]


def _note(item: Item, locator: str | None) -> str | None:
    paragraph = located(locator) if locator else None
    return remarks(text(item, "note"), section(item), first_published(item), version(item), paragraph)
