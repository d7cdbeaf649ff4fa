"""What a reader sees of a document: its lines in their order, without markup.

Reads a document of any format; gives each line that a browser or an editor would show, be it part of the article or not.
"""

from collections.abc import Callable, Iterator

from lxml import etree

from articles.intake.decoding import decode
from articles.intake.formats import charset_of
from articles.intake.jats.body import HOLDERS, words_of_aside
from articles.intake.jats.people import printed_name
from articles.intake.jats.text import ASIDE, write_inline, write_text
from articles.intake.markdown.front_matter import split_front_matter
from articles.intake.markdown.reader import page_of
from articles.intake.markup.blocks import page_blocks
from articles.intake.markup.folded import unfold
from articles.intake.markup.html_tree import name_of, parse_html
from articles.intake.markup.inline import InlineBuilder
from articles.intake.markup.xml_tree import parse_xml
from articles.intake.prose.characters import without_controls

# Elements of JATS of which a reader sees the parts beside each other, on one line.
_ON_ONE_LINE = frozenset({"date", "element-citation", "mixed-citation", "pub-date", "string-date", "tr"})
# Elements of JATS that hold words, even if all of them are marked up.
_OF_WORDS = frozenset({"article-title", "p", "subtitle", "title"})


def shown_lines(data: bytes, media_type: str) -> list[str]:
    """Return the lines of a document that a reader has read; `media_type` is that of its Manuscript.

    Raises what the reader of the format raises.
    """
    text, _ = without_controls(decode(data, charset_of(media_type)).text)
    lines = _LINES.get(media_type.partition(";")[0], str.splitlines)(text)
    return [line for line in lines if line]


def _of_page(text: str) -> Iterator[str]:
    root = parse_html(text)
    unfold(root)
    return (block.text for block in page_blocks(root))


def _of_markdown(text: str) -> Iterator[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _, body = split_front_matter(text)
    yield from text.removesuffix(body).splitlines()
    yield from (block.text for block in page_of(body))


def _of_jats(text: str) -> Iterator[str]:
    return _lines(parse_xml(text))


def _lines(element: etree._Element) -> Iterator[str]:
    """Yield the lines of an element of JATS; notes and figures inside a sentence come after it."""
    if name_of(element) == "name":
        yield printed_name(element) or ""
        return
    if name_of(element) in _ON_ONE_LINE:
        yield words_of_aside(element)
        return
    builder, asides = InlineBuilder(), list[etree._Element]()
    write_text(element.text, builder)
    holds_words = _holds_words(element)
    for child in element:
        if holds_words and name_of(child) not in HOLDERS - ASIDE:
            asides.extend(child.iter(*(f"{{*}}{name}" for name in ASIDE)))
            write_inline(child, builder)
        else:
            yield builder.finish()[0]
            builder = InlineBuilder()
            yield from _lines(child)
        write_text(child.tail, builder)
    yield builder.finish()[0]
    for aside in asides:
        yield from _lines(aside)


def _holds_words(element: etree._Element) -> bool:
    """Whether words stand right inside an element, and not only inside its elements."""
    return name_of(element) in _OF_WORDS or any(
        (text or "").strip() for text in (element.text, *(child.tail for child in element))
    )


_LINES: dict[str, Callable[[str], Iterator[str] | list[str]]] = {
    "text/html": _of_page,
    "text/markdown": _of_markdown,
    "application/jats+xml": _of_jats,
}
