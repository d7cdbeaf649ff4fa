"""A version, or a part of it, in TEI P5: each paragraph has its identifier as `xml:id` and its ordinal as `n`. Pure."""

from collections.abc import Mapping, Sequence

from articles.addresses import Urls
from articles.choices import PassageKind
from articles.feeding.dts.tei_header import About, write_header
from articles.feeding.dts.tei_writer import TeiWriter
from articles.representations.page_text import Line, Part, Run

# A cell stands alone, because nothing says which row it was in.
_ELEMENTS: Mapping[str, str] = {
    PassageKind.PARAGRAPH: "p",
    PassageKind.LIST_ITEM: "item",
    PassageKind.QUOTE: "quote",
    PassageKind.CELL: "ab",
}


def tei_document(about: About, parts: Sequence[Part], urls: Urls, *, is_excerpt: bool) -> bytes:
    """Return a text with its header. An excerpt stands inside the wrapper of DTS."""
    tei = TeiWriter()
    with tei.root():
        write_header(tei, about, urls)
        with tei.block("text", {"xml:lang": about.version.language}), tei.block("body"):
            if is_excerpt:
                with tei.wrapper():
                    _write_parts(tei, parts)
            else:
                _write_parts(tei, parts)
    return tei.document()


def _write_parts(tei: TeiWriter, parts: Sequence[Part]) -> None:
    for part in parts:
        with tei.block("div", {"type": part.runs[0].lines[0].passage.role}):
            if part.printed_heading:
                tei.element("head", part.printed_heading)
            for run in part.runs:
                _write_run(tei, run)


def _write_run(tei: TeiWriter, run: Run) -> None:
    if run.kind == PassageKind.LIST_ITEM:
        with tei.block("list"):
            _write_lines(tei, run.lines)
    else:
        _write_lines(tei, run.lines)


def _write_lines(tei: TeiWriter, lines: Sequence[Line]) -> None:
    for line in lines:
        name = _ELEMENTS[line.passage.kind]
        place = {"xml:id": f"p-{line.pid}", "n": str(line.passage.ordinal)}
        if line.tombstone is None:
            tei.inline(name, line.passage.html, place)
            continue
        with tei.block(name, place), tei.block("gap", {"reason": "withdrawn"}):
            tei.element("desc", line.tombstone, {"xml:lang": "en"})
