"""The authors that a page states: JSON-LD, Highwire, Dublin Core, `author`, `rel=author`, or the printed byline.

Names stay as they are stated; addresses and the site's own name are not authors.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lxml import etree

from articles.intake.html.json_ld import Object
from articles.intake.html.marked_names import marked_names
from articles.intake.html.tags import Tags, names_in, one_line
from articles.intake.manuscript import Affiliation, Author, NameParts
from articles.intake.markup.html_tree import words_in
from articles.intake.markup.places import attribute_of
from articles.intake.placed import at_place_of
from articles.intake.prose.bylines import names_stated
from articles.intake.prose.names import is_generation
from articles.intake.prose.orcids import orcid_in
from articles.intake.vocabulary import WORDS, any_of

_ADDRESS = re.compile(r"\s*[(<\[]?\s*(?:https?://|www\.|mailto:)\S*?\s*[)>\]]?\s*\Z|\s*[(<]\S+@\S+[)>]\s*\Z")
_OPENING = re.compile(rf"\A(?:{any_of(WORDS.by)}|{any_of(WORDS.author_labels)}:)\s+", re.IGNORECASE)
_META = (
    *("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "dc.creator.personalname"),
    *("parsely-author", "sailthru.author", "byl"),
)
_LONGEST = 200
_NOBODY = frozenset(
    {"admin", "administrator", "author", "editor", "webmaster", "root", "staff", "user", "null", "none"}
)


def authors_stated(
    root: etree._Element, tags: Tags, within: set[etree._Element], tell: Callable[[str], None] | None = None
) -> tuple[Author, ...]:
    """The authors in the order of the page; empty if it states none. `within` is the article's region.

    `tell` is called with the words that stand beside a stated name, and are no name.
    """
    for candidates in (_in_objects(tags, tell), _in_meta(tags, tell), map(Author, marked_names(root, within))):
        authors = {
            author.name_as_printed: author for author in candidates if _is_somebody(author.name_as_printed, tags)
        }
        if authors:
            return tuple(_with_orcids(root, authors.values()))
    return ()


def _in_objects(tags: Tags, tell: Callable[[str], None] | None) -> list[Author]:
    value = next(tags.stated("author", "creator"), None)
    if value is None:
        return []
    return [author for name, item in names_in(value) for author in _of_value(name, item, tags, tell)]


def _of_value(name: str, item: Object, tags: Tags, tell: Callable[[str], None] | None) -> list[Author]:
    """The authors that a name stands for; an object that states more than a name is one author."""
    if any(key in item for key in ("familyName", "jobTitle", "affiliation", "worksFor", "sameAs", "url", "identifier")):
        return [_of_object(name, item)]
    whole = _of_object(name, item)
    return [whole] if whole.name else _listed(name, tags, tell)


def _listed(stated: str, tags: Tags, tell: Callable[[str], None] | None) -> list[Author]:
    """The authors that a text lists; the site's own name is compared before anything is divided."""
    clean = _clean(stated)
    if not _is_somebody(clean, tags):
        return []
    listed = names_stated(clean)
    if listed.remainder and tell:
        tell(listed.remainder)
    return [Author(printed.name, affiliations=printed.affiliations) for printed in listed.names]


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
    whole = at_place_of(given, f"{given} {middle}") if middle and f"{given} {middle}" in name else given
    return NameParts(family=family, given=whole, suffix=suffix if suffix and is_generation(suffix) else None)


def _texts(value: object) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _in_meta(tags: Tags, tell: Callable[[str], None] | None) -> list[Author]:
    return [author for value in tags.all(*_META) for author in _listed(value, tags, tell)]


def _is_somebody(name: str, tags: Tags) -> bool:
    publishers = (pair[0] for value in tags.stated("publisher") for pair in names_in(value))
    site = {value.casefold() for value in (*tags.all("og:site_name"), *publishers)}
    return (
        len(name) <= _LONGEST
        and not re.match(r"(?:https?:|www\.|/|@)", name)
        and name.casefold() not in _NOBODY | site
        and any(character.isalpha() for character in name)
    )


def _with_orcids(root: etree._Element, authors: Iterable[Author]) -> Iterator[Author]:
    """The authors with the iD of a link to ORCID that stands beside their own name."""
    linking = [element for element in root.iter("a") if "//orcid.org/" in element.get("href", "")]
    links = [(orcid, element) for element in linking if (orcid := orcid_in(attribute_of(element, "href")))]
    for author in authors:
        orcid = next((linked for linked, element in links if _stands_beside(element, author.name_as_printed)), None)
        yield replace(author, orcid=author.orcid or orcid)


def _stands_beside(link: etree._Element, name: str) -> bool:
    parent = link.getparent()
    around = one_line(words_in(parent)) if parent is not None else None
    return around is not None and len(around) <= len(name) + _LONGEST and name in around


def _clean(name: str) -> str:
    return at_place_of(name, _OPENING.sub("", _ADDRESS.sub("", name)).strip(" ,"))
