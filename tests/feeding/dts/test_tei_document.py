"""Texts in TEI: each paragraph exactly, every mark of it, and a document that is valid by the TEI's own grammar."""

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articles.addresses import Urls
from articles.choices import PassageKind
from articles.feeding.dts.tei_document import tei_document
from articles.feeding.dts.tei_header import About
from articles.feeding.feeds.xml_text import xml_text
from articles.intake.markup.inline import KEPT, InlineBuilder
from articles.models import Article, Contribution, Notice, Publication, Version
from articles.representations.page_text import parts
from articles.selectors.lines import TextLine
from articles.selectors.withdrawals import Withdrawals
from tests.feeding.dts.asking import TEI, XML_ID, found, texts_of

URLS = Urls("https://articles.example")
NOON = datetime.datetime(2026, 4, 19, 12, tzinfo=datetime.UTC)
Line = dict[str, Any]


@cache
def grammar() -> etree.DTD:
    """Return the document type of the TEI, as trafilatura brings it."""
    return etree.DTD(str(Path(trafilatura.__file__).parent / "data" / "tei_corpus.dtd"))


def version(**facts: Any) -> Version:
    article = Article(pk=1, slug="the-bridge", keywords=facts.pop("keywords", []))
    return Version(**{"pk": 1, "article": article, "number": 1, "title": "The Bridge", "created_at": NOON, **facts})


def line(ordinal: int, html: str = "Text.", **facts: Any) -> TextLine:
    kind = facts.pop("kind", PassageKind.PARAGRAPH)
    return TextLine(1, ordinal, f"{ordinal:010}", ordinal, kind, "", html, **facts)


def written(
    lines: Sequence[TextLine],
    of: Version | None = None,
    withdrawals: Withdrawals | None = None,
    *,
    is_excerpt: bool = False,
    **about: Any,
) -> etree._Element:
    of = of or version()
    known = {"contributions": (), "notices": (), "publications": (), **about}
    laid_out = parts(lines, withdrawals or Withdrawals(), URLS, of)
    return etree.fromstring(tei_document(About(of, **known), laid_out, URLS, is_excerpt=is_excerpt))


def block(root: etree._Element) -> str:
    """Return the only paragraph of a document, as XML without the namespace and the attributes of its place."""
    (element,) = [element for element in root.iter("{*}*") if XML_ID in element.attrib]
    text = etree.tostring(element, encoding="unicode", with_tail=False).replace(f' xmlns="{TEI["t"]}"', "")
    return text.replace(f' xml:id="{element.get(XML_ID)}" n="1"', "")


# ── Text ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@st.composite
def marked_up(draw: st.DrawFn) -> tuple[str, str]:
    """Return a text and its HTML as intake makes them, from any characters in any markup."""
    builder = InlineBuilder()
    depth = 0
    for _ in range(draw(st.integers(1, 8))):
        step = draw(st.sampled_from(["text", "text", "start", "end"]))
        if step == "text":
            builder.write(draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))))
        elif step == "start":
            name = draw(st.sampled_from(sorted(KEPT)))
            value = draw(st.sampled_from(["https://a.example/?b=1&c=2", ""]))
            builder.start(name, {"href": value, "title": "A & “B”", "cite": value})
            depth += 1
        elif depth:
            builder.end()
            depth -= 1
    for _ in range(depth):
        builder.end()
    return builder.finish()


@given(st.lists(marked_up(), min_size=1, max_size=3), st.sampled_from(list(PassageKind)))
def test_a_text_comes_back_exactly(texts: list[tuple[str, str]], kind: PassageKind) -> None:
    lines = [line(place, html, kind=kind) for place, (_, html) in enumerate(texts, 1)]
    root = written(lines)
    assert list(texts_of(root).values()) == [xml_text(text) for text, _ in texts]
    assert grammar().validate(root), grammar().error_log


