"""The facts that a page states and prints about the article: authors, publications, keywords."""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from articles.intake.html.publications import elsewhere, here
from articles.intake.html.tags import Tags, one_line
from articles.intake.manuscript import Author, ManuscriptPublication, Outlet
from articles.intake.markup.blocks import PageBlock
from articles.intake.placed import at_place_of
from articles.intake.prose.bylines import Byline
from articles.intake.prose.date_lines import DateLine
from articles.intake.prose.draft import Draft, printed_at
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.notes import Note
from articles.intake.prose.publications import authors_of, publications_of
from articles.intake.prose.translators import TRANSLATOR
from articles.intake.prose.warnings import NO_OUTLET

_MOST_KEYWORDS = 50
_LONGEST_KEYWORD = 100
_REACH_ABOVE = 12  # blocks


def region_of(elements: Sequence[etree._Element], root: etree._Element) -> set[etree._Element]:
    """The elements in the smallest part of the page that holds all of `elements` and a heading of the first order."""
    if not elements:
        return set()
    common = [*reversed([*elements[0].iterancestors()]), elements[0]]
    for element in elements[1:]:
        path = {*element.iterancestors(), element}
        while common[-1] not in path:
            common.pop()
    part = common[-1]
    while part is not root and next(part.iter("h1"), None) is None and part.getparent() is not None:
        part = part.getparent()  # type: ignore[assignment] # the condition says that there is one
    return set(part.iter())


def keywords_of(tags: Tags) -> tuple[str, ...]:
    """The keywords that the page states, each once."""
    lists = list(tags.stated("keywords"))
    lists_of_words = [*tags.all("citation_keywords", "news_keywords", "article:tag", "keywords", "dc.subject")]
    for value in lists[:1]:
        lists_of_words = [item for item in value if isinstance(item, str)] if isinstance(value, list) else [str(value)]
    words = (one_line(at_place_of(text, word)) for text in lists_of_words for word in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word and len(word) <= _LONGEST_KEYWORD))[:_MOST_KEYWORDS]


def authors_settled(stated: Sequence[Author], draft: Draft) -> tuple[Author, ...]:
    """The authors with the biographies that the text prints, and what the markup states of them."""
    known = {author.name_as_printed: author for author in stated}
    authors = []
    for author in authors_of(draft):
        known_author = known.get(author.name_as_printed)
        authors.append(
            replace(
                author,
                name=known_author.name,
                orcid=known_author.orcid,
                affiliations=known_author.affiliations,
            )
            if known_author
            else author
        )
    return tuple(authors)


def publications_with_notes(
    tags: Tags, notes: Sequence[tuple[str, Note]], draft: Draft
) -> tuple[ManuscriptPublication, ...]:
    """The original, if a note or the markup tells of an original, then this page and its copies."""
    publications = publications_of(draft, notes)
    original = next((publication for publication in publications if publication.role == "original"), None)
    page = next(publication for publication in publications if publication.printed_here)
    copies = [publication for publication in publications if publication not in (original, page)]
    basis = elsewhere(tags)
    if original is page:
        original = (
            ManuscriptPublication("original", Outlet(basis[1]) if basis[1] else None, url=basis[0]) if basis else None
        )
    stated = here(tags, draft.title, draft.published, original.url if original else None, draft.warn)
    page = replace(
        page,
        role="republication" if original else "original",
        outlet=stated.outlet or page.outlet,
        url=stated.url,
        **stated.place_facts,
        rights=stated.rights,
    )
    if page.outlet is not None:
        draft.warnings = [warning for warning in draft.warnings if warning != NO_OUTLET]
    return (original, page, *copies) if original else (page, *copies)


def read_above(blocks: Sequence[PageBlock], kept: Sequence[bool], draft: Draft) -> None:
    """Take the names and the day out of lines between the title and the first block of the text."""
    first = next((place for place, keep in enumerate(kept) if keep and blocks[place].kind != "heading"), 0)
    titles = [place for place in range(first) if blocks[place].text == draft.title]
    if not titles:
        return
    known = draft.has_author
    for block in blocks[max(titles[-1] + 1, first - _REACH_ABOVE) : first]:
        for item in read_front_line(block.text, day_first=draft.day_first) or []:
            if isinstance(item, Byline) and (not known or item.names[0].role == TRANSLATOR):
                before = {printed.name for printed in draft.names}
                names = printed_at(block.text, item.names)
                draft.names.extend(printed for printed in names if printed.name not in before)
            elif isinstance(item, DateLine) and item.of == "publication" and draft.published is None:
                draft.published = at_place_of(block.text, item.iso)
