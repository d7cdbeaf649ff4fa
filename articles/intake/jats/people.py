"""The contributors in a JATS front: names in the order that their style prints, roles, affiliations, ORCID iDs."""

import unicodedata
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from articles.intake.jats.places import Element
from articles.intake.jats.text import words_of
from articles.intake.manuscript import Affiliation, Author, LeftOut, NameParts
from articles.intake.markup.html_tree import name_of
from articles.intake.placed import PlacedText
from articles.intake.prose.orcids import orcid_in

HANDLING_EDITOR = "an editor who handled the article, and did not write it"
MEMBER = "a member of a group of authors"
ON_BEHALF_OF = "the group for which the authors write"
OTHER_SCRIPT = "an author's name in another script"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ROLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "interviewer": "interviewer",
    "illustrator": "illustrator",
}
_LONGEST_ORGANISATION = 300
_LONGEST_POSITION = 300


def contributors(meta: etree._Element, language: str | None = None) -> tuple[tuple[Author, ...], list[LeftOut]]:
    """The contributors, and who is left out: if there are authors, an editor only handled the article.

    Of a name in several languages the one in the article's `language` is taken.
    """
    contribs = [
        contrib for group in meta.iterchildren("{*}contrib-group") for contrib in group.iterchildren("{*}contrib")
    ]
    places = {aff.get("id", ""): aff for aff in meta.iter("{*}aff")}
    everybodys = _everybodys(meta, contribs)
    people = [author for contrib in contribs if (author := _author(contrib, places, everybodys, language))]
    others = list(_others(meta, {author.name_as_printed for author in people}))
    if all(author.role == "editor" for author in people):
        return tuple(people), others
    kept = tuple(author for author in people if author.role != "editor")
    editors = [LeftOut(author.name_as_printed, HANDLING_EDITOR) for author in people if author.role == "editor"]
    return kept, [*editors, *others]


def _others(meta: etree._Element, known: set[str]) -> Iterator[LeftOut]:
    """The members of groups, the groups that authors write for, and the names of authors in other scripts."""
    for group in meta.iterfind("{*}contrib-group//{*}collab//{*}contrib"):
        name = _name(group, None)[0]
        if name:
            yield LeftOut(name, MEMBER)
    for group in meta.iterfind("{*}contrib-group//{*}on-behalf-of"):
        words = words_of(group)
        if words:
            yield LeftOut(words, ON_BEHALF_OF)
    for alternatives in meta.iterfind("{*}contrib-group//{*}name-alternatives"):
        names = [_of_element(name)[0] for name in alternatives]
        yield from (LeftOut(name, OTHER_SCRIPT) for name in names if name and name not in known)


def _author(
    contrib: etree._Element,
    places: dict[str, etree._Element],
    everybodys: list[etree._Element],
    language: str | None,
) -> Author | None:
    name, parts = _name(contrib, language)
    if name is None:
        return None
    signs = (xref for xref in contrib.iter("{*}xref") if xref.get("ref-type") == "aff")
    own = [places[rid] for xref in signs for rid in xref.get("rid", "").split() if rid in places]
    printed = [*contrib.iterchildren("{*}aff"), *own] or everybodys
    position = words_of(contrib.find("{*}role"))
    if position and len(position) > _LONGEST_POSITION:
        position = None
    affiliations = [Affiliation(None, place) for aff in printed if (place := place_of(aff))]
    if position:
        affiliations.insert(0, Affiliation(position, None))
    ids = (
        words_of(identifier)
        for identifier in contrib.iterchildren("{*}contrib-id")
        if identifier.get("contrib-id-type") == "orcid"
    )
    return Author(
        name,
        name=parts,
        role=_ROLES.get(contrib.get("contrib-type") or "author", "contributor"),
        biography_as_printed=words_of(contrib.find("{*}bio")),
        affiliations=tuple(dict.fromkeys(affiliations)),
        orcid=next((orcid for identifier in ids if (orcid := orcid_in(identifier))), None),
    )


