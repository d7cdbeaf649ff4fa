"""The blocks of JATS parts, and their sections."""

import pytest
from lxml import etree

from articles.intake.jats import body
from articles.intake.jats.body import blocks_of, sections_of_parts
from articles.intake.jats.text import words_of
from articles.intake.manuscript import Block, LeftOut, Section


def blocks(markup: str) -> tuple[list[tuple[str, str]], list[LeftOut]]:
    left_out: list[LeftOut] = []
    part = etree.fromstring(f'<body xmlns:l="http://www.w3.org/1999/xlink">{markup}</body>')
    return [(block.kind, block.text) for block in blocks_of(part, left_out)], left_out


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>a <bold>b</bold></p>", [("paragraph", "a b")]),
        ("<p>a<disp-quote><p>b</p></disp-quote>c</p>", [("paragraph", "a"), ("quote", "b"), ("paragraph", "c")]),
        ("<list><list-item><p>a</p></list-item></list>", [("list-item", "a")]),
        ("<sec><label>1</label><title>A</title><p>b</p></sec>", [("heading", "1 A"), ("paragraph", "b")]),
        ("<sec><label>1</label><p>b</p></sec>", [("paragraph", "b")]),
        (f"<sec><title>{'x' * 500}</title></sec>", [("heading", "x" * 500)]),
        (f"<sec><title>{'x' * 501}</title></sec>", [("paragraph", "x" * 501)]),
        ("<p>a <disp-formula>b</disp-formula> c</p>", [("paragraph", "a b c")]),
        ("<p>…</p>", []),
        ("<sec><bold>a</bold><italic>b</italic><attrib>c</attrib></sec>", [("paragraph", "a b")]),
        ("<p>a <attrib>b</attrib></p>", [("paragraph", "a b")]),
        ("<p>a<break/>b</p>", [("paragraph", "a b")]),
    ],
)
def test_blocks(markup: str, found: list[tuple[str, str]]) -> None:
    assert blocks(markup)[0] == found


def test_what_stands_beside_the_text() -> None:
    found, left_out = blocks(
        "<p>a<fn><p>n</p></fn> <italic>b<inline-graphic>g</inline-graphic></italic></p>"
        "<disp-formula>f</disp-formula><fig><p>c</p>\n<p>d</p></fig><fig/>"
    )
    assert found == [("paragraph", "a b")]
    assert left_out == [
        LeftOut("n", "a note"),
        LeftOut("g", "a pointer to other material"),
        LeftOut("f", "a formula that stands alone"),
        LeftOut("c d", "a figure and its caption"),
    ]


@pytest.mark.parametrize(
    ("markup", "left_out"),
    [
        ("<list><list-item><label>(a)</label><p>b</p></list-item></list>", ["(a)"]),
        ("<statement><label>Theorem 1</label><p>b</p></statement>", ["Theorem 1"]),
        ("<sec><label>1</label><p>b</p></sec>", ["1"]),
        ("<sec><label>1</label><title/><p>b</p></sec>", ["1"]),
        ("<sec><label>1</label><title>A</title><p>b</p></sec>", []),
        ("<p>a <label>b</label></p>", []),
    ],
)
def test_a_label_is_a_part_of_its_title_or_left_out(markup: str, left_out: list[str]) -> None:
    assert blocks(markup)[1] == [LeftOut(label, "the label of a part") for label in left_out]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p><alternatives><tex-math>t</tex-math><math>m</math></alternatives></p>", "m"),
        ("<p><alternatives><tex-math>t</tex-math><textual-form>f</textual-form></alternatives></p>", "f"),
        ("<p><alternatives><graphic/></alternatives></p>", None),
        ("<p> a  b </p>", "a b"),
    ],
)
def test_the_words_of_an_element(markup: str, words: str | None) -> None:
    assert words_of(etree.fromstring(markup)) == words


def html_of(inside: str) -> str:
    part = etree.fromstring(f'<body xmlns:l="http://www.w3.org/1999/xlink"><p>{inside}</p></body>')
    return blocks_of(part, [])[0].html


