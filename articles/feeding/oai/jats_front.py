"""The front of a JATS article: the outlet, and the facts of the text, in the order that the tag set asks for. Pure."""

from lxml import etree

from articles.addresses import Urls
from articles.feeding.oai.elements import HREF, add, add_known
from articles.models import Contribution, Publication
from articles.selectors.cited import Cited


def add_front(article: etree._Element, cited: Cited, urls: Urls) -> etree._Element:
    """Write the front into an article, up to the abstract; return the element with the facts of the text."""
    front = add(article, "front")
    publication = cited.publication
    if publication and (publication.outlet_name or publication.issn):
        journal = add(front, "journal-meta")
        if publication.outlet_name:
            add(add(journal, "journal-title-group"), "journal-title", publication.outlet_name)
        add_known(journal, "issn", publication.issn)
    meta = add(front, "article-meta")
    add(meta, "article-id", cited.version.article.slug, {"pub-id-type": "publisher-id"})
    add_known(meta, "article-id", publication.doi if publication else None, {"pub-id-type": "doi"})
    add(meta, "article-version", str(cited.version.number))
    if publication and publication.section:
        group = add(add(meta, "article-categories"), "subj-group", attributes={"subj-group-type": "heading"})
        add(group, "subject", publication.section)
    titles = add(meta, "title-group")
    add(titles, "article-title", cited.title)
    add_known(titles, "subtitle", cited.version.subtitle)
    _add_contributors(meta, cited)
    _add_day(meta, "pub-date", cited.date, {"date-type": "pub"})
    _add_place(meta, publication)
    _add_rights(meta, publication)
    add(meta, "self-uri", attributes={HREF: cited.permalink(urls)})
    if cited.first:
        _add_original(meta, cited.first)
    return meta


def add_end_of_front(meta: etree._Element, cited: Cited) -> None:
    """Write the facts that stand after the abstract: the keywords, and the digest of the version."""
    if cited.version.article.keywords:
        group = add(meta, "kwd-group")
        for keyword in cited.version.article.keywords:
            add(group, "kwd", keyword)
    digest = add(add(meta, "custom-meta-group"), "custom-meta")
    add(digest, "meta-name", "digest")
    add(digest, "meta-value", cited.version.digest)


def _add_contributors(meta: etree._Element, cited: Cited) -> None:
    if not cited.contributions:
        return
    group = add(meta, "contrib-group")
    for contribution in cited.contributions:
        contributor = add(group, "contrib", attributes={"contrib-type": contribution.role})
        if contribution.names_person and contribution.person.orcid:
            add(
                contributor,
                "contrib-id",
                f"https://orcid.org/{contribution.person.orcid}",
                {"contrib-id-type": "orcid"},
            )
        _add_name(contributor, contribution)
        if contribution.biography_as_printed:
            add(add(contributor, "bio"), "p", contribution.biography_as_printed)


def _add_name(contributor: etree._Element, contribution: Contribution) -> None:
    """Write the name as printed; its parts beside it, if the source or an editor states them."""
    parts = contribution.name_parts or {}
    names = add(contributor, "name-alternatives")
    add(names, "string-name", contribution.name_as_printed)
    if parts.get("family"):
        name = add(names, "name")
        add(name, "surname", " ".join(filter(None, (parts.get("particle"), parts["family"]))))
        add_known(name, "given-names", parts.get("given"))
        add_known(name, "suffix", parts.get("suffix"))


def _add_day(parent: etree._Element, name: str, date: str | None, attributes: dict[str, str | None]) -> None:
    """Write a date as precise as it is known."""
    if date:
        element = add(parent, name, attributes={**attributes, "iso-8601-date": date})
        _add_parts_of(element, date)


def _add_parts_of(element: etree._Element, date: str) -> None:
    year, month, day = (*date.split("-"), "", "")[:3]
    for name, number in (("day", day), ("month", month), ("year", year)):
        add_known(element, name, number)


def _add_place(meta: etree._Element, publication: Publication | None) -> None:
    if publication is None:
        return
    add_known(meta, "volume", publication.volume)
    add_known(meta, "issue", publication.issue)
    first, _, last = (publication.pages or "").partition("-")
    if first.isalnum() and last.isalnum():
        add(meta, "fpage", first)
        add(meta, "lpage", last)
    add_known(meta, "page-range", publication.pages)


def _add_rights(meta: etree._Element, publication: Publication | None) -> None:
    rights = publication.rights if publication else None
    if rights and rights.startswith(("http://", "https://")):
        add(add(meta, "permissions"), "license", attributes={HREF: rights})
    elif rights:
        add(add(meta, "permissions"), "copyright-statement", rights)


def _add_original(meta: etree._Element, first: Publication) -> None:
    """Write the first appearance, of which the cited one is a reprint."""
    attributes = {"related-article-type": "republished-article", "ext-link-type": "uri", HREF: first.url}
    related = add(meta, "related-article", attributes=attributes)
    add_known(related, "article-title", first.title)
    add_known(related, "source", first.outlet_name)
    if first.date:
        _add_parts_of(related, first.date)
