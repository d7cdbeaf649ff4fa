"""The names in the elements that a page marks as the author's: `rel=author`, `itemprop=author`, `p-author`, bylines.

An element inside readers' comments or a teaser is of somebody else, and one below the text counts only if there is no other.
A box that holds more than the name, such as a photo, a job or a date, is read by the inner element of the name.
"""

import re
from collections.abc import Collection, Container, Iterator

from lxml import etree

from articles.intake.html.line_parts import words_in_line
from articles.intake.html.tags import one_line
from articles.intake.markup.elements import words_of
from articles.intake.markup.html_tree import Known, name_of, outermost_around, words_in
from articles.intake.markup.places import attribute_of
from articles.intake.placed import at_place_of
from articles.intake.prose.bylines import read_byline, read_names
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.furniture import turns_away
from articles.intake.vocabulary import WORDS, any_of

OPENING = re.compile(
    rf"\A(?:{any_of(WORDS.by, WORDS.submitted_by)}\b|{any_of(WORDS.author_labels)}\s*[:：])\s*", re.IGNORECASE
)
_LONGEST = 200
_AUTHORS = frozenset({"author", "auteur", "autor", "autora", "autore", "byline", "verfasser"})
_EXACTLY = frozenset({"p-author", "byline", "author"})
_OF_OTHERS = frozenset(
    """
    comment comments disqus related recommended recommendations teaser teasers promo sidebar respond popular trending
    """.split()  # noqa: SIM905 - words read better so
)


def marked_names(root: etree._Element, within: set[etree._Element], first: etree._Element | None = None) -> list[str]:
    """The names, each once, in the order of the page. `within` is the article's region, `first` where its text begins."""
    marked = [element for element in root.iter() if isinstance(element.tag, str) and _is_marked(element)]
    around = {*first.iterancestors()} if first is not None else set()
    others, other_pages = Known(), Known()
    own = [
        element
        for element in marked
        if not is_of_others(element, around, others) and not _is_of_other_pages(element, around, other_pages)
    ]
    inside = [element for element in own if element in within] or own
    below = dict[etree._Element, Collection[etree._Element]]()
    above = [element for element in inside if not _is_below_text(element, below)] or inside
    return list(dict.fromkeys(name for element in above for name in _names(element)))


def _is_marked(element: etree._Element) -> bool:
    if "author" in element.get("rel", "").lower().split() or element.get("itemprop", "").lower() == "author":
        return True
    if _EXACTLY & set(element.get("class", "").lower().split()):
        return True
    return bool(_AUTHORS & words_of(element) and OPENING.match(one_line(words_in(element)) or ""))


def is_of_others(
    element: etree._Element, around_text: Container[etree._Element] = (), known: Known | None = None
) -> bool:
    """Whether the element stands in readers' comments, in a teaser or in a menu, that is not around the text as well.

    `known` keeps the answers for one `around_text`.
    """
    parent = element.getparent()

    def is_one(around: etree._Element) -> bool:
        is_box = name_of(around) in {"nav", "aside"} or bool(words_of(around) & _OF_OTHERS)
        return is_box and around not in around_text

    return parent is not None and outermost_around(parent, is_one, {} if known is None else known) is not None


def _is_of_other_pages(element: etree._Element, around_text: Container[etree._Element], known: Known) -> bool:
    """Whether the element stands in a part of the page with a heading such as "More stories"."""
    parent = element.getparent()

    def is_one(part: etree._Element) -> bool:
        heading = None if part in around_text else next(part.iterdescendants("h2", "h3", "h4"), None)
        return heading is not None and turns_away(one_line(words_in(heading)) or "")

    return parent is not None and outermost_around(parent, is_one, known) is not None


def _is_below_text(element: etree._Element, known: dict[etree._Element, Collection[etree._Element]]) -> bool:
    """Whether paragraphs of prose stand before the element in the same container, and none after it."""
    around, parent = element, element.getparent()
    while parent is not None and name_of(around) not in {"article", "main", "body"}:
        if parent not in known:
            known[parent] = _below_paragraphs(parent)
        if around in known[parent]:
            return True
        around, parent = parent, parent.getparent()
    return False


def _below_paragraphs(container: etree._Element) -> Collection[etree._Element]:
    """What stands in a container below several paragraphs, and above none."""
    children = list(container)
    paragraphs = [place for place, child in enumerate(children) if name_of(child) == "p"]
    return {*children[max(paragraphs[_FEW] + 1, paragraphs[-1]) :]} if len(paragraphs) > _FEW else ()


_FEW = 2  # paragraphs that may stand above a byline


def _names(element: etree._Element) -> Iterator[str]:
    for named in _named_parts(element):
        printed = one_line(attribute_of(named, "content") or words_in_line(named))
        if printed is None or len(printed) > _LONGEST:
            continue
        yield from _read(printed)


def _named_parts(element: etree._Element) -> list[etree._Element]:
    """The inner elements that hold a name; the element itself if none is marked as such."""
    inner = [part for part in element.iterdescendants() if isinstance(part.tag, str)]
    by_property = [part for part in inner if part.get("itemprop", "").lower() == "name"]
    by_relation = [part for part in inner if "author" in part.get("rel", "").lower().split()]
    by_class = [part for part in inner if {"name", "fn"} & words_of(part) and words_in(part).strip()]
    return by_property[:1] or by_relation or by_class or [element]


def _read(printed: str) -> Iterator[str]:
    line = read_front_line(printed) if OPENING.match(printed) else None
    bylines = [read_byline(printed) if OPENING.match(printed) else read_byline(printed) or read_names(printed)]
    for byline in bylines if bylines[0] else line or []:
        yield from (at_place_of(printed, named.name) for named in getattr(byline, "names", ()))
