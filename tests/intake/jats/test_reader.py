"""Journal articles in JATS: blocks, sections, facts, contributors, and what is refused."""

from pathlib import Path

import pytest

from articles.intake import IntakeError, Manuscript, UnknownFormat, Unreadable, read
from articles.intake.jats import reader
from articles.intake.prose.warnings import NO_BYLINE, NO_LANGUAGE, NO_OUTLET

ICE = Path(__file__).parents[2] / "data" / "jats" / "ice.xml"


@pytest.fixture(scope="module")
def ice() -> Manuscript:
    return read(ICE.read_bytes(), name="ice.xml")


def test_the_blocks_in_order(ice: Manuscript) -> None:
    assert [(block.kind, block.text) for block in ice.blocks] == [
        ("heading", "Abstract"),
        ("paragraph", "A town kept its harbour open for nine days."),
        ("heading", "1 Introduction"),
        ("paragraph", "The harbour froze\xa0twice [1], see the log."),
        ("paragraph", "The council said:"),
        ("quote", "It will not freeze."),
        ("paragraph", "It froze."),
        ("list-item", "forty men"),
        ("list-item", "two ropes"),
        ("list-item", "of hemp"),
        ("heading", "Loads"),
        ("paragraph", "The load was m=3 × 104 kg."),
        ("heading", "Appendix A"),
        ("paragraph", "The rope was 300 m long."),
    ]


def test_the_sections_have_roles(ice: Manuscript) -> None:
    assert [
        (section.role, section.heading, section.first_ordinal, section.last_ordinal) for section in ice.sections
    ] == [
        ("abstract", "Abstract", 1, 1),
        ("body", "1 Introduction", 2, 8),
        ("body", "Loads", 9, 9),
        ("appendix", "Appendix A", 10, 10),
    ]


def test_inline_markup(ice: Manuscript) -> None:
    assert (
        ice.paragraphs[1].html == 'The harbour froze\xa0twice [1], see <a href="https://example.org/log">the log</a>.'
    )
    assert ice.paragraphs[8].html == "The load was m=3 × 10<sup>4</sup> kg."


def test_the_facts(ice: Manuscript) -> None:
    assert (ice.subtitle, ice.language, ice.genre) == ("A harbour and its ropes", "en", "research-article")
    assert (ice.published, ice.keywords) == ("2024-02-11", ("ice", "harbours"))
    (here,) = ice.publications
    assert here.outlet is not None
    assert (here.outlet.name, here.url, here.rights, here.printed_here) == (
        "Journal of Cold Harbours",
        "https://doi.org/10.5555/vell.1",
        "https://creativecommons.org/licenses/by/4.0/",
        True,
    )


def test_the_title_has_no_mark_of_a_note(ice: Manuscript) -> None:
    assert ice.title == "Nine days of ice"


def test_the_contributors(ice: Manuscript) -> None:
    authors = [
        (author.name_as_printed, author.role, [place.organisation for place in author.affiliations])
        for author in ice.authors
    ]
    assert authors == [
        ("Mara A Ilves", "author", ["Harbour Office, Vell"]),
        ("Kim Minsu", "author", ["Example University"]),
        ("The Harbour Group", "author", []),
        ("Jon Reyes", "translator", []),
    ]
    assert ice.authors[0].orcid == "0000-0002-1825-0097"


def test_pieces_beside_the_text_are_left_out_with_a_reason(ice: Manuscript) -> None:
    reasons = {piece.reason: piece.text for piece in ice.left_out}
    assert reasons["a note"] == "It is kept in ink."
    assert reasons["a figure and its caption"] == "Figure 1 The quay."
    assert reasons["a table"] == "Day"
    assert reasons["a box beside the text"] == "A box."
    assert reasons["a short abstract for lists of contents"] == "Ice, and what to do."
    assert reasons["a related article"] == "companion: The ropes, https://doi.org/10.5555/vell.2"
    assert reasons["an editor who handled the article, and did not write it"] == "Edith Handler"
    assert reasons["matter after the text"] in {"We thank the pilots.", "Ilves M. The log. 2001."}


def test_a_reprint_tells_of_its_original() -> None:
    source = ICE.read_text(encoding="utf-8").replace('"companion"', '"republished-article"')
    original, here = read(source.encode(), name="ice.xml").publications
    assert (original.role, original.url, original.title) == ("original", "https://doi.org/10.5555/vell.2", "The ropes")
    assert here.role == "republication"


def test_other_xml_is_no_article() -> None:
    with pytest.raises(UnknownFormat) as caught:
        read(b"<?xml version='1.0'?><rss><channel/></rss>")
    assert "<rss>" in caught.value.detail


BOMB = '<!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (f"{BOMB}<article><body><p>&b;</p></body></article>", "entities"),
        (f"{OUTSIDE}<article><body><p>&x;</p></body></article>", "entities"),
        ("<article><body><p>It was cold", "malformed"),
        ("<article><body/></article>", "no_paragraph"),
        ("<article><body>" + "<sec>" * 60_000, "too_deep"),
        ("<article><body>" + "<p>a</p>" * 200_000 + "</body></article>", "too_large"),
        ("<article><body><p>a\0b</p></body></article>", "binary"),
    ],
)
def test_refused(source: str, code: str) -> None:
    with pytest.raises(IntakeError) as caught:
        read(source.encode(), name="a.xml")
    assert caught.value.code == code
    assert "\n" not in caught.value.detail


def test_a_charset_in_the_declaration() -> None:
    source = '<?xml version="1.0" encoding="ISO-8859-1"?><article><body><p>Käse</p></body></article>'
    assert read(source.encode("latin-1")).paragraphs[0].text == "Käse"


@pytest.mark.parametrize(("tags", "code"), [(300_000, "reached"), (300_001, "too_large")])
def test_the_most_tags(tags: int, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def reached(_: str) -> None:
        raise Unreadable("The article would be read.", code="reached")

    monkeypatch.setattr(reader, "parse_xml", reached)
    with pytest.raises(IntakeError) as caught:
        reader.read_jats(b"<" * tags)
    assert caught.value.code == code


def test_the_one_article_in_an_envelope_is_read() -> None:
    article = "<article><body><p>It was cold.</p></body></article>"
    assert len(read(f"<?xml version='1.0'?><r>{article}<article/></r>".encode()).paragraphs) == 1
    with pytest.raises(UnknownFormat):
        read(f"<?xml version='1.0'?><r>{article}{article}</r>".encode())


def test_what_is_not_stated_is_named_in_a_warning() -> None:
    warnings = read(b"<article><body><p>It was cold.</p></body></article>", name="a.xml").warnings
    assert warnings == (reader.NO_TITLE, NO_BYLINE, NO_LANGUAGE, NO_OUTLET)
