"""The facts in a JATS front: title, language, date, keywords, rights, publications."""

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from articles.intake.bibliographic import doi_address, doi_named, first_to_last, stated_facts
from articles.intake.jats.places import Element, attribute_of
from articles.intake.jats.text import XLINK, words_of
from articles.intake.manuscript import LeftOut, ManuscriptPublication, Outlet
from articles.intake.markup.inline import absolute
from articles.intake.placed import PlacedText, at_place_of
from articles.intake.prose.dates import stated_date

_NOTES = frozenset({"fn", "author-notes", "corresp"})
TRANSLATED_TITLE = "the title in another language"
RELATED = "a related article"
_LONGEST_RIGHTS = 1_000
_ALI = "{http://www.niso.org/schemas/ali/1.0/}license_ref"
_REPRINTS = frozenset({"republished-article", "reprint", "republication", "republished"})
# The day that readers first had it, before the days of an issue on paper and of a collection.
_ORDER = ("epub", "electronic", "pub", "epub-ppub", "ppub", "print", "issue-pub", "publication", "collection")

# The types of a group of subjects that is printed above the article, the most telling first.
_HEADINGS = ("heading", "display-channel", "toc-heading", "section", None)


def meta_of(root: etree._Element) -> etree._Element:
    """The facts of the article; an empty element if there are none."""
    meta = root.find("{*}front/{*}article-meta")
    return meta if meta is not None else etree.Element("article-meta")


def titles_of(meta: etree._Element) -> tuple[str | None, str | None]:
    """The title and the subtitle."""
    group = meta.find("{*}title-group")
    if group is None:
        return None, None
    return _title(group.find("{*}article-title")), _title(group.find("{*}subtitle"))


def translated_titles(meta: etree._Element) -> Iterator[LeftOut]:
    """The titles and subtitles in other languages."""
    for title in meta.iterfind("{*}title-group/{*}trans-title-group/*"):
        words = words_of(title)
        if words:
            yield LeftOut(words, TRANSLATED_TITLE)


def _title(element: etree._Element | None) -> str | None:
    """A title's words without the signs that point to notes."""
    alone = deepcopy(element)
    for sign in [] if alone is None else [*alone.iter("{*}xref")]:
        parent = sign.getparent()
        if parent is not None and sign.get("ref-type") in _NOTES:
            tail, before = sign.tail or "", sign.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
            parent.remove(sign)
    words = words_of(alone)
    return PlacedText(words, Element(element)) if words and element is not None else None


def published(meta: etree._Element) -> str | None:
    """The day of publication, as exact as it is stated.

    A date counts by its `date-type`, else by its `pub-type`; one of a deposit, a preprint or a decision is none.
    """
    days: dict[str, str] = {}
    for date in _dates(meta):
        kind, day = _kind(date), _day(date)
        if day:
            for name in (date.get("publication-format", kind) if kind == "pub" else kind, kind):
                days.setdefault(name, day)
    return next((days[kind] for kind in _ORDER if kind in days), None)


def unclear_day(meta: etree._Element) -> str | None:
    """The words of the first date of publication that is less exact as it was read than as it is stated."""
    for date in _dates(meta):
        parts = sum(date.find(f"{{*}}{name}") is not None for name in ("year", "month", "day"))
        exact = len((_day(date) or "").split("-")) if _day(date) else 0
        if exact < max(parts, 1) and not (date.find("{*}month") is None and parts > 1):
            return " ".join(str(text).strip() for text in date.itertext() if str(text).strip()) or None
    return None


def _dates(meta: etree._Element) -> Iterator[etree._Element]:
    """The dates that are of a publication."""
    return (date for date in meta.iterchildren("{*}pub-date") if _kind(date) in _ORDER)


def _kind(date: etree._Element) -> str:
    return date.get("date-type") or date.get("pub-type") or "pub"


def keywords_of(meta: etree._Element) -> tuple[str, ...]:
    """The keywords, each once; abbreviations and classifications in groups of their own are none."""
    groups = (
        group
        for group in meta.iterchildren("{*}kwd-group")
        if group.get("kwd-group-type") in {None, "author", "author-generated"}
    )
    return tuple(dict.fromkeys(word for group in groups for kwd in group.iter("{*}kwd") if (word := words_of(kwd))))


def here(
    root: etree._Element, day: str | None, title: str | None, warn: Callable[[str], None]
) -> ManuscriptPublication:
    """This document's own publication; its address is the DOI's. `warn` is called for each fact that is malformed."""
    meta, journal = meta_of(root), words_of(root.find("{*}front/{*}journal-meta//{*}journal-title"))
    stated = {"section": _section(meta), "doi": _doi(meta), "issn": _issn(root), **_place(meta)}
    facts = stated_facts(stated, warn)
    return ManuscriptPublication(
        role="original",
        outlet=Outlet(journal, kind="journal") if journal else None,
        date=day,
        title=title,
        url=doi_address(facts["doi"]) if "doi" in facts else _own_address(meta),
        **facts,
        rights=_rights(meta),
        printed_here=True,
    )