@pytest.mark.parametrize(
    ("html", "tei"),
    [
        ("a &lt; b &amp; c", "<p>a &lt; b &amp; c</p>"),
        ("<em>a</em>", '<p><hi rend="italic">a</hi></p>'),
        ("<strong>a <em>b</em></strong>", '<p><hi rend="bold">a <hi rend="italic">b</hi></hi></p>'),
        ("<u>a</u><s>b</s>", '<p><hi rend="underline">a</hi><hi rend="strikethrough">b</hi></p>'),
        ("H<sub>2</sub>O<sup>3</sup>", '<p>H<hi rend="subscript">2</hi>O<hi rend="superscript">3</hi></p>'),
        ("<code>a</code><small>b</small>", '<p><hi rend="code">a</hi><hi rend="small">b</hi></p>'),
        ('<a href="https://a.example/?b&amp;c">a</a>', '<p><ref target="https://a.example/?b&amp;c">a</ref></p>'),
        ('<abbr title="World">W</abbr>', '<p><abbr n="World">W</abbr></p>'),
        ("<abbr>W</abbr>", "<p><abbr>W</abbr></p>"),
        ('<dfn title="World">W</dfn>', '<p><term n="World">W</term></p>'),
        ("<cite>Emma</cite>", "<p><title>Emma</title></p>"),
        ('<q cite="https://a.example/">a</q>', '<p><q source="https://a.example/">a</q></p>'),
        ("<del>a</del><ins>b</ins>", "<p><del>a</del><add>b</add></p>"),
        ("a\x01b", "<p>a\ufffdb</p>"),
    ],
)
def test_every_mark_has_its_element(html: str, tei: str) -> None:
    assert block(written([line(1, html)])) == tei


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (PassageKind.PARAGRAPH, "t:p"),
        (PassageKind.LIST_ITEM, "t:list/t:item"),
        (PassageKind.QUOTE, "t:quote"),
        (PassageKind.CELL, "t:ab"),
    ],
)
def test_every_kind_has_its_element(kind: PassageKind, path: str) -> None:
    root = written([line(1, kind=kind), line(2, kind=kind)])
    assert found(root, f"//t:body/t:div/{path}/@n") == ["1", "2"]
    assert found(root, f"//t:body/t:div/{path}/@xml:id") == ["p-0000000001", "p-0000000002"]
    assert len(found(root, "//t:list")) == (kind == PassageKind.LIST_ITEM)


def sections() -> list[TextLine]:
    return [
        line(1, section=1, heading="Printed", supplied_by="source", role="body"),
        line(2, section=2, heading="Supplied", supplied_by="editor", role="notes"),
        line(3, section=3, heading="Last & least", supplied_by="source", role="notes"),
    ]


def test_a_section_is_a_division_with_the_heading_that_was_printed() -> None:
    root = written(sections())
    divisions = found(root, "//t:body/t:div")
    assert [division.get("type") for division in divisions] == ["body", "notes", "notes"]
    assert [division.findtext("t:head", namespaces=TEI) for division in divisions] == ["Printed", None, "Last & least"]
    assert grammar().validate(root)


def test_the_references_that_the_header_declares_name_the_paragraphs() -> None:
    root = written(sections())
    declared = {}
    for declaration in found(root, "//t:refsDecl"):
        (structure,) = found(declaration, "t:citeStructure")
        match = structure.get("match").replace("/TEI/text/body", "/t:TEI/t:text/t:body")
        units = found(root, match)
        declared[declaration.get("n")] = [unit.xpath(f"string({structure.get('use')})") for unit in units]
    assert declared == {None: [f"{place:010}" for place in (1, 2, 3)], "ordinals": ["1", "2", "3"]}


def test_a_withdrawn_paragraph_is_a_gap() -> None:
    notice = Notice(pk=1, kind="withdrawal", text="A court <said> so.", created_at=NOON)
    root = written([line(1, "Secret."), line(2)], withdrawals=Withdrawals(paragraphs={1: notice}), notices=[notice])
    assert (
        found(root, "string(//t:gap[@reason='withdrawn']/t:desc)") == "This paragraph was withdrawn: A court <said> so."
    )
    assert "Secret" not in "".join(map(str, root.itertext()))
    assert grammar().validate(root), grammar().error_log


