"""schema.org as JSON-LD: what is cited, for search engines and readers of linked data. Pure; null stays absent."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from articles.addresses import Urls
from articles.choices import NoticeKind, OutletKind
from articles.intake.bibliographic import doi_address
from articles.intake.prose.names import is_institution
from articles.models import Contribution, Notice, Person, Publication
from articles.representations.csl.item import csl_type, name_of
from articles.representations.csl.names import Name
from articles.representations.csl.notices import status_of
from articles.selectors.cited import Cited
from articles.selectors.lines import TextLine

_OPINIONS = frozenset({"opinion", "op-ed", "oped", "editorial", "commentary", "comment", "column"})
_NEWS = frozenset({"news", "report", "reportage", "news analysis"})
_CORRECTIONS = frozenset({NoticeKind.CORRECTION, NoticeKind.CLARIFICATION, NoticeKind.RETRACTION})
_PROPERTIES = frozenset({"author", "editor", "translator", "illustrator", "contributor"})
PERIODICALS = {
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


def schema_org_page(
    cited: Cited, urls: Urls, page: str, lines: Iterable[TextLine], notices: Iterable[Notice]
) -> dict[str, Any]:
    """Return the JSON-LD of a text for its `page`: with its picture, its paragraphs and its corrections."""
    return {
        **schema_org(cited, urls),
        **known(
            {
                "mainEntityOfPage": page,
                "image": urls.picture(page),
                "correction": [_correction(notice, urls) for notice in notices if notice.kind in _CORRECTIONS],
                "hasPart": [_part(cited, line.pid, line.ordinal, urls) for line in lines],
            }
        ),
    }


def type_of(cited: Cited) -> str:
    """Return the type that the genre of a text and the kind of its outlet tell."""
    genre = (cited.version.article.genre or "").casefold()
    if csl_type(cited.publication, None) == "article-journal":
        return "ScholarlyArticle"
    outlet = cited.publication.outlet if cited.publication else None
    if genre in _OPINIONS:
        return "OpinionNewsArticle"
    return "NewsArticle" if genre in _NEWS or (outlet and outlet.kind == OutletKind.NEWSPAPER) else "Article"


def identifiers_of(person: Person) -> list[str]:
    """Return the addresses by which registers identify the person: ORCID, Wikidata and VIAF."""
    return [
        *([f"https://orcid.org/{person.orcid}"] if person.orcid else ()),
        *([f"http://www.wikidata.org/entity/{person.wikidata}"] if person.wikidata else ()),
        *([f"https://viaf.org/viaf/{person.viaf}"] if person.viaf else ()),
    ]


def _part(cited: Cited, pid: str, ordinal: int, urls: Urls) -> dict[str, Any]:
    """Return the node of a paragraph in the text that is cited."""
    return {
        "@type": "CreativeWork",
        "additionalType": _PARAGRAPH,
        "@id": urls.permalink(pid, cited.version.number),
        "identifier": urls.ark(pid) or pid,
        "position": ordinal,
    }


def _correction(notice: Notice, urls: Urls) -> dict[str, Any]:
    return {
        "@type": "CorrectionComment",
        "@id": urls.notice(notice.article.slug, notice.pk),
        "name": notice.title,
        "text": notice.text,
        "datePublished": notice.created_at.isoformat(),
    }


def _paragraph(cited: Cited, text: dict[str, Any], urls: Urls) -> dict[str, Any]:
    passage = cited.passage
    assert passage is not None
    here = None if cited.elsewhere else cited.permalink(urls)
    return known(
        {
            **_part(cited, passage.paragraph.pid, passage.ordinal, urls),
            "@id": here,
            "url": here,
            "version": str(cited.version.number),
            "inLanguage": cited.language,
            "isPartOf": text,
        }
    )


def _article(cited: Cited, urls: Urls) -> dict[str, Any]:
    slug, number, publication = cited.version.article.slug, cited.version.number, cited.publication
    url = publication.url if cited.elsewhere and publication else urls.version_page(slug, number)
    return known(
        {
            "@type": type_of(cited),
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
            "creativeWorkStatus": _status(cited),
            "publisher": _publisher(publication),
            "isPartOf": _whole(publication) if publication else None,
            "articleSection": publication.section if publication else None,
            "pagination": publication.pages if publication else None,
            "isBasedOn": _first(cited.first) if cited.first else None,
        }
    )


def _status(cited: Cited) -> str | None:
    status = status_of(cited)
    return status.capitalize() if status else None


def _contributors(cited: Cited) -> dict[str, list[dict[str, Any]]]:
    by_property: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for contribution in cited.contributions:
        role = contribution.role if contribution.role in _PROPERTIES else "contributor"
        by_property[role].append(_person(contribution, cited.language))
    return by_property


def _person(contribution: Contribution, language: str | None) -> dict[str, Any]:
    """Return the node of a contributor."""
    person, name = contribution.person, name_of(contribution, language)
    return known(
        {
            "@type": _type_of_contributor(contribution, name),
            "name": contribution.name_as_printed,
            "familyName": name.get("family") and _family(name),
            "givenName": name.get("given"),
            "sameAs": identifiers_of(person) if contribution.names_person else None,
        }
    )


def _type_of_contributor(contribution: Contribution, name: Name) -> str | None:
    """Return whether a contributor is a person or an institution; None if neither the source nor the name says so.

    A name of several words that is stated to be a whole is an institution's.
    """
    printed = contribution.name_as_printed
    if "literal" not in name or " " not in printed:
        return "Person"
    is_stated = "literal" in (contribution.name_parts or {})
    return "Organization" if is_stated or is_institution(printed) else None


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
        whole = known({"@type": type_, name: number, "isPartOf": whole}) if number else whole
    return whole


def _periodical(publication: Publication) -> dict[str, Any] | None:
    """Return the node of the outlet as a periodical; of unknown kind, it is one if it has an ISSN, volumes or issues."""
    kind = publication.outlet.kind if publication.outlet else None
    is_periodical = publication.issn or publication.volume or publication.issue
    if publication.outlet is None or not (kind or is_periodical):
        return known({"@type": "Periodical", "issn": publication.issn}) if publication.issn else None
    node = _outlet(PERIODICALS[OutletKind(kind)] if kind else "Periodical", publication)
    return known({**(node or {}), "issn": publication.issn})


def _outlet(type_: str, publication: Publication) -> dict[str, Any] | None:
    """Return the node of the outlet, with its name as the publication printed it."""
    outlet = publication.outlet
    return known({"@type": type_, "name": publication.outlet_name, "url": outlet.url}) if outlet else None


def _first(first: Publication) -> dict[str, Any]:
    """Return the node of the first appearance of a text that was republished."""
    return known(
        {
            "@type": "Article",
            "@id": first.url,
            "url": first.url,
            "headline": first.title,
            "datePublished": first.date,
            "publisher": _publisher(first),
        }
    )


def known(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node without what is not known."""
    return {name: value for name, value in node.items() if value}
