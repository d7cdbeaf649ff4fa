"""The authors that a page states: JSON-LD, Highwire, Dublin Core, `author`, `rel=author`, or the printed byline.

Names stay as they are stated; addresses and the site's own name are not authors.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from articles.intake.html.json_ld import Object
from articles.intake.html.marked_names import marked_names
from articles.intake.html.names_nearby import names_nearby
from articles.intake.html.tags import Tags, names_in, one_line
from articles.intake.manuscript import Affiliation, Author, NameParts
from articles.intake.markup.html_tree import words_in
from articles.intake.markup.places import attribute_of
from articles.intake.placed import at_place_of
from articles.intake.prose.names import is_full_name, is_generation, is_institution, is_name
from articles.intake.prose.names_stated import names_stated
from articles.intake.prose.orcids import orcid_in
from articles.intake.prose.translators import TRANSLATOR
from articles.intake.vocabulary import WORDS, any_of

_ADDRESS = re.compile(r"\s*[(<\[]?\s*(?:https?://|www\.|mailto:)\S*?\s*[)>\]]?\s*\Z|\s*[(<]\S+@\S+[)>]\s*\Z")
_OPENING = re.compile(rf"\A(?:{any_of(WORDS.by)}|{any_of(WORDS.author_labels)}:)\s+", re.IGNORECASE)
_LABEL = re.compile(rf"{any_of(WORDS.by, WORDS.submitted_by, WORDS.author_labels)}\s*:?\Z", re.IGNORECASE)
_META = (
    *("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "dc.creator.personalname"),
    *("parsely-author", "sailthru.author", "byl", "cxenseparse:author", "authors", "author_name", "author-name"),
    *("dc.author", "dc.contributor.author", "og:author", "og:article:author", "article:author_name", "article.author"),
    *("creator", "lp.article:author", "shareaholic:article_author_name"),
)
_LABELS = range(1, 6)  # of `twitter:label1` and the like
_LONGEST = 200
_ADMINISTRATOR = re.compile(r"\s(?:admin|administrator|webmaster)\Z", re.IGNORECASE)
_NOBODY = frozenset(
    """
    admin administrator author editor webmaster root staff user null none undefined unknown default superadmin wpadmin n/a
    """.split()  # noqa: SIM905 - words read better so
)


def authors_stated(
    root: etree._Element,
    tags: Tags,
    within: set[etree._Element],
    tell: Callable[[str], None] | None = None,
    first: etree._Element | None = None,
) -> tuple[Author, ...]:
    """The authors in the order of the page; empty if it states none. `within` is the article's region.

    A statement that names a person goes before one that names a login or an organisation. `tell` is called with the words
    that stand beside a stated name, and are no name. The text begins in `first`.
    """
    authors: dict[str, Author] = {}
    words_beside: list[str] = []
    for candidates, words in _statements(root, tags, within, first):
        named = {author.name_as_printed: author for author in candidates}
        has_person = any(_is_person(name, tags) for name in named)
        if named and (has_person or not authors):
            authors, words_beside = named, words
        if has_person:
            break
    if tell:
        for beside in words_beside:
            tell(beside)
    return tuple(_with_orcids(root, authors.values()))


def is_person_stated(names: Iterable[str], tags: Tags) -> bool:
    """Whether one of the names has the form of a person's, and is not the site's."""
    return any(_is_person(name, tags) for name in names)


def is_of_organisations(names: Iterable[str], tags: Tags) -> bool:
    """Whether all of the names are the site's or have the form of an institution's; a name with a position is a person's."""
    return all((is_institution(name) and "," not in name) or _is_site(name, tags) for name in names)


def translators_stated(tags: Tags) -> tuple[Author, ...]:
    """The translators that the page's data states, each once."""
    stated = (named for value in tags.stated("translator") for named in names_in(value))
    authors = (author for name, item in stated for author in _of_value(name, item, tags, lambda _: None))
    return tuple({author.name_as_printed: replace(author, role=TRANSLATOR) for author in authors}.values())


def _statements(
    root: etree._Element, tags: Tags, within: set[etree._Element], first: etree._Element | None
) -> Iterator[tuple[list[Author], list[str]]]:
    """The authors that each place of the page states, the most telling place first, and the words beside their names."""
    for value in (*tags.stated("author"), *tags.stated("creator")):
        words: list[str] = []
        named = [(name, item) for name, item in names_in(value) if not _is_site_itself(name, item, tags)]
        yield [author for name, item in named for author in _of_value(name, item, tags, words.append)], words
    for name in _META:
        yield _listed_in(tags.meta.get(name, ()), tags)
    yield _listed_in(_labelled(tags), tags)
    for names in (marked_names(root, within, first), names_nearby(root, within, first)):
        yield [Author(name) for name in names if _is_somebody(name)], []


def _listed_in(values: Sequence[str], tags: Tags) -> tuple[list[Author], list[str]]:
    words: list[str] = []
    return [author for value in values for author in _listed(value, tags, words.append)], words


def _labelled(tags: Tags) -> list[str]:
    """The values that the card for sharing labels "Written by"."""
    labels = ((tags.first(f"twitter:label{n}"), tags.first(f"twitter:data{n}")) for n in _LABELS)
    return [value for label, value in labels if label and value and _LABEL.match(label)]


def _of_value(name: str, item: Object, tags: Tags, tell: Callable[[str], None]) -> list[Author]:
    """The authors that a name stands for; an object that states more than a name is one author."""
    if any(key in item for key in ("familyName", "jobTitle", "affiliation", "worksFor", "sameAs", "url", "identifier")):
        stated = _of_object(name, item)
        return [stated] if _is_somebody(stated.name_as_printed) else []
    whole = _of_object(name, item)
    if whole.name or (item and _is_site(name, tags)):
        return [whole]
    return _listed(name, tags, tell)


def _listed(stated: str, tags: Tags, tell: Callable[[str], None]) -> list[Author]:
    """The authors that a text lists; the site's own name is compared before anything is divided."""
    clean = _clean(stated)
    if not _is_somebody(clean) or (_is_site(clean, tags) and not is_full_name(clean)):
        return []
    listed = names_stated(clean)
    if listed.remainder:
        tell(listed.remainder)
    return [Author(item.name, affiliations=item.affiliations) for item in listed.names if _is_somebody(item.name)]


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


def _is_somebody(name: str) -> bool:
    return (
        len(name) <= _LONGEST
        and not re.match(r"(?:https?:|www\.|/|@)|\S+@\S+\Z", name)
        and name.casefold() not in _NOBODY
        and not _ADMINISTRATOR.search(name)
        and any(character.isalpha() for character in name)
    )


def _is_person(name: str, tags: Tags) -> bool:
    return is_name(name) and not is_institution(name) and not _is_site(name, tags)


def _is_site(name: str, tags: Tags) -> bool:
    """Whether the site calls itself so."""
    publishers = (publisher for value in tags.stated("publisher") for publisher, _ in names_in(value))
    return name.casefold() in {value.casefold() for value in (*tags.all("og:site_name"), *publishers)}


def _is_site_itself(name: str, item: Object, tags: Tags) -> bool:
    """Whether a name is the site's as an organisation; a site may also be named for the person who writes it."""
    return any(kind.endswith("Organization") for kind in _texts(item.get("@type"))) and _is_site(name, tags)


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
    return at_place_of(name, _OPENING.sub("", _ADDRESS.sub("", name)).strip(' ,"“”'))
