"""schema.org as JSON-LD: the pages of a person and of an outlet, for search engines and readers of linked data. Pure."""

from collections.abc import Iterable
from typing import Any

from articles.choices import OutletKind
from articles.models import Outlet, Person
from articles.representations.schema_org import PERIODICALS, identifiers_of, known

PERSON_PAGE, OUTLET_PAGE = "ProfilePage", "CollectionPage"


def person_profile(person: Person, names: Iterable[str], page: str) -> dict[str, Any]:
    """Return the node of the `page` of a person who was printed under these `names`."""
    node = {
        "@type": "Person",
        "name": person.name,
        "familyName": person.family_name if person.family_name != person.name else None,
        "alternateName": _others(names, person.name),
        "sameAs": identifiers_of(person),
    }
    return _page(PERSON_PAGE, page, node)


def outlet_profile(outlet: Outlet, names: Iterable[str], page: str) -> dict[str, Any]:
    """Return the node of the `page` of an outlet that was printed under these `names`."""
    node = {
        "@type": PERIODICALS[OutletKind(outlet.kind)] if outlet.kind else "Organization",
        "name": outlet.name,
        "alternateName": _others(names, outlet.name),
        "url": outlet.url,
    }
    return _page(OUTLET_PAGE, page, node)


def _page(type_: str, address: str, about: dict[str, Any]) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": type_,
        "@id": address,
        "url": address,
        "mainEntity": known(about),
    }


def _others(names: Iterable[str], name: str) -> list[str]:
    return [other for other in names if other != name]