def reprinted(meta: etree._Element, warn: Callable[[str], None]) -> ManuscriptPublication | None:
    """The original, if the article says that it is a reprint. `warn` is called for each fact that is malformed."""
    for related in meta.iterchildren("{*}related-article"):
        if related.get("related-article-type") in _REPRINTS:
            source = words_of(related.find("{*}source"))
            address = _address(attribute_of(related, XLINK))
            names = {"volume": "vol", "issue": "issue", "pages": "page"}
            attributes = {name: attribute_of(related, stated) for name, stated in names.items()}
            place = {name: value or attributes[name] for name, value in _place(related).items()}
            return ManuscriptPublication(
                role="original",
                outlet=Outlet(source) if source else None,
                date=_day(related),
                title=words_of(related.find("{*}article-title")),
                url=address,
                **stated_facts({"doi": doi_named(address or ""), **place}, warn),
            )
    return None


def related(meta: etree._Element) -> Iterator[LeftOut]:
    """The other articles that this one names: companions, what it corrects or comments on."""
    for article in meta.iterchildren("{*}related-article"):
        kind = article.get("related-article-type") or "related"
        if kind not in _REPRINTS:
            parts = (words_of(article), _address(article.get(XLINK)))
            yield LeftOut(f"{kind}: {', '.join(text for text in parts if text)}", RELATED)


def _day(date: etree._Element) -> str | None:
    day = _written_day(date)
    return PlacedText(day, Element(date)) if day else None


def _written_day(date: etree._Element) -> str | None:
    year, month, day = (words_of(date.find(f"{{*}}{name}")) for name in ("year", "month", "day"))
    if year is None:
        return stated_date(date.get("iso-8601-date")) or stated_date(words_of(date.find("{*}string-date")))
    whole = stated_date(date.get("iso-8601-date"))
    if month is None:
        return whole if whole and whole.startswith(year) else stated_date(year)
    # A month may be a number or a word.
    written = f"{year}-{month}-{day or ''}".rstrip("-") if month.isdecimal() else f"{day or ''} {month} {year}"
    return stated_date(written.strip()) or whole or stated_date(year)


def _doi(meta: etree._Element) -> str | None:
    stated = (item for item in meta.iterchildren("{*}article-id") if item.get("pub-id-type") == "doi")
    return next(filter(None, map(words_of, stated)), None)


def _section(meta: etree._Element) -> str | None:
    """The heading under which the issue prints the article, not the classifications of what it is about."""
    groups = list(meta.iterfind("{*}article-categories/{*}subj-group"))
    of_kind = (group for kind in _HEADINGS for group in groups if group.get("subj-group-type") == kind)
    return next(filter(None, (words_of(group.find("{*}subject")) for group in of_kind)), None)


def _issn(root: etree._Element) -> str | None:
    """The ISSN of the form whose day is taken first."""
    stated = list(root.iterfind("{*}front/{*}journal-meta/{*}issn"))
    by_form = {
        form: item for item in reversed(stated) for form in (item.get("pub-type"), item.get("publication-format"))
    }
    first = next((by_form[form] for form in _ORDER if form in by_form), None)
    return words_of(first if first is not None else next(iter(stated), None))


def _place(parent: etree._Element) -> dict[str, str | None]:
    """The volume, the issue and the pages, or the number of an article that has no pages."""
    names = ("volume", "issue", "fpage", "lpage", "page-range", "elocation-id")
    volume, issue, first, last, pages, number = (words_of(parent.find(f"{{*}}{name}")) for name in names)
    return {"volume": volume, "issue": issue, "pages": pages or first_to_last(first, last) or number}


def _own_address(meta: etree._Element) -> str | None:
    return next(
        (address for link in meta.iterchildren("{*}self-uri") if (address := _address(attribute_of(link, XLINK)))), None
    )


def _address(stated: str | None) -> str | None:
    address = (stated or "").removeprefix("info:doi/").removeprefix("doi:")
    return at_place_of(stated, f"https://doi.org/{address}" if address.startswith("10.") else absolute(address, None))


def _rights(meta: etree._Element) -> str | None:
    licence = meta.find("{*}permissions/{*}license")
    if licence is not None:
        address = attribute_of(licence, XLINK) or next((words_of(link) for link in licence.iter(_ALI)), None)
        words = words_of(licence.find("{*}license-p")) or words_of(licence.find("{*}p"))
        fitting = words if words and len(words) <= _LONGEST_RIGHTS else None
        if address or fitting:
            return absolute(address, None) or fitting
    stated = words_of(meta.find("{*}permissions/{*}copyright-statement")) or words_of(
        meta.find("{*}copyright-statement")
    )
    return stated if stated and len(stated) <= _LONGEST_RIGHTS else None
