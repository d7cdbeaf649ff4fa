"""A journal article in JATS XML: bytes to Manuscript, in stages that each have a module.

1. `decoding`, `markup`: bytes to text to a tree; no DTD, no entities, nothing from outside.
2. `front`, `people`: the facts.
3. `body`, `text`: abstract, body and appendices to blocks with inline markup; the rest is left out, with the reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from articles.intake.decoding import decode
from articles.intake.errors import UnknownFormat, Unreadable
from articles.intake.jats import front
from articles.intake.jats.beside import beside_facts
from articles.intake.jats.body import FIGURE, blocks_of, sections_of_parts, words_of_aside
from articles.intake.jats.people import contributors
from articles.intake.jats.places import attribute_of
from articles.intake.manuscript import CITABLE_KINDS, Author, Block, LeftOut, Manuscript, ManuscriptPublication
from articles.intake.markup.bounds import refuse_more
from articles.intake.markup.charsets import charset_stated
from articles.intake.markup.html_tree import name_of
from articles.intake.markup.languages import language_tag
from articles.intake.markup.xml_tree import parse_xml
from articles.intake.prose.body import END_OF_SECTION
from articles.intake.prose.characters import without_controls
from articles.intake.prose.warnings import NO_BYLINE, NO_LANGUAGE, NO_OUTLET, UNCLEAR_DATE

_MOST_TAGS = 300_000
# The kinds of abstracts that readers of the article read; others are for lists of contents.
_ABSTRACTS = frozenset({None, "structured", "section", "summary", "executive-summary", "plain-language-summary"}) | {
    *("lay-summary", "author-summary", "key-points"),
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TEASER = "a short abstract for lists of contents"
BACK = "matter after the text"
OTHER_ARTICLE = "another article in the same document"
NO_TITLE = "The article states no title; give it in the sidecar as title."
Parts = list[tuple[str, list[Block]]]


def read_jats(data: bytes, charset: str | None = None) -> Manuscript:
    """Read a JATS article; `charset` is the one that was declared with it, used if the bytes do not say it.

    Raises `Unreadable` with code `binary`, `undecodable`, `malformed`, `entities`, `too_deep` or `no_paragraph`, and
    `UnknownFormat` for XML that is not JATS, and `TooLarge`.
    """
    decoded = decode(data, charset or charset_stated(data))
    text, warnings = without_controls(decoded.text)
    refuse_more(text, "<", _MOST_TAGS, "tags")
    root = _article(parse_xml(text))
    left_out: list[LeftOut] = []
    meta = front.meta_of(root)
    parts = _parts(root, meta, left_out)
    blocks = tuple(block for _, part in parts for block in part if block is not END_OF_SECTION)
    if not any(block.kind in CITABLE_KINDS for block in blocks):
        raise Unreadable("The article has no paragraph; deliver its full text.", code="no_paragraph")
    title, subtitle = front.titles_of(meta)
    language = language_tag(attribute_of(root, _LANG))
    authors, editors = contributors(meta, language)
    unclear = front.unclear_day(meta)
    if unclear:
        warnings.append(UNCLEAR_DATE.format(unclear))
    publications = _publications(root, title, warnings.append)
    page = publications[-1]
    facts = ((title, NO_TITLE), (authors, NO_BYLINE), (language, NO_LANGUAGE), (page.outlet, NO_OUTLET))
    return Manuscript(
        media_type=f"application/jats+xml; charset={decoded.charset}",
        title=title,
        subtitle=subtitle,
        language=language,
        genre=attribute_of(root, "article-type"),
        keywords=front.keywords_of(meta),
        published=page.date,
        authors=authors,
        publications=publications,
        sections=sections_of_parts(parts),
        blocks=blocks,
        left_out=(
            *front.translated_titles(meta),
            *front.related(meta),
            *editors,
            *_beside(root, authors, page),
            *left_out,
        ),
        warnings=(*warnings, *(warning for known, warning in facts if not known)),
    )


def _article(root: etree._Element) -> etree._Element:
    """The article: the root, or the one article in an envelope. Raises `UnknownFormat`."""
    if name_of(root) == "article":
        return root
    inside = [
        article
        for article in root.iter("{*}article")
        if article.find("{*}front") is not None or article.find("{*}body") is not None
    ]
    if len(inside) != 1:
        detail = (
            f"The document is XML, but not JATS (its root is <{name_of(root)[:40]}>); JATS is the XML that is read."
        )
        raise UnknownFormat(detail)
    return inside[0]


def _parts(root: etree._Element, meta: etree._Element, left_out: list[LeftOut]) -> Parts:
    parts: Parts = []
    for abstract in meta.iterchildren("{*}abstract", "{*}trans-abstract"):
        if name_of(abstract) == "abstract" and abstract.get("abstract-type") in _ABSTRACTS:
            parts.append(("abstract", blocks_of(abstract, left_out)))
        else:
            left_out.append(LeftOut(words_of_aside(abstract), TEASER))
    for body in root.iterchildren("{*}body"):
        parts.append(("body", blocks_of(body, left_out)))
    for back in root.iterchildren("{*}back"):
        for part in back:
            if name_of(part) in {"app", "app-group"}:
                parts.append(("appendix", blocks_of(part, left_out)))
            elif words := words_of_aside(part):
                left_out.append(LeftOut(words, BACK))
    for floats in root.iterchildren("{*}floats-group"):
        left_out.extend(LeftOut(words, FIGURE) for part in floats if (words := words_of_aside(part)))
    for other in root.iterchildren("{*}sub-article", "{*}response"):
        left_out.append(LeftOut(words_of_aside(other), OTHER_ARTICLE))
    return [(role, blocks) for role, blocks in parts if blocks]


def _beside(root: etree._Element, authors: tuple[Author, ...], page: ManuscriptPublication) -> Iterator[LeftOut]:
    """What the front prints beside the facts that were taken of it."""
    held = [(held.position, held.organisation) for author in authors for held in author.affiliations]
    taken = {
        page.section,
        page.rights,
        *front.keywords_of(front.meta_of(root)),
        *(words for pair in held for words in pair),
    }
    for part in root.iterchildren("{*}front"):
        yield from beside_facts(part, taken)


def _publications(
    root: etree._Element, title: str | None, warn: Callable[[str], None]
) -> tuple[ManuscriptPublication, ...]:
    """The original, if the article is a reprint, then this publication."""
    meta = front.meta_of(root)
    original = front.reprinted(meta, warn)
    page = front.here(root, front.published(meta), title, warn)
    return (original, replace(page, role="republication")) if original else (page,)
