"""schema.org as JSON-LD: what is cited, for search engines and readers of linked data. Pure; null stays absent."""

from collections import defaultdict
from typing import Any

from articles.addresses import Urls
from articles.choices import OutletKind
from articles.intake.bibliographic import doi_address
from articles.models import Contribution, Publication
from articles.representations.csl.item import csl_type, name_of
from articles.selectors.cited import Cited

_OPINIONS = frozenset({"opinion", "op-ed", "oped", "editorial", "commentary", "comment", "column"})
_NEWS = frozenset({"news", "report", "reportage", "news analysis"})
_PROPERTIES = frozenset({"author", "editor", "translator", "illustrator", "contributor"})
_PERIODICALS = {
    OutletKind.NEWSPAPER: "Newspaper",
    OutletKind.MAGAZINE: "Periodical",
    OutletKind.JOURNAL: "Periodical",
    OutletKind.WEBSITE: "WebSite",
}
# SPAR's ontology of the parts of documents has the word for a paragraph that schema.org lacks.
_PARAGRAPH = "http://purl.org/spar/doco/Paragraph"


def schema_org(cited: Cited, urls: Urls) -> dict[str, Any]:
    """Return the JSON-LD of a text, or of a paragraph as a part of its text."""
    text = _article(cited, urls)
    return {"@context": "https://schema.org", **(_paragraph(cited, text, urls) if cited.passage else text)}


def _paragraph(cited: Cited, text: dict[str, Any], urls: Urls) -> dict[str, Any]:
    passage = cited.passage
    assert passage is not None
    here = None if cited.elsewhere else cited.permalink(urls)
    return _known(
        {
            "@type": "CreativeWork",
            "additionalType": _PARAGRAPH,
            "@id": here,
            "url": here,
            "identifier": urls.ark(passage.paragraph.pid) or passage.paragraph.pid,
            "position": passage.ordinal,
            "version": str(cited.version.number),
            "inLanguage": cited.language,
            "isPartOf": text,
        }
    )


def _article(cited: Cited, urls: Urls) -> dict[str, Any]:
    slug, number, publication = cited.version.article.slug, cited.version.number, cited.publication
    url = publication.url if cited.elsewhere and publication else urls.version_page(slug, number)
    return _known(
        {
            "@type": _type(cited.version.article.genre, publication),
            "@id": url,
            "url": url,
            "identifier": f"{slug}.v{number}",
            "sameAs": doi_address(publication.doi) if publication and publication.doi else None,
            "headline": cited.title,
            "alternativeHeadline": cited.version.subtitle,
            **_contributors(cited),
            "datePublished": cited.date,
            "inLanguage": cited.language,
            "version": str(number),
            "publisher": _publisher(publication),
            "isPartOf": _whole(publication) if publication else None,
            "articleSection": publication.section if publication else None,
            "pagination": publication.pages if publication else None,
            "isBasedOn": _first(cited.first) if cited.first else None,
        }
    )


def _type(genre: str | None, publication: Publication | None) -> str:
    if csl_type(publication, None) == "article-journal":
        return "ScholarlyArticle"
    if genre and genre.casefold() in _OPINIONS:
        return "OpinionNewsArticle"
    outlet = publication.outlet if publication else None
    if (genre and genre.casefold() in _NEWS) or (outlet and outlet.kind == OutletKind.NEWSPAPER):
        return "NewsArticle"
    return "Article"


def _contributors(cited: Cited) -> dict[str, list[dict[str, Any]]]:
    by_property: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for contribution in cited.contributions:
        role = contribution.role if contribution.role in _PROPERTIES else "contributor"
        by_property[role].append(_person(contribution, cited.language))
    return by_property


def _person(contribution: Contribution, language: str | None) -> dict[str, Any]:
    """Return the node of a contributor; an undivided name may be an institution's, so it is given without a type."""
    person, name = contribution.person, name_of(contribution, language)
    is_undivided = person.family_name == contribution.name_as_printed
    return _known(
        {
            "@type": None if is_undivided else "Person",
            "name": contribution.name_as_printed,
            "familyName": name.get("family") and _family(name),
            "givenName": name.get("given"),
            "sameAs": [
                *([f"https://orcid.org/{person.orcid}"] if person.orcid else ()),
                *([f"http://www.wikidata.org/entity/{person.wikidata}"] if person.wikidata else ()),
                *([f"https://viaf.org/viaf/{person.viaf}"] if person.viaf else ()),
            ],
        }
    )


def _family(name: Any) -> str:
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"), name["family"])
    return " ".join(part for part in particles if part)


def _publisher(publication: Publication | None) -> dict[str, Any] | None:
    return _outlet("Organization", publication) if publication else None


def _whole(publication: Publication) -> dict[str, Any] | None:
    """Return what the text is a part of: the issue, which is a part of the volume, which is a part of the periodical."""
    whole = _periodical(publication)
    for type_, name, number in (
        ("PublicationVolume", "volumeNumber", publication.volume),
        ("PublicationIssue", "issueNumber", publication.issue),
    ):
        whole = _known({"@type": type_, name: number, "isPartOf": whole}) if number else whole
    return whole


def _periodical(publication: Publication) -> dict[str, Any] | None:
    """Return the node of the outlet as a periodical; of unknown kind, it is one if it has an ISSN, volumes or issues."""
    kind = publication.outlet.kind if publication.outlet else None
    is_periodical = publication.issn or publication.volume or publication.issue
    if publication.outlet is None or not (kind or is_periodical):
        return _known({"@type": "Periodical", "issn": publication.issn}) if publication.issn else None
    node = _outlet(_PERIODICALS[OutletKind(kind)] if kind else "Periodical", publication)
    return _known({**(node or {}), "issn": publication.issn})


def _outlet(type_: str, publication: Publication) -> dict[str, Any] | None:
    """Return the node of the outlet, with its name as the publication printed it."""
    outlet = publication.outlet
    return _known({"@type": type_, "name": publication.outlet_name, "url": outlet.url}) if outlet else None


def _first(first: Publication) -> dict[str, Any]:
    """Return the node of the first appearance of a text that was republished."""
    return _known(
        {
            "@type": "Article",
            "@id": first.url,
            "url": first.url,
            "headline": first.title,
            "datePublished": first.date,
            "publisher": _publisher(first),
        }
    )


def _known(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value}