def test_an_excerpt_without_its_wrapper_is_valid() -> None:
    root = written(sections(), is_excerpt=True)
    (wrapper,) = found(root, "/t:TEI/t:text/t:body/dts:wrapper")
    body = wrapper.getparent()
    body.extend(list(wrapper))
    body.remove(wrapper)
    assert grammar().validate(root), grammar().error_log


# ── The header ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_header_says_what_is_known() -> None:
    people = [
        Contribution(name_as_printed="Jane Doe", role="author"),
        Contribution(name_as_printed="Élodie & Co.", role="author"),
        Contribution(name_as_printed="Max Red", role="editor"),
        Contribution(name_as_printed="Kim Lens", role="translator"),
        Contribution(name_as_printed="Ann Lens", role="translator"),
    ]
    original = Publication(
        role="original",
        title="A Bridge",
        outlet_name_as_printed="The Herald",
        date="2023-04",
        url="https://herald.example/a",
        volume="7",
        issue="2",
        pages="1–3",
        doi="10.1000/182",
        issn="1234-5679",
        rights="© Herald",
        note_as_printed="First in print.",
        disclaimer_as_printed="Views are the author's.",
    )
    copy = Publication(role="republication", rights="© Herald")
    notice = Notice(kind="correction", text="The day was wrong.", created_at=NOON)
    of = version(number=2, subtitle="A river & its town", language="en", keywords=["floods & fire"])
    root = written([line(1)], of, contributions=people, publications=[original, copy], notices=[notice])

    def texts(path: str) -> list[str]:
        return ["".join(map(str, element.itertext())) for element in found(root, f"//t:teiHeader//{path}")]

    assert texts("t:titleStmt/t:title") == ["The Bridge", "A river & its town"]
    assert texts("t:titleStmt/t:author") == ["Jane Doe", "Élodie & Co."]
    assert texts("t:titleStmt/t:editor") == ["Max Red"]
    assert texts("t:respStmt/t:resp") == ["translator"]
    assert texts("t:respStmt/t:name") == ["Kim Lens", "Ann Lens"]
    assert texts("t:edition[@n='2']") == ["Version 2"]
    assert texts("t:publicationStmt/t:idno") == ["https://articles.example/articles/the-bridge/v/2/"]
    assert found(root, "//t:publicationStmt/t:date/@when") == ["2026-04-19T12:00:00Z"]
    assert texts("t:availability/t:p") == ["© Herald"]
    assert texts("t:notesStmt/t:note[@type='correction']/t:p") == ["The day was wrong."]
    assert texts("t:bibl[@type='original']/t:title") == ["A Bridge"]
    assert texts("t:bibl/t:publisher") == ["The Herald"]
    assert found(root, "//t:bibl/t:date/@when") == ["2023-04"]
    assert texts("t:bibl/t:biblScope") == ["7", "2", "1–3"]
    assert texts("t:bibl/t:idno") == ["10.1000/182", "1234-5679"]
    assert found(root, "//t:bibl/t:ref/@target") == ["https://herald.example/a"]
    assert texts("t:bibl/t:note") == ["First in print.", "Views are the author's."]
    assert len(texts("t:bibl[@type='republication']")) == 1
    assert texts("t:keywords/t:term") == ["floods & fire"]
    assert found(root, "//t:language/@ident | /t:TEI/t:text/@xml:lang") == ["en", "en"]
    assert grammar().validate(root), grammar().error_log


def test_the_header_leaves_out_what_is_not_known() -> None:
    root = written([line(1)])
    for path in ("t:author", "t:respStmt", "t:availability", "t:notesStmt", "t:bibl", "t:profileDesc"):
        assert found(root, f"//{path}") == []
    assert found(root, "string(//t:sourceDesc/t:p)") == "Where the text was published is not known."
    assert found(root, "//t:text/@xml:lang") == []
    assert grammar().validate(root), grammar().error_log
