"""Writes elements of the Text Encoding Initiative (TEI P5), and inline HTML as such elements. Pure; knows no row."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any

from lxml import etree

from articles.feeding.feeds.xml_text import xml_text

TEI = "http://www.tei-c.org/ns/1.0"
DTS = "https://w3id.org/api/dts#"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ELEMENTS: Mapping[str, str] = {
    "a": "ref",
    "abbr": "abbr",
    "cite": "title",
    "del": "del",
    "dfn": "term",
    "ins": "add",
    "q": "q",
}
# HTML has one attribute for each of these elements; of TEI it is this one.
_ATTRIBUTES: Mapping[str, tuple[str, str]] = {
    "a": ("href", "target"),
    "abbr": ("title", "n"),
    "dfn": ("title", "n"),
    "q": ("cite", "source"),
}
_RENDERED: Mapping[str, str] = {
    "em": "italic",
    "s": "strikethrough",
    "strong": "bold",
    "sub": "subscript",
    "sup": "superscript",
    "u": "underline",
}


class TeiWriter:
    """Collects elements in their order; `document` is the document once all of them are closed."""

    def __init__(self) -> None:
        self._builder: Any = etree.TreeBuilder()  # whose stubs know no namespaces

    @contextmanager
    def root(self) -> Iterator[None]:
        """Write the root element around what is written meanwhile."""
        self._builder.start(f"{{{TEI}}}TEI", {}, {None: TEI})
        yield
        self.line()
        self._builder.end(f"{{{TEI}}}TEI")

    @contextmanager
    def wrapper(self) -> Iterator[None]:
        """Write the element of DTS that stands around the part of a document."""
        self.line()
        self._builder.start(f"{{{DTS}}}wrapper", {}, {"dts": DTS})
        yield
        self.line()
        self._builder.end(f"{{{DTS}}}wrapper")

    @contextmanager
    def block(self, name: str, attributes: Mapping[str, str | None] | None = None) -> Iterator[None]:
        """Write an element that holds elements, each on a line of its own, around what is written meanwhile."""
        self.line()
        self.start(name, attributes or {})
        yield
        self.line()
        self.end(name)

    def element(self, name: str, text: str = "", attributes: Mapping[str, str | None] | None = None) -> None:
        """Write an element that holds a text, on a line of its own."""
        self.line()
        self.start(name, attributes or {})
        self.text(text)
        self.end(name)

    def inline(self, name: str, html: str, attributes: Mapping[str, str | None]) -> None:
        """Write an element, on a line of its own, that holds clean inline HTML as TEI; its text is that of the HTML."""
        self.line()
        self.start(name, attributes)
        reader = _InlineHtml(self)
        reader.feed(html)
        reader.close()
        self.end(name)

    def start(self, name: str, attributes: Mapping[str, str | None]) -> None:
        """Begin an element without the attributes whose value is None; those that begin with `xml:` are XML's own."""
        known = {key.replace("xml:", _XML): xml_text(value) for key, value in attributes.items() if value is not None}
        self._builder.start(f"{{{TEI}}}{name}", known)

    def end(self, name: str) -> None:
        """End the element that was begun last."""
        self._builder.end(f"{{{TEI}}}{name}")

    def text(self, text: str) -> None:
        """Write characters; one that XML can't hold becomes U+FFFD."""
        if text:
            self._builder.data(xml_text(text))

    def line(self) -> None:
        """Begin a line."""
        self._builder.data("\n")

    def document(self) -> bytes:
        """Return the document in UTF-8."""
        return etree.tostring(self._builder.close(), xml_declaration=True, encoding="UTF-8")


class _InlineHtml(HTMLParser):
    """Writes the elements of clean inline HTML, which are all closed, as elements of TEI."""

    def __init__(self, writer: TeiWriter) -> None:
        super().__init__(convert_charrefs=True)
        self._writer = writer

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write the beginning of an element; if TEI lacks such an element, the words are highlighted as they were."""
        if tag not in _ELEMENTS:
            self._writer.start("hi", {"rend": _RENDERED.get(tag, tag)})
            return
        name, meaning = _ATTRIBUTES.get(tag, ("", ""))
        value = dict(attrs).get(name)
        self._writer.start(_ELEMENTS[tag], {meaning: value} if value else {})

    def handle_endtag(self, tag: str) -> None:
        """Write the end of an element."""
        self._writer.end(_ELEMENTS.get(tag, "hi"))

    def handle_data(self, data: str) -> None:
        """Write the characters between tags."""
        self._writer.text(data)