def test_links() -> None:
    assert html_of("<email>a@b.example</email>") == '<a href="mailto:a@b.example">a@b.example</a>'
    assert (
        html_of('<ext-link ext-link-type="doi" l:href="10.1/x">x</ext-link>')
        == '<a href="https://doi.org/10.1/x">x</a>'
    )
    assert (
        html_of('<ext-link ext-link-type="doi" l:href="https://doi.org/10.1/x">x</ext-link>')
        == '<a href="https://doi.org/10.1/x">x</a>'
    )
    assert html_of("<uri>https://a.example/</uri>") == '<a href="https://a.example/">https://a.example/</a>'


def part(kinds: str) -> list[Block]:
    return [Block("heading" if kind == "h" else "paragraph", kind, "") for kind in kinds]


def test_sections_run_through_all_parts() -> None:
    assert sections_of_parts([("abstract", part("pp")), ("body", part("phpp")), ("appendix", part("phph"))]) == (
        Section(1, 2, None, "abstract"),
        Section(4, 5, "h", "body"),
        Section(6, 6, None, "appendix"),
        Section(7, 7, "h", "appendix"),
    )
    assert sections_of_parts([("abstract", part("hp"))]) == (Section(1, 1, "h", "abstract"),)


TEX = r"<tex-math>\documentclass{x}\begin{document}$$D=k$$\end{document}</tex-math>"


def read_part(markup: str) -> tuple[list[str], list[tuple[str, str]]]:
    left_out: list[LeftOut] = []
    blocks = body.blocks_of(etree.fromstring(f"<body>{markup}</body>"), left_out)
    return [block.text for block in blocks], [(piece.text, piece.reason) for piece in left_out]


@pytest.mark.parametrize(
    ("markup", "texts", "aside"),
    [
        ("<boxed-text><p>a</p></boxed-text>", ["a"], []),
        ("<p>b</p><boxed-text><p>a</p></boxed-text>", ["b"], [("a", body.BOX)]),
        ("<sec><title>T</title><boxed-text><p>a</p></boxed-text></sec>", ["T", "a"], []),
        ("<disp-quote><p>a</p><attrib>Jane Doe</attrib></disp-quote>", ["a", "Jane Doe"], []),
        ("<verse-group><verse-line>a</verse-line><verse-line>b</verse-line></verse-group>", ["a b"], []),
        ("<question-wrap><question><label>1</label><p>Why?</p></question><answer><p>So.</p></answer></question-wrap>",
         ["Why?", "So."], [("1", body.LABEL)]),
        ("<p>The <disp-formula><label>(1)</label>D=k</disp-formula> is.</p>", ["The D=k is."], [("(1)", body.NUMBER)]),
        ("<p>The <abbrev>AIS<def><p>a beacon</p></def></abbrev> is.</p>", ["The AIS is."], [("a beacon", body.GLOSS)]),
        (f"<p>D <inline-formula>{TEX}</inline-formula> is.</p>", ["D D=k is."], []),
        ("<p>D <inline-formula><tex-math>\\(D=k\\)</tex-math></inline-formula> is.</p>", ["D D=k is."], []),
        ("<p>a</p><sig-block><sig>Jane Doe</sig></sig-block>", ["a"], [("Jane Doe", body.SIGNATURE)]),
    ],
)  # fmt: skip
def test_further_elements(markup: str, texts: list[str], aside: list[tuple[str, str]]) -> None:
    assert read_part(markup) == (texts, aside)


def test_a_section_ends_where_its_element_ends() -> None:
    inner = "<sec><title>B</title><p>2</p></sec>"
    markup = f"<sec><title>A</title><p>1</p>{inner}<p>3</p></sec><p>4</p><sec><title>C</title><p>5</p></sec>"
    blocks = body.blocks_of(etree.fromstring(f"<body>{markup}</body>"), [])
    sections = body.sections_of_parts([("body", blocks)])
    assert [(section.heading, section.first_ordinal, section.last_ordinal) for section in sections] == [
        ("A", 1, 1),
        ("B", 2, 2),
        ("C", 5, 5),
    ]
