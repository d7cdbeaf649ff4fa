"""biblatex: from a CSL-JSON item to an entry in UTF-8, as the manual of the biblatex package describes its data model."""

from articles.citing.formats.babel_languages import babel_language
from articles.citing.formats.bib_file import (
    Field,
    entry,
    field,
    keeps_particles,
    key,
    literal_list,
    name_list,
    page_ranges,
)
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
from articles.citing.formats.latex import protected, unicode_latex, verbatim

_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_ROLES = ("author", "editor", "translator")


def biblatex(item: Item, locator: str | None = None) -> str:
    r"""Return the item as a biblatex entry.

    `addendum` names the cited paragraph in words; with `pagination`, `\cite[7]{key}` prints "par. 7", not "p. 7".
    """
    kind = _kind(item)
    fields = [
        *_people(item),
        field("title", protected(text(item, "title") or "", unicode_latex)),
        *_article_or_site(item, kind),
        field("date", iso_date(date(item, "issued"))),
        field("origdate", iso_date(date(item, "original-date"))),
        field("doi", verbatim(text(item, "DOI") or "")),
        field("url", url(item)),
        field("urldate", iso_date(date(item, "accessed"))),
        field("langid", babel_language(text(item, "language"))),
        _encoded("note", text(item, "note")),
        field("pagination", "paragraph"),
        _encoded("addendum", _addendum(item, kind, locator)),
    ]
    return entry(kind, key(item), fields)


def _kind(item: Item) -> str:
    """Return the entry type: @article requires a journal, @online a URL, @misc nothing."""
    kind = str(item.get("type", ""))
    if kind.startswith("article") and text(item, "container-title"):
        return "article"
    return "online" if kind != "document" and url(item) else "misc"


def _article_or_site(item: Item, kind: str) -> list[Field]:
    container, publisher = text(item, "container-title"), text(item, "publisher")
    if kind == "article":
        return [
            field("entrysubtype", _SUBTYPES.get(str(item["type"]))),
            _encoded("journaltitle", container),
            field("publisher", literal_list(publisher, unicode_latex)),
            _encoded("volume", text(item, "volume")),
            _encoded("number", text(item, "issue")),
            field("pages", page_ranges(item, unicode_latex)),
            _encoded("issn", text(item, "ISSN")),
        ]
    institutions = dict.fromkeys(filter(None, (container, publisher)))
    organization = " and ".join(filter(None, (literal_list(name, unicode_latex) for name in institutions)))
    return [field("organization", organization), _encoded("version", text(item, "version"))]


def _people(item: Item) -> list[Field]:
    everybody = [name for role in _ROLES for name in names(item, role)]
    return [
        field("options", "useprefix=true" if keeps_particles(everybody) else None),
        *(field(role, name_list(names(item, role), unicode_latex)) for role in _ROLES),
    ]


def _encoded(name: str, value: str | None) -> Field:
    return field(name, unicode_latex(value) if value else None)


def _addendum(item: Item, kind: str, locator: str | None) -> str | None:
    # `origdate` has the date of the first publication; no field has its outlet.
    first = first_published(item) if item.get("custom") else None
    paragraph = located(locator) if locator else None
    return remarks(section(item), first, version(item) if kind == "article" else None, paragraph)
