"""RIS: from a CSL-JSON item to a record of Research Information Systems' tagged format (specification of 2011), in UTF-8.

Own code, because rispy writes a number before each record, cannot write ED, and does not escape a line break in a value.
"""

from collections.abc import Iterator

from articles.citing.formats.bib_file import key
from articles.citing.formats.item import (
    Item,
    date,
    first_published,
    indexed_name,
    located,
    names,
    pages,
    remarks,
    text,
    url,
    version,
)

_TYPES = {
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "article-journal": "JOUR",
    "post-weblog": "BLOG",
    "webpage": "ELEC",
}
_ROLES = (("AU", "author"), ("ED", "editor"), ("A4", "translator"))


def ris(item: Item, locator: str | None = None) -> str:
    """Return the item as a record with CR LF after each line.

    N1 names the cited paragraph in words. SP and EP are the pages of the whole text: readers print them as such.
    """
    kind = _TYPES.get(str(item.get("type", "")), "GEN")
    lines = [("TY", kind), *((tag, value) for tag, value in _tags(item, locator) if value), ("ER", "")]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def _tags(item: Item, locator: str | None) -> Iterator[tuple[str, str | None]]:
    yield "ID", key(item)
    for tag, role in _ROLES:
        yield from ((tag, indexed_name(name)) for name in names(item, role))
    yield "TI", text(item, "title")
    yield "T2", text(item, "container-title")
    issued = date(item, "issued")
    yield "VL", text(item, "volume")
    yield "IS", text(item, "issue")
    yield from zip(("SP", "EP"), pages(item) or (), strict=False)
    yield "SE", text(item, "section")
    yield "PY", f"{issued[0]:04d}" if issued else None
    yield "DA", _date(issued) if issued[1:] else None
    yield "PB", text(item, "publisher")
    yield "SN", text(item, "ISSN")
    yield "DO", text(item, "DOI")
    yield "UR", url(item)
    yield "Y2", _date(date(item, "accessed"))
    yield "LA", text(item, "language")
    paragraph = located(locator) if locator else None
    yield "N1", remarks(text(item, "note"), first_published(item), version(item), paragraph)


def _date(parts: tuple[int, ...]) -> str | None:
    """Return a date as YYYY/MM/DD/, with nothing between the slashes for an unknown part."""
    if not parts:
        return None
    return f"{parts[0]:04d}/" + "".join(f"{number:02d}/" for number in parts[1:]) + "/" * (3 - len(parts))
