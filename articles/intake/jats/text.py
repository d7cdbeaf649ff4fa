"""The words of JATS elements: inline markup to a text and clean HTML, formulas and references as a reader quotes them."""

import re
from collections.abc import Iterator

from lxml import etree

from articles.intake.jats.places import Element
from articles.intake.markup.html_tree import name_of, words_in
from articles.intake.markup.inline import InlineBuilder
from articles.intake.markup.xml_tree import character_of
from articles.intake.placed import PlacedText

_TEX_DOCUMENT = re.compile(r"\\begin\{document\}(.*?)\\end\{document\}", re.DOTALL)
XLINK = "{http://www.w3.org/1999/xlink}href"
_INLINE = {
    "bold": "strong",
    "italic": "em",
    "sub": "sub",
    "sup": "sup",
    "underline": "u",
    "monospace": "code",
    "strike": "s",
    "abbrev": "abbr",
    "ext-link": "a",
    "uri": "a",
    "email": "a",
}
# Inside a paragraph the words of these are not the paragraph's.
ASIDE = frozenset(
    {"fn", "fig", "fig-group", "table-wrap", "table-wrap-group", "boxed-text", "supplementary-material"}
) | {
    "media",
    "graphic",
    "inline-graphic",
    "inline-supplementary-material",
    "index-term",
    "private-char",
    "object-id",
}


def words_of(element: etree._Element | None) -> str | None:
    """The element's words on one line, at its place; None if it has none."""
    if element is None:
        return None
    builder = InlineBuilder()
    write_inside(element, builder)
    words = builder.finish()[0]
    return PlacedText(words, Element(element)) if words else None


def write_inside(element: etree._Element, builder: InlineBuilder) -> None:
    """Write what is in an element."""
    write_text(element.text, builder)
    for child in element:
        write_inline(child, builder)
        write_text(child.tail, builder)


def write_text(text: str | None, builder: InlineBuilder) -> None:
    """Write characters, if there are any."""
    if text:
        builder.write(text)


def write_inline(element: etree._Element, builder: InlineBuilder) -> None:
    """Write an inline element with the markup that it stands for."""
    if isinstance(element, etree._Entity):
        builder.write(character_of(element))
        return
    name = name_of(element)
    if name in ASIDE or is_beside_words(element):
        return
    if name == "tex-math":
        builder.write(_formula_in_tex(words_in(element)))
        return
    if name == "break":
        builder.write(" ")
    elif name == "alternatives":
        for child in _one_of(element):
            write_inline(child, builder)
    else:
        builder.start(_INLINE.get(name, "span"), {"href": _address(element, name)})
        write_inside(element, builder)
        builder.end()


def is_beside_words(element: etree._Element) -> bool:
    """Whether an element inside a sentence is a formula's number or an abbreviation's gloss, and no word of the sentence."""
    parent = element.getparent()
    around = name_of(parent) if parent is not None else ""
    name = name_of(element)
    return (name == "label" and around in {"disp-formula", "inline-formula"}) or (name == "def" and around == "abbrev")


def _formula_in_tex(source: str) -> str:
    """The formula without the document that publishers wrap around it, and without the signs that begin and end it."""
    document = _TEX_DOCUMENT.search(source)
    formula = document[1] if document else source
    return formula.strip().strip("$").removeprefix("\\(").removesuffix("\\)").strip()


def _one_of(alternatives: etree._Element) -> Iterator[etree._Element]:
    """The form with words that comes first: MathML before TeX, because it reads as characters."""
    forms = {name_of(child): child for child in reversed(alternatives)}
    chosen = next((forms[name] for name in ("math", "textual-form", "tex-math") if name in forms), None)
    if chosen is not None:
        yield chosen


def _address(element: etree._Element, name: str) -> str:
    stated = element.get(XLINK) or words_in(element).strip()
    if name == "email":
        return f"mailto:{stated.removeprefix('mailto:')}"
    if element.get("ext-link-type") == "doi" and stated.startswith("10."):
        return f"https://doi.org/{stated}"
    return stated
