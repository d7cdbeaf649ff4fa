"""The page's own blocks, in order: each run of text that a browser sets as one paragraph, once.

Reads the tree. A block is a maximal run of inline content inside an element that makes a paragraph; nested blocks
(`li > p`, `td > p`) are each the innermost one, and two line breaks running end a paragraph. A single break does if the
pieces between the breaks are whole sentences.
"""

import re
from dataclasses import dataclass, replace

from lxml import etree

from articles.choices import PageBlockKindName
from articles.intake.markup.elements import BLOCKS, HEADINGS, LONGEST_STYLE, UNREAD, is_caption, is_hidden
from articles.intake.markup.html_tree import first_words_in, name_of
from articles.intake.markup.inline import InlineBuilder
from articles.intake.markup.layout import Layout
from articles.intake.markup.line_breaks import breaks_divide
from articles.intake.markup.places import Tag
from articles.intake.markup.quotation_marks import OPENING, language_around, marks_of
from articles.intake.markup.shown_signs import SIGNS, is_tool_for_editing, is_tool_of_heading, is_twin, sign_of
from articles.intake.markup.word import is_bullet_of_word, kind_in_word
from articles.intake.placed import PlacedText, at_place_of

_KINDS: dict[str, PageBlockKindName] = {
    "li": "list-item",
    "dt": "list-item",
    "dd": "list-item",
    "blockquote": "quote",
    "td": "cell",
    "th": "cell",
    **dict.fromkeys(HEADINGS, "heading"),
}


