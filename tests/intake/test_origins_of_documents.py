"""Every fact of every real and made document has an origin, and the excerpt stands at its place."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from articles.intake import IntakeError, Manuscript, read
from articles.intake.decoding import decode
from articles.intake.manuscript import Origin
from articles.intake.markup.charsets import charset_stated
from articles.intake.markup.html_tree import parse_html
from articles.intake.markup.xml_tree import parse_xml
from articles.intake.origins import origins_by_pointer
from articles.representations.manuscript import manuscript_json
from tests.intake.documents import every_document

MAY_LACK = {
    "role",
    "printed_here",
    "supplied_by_editor",
    "order",
    "family_name",
    "person_name",
    "viaf",
    "wikidata",
    "name",
}


@every_document
def test_each_fact_of_a_document_has_an_origin_that_says_it(path: Path) -> None:
    data = path.read_bytes()
    try:
        manuscript = read(data, name=path.name)
    except IntakeError:
        return
    stated = origins_by_pointer(manuscript)
    assert not {pointer for pointer in _facts(manuscript) if pointer not in stated}
    places = _Places(data, manuscript.media_type)
    for pointer, origin in stated.items():
        assert places.hold(origin), (pointer, origin)


def _facts(manuscript: Manuscript) -> Iterator[str]:
    """The pointers of all facts that are known."""
    values: dict[str, Any] = manuscript_json(manuscript)
    for name in ("title", "subtitle", "language", "genre", "keywords", "published"):
        if values[name]:
            yield f"/{name}"
    for part in ("authors", "publications"):
        for place, facts in enumerate(values[part]):
            yield from (f"/{part}/{place}/{name}" for name, value in facts.items() if value and name not in MAY_LACK)


class _Places:
    """The lines and elements of a document as it was delivered."""

    def __init__(self, data: bytes, media_type: str) -> None:
        self.text = decode(data, charset_stated(data) if b"<" in data[:400] else None).text
        self.lines = re.split(r"\r\n|\r|\n", self.text)
        self.root: Any = None
        if media_type.startswith("text/html"):
            self.root = parse_html(self.text)
        elif "xml" in media_type:
            root = parse_xml(self.text)
            self.root = root if root.tag == "article" else next(root.iter("{*}article"))

    def hold(self, origin: Origin) -> bool:
        """Whether the excerpt stands at the place."""
        if origin.kind == "file_name":
            return True
        if origin.kind in {"line", "front_matter"}:
            numbers = [int(number) for number in re.findall(r"\d+", origin.place.rpartition("line")[2])]
            lines = self.lines[numbers[0] - 1 : numbers[-1]]
            return origin.excerpt in "\n".join(_clean(line).strip() for line in lines)
        if "→" in origin.place:
            return any(origin.excerpt in _spaced(text) for text in self._values())
        return any(origin.excerpt in _spaced(text) for text in self._at(origin))

    def _values(self) -> Iterator[str]:
        for script in self.root.iter("script"):
            if "json" in script.get("type", ""):
                yield from _leaves(json.loads(script.text.replace(",}", "}"), strict=False))

    def _at(self, origin: Origin) -> Iterator[str]:
        to_path = _xpath_of_selector if origin.kind == "tag" else _xpath_of_path
        for match in self.root.xpath(to_path(origin.place)):
            if isinstance(match, etree._Element):
                yield " ".join(filter(None, (" ".join(str(text).split()) for text in match.itertext())))
                yield "".join(map(str, match.itertext()))
                yield from (match.get(name, "") for name in ("content", "href"))
            else:
                yield str(match)


def _clean(line: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", "", line)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _leaves(item)
    else:
        yield str(value)


def _xpath_of_selector(selector: str) -> str:
    """The XPath of the selectors that `markup.places` writes."""
    steps = []
    for step in selector.split(" > "):
        name, rest = re.match(r"([\w-]+)(.*)", step, re.DOTALL).groups()  # type: ignore[union-attr]
        tests = [f"@{key}='{value}'" for key, value in re.findall(r'\[([\w:-]+)="([^"]*)"\]', rest)]
        rest = re.sub(r'\[[\w:-]+="[^"]*"\]', "", rest)
        tests += [f"@id='{word}'" for word in re.findall(r"#([\w-]+)", rest)]
        tests += [f"contains(concat(' ', @class, ' '), ' {word} ')" for word in re.findall(r"\.([\w-]+)", rest)]
        steps.append(name + "".join(f"[{test}]" for test in tests))
    attribute = re.search(r"\[([\w:-]+)\]\Z", selector)
    return "descendant-or-self::" + "/".join(steps) + (f"/@{attribute[1]}" if attribute else "")


def _xpath_of_path(path: str) -> str:
    """The XPath of the paths that `jats.places` writes."""
    path, _, attribute = path.partition("/@")
    steps = re.sub(r"([\w-]+)(\[\d+\])?", r"*[local-name()='\1']\2", path) if path != "article" else "."
    name = attribute.rpartition(":")[2]
    return steps + (f"/@*[local-name()='{name}']" if attribute else "")
