"""The authors that a page states: JSON-LD, Highwire, Dublin Core, `author`, `rel=author`, or the printed byline.

Names stay as they are stated; addresses and the site's own name are not authors.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from articles.intake.html.tags import Object, Tags, names_in, one_line
from articles.intake.manuscript import Affiliation, Author, NameParts
from articles.intake.markup.elements import words_of
from articles.intake.markup.html_tree import words_in
from articles.intake.prose.bylines import read_byline
from articles.intake.prose.names import is_generation
from articles.intake.prose.orcids import orcid_in
from articles.intake.vocabulary import WORDS, any_of

_ADDRESS = re.compile(r"\s*[(<\[]?\s*(?:https?://|www\.|mailto:)\S*?\s*[)>\]]?\s*\Z|\s*[(<]\S+@\S+[)>]\s*\Z")
_OPENING = re.compile(rf"\A(?:{any_of(WORDS.by)}|{any_of(WORDS.author_labels)}:)\s+", re.IGNORECASE)
_LISTED = re.compile(rf"\s*;\s*|\s+(?:{any_of(WORDS.and_)}|&)\s+")
_META = (
    *("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "dc.creator.personalname"),
    *("parsely-author", "sailthru.author", "byl"),
)
_LONGEST = 200
_NOBODY = frozenset(
    {"admin", "administrator", "author", "editor", "webmaster", "root", "staff", "user", "null", "none"}
)


def authors_stated(root: etree._Element, tags: Tags, within: set[etree._Element]) -> tuple[Author, ...]:
    """The authors in the order of the page; empty if it states none. `within` is the article's region."""
    for candidates in (_in_objects(tags), _in_meta(tags), _marked(root, within)):
        authors = {
            author.name_as_printed: author for author in candidates if _is_somebody(author.name_as_printed, tags)
        }
        if authors:
            return tuple(_with_orcids(root, authors.values()))
    return ()


def _in_objects(tags: Tags) -> list[Author]:
    value = next(tags.stated("author", "creator"), None)
    return [_of_object(name, item) for name, item in names_in(value)] if value is not None else []


def _of_object(name: str, item: Object) -> Author:
    job, employer = (
        one_line(item.get("jobTitle")),
        next(names_in(item.get("affiliation") or item.get("worksFor")), None),
    )
    affiliations = (Affiliation(job, employer[0] if employer else None),) if job or employer else ()
    same = item.get("sameAs") or []
    addresses = [
        item.get("@id"),
        item.get("url"),
        item.get("identifier"),
        *(same if isinstance(same, list) else [same]),
    ]
    stated = (address for address in addresses if isinstance(address, str) and "orcid.org" in address)
    orcid = next((orcid_found for address in stated if (orcid_found := orcid_in(address))), None)
    return Author(_clean(name), name=_parts_in(item, _clean(name)), affiliations=affiliations, orcid=orcid)


def _parts_in(item: Object, name: str) -> NameParts | None:
    """The parts of a name that a schema.org object states: an organisation's is one whole."""
    kinds = {kind.rpartition("/")[2] for kind in _texts(item.get("@type"))}
    if any(kind.endswith("Organization") for kind in kinds):
        return NameParts(literal=name)
    family, given = one_line(item.get("familyName")), one_line(item.get("givenName"))
    if not (family and given):
        return None
    middle, suffix = one_line(item.get("additionalName")), one_line(item.get("honorificSuffix"))
    whole = " ".join([given, middle]) if middle and f"{given} {middle}" in name else given
    return NameParts(family=family, given=whole, suffix=suffix if suffix and is_generation(suffix) else None)


def _texts(value: object) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _in_meta(tags: Tags) -> list[Author]:
    return [Author(name) for value in tags.all(*_META) for name in _LISTED.split(_clean(value)) if name]


def _marked(root: etree._Element, within: set[etree._Element]) -> list[Author]:
    """The names in elements that are marked as the author's, or that print a byline before the text."""
    elements = [element for element in root.iter() if isinstance(element.tag, str) and _is_marked(element)]
    inside = [element for element in elements if element in within] or elements
    names = list(dict.fromkeys(name for element in inside for name in _names(element)))
    return [Author(name) for name in names]


def _is_marked(element: etree._Element) -> bool:
    if "author" in element.get("rel", "").lower().split() or element.get("itemprop", "").lower() == "author":
        return True
    return {"p-author", "byline", "author"} & set(element.get("class", "").lower().split()) != set() or bool(
        {"byline", "author"} & words_of(element) and _OPENING.match(one_line(words_in(element)) or "")
    )


def _names(element: etree._Element) -> Iterator[str]:
    named = next((part for part in element.iterdescendants() if part.get("itemprop", "").lower() == "name"), element)
    printed = one_line(named.get("content") or words_in(named))
    if printed is None or len(printed) > _LONGEST:
        return
    byline = read_byline(printed if _OPENING.match(printed) else f"By {printed}")
    if byline is not None:
        yield from (printed.name for printed in byline.names)


def _is_somebody(name: str, tags: Tags) -> bool:
    site = {value.casefold() for value in tags.all("og:site_name")}
    return (
        len(name) <= _LONGEST
        and not re.match(r"(?:https?:|www\.|/|@)", name)
        and name.casefold() not in _NOBODY | site
        and any(character.isalpha() for character in name)
    )


def _with_orcids(root: etree._Element, authors: Iterable[Author]) -> Iterator[Author]:
    """The authors with the iD of a link to ORCID that stands beside their own name."""
    linking = [element for element in root.iter("a") if "//orcid.org/" in element.get("href", "")]
    links = [(orcid, element) for element in linking if (orcid := orcid_in(element.get("href")))]
    for author in authors:
        orcid = next((linked for linked, element in links if _stands_beside(element, author.name_as_printed)), None)
        yield replace(author, orcid=author.orcid or orcid)


def _stands_beside(link: etree._Element, name: str) -> bool:
    parent = link.getparent()
    around = one_line(words_in(parent)) if parent is not None else None
    return around is not None and len(around) <= len(name) + _LONGEST and name in around


def _clean(name: str) -> str:
    return _OPENING.sub("", _ADDRESS.sub("", name)).strip(" ,")