_CELLS = frozenset({"td", "th"})
_CAP = re.compile(r"[“„«‘\"'‚‹¿¡(]?\w")
_BEGINNING = 20  # characters
_BOLD = re.compile(r"font-weight:(?:bold|[6-9]00)")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block, the element that it stands in, and the share of its letters that is inside links. The text knows its place."""

    element: etree._Element
    kind: PageBlockKindName
    text: str
    html: str
    link_share: float


def page_blocks(root: etree._Element, base: str | None = None) -> list[PageBlock]:
    """All blocks with words in them that a reader of the page can see. `base` is where relative links start from."""
    segmenter = _Segmenter(root, base)
    segmenter.read(root, "paragraph")
    return _with_drop_caps(segmenter.found)


def _with_drop_caps(blocks: list[PageBlock]) -> list[PageBlock]:
    """The blocks, with a capital that stands alone joined to the block that goes on in lower case."""
    joined: list[PageBlock] = []
    for block in blocks:
        cap = joined[-1] if joined else None
        if (
            cap is not None
            and cap.kind == block.kind
            and _CAP.fullmatch(cap.text)
            and cap.text[-1].isupper()
            and block.text[0].islower()
        ):
            joined[-1] = replace(block, text=at_place_of(block.text, cap.text + block.text), html=cap.text + block.html)
        else:
            joined.append(block)
    return joined


class _Segmenter:
    """Walks the tree once; the run that is being collected belongs to the innermost element that makes a block."""

    def __init__(self, root: etree._Element, base: str | None) -> None:
        self.found: list[PageBlock] = []
        self._base = base
        self._layout = Layout()
        self._with_blocks: set[etree._Element] = set()
        for element in root.iter(*BLOCKS):
            for around in element.iterancestors():
                if around in self._with_blocks:
                    break
                self._with_blocks.add(around)
        self._with_breaks = {self._holder(element) for element in root.iter("br")}

    def _holder(self, line_break: etree._Element) -> etree._Element:
        """The element whose run of text a line break divides."""
        holder = line_break.getparent()
        while holder is not None and name_of(holder) not in BLOCKS and holder not in self._with_blocks:
            holder = holder.getparent()
        return holder if holder is not None else line_break

    def read(self, element: etree._Element, kind: PageBlockKindName, *, linked: bool = False) -> None:
        """Find the blocks of an element that holds blocks, or is one. `linked` says whether a link is around it."""
        is_placed = name_of(element) in _CELLS and self._layout.places(element)
        kind = kind if is_placed else _kind(element, kind)
        linked = linked or name_of(element) == "a"
        run = _Run(element, kind, self._base, self.found, linked=linked, divided=self._is_divided(element, kind))
        run.write(element.text)
        for child in element:
            sign = sign_of(child) if name_of(child) in SIGNS and not is_hidden(child) else None
            if sign is not None:
                run.write(sign)
            elif self._is_unread(child, kind):
                pass
            elif name_of(child) in BLOCKS or child in self._with_blocks:
                run.finish()
                self.read(child, kind, linked=linked)
            elif name_of(child) == "br":
                run.line_break()
            else:
                self._inline(child, run)
            run.write(child.tail)
        run.finish()

    def _is_divided(self, element: etree._Element, kind: PageBlockKindName) -> bool:
        return kind != "heading" and element in self._with_breaks and breaks_divide(element, self._with_blocks)

    def _inline(self, element: etree._Element, run: "_Run") -> None:
        run.start(element)
        run.write(element.text)
        for child in element:
            sign = sign_of(child) if name_of(child) in SIGNS and not is_hidden(child) else None
            if sign is not None:
                run.write(sign)
            elif self._is_unread(child, run.kind):
                pass
            elif name_of(child) == "br":
                run.line_break()
            else:
                self._inline(child, run)
            run.write(child.tail)
        run.end()

    def _is_unread(self, element: etree._Element, kind: PageBlockKindName) -> bool:
        if name_of(element) in UNREAD or not isinstance(element.tag, str) or is_hidden(element):
            return True
        if element.attrib and (is_bullet_of_word(element) or is_twin(element) or is_tool_for_editing(element)):
            return True
        return kind == "heading" and is_tool_of_heading(element)


class _Run:
    """The inline content that is being collected for one block; a finished block goes to those that are `found`."""

    def __init__(
        self,
        element: etree._Element,
        kind: PageBlockKindName,
        base: str | None,
        found: list[PageBlock],
        *,
        linked: bool,
        divided: bool,
    ) -> None:
        self._element, self.kind, self._base, self._found, self._linked = element, kind, base, found, linked
        self._divided = divided
        self._open: list[etree._Element] = []
        self._builder = InlineBuilder(base)
        self._breaks = 0

    def write(self, text: str | None) -> None:
        if text:
            if not text.isspace():
                self._breaks = 0
            self._builder.write(text)

    def start(self, element: etree._Element) -> None:
        self._open.append(element)
        if name_of(element) == "q":
            self.write(self._marks(element)[0])
        self._builder.start(_inline_name(element), dict(element.attrib))  # type: ignore[arg-type]

    def end(self) -> None:
        element = self._open.pop()
        self._builder.end()
        if name_of(element) == "q":
            self.write(self._marks(element)[1])

    def _marks(self, element: etree._Element) -> tuple[str, str]:
        """The quotation marks that a browser prints around `q`; none if the page prints its own."""
        own = first_words_in(element, _BEGINNING).lstrip()[:1] in OPENING
        return ("", "") if own else marks_of(language_around(element), sum(1 for _ in element.iterancestors("q")))

    def line_break(self) -> None:
        """A single break is white space; at the second one running a paragraph ends, inside its inline elements."""
        self._breaks += 1
        self._builder.write(" ")
        if (self._breaks > 1 or self._divided) and self.kind != "heading":
            self.finish()

    def finish(self) -> None:
        """End the block, if any words were collected; what follows is of the next one, inside the same inline elements."""
        if not self._builder.has_words:
            return
        for _ in self._open:
            self._builder.end()
        text, html = self._builder.finish()
        if any(character.isalnum() for character in text):
            share = 1.0 if self._linked else min(1.0, self._builder.linked / (len(text) - text.count(" ")))
            place = Tag(self._element)
            self._found.append(PageBlock(self._element, self.kind, PlacedText(text, place), html, share))
        self._builder = InlineBuilder(self._base)
        for element in self._open:
            self._builder.start(_inline_name(element), dict(element.attrib))  # type: ignore[arg-type]


def _inline_name(element: etree._Element) -> str:
    """The element's name; that of bold text if only its style says so."""
    name = name_of(element)
    style = element.get("style") if name == "span" else None
    return "b" if style and _BOLD.search(style.replace(" ", "")[:LONGEST_STYLE]) else name


def _kind(element: etree._Element, inherited: PageBlockKindName) -> PageBlockKindName:
    """The kind of the blocks right inside the element: given by the nearest element around them."""
    if inherited == "caption" or (name_of(element) in BLOCKS and name_of(element) != "body" and is_caption(element)):
        return "caption"
    own = "heading" if element.get("role") == "heading" else _KINDS.get(name_of(element)) or kind_in_word(element)
    return own or ("paragraph" if inherited == "heading" else inherited)
