"""Citable units (DTS 1.0, “Navigation Endpoint”): the paragraphs of a version, on one level. Pure functions of rows."""

from collections.abc import Mapping, Sequence

from articles.addresses import Urls
from articles.feeding.dts.collections import inside, resource_json
from articles.feeding.dts.paging import Pages
from articles.feeding.dts.vocabulary import Json, Tree, answer, known
from articles.models import Version
from articles.representations.page_text import tombstone_of
from articles.selectors.citable_units import Unit
from articles.selectors.withdrawals import Withdrawals

# `position` and `articleSection` are words of schema.org.
_EXTENSIONS = {"@vocab": "https://schema.org/"}


def navigation_json(
    address: str, version: Version, named: Mapping[str, Json], members: Sequence[Json] | None, pages: Pages, urls: Urls
) -> Json:
    """Return the answer at `address`; `named` are the units that were asked for, as `ref`, or as `start` and `end`.

    Without `members` it is about these units alone.
    """
    content = {"resource": inside(resource_json(version, urls)), **named, "member": members, "view": pages.view()}
    return answer("Navigation", address, content)


def unit_json(unit: Unit, version: Version, withdrawals: Withdrawals, tree: Tree, urls: Urls) -> Json:
    """Return a citable unit as the tree names it. The unit of a withdrawn paragraph says so."""
    notice = withdrawals.of(unit)
    extensions = {"@context": _EXTENSIONS, "position": unit.ordinal, "articleSection": unit.printed_heading}
    reason = tombstone_of(notice) if notice else None
    return {
        "identifier": unit.pid if tree == Tree.PIDS else str(unit.ordinal),
        "@id": urls.permalink(unit.pid, version.number),
        "@type": "CitableUnit",
        "level": 1,
        "parent": None,
        "citeType": "paragraph",
        **({"dublinCore": {"description": [{"lang": "en", "value": reason}]}} if reason else {}),
        "extensions": known(extensions),
    }
