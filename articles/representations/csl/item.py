"""CSL 1.0.2, items: what is cited, as every CSL processor and most reference managers read it (CSL-JSON).

Only this module makes CSL from the model; pure. Null stays absent: nothing is invented. The locator belongs to the
citation and is not in the item.
"""

from collections import defaultdict
from typing import Any

from pydantic import Field

from articles.addresses import Urls
from articles.choices import OutletKind
from articles.intake.manuscript import NameParts
from articles.models import Contribution, Publication
from articles.representations.csl.names import Name, csl_name
from articles.representations.csl.notices import remarks_of, status_of
from articles.representations.csl.text import plain
from articles.representations.shape import PartialDate, Shape
from articles.selectors.cited import Cited

# `webpage` is only for what calls itself a website: with `webpage`, Chicago prints two dates in a row and IEEE loses the
# date of a republication.
_TYPES: dict[str, str] = {
    OutletKind.NEWSPAPER: "article-newspaper",
    OutletKind.MAGAZINE: "article-magazine",
    OutletKind.JOURNAL: "article-journal",
    OutletKind.WEBSITE: "webpage",
}
_ROLES = frozenset({"author", "editor", "translator", "illustrator", "interviewer", "contributor"})


class FirstPublished(Shape):
    """The first appearance of a text that is cited after a republication."""

    outlet: str | None = Field(examples=["The National Interest"])
    date: PartialDate | None


def first_published(cited: Cited) -> FirstPublished | None:
    """Return where and when the text first appeared; None if that appearance is cited, or if it is unknown."""
    first = cited.first
    return FirstPublished(outlet=first.outlet_name, date=first.date) if first else None


def csl_item(cited: Cited, urls: Urls, accessed: str | None = None) -> dict[str, Any]:
    """Return the CSL item; `accessed` is the day (ISO 8601) on which it was read, if the citation tells it.

    If another appearance is cited than the one held here, `URL` is its own or absent. The title is then the one that
    we hold, for a citation without a title is of no use; `custom.title_of_version` says so.
    """
    publication = cited.publication
    url = cited.url(urls)
    kind = csl_type(publication, url)
    item: dict[str, Any] = {
        "id": cited.key,
        "type": kind,
        "title": plain(cited.title),
        **_contributors(cited),
        "container-title": plain(publication.outlet_name) if publication and publication.outlet_name else None,
        **_place(publication),
        "issued": csl_date(cited.date) if cited.date else None,
        "original-date": _original_date(cited) if kind != "webpage" else None,
        # The citation of a first version cannot know whether there will be another one (docs/decisions/0044).
        "version": str(cited.version.number) if cited.version.number > 1 else None,
        "URL": url,
        "accessed": csl_date(accessed) if accessed else None,
        "language": cited.language,
        "status": status_of(cited),
        "note": remarks_of(cited),
        "custom": _custom(cited),
    }
    return {name: value for name, value in item.items() if value}


def csl_type(publication: Publication | None, url: str | None) -> str:
    """Return the CSL type.

    What an outlet of unknown kind published with a DOI is a journal article; without one it is an article, and that is all we
    know. Without an outlet it is what can be read at an address; without an address, a document.
    """
    outlet = publication.outlet if publication else None
    if outlet and outlet.kind:
        return _TYPES[outlet.kind]
    if publication and publication.doi:
        return "article-journal"
    if outlet:
        return "article-magazine"
    return "webpage" if url else "document"


def _place(publication: Publication | None) -> dict[str, str | None]:
    """Return where in its outlet the text stood. DOI and ISSN are identifiers."""
    if publication is None:
        return {}
    texts = {"volume": publication.volume, "issue": publication.issue, "page": publication.pages}
    texts["section"] = publication.section
    printed = {name: plain(text) for name, text in texts.items() if text}
    return {**printed, "DOI": publication.doi, "ISSN": publication.issn}


def _contributors(cited: Cited) -> dict[str, list[Name]]:
    """Return the names by CSL's roles; a role that CSL does not have becomes `contributor`."""
    names: dict[str, list[Name]] = defaultdict(list)
    for contribution in cited.contributions:
        role = contribution.role if contribution.role in _ROLES else "contributor"
        names[role].append(name_of(contribution, cited.language))
    return names


def name_of(contribution: Contribution, language: str | None) -> Name:
    """Return the CSL name of a contributor to a text in `language`; reads the person."""
    parts = contribution.name_parts
    family = contribution.person.family_name if contribution.names_person else None
    return csl_name(contribution.name_as_printed, family, language, stated=NameParts(**parts) if parts else None)


def _original_date(cited: Cited) -> dict[str, Any] | None:
    """Return the first appearance's date, unless it has the cited one's year: APA would print `2023/2023`."""
    first = cited.first.date if cited.first else None
    if first is None or (cited.date and cited.date[:4] == first[:4]):
        return None
    return csl_date(first)


def _custom(cited: Cited) -> dict[str, Any]:
    """Return the facts that CSL cannot hold, and no style prints."""
    first = first_published(cited)
    orcids = [
        {"name": contribution.name_as_printed, "orcid": contribution.person.orcid}
        for contribution in cited.contributions
        if contribution.names_person and contribution.person.orcid
    ]
    custom = {
        "orcid": orcids,
        "first_published": first.model_dump(exclude_none=True) if first else None,
        "title_of_version": cited.version.number if cited.title_is_held else None,
    }
    return {name: value for name, value in custom.items() if value}


def csl_date(date: str) -> dict[str, Any]:
    """Return the CSL date of an ISO 8601 date of any precision, with exactly the parts that are known."""
    return {"date-parts": [[int(part) for part in date.split("-")]]}
