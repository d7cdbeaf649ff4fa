"""The paragraphs of a JATS body, abstract or appendix: blocks in order, each once; figures, tables and notes aside."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from articles.choices import BlockKindName
from articles.intake.jats.places import Element
from articles.intake.jats.text import ASIDE, is_beside_words, words_of, write_inline, write_text
from articles.intake.manuscript import CITABLE_KINDS, LONGEST_HEADING, Block, LeftOut, Section
from articles.intake.markup.html_tree import name_of
from articles.intake.markup.inline import InlineBuilder
from articles.intake.placed import PlacedText
from articles.intake.prose.body import END_OF_SECTION, sections_of

BOX = "a box beside the text"
FIGURE = "a figure and its caption"
FORMULA = "a formula that stands alone"
GLOSS = "the gloss of an abbreviation"
MATERIAL = "a pointer to other material"
NOTE = "a note"
LABEL = "the label of a part"
NUMBER = "the number of a formula"
SIGNATURE = "a signature"
REFERENCES = "the references"
TABLE = "a table"
_REASONS = {
    "boxed-text": BOX,
    "fig": FIGURE,
    "fig-group": FIGURE,
    "graphic": FIGURE,
    "media": MATERIAL,
    "supplementary-material": MATERIAL,
    "inline-supplementary-material": MATERIAL,
    "disp-formula": FORMULA,
    "disp-formula-group": FORMULA,
    "fn": NOTE,
    "fn-group": NOTE,
    "table-wrap": TABLE,
    "table-wrap-group": TABLE,
    "ref-list": REFERENCES,
    "sig-block": SIGNATURE,
}
_UNREAD = frozenset({"sec-meta", "label", "index-term", "object-id", "alt-text", "long-desc", "permissions"})
_QUOTING = frozenset({"disp-quote", "verse-group", "speech"})
# Elements that hold blocks; inside a paragraph they end one run of words and another begins.
HOLDERS = frozenset(
    """
    abstract answer answer-set app app-group body boxed-text explanation question question-wrap question-wrap-group
    chem-struct-wrap def def-item def-list disp-quote list list-item p
    sec speech statement trans-abstract verse-group preformat code
    """.split()  # noqa: SIM905 - words read better so
)
_KINDS: dict[str, BlockKindName] = {
    "list-item": "list-item",
    "def-item": "list-item",
    "disp-quote": "quote",
    "verse-group": "quote",
}


def blocks_of(part: etree._Element, left_out: list[LeftOut]) -> list[Block]:
    """The blocks of a part; what stands beside its text is appended to `left_out`, in order."""
    return list(_blocks(part, "paragraph", left_out))


def _blocks(element: etree._Element, kind: BlockKindName, left_out: list[LeftOut]) -> Iterator[Block]:
    kind = _KINDS.get(name_of(element), kind)
    builder = InlineBuilder()
    boxes_are_text = _holds_boxes_alone(element)
    section_ended = False
    is_flow = name_of(element) in {"p", "verse-group", "preformat", "code", "def", "term"}
    write_text(element.text, builder)
    for child in element:
        name = name_of(child)
        if section_ended and name not in {"sec", "title"} and (name in HOLDERS or name not in _REASONS):
            yield END_OF_SECTION
            section_ended = False
        if name == "title" and not is_flow:
            yield from _heading(child, element)
        elif name == "attrib" and name_of(element) in _QUOTING:
            yield from _finish(builder, kind)
            builder = InlineBuilder()
            write_inline(child, builder)
            yield from _finish(builder, kind)
            builder = InlineBuilder()
        elif name == "boxed-text" and boxes_are_text:
            yield from _blocks(child, kind, left_out)
        elif reason := _reason(name, element, is_flow=is_flow):
            _leave_out(child, reason, left_out)
        elif name in HOLDERS:
            yield from _finish(builder, kind)
            builder = InlineBuilder()
            yield from _blocks(child, kind, left_out)
            section_ended = section_ended or name == "sec"
        elif name not in _UNREAD | {"attrib"} or is_flow:
            _leave_out_inside(child, left_out)
            write_inline(child, builder)
            if not is_flow or name == "verse-line":
                builder.write(" ")
        write_text(child.tail, builder)
    yield from _finish(builder, kind)


def _reason(name: str, around: etree._Element, *, is_flow: bool) -> str | None:
    """Why a child of that name is left out of what is around it; None if it is not."""
    if name == "label":
        title = around.find("{*}title")
        is_printed_with_it = title is not None and words_of(title)
        return None if is_flow or is_printed_with_it else LABEL
    return None if is_flow and name.startswith("disp-formula") else _REASONS.get(name)


def _holds_boxes_alone(element: etree._Element) -> bool:
    """Whether the text of a part stands in boxes: there is no other paragraph beside them."""
    names = {name_of(child) for child in element if isinstance(child.tag, str)}
    return (
        "boxed-text" in names and not names & (HOLDERS - {"boxed-text"}) and name_of(element) not in {"p", "boxed-text"}
    )


def _finish(builder: InlineBuilder, kind: BlockKindName) -> Iterator[Block]:
    text, html = builder.finish()
    if any(character.isalnum() for character in text):
        yield Block(kind, text, html)


def _heading(title: etree._Element, section: etree._Element) -> Iterator[Block]:
    builder = InlineBuilder()
    label = section.find("{*}label")
    if label is not None and words_of(title):
        write_inline(label, builder)
        builder.write(" ")
    write_inline(title, builder)
    text, html = builder.finish()
    if text:
        placed = PlacedText(text, Element(title))
        yield Block("heading" if len(text) <= LONGEST_HEADING else "paragraph", placed, html)


def _leave_out(element: etree._Element, reason: str, left_out: list[LeftOut]) -> None:
    text = words_of_aside(element)
    if text:
        left_out.append(LeftOut(text, reason))


def _leave_out_inside(element: etree._Element, left_out: list[LeftOut]) -> None:
    """List the notes and figures inside an inline element: their words do not belong to the paragraph."""
    for aside in element.iter(*(f"{{*}}{name}" for name in ASIDE)):
        _leave_out(aside, _REASONS.get(name_of(aside), MATERIAL), left_out)
    for aside in element.iter("{*}label", "{*}def"):
        if (name := name_of(aside)) and is_beside_words(aside):
            _leave_out(aside, NUMBER if name == "label" else GLOSS, left_out)


def words_of_aside(element: etree._Element) -> str:
    """The words of something that is kept aside, on one line."""
    return " ".join(" ".join(text.split()) for text in map(str, element.itertext()) if text.strip())


def sections_of_parts(parts: Sequence[tuple[str, Sequence[Block]]]) -> tuple[Section, ...]:
    """The sections of (role, blocks) parts in order; paragraphs outside the body are always in a section."""
    sections: list[Section] = []
    before = 0
    for role, blocks in parts:
        count = sum(block.kind in CITABLE_KINDS for block in blocks)
        printed = list(sections_of(list(blocks)))
        first = printed[0].first_ordinal if printed else count + 1
        if role != "body" and first > 1:
            printed.insert(0, Section(1, first - 1))
        sections.extend(
            replace(
                section,
                first_ordinal=section.first_ordinal + before,
                last_ordinal=section.last_ordinal + before,
                role=role,
            )
            for section in printed
        )
        before += count
    return tuple(sections)
