"""The publications that a page states: its own site, address and licence, and the page that it is based on."""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from lxml import etree

from articles.intake.bibliographic import doi_address, stated_facts
from articles.intake.html.periodicals import place_stated
from articles.intake.html.tags import Tags, names_in, one_line
from articles.intake.manuscript import ManuscriptPublication, Outlet
from articles.intake.markup.inline import absolute
from articles.intake.markup.places import attribute_of
from articles.intake.placed import at_place_of

_LONGEST_NAME = 300


def address_of(tags: Tags) -> str | None:
    """The page's own address: what it states for sharing, else its canonical link."""
    stated = [*tags.all("og:url"), *tags.links.get("canonical", ()), *tags.all("citation_public_url")]
    return next((address for stated_address in stated if (address := _web(stated_address))), None)


def here(
    tags: Tags, title: str | None, day: str | None, role_url: str | None, warn: Callable[[str], None]
) -> ManuscriptPublication:
    """This page's own publication; `role_url` is the address of another site that it names as the original's.

    `warn` is called for each fact that is malformed.
    """
    facts = stated_facts(place_stated(tags), warn)
    return ManuscriptPublication(
        role="republication" if role_url else "original",
        outlet=_outlet(tags),
        date=day,
        title=title,
        url=doi_address(facts["doi"]) if "doi" in facts else address_of(tags),
        **facts,
        rights=_rights(tags),
        printed_here=True,
    )


def elsewhere(tags: Tags) -> tuple[str, str | None] | None:
    """The address and the name of what the page says it is based on, or of a canonical page on another site."""
    for value in tags.stated("isBasedOn", "isBasedOnUrl"):
        for item in value if isinstance(value, list) else [value]:
            named = isinstance(item, Mapping)
            address = _web(item.get("url") or item.get("@id") if named else item)
            if address:
                return address, one_line(item.get("name")) if named else None
    own_host = next((_host(address) for address in tags.all("og:url") if _web(address)), None)
    canonical = next((address for address in tags.links.get("canonical", ()) if _web(address)), None)
    if own_host and canonical and _host(canonical) != own_host:
        return canonical, None
    return None


def _outlet(tags: Tags) -> Outlet | None:
    journal = tags.first("citation_journal_title")
    publisher = next((pair for value in tags.stated("publisher") for pair in names_in(value)), None)
    name = journal or tags.first("og:site_name") or (publisher[0] if publisher else None)
    if name is None or len(name) > _LONGEST_NAME or _web(name):  # some sites state their address for their name
        return None
    url = _web(publisher[1].get("url")) if publisher and publisher[0] == name else None
    return Outlet(name, url, "journal" if journal else None)


def _rights(tags: Tags) -> str | None:
    objects = (value for value in tags.stated("license") if isinstance(value, str))
    links = (address for link in tags.links.get("license", ()) if (address := _web(link)))
    return next(iter((*objects, *links)), None) or tags.first(
        "dcterms.license", "dc.rights", "dcterms.rights", "copyright"
    )


def language_of(root: etree._Element, tags: Tags) -> str | None:
    """The language as the page states it, unchecked."""
    objects = (value for value in tags.stated("inLanguage") if isinstance(value, str))
    return next(
        (
            at_place_of(value, value.replace("_", "-"))
            for value in (
                attribute_of(root, "lang"),
                attribute_of(root, "xml:lang"),
                *objects,
                tags.first("citation_language", "dc.language", "dcterms.language"),
                tags.first("og:locale"),
            )
            if value
        ),
        None,
    )


def _web(value: object) -> str | None:
    address = absolute(value, None) if isinstance(value, str) else None
    return address if address and address.startswith("http") else None


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
