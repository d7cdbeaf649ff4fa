"""COinS: a CSL item as an OpenURL ContextObject (ANSI/NISO Z39.88-2004) in key/encoded-value form, for a `span` of a page.

The matrix of journals knows neither magazines nor newspapers. So only articles in journals are written with it. All else is
written with the matrix of Dublin Core, and its `type` is the name that reference managers use (Zotero's item types).
"""

from collections.abc import Iterator
from urllib.parse import quote

from articles.citing.formats.item import Item, Name, date, indexed_name, iso_date, names, part, text, url

Pair = tuple[str, str | None]

_FORMAT = "info:ofi/fmt:kev:mtx:"
_TYPES = {
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "post-weblog": "blogPost",
    "webpage": "webpage",
}
# Readers copy the name of the first author from two fields, and compare it with the same name in one field, which they
# tidy up: shorter than this, capitals are taken for initials.
_INITIALS = 4


def coins(item: Item) -> str:
    """Return the item as the value of the attribute `title`, which the page escapes."""
    is_journal = item.get("type") == "article-journal"
    pairs = [
        ("url_ver", "Z39.88-2004"),
        ("ctx_ver", "Z39.88-2004"),
        *(_journal_article(item) if is_journal else _other(item)),
        ("rft.date", iso_date(date(item, "issued"))),
        *_place(item),
        *_people(item),
        ("rft.language", text(item, "language")),
        ("rft_id", f"info:doi/{doi}" if (doi := text(item, "DOI")) else None),
        ("rft_id", url(item)),
    ]
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs if value)


def _journal_article(item: Item) -> Iterator[Pair]:
    yield "rft_val_fmt", f"{_FORMAT}journal"
    yield "rft.genre", "article"
    yield "rft.atitle", text(item, "title")
    yield "rft.jtitle", text(item, "container-title")


def _other(item: Item) -> Iterator[Pair]:
    kind = str(item.get("type", ""))
    yield "rft_val_fmt", f"{_FORMAT}dc"
    yield "rft.genre", "article" if kind.startswith("article") else None
    yield "rft.type", _TYPES.get(kind, "document")
    yield "rft.title", text(item, "title")
    yield "rft.source", text(item, "container-title")


def _place(item: Item) -> Iterator[Pair]:
    """Yield where in the outlet the article stands."""
    yield "rft.volume", text(item, "volume")
    yield "rft.issue", text(item, "issue")
    yield "rft.pages", text(item, "page")
    yield "rft.issn", text(item, "ISSN")


def _people(item: Item) -> Iterator[Pair]:
    """Yield the authors, and the others as contributors, since the standard has no word for what they did."""
    for number, name in enumerate(names(item, "author")):
        yield from _first(name) if number == 0 else ()
        if number or not part(name, "literal"):
            yield "rft.au", _written(name)
    for role in ("editor", "translator", "contributor"):
        yield from (("rft.contributor", _written(name)) for name in names(item, role))


def _first(name: Name) -> Iterator[Pair]:
    """Yield the first author in the keys that the standard has for it: a person in two, an institution in one."""
    given = part(name, "given")
    if literal := part(name, "literal"):
        yield "rft.aucorp", literal
    elif "." not in given and not (given.isupper() and len(given) < _INITIALS):
        yield "rft.aulast", indexed_name({**name, "given": "", "dropping-particle": "", "suffix": ""})
        yield "rft.aufirst", given


def _written(name: Name) -> str:
    """Return a name as `Family, Given`; the comma behind one that is not divided says that all of it is the family name."""
    return f"{part(name, 'literal')}," if part(name, "literal") else indexed_name(name)