def _name(contrib: etree._Element, language: str | None) -> tuple[str | None, NameParts | None]:
    """The name as it is printed, and its parts as far as the markup states them."""
    names = list(contrib.iter("{*}name", "{*}string-name", "{*}collab", "{*}anonymous"))
    chosen = next((name for name in names if _is_in(name, language)), next(iter(names), None))
    return (None, None) if chosen is None else _of_element(chosen)


def _is_in(name: etree._Element, language: str | None) -> bool:
    """Whether one of the alternatives for a name is in the language."""
    parent, stated = name.getparent(), name.get(_LANG)
    if parent is None or name_of(parent) != "name-alternatives" or not language or not stated:
        return False
    return stated.partition("-")[0].lower() == language.partition("-")[0].lower()


def printed_name(name: etree._Element) -> str | None:
    """The words of an element for a name, in the order that its style prints."""
    return _of_element(name)[0]


def _of_element(name: etree._Element) -> tuple[str | None, NameParts | None]:
    match name_of(name):
        case "name":
            parts = list(_parts(name))
            unspaced = all(_is_unspaced(part[0]) or _is_unspaced(part[-1]) for part in parts)
            whole = ("" if unspaced else " ").join(parts)
            return PlacedText(whole, Element(name)) if whole else None, _stated(name)
        case "anonymous":
            return PlacedText("Anonymous", Element(name)), NameParts(literal="Anonymous")
        case "collab":
            words = words_of(_without_members(name))
            group = PlacedText(words, Element(name)) if words else None
            return group, NameParts(literal=group) if group else None
        case _:
            return words_of(name), _stated(name)


def _is_unspaced(sign: str) -> bool:
    """Whether names in the script of the sign have no space between their parts: Chinese, Japanese, Korean."""
    return unicodedata.east_asian_width(sign) in "WF"


def _stated(name: etree._Element) -> NameParts | None:
    """The parts that the markup names. A surname alone is the whole of a name that is not divided."""
    family, given, suffix = (words_of(name.find(f"{{*}}{part}")) for part in ("surname", "given-names", "suffix"))
    if family and given:
        return NameParts(family=family, given=given, suffix=suffix)
    whole = family or given
    return NameParts(literal=whole) if whole and name_of(name) == "name" else None


def _parts(name: etree._Element) -> Iterator[str]:
    """The parts of a name in the order that its style prints."""
    eastern = name.get("name-style") == "eastern"
    order = ("prefix", "surname", "given-names") if eastern else ("prefix", "given-names", "surname")
    for part in (*order, "suffix"):
        words = words_of(name.find(f"{{*}}{part}"))
        if words:
            yield words


def _without_members(collab: etree._Element) -> etree._Element:
    """A group's name without the list of its members that may stand inside."""
    alone = deepcopy(collab)
    alone.tail = None
    for members in [*alone.iter("{*}contrib-group")]:
        parent = members.getparent()
        if parent is not None:
            parent.remove(members)
    return alone


def place_of(aff: etree._Element) -> str | None:
    """Return the affiliation as printed, without the sign that links it."""
    alone = deepcopy(aff)
    alone.tail = None
    for sign in [*alone.iter("{*}label", "{*}sup", "{*}email", "{*}institution-id")]:
        parent = sign.getparent()
        if parent is not None:
            etree.strip_elements(parent, sign.tag, with_tail=False)
    place = (words_of(alone) or "").strip(" ,;")
    return PlacedText(place, Element(aff)) if place and len(place) <= _LONGEST_ORGANISATION else None


def _everybodys(meta: etree._Element, contribs: list[etree._Element]) -> list[etree._Element]:
    """The affiliation that is printed for all authors together, if no author points to any."""
    if any(xref.get("ref-type") == "aff" for contrib in contribs for xref in contrib.iter("{*}xref")):
        return []
    loose = [
        *meta.iterchildren("{*}aff"),
        *(aff for group in meta.iterchildren("{*}contrib-group") for aff in group.iterchildren("{*}aff")),
    ]
    return loose if len(loose) == 1 or len(contribs) == 1 else []
