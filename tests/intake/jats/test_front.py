"""The facts in a JATS front."""

import pytest
from lxml import etree

from articles.intake.jats import front
from articles.intake.manuscript import LeftOut, ManuscriptPublication, Outlet

XLINK = 'xmlns:l="http://www.w3.org/1999/xlink"'


def meta(inside: str) -> etree._Element:
    return etree.fromstring(f"<article-meta {XLINK}>{inside}</article-meta>")


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        (
            '<pub-date pub-type="ppub"><year>2023</year></pub-date><pub-date pub-type="epub"><year>2024</year></pub-date>',
            "2024",
        ),
        (
            '<pub-date date-type="collection"><year>2023</year></pub-date>'
            '<pub-date publication-format="print" date-type="pub"><year>2024</year></pub-date>',
            "2024",
        ),
        (
            '<pub-date date-type="collection"><year>2023</year></pub-date>'
            '<pub-date publication-format="electronic" date-type="preprint"><year>2022</year></pub-date>'
            '<pub-date pub-type="pmc-release"><year>2025</year></pub-date>',
            "2023",
        ),
        ('<pub-date pub-type="epreprint"><year>2024</year></pub-date>', None),
        ('<pub-date pub-type="ppub"><day>8</day><month>février</month><year>2024</year></pub-date>', "2024-02-08"),
        ("<pub-date><string-date>8 February 2024</string-date></pub-date>", "2024-02-08"),
        ("<pub-date><year>2024</year><month>2</month><day>11</day></pub-date>", "2024-02-11"),
        ("<pub-date><year>2024</year><month>2</month></pub-date>", "2024-02"),
        ("<pub-date><year>2024</year><day>11</day></pub-date>", "2024"),
        ("<pub-date><year>2024</year><month>13</month></pub-date>", "2024"),
        ('<pub-date iso-8601-date="2024-02-11"/>', "2024-02-11"),
        ('<pub-date iso-8601-date="2023-01"><year>2024</year></pub-date>', "2024"),
        ('<pub-date iso-8601-date="2024-02-11"><year>2024</year></pub-date>', "2024-02-11"),
        ("<pub-date><year>2024</year><month>February</month><day>11</day></pub-date>", "2024-02-11"),
        ("<pub-date><year>2024</year><month>Feb</month></pub-date>", "2024-02"),
        ("<pub-date><year>2024</year><month>Spring</month></pub-date>", "2024"),
        ('<pub-date date-type="received"><year>2024</year></pub-date>', None),
        ("", None),
    ],
)
def test_the_day_of_publication(dates: str, day: str | None) -> None:
    assert front.published(meta(dates)) == day


def test_titles() -> None:
    group = (
        '<title-group><article-title>A <i>t</i>itle<xref ref-type="fn">1</xref>, long'
        '<xref ref-type="bibr">2</xref></article-title>'
    )
    assert front.titles_of(meta(f"{group}<subtitle>S</subtitle></title-group>")) == ("A title, long2", "S")
    assert front.titles_of(
        meta("<title-group><article-title><xref ref-type='fn'>*</xref>T</article-title></title-group>")
    ) == ("T", None)
    assert front.titles_of(meta("")) == (None, None)


def test_the_words_around_a_sign_stay() -> None:
    title = '<article-title>A <xref ref-type="fn">1</xref>B <i>c</i> <xref ref-type="fn">2</xref>D</article-title>'
    assert front.titles_of(meta(f"<title-group>{title}</title-group>")) == ("A B c D", None)


def test_keywords_of_authors_only() -> None:
    groups = "".join(
        f"<kwd-group{kind}><kwd>{word}</kwd><kwd>x</kwd></kwd-group>"
        for kind, word in (("", "a"), (' kwd-group-type="author"', "b"), (' kwd-group-type="abbreviations"', "c"))
    )
    assert front.keywords_of(meta(groups)) == ("a", "x", "b")


def page_of(inside: str, journal: str = "", warnings: list[str] | None = None) -> ManuscriptPublication:
    root = etree.fromstring(
        f"<article {XLINK}><front><journal-meta>{journal}</journal-meta><article-meta>{inside}</article-meta></front></article>"
    )
    return front.here(root, "2024", "T", ([] if warnings is None else warnings).append)


def here(inside: str, journal: str = "") -> tuple[object, ...]:
    page = page_of(inside, journal)
    return page.outlet, page.url, page.rights


def place(inside: str, journal: str = "") -> dict[str, str]:
    """Return where the text stood, as far as it is known."""
    warnings: list[str] = []
    known = {name: value for name, value in page_of(inside, journal, warnings).place_facts.items() if value}
    assert warnings == []
    return known


@pytest.mark.parametrize(
    ("inside", "journal", "facts"),
    [
        (
            "",
            "<journal-title-group><journal-title>J</journal-title></journal-title-group>",
            (Outlet("J", kind="journal"), None, None),
        ),
        (
            '<article-id pub-id-type="doi">10.1/x</article-id><self-uri l:href="https://a.example/"/>',
            "",
            (None, "https://doi.org/10.1/x", None),
        ),
        (
            '<article-id pub-id-type="doi">x</article-id><self-uri l:href="https://a.example/"/>',
            "",
            (None, "https://a.example/", None),
        ),
        ('<article-id pub-id-type="pmid">10.1/x</article-id>', "", (None, None, None)),
        (
            '<permissions><license l:href="https://cc.example/"><license-p>CC</license-p></license></permissions>',
            "",
            (None, None, "https://cc.example/"),
        ),
        ("<permissions><license><license-p>CC</license-p></license></permissions>", "", (None, None, "CC")),
        (
            f"<permissions><copyright-statement>©</copyright-statement><license><p>{'x' * 1_001}</p></license></permissions>",
            "",
            (None, None, "©"),
        ),
        (f"<permissions><license><p>{'x' * 1_000}</p></license></permissions>", "", (None, None, "x" * 1_000)),
        (f"<copyright-statement>{'x' * 1_000}</copyright-statement>", "", (None, None, "x" * 1_000)),
        (f"<copyright-statement>{'x' * 1_001}</copyright-statement>", "", (None, None, None)),
    ],
)
def test_this_publication(inside: str, journal: str, facts: tuple[object, ...]) -> None:
    assert here(inside, journal) == facts


DOI = '<article-id pub-id-type="doi">10.1/x</article-id>'
HEADING = '<subj-group subj-group-type="heading"><subject>Essay</subject></subj-group>'
TOPIC = '<subj-group subj-group-type="Discipline"><subject>Biology</subject></subj-group>'
PLAIN = "<subj-group><subject>Letters</subject></subj-group>"


@pytest.mark.parametrize(
    ("inside", "facts"),
    [
        ("", {}),
        (DOI, {"doi": "10.1/x"}),
        (f'<article-id pub-id-type="pmid">7</article-id>{DOI}', {"doi": "10.1/x"}),
        ("<volume>12</volume><issue>3</issue>", {"volume": "12", "issue": "3"}),
        ("<fpage>12</fpage><lpage>18</lpage>", {"pages": "12-18"}),
        ("<fpage>12</fpage>", {"pages": "12"}),
        ("<fpage>12</fpage><lpage>18</lpage><page-range>12–14, 18</page-range>", {"pages": "12-14, 18"}),
        ("<elocation-id>e188</elocation-id>", {"pages": "e188"}),
        ("<fpage>12</fpage><elocation-id>e188</elocation-id>", {"pages": "12"}),
        (f"<article-categories>{TOPIC}{PLAIN}{HEADING}</article-categories>", {"section": "Essay"}),
        (f"<article-categories>{TOPIC}{PLAIN}</article-categories>", {"section": "Letters"}),
        (f"<article-categories>{TOPIC}</article-categories>", {}),
    ],
)
def test_where_the_text_stood(inside: str, facts: dict[str, str]) -> None:
    assert place(inside) == facts


@pytest.mark.parametrize(
    ("issns", "issn"),
    [
        ('<issn pub-type="ppub">2049-3630</issn><issn pub-type="epub">1050-124X</issn>', "1050-124X"),
        ('<issn publication-format="electronic">1050-124X</issn><issn publication-format="print">2049-3630</issn>',
         "1050-124X"),
        ('<issn pub-type="epub">1050-124X</issn><issn pub-type="epub">2049-3630</issn>', "1050-124X"),
        ("<issn>2049-3630</issn><issn>1050-124X</issn>", "2049-3630"),
    ],
)  # fmt: skip
def test_the_issn_is_that_of_the_form_whose_day_is_taken(issns: str, issn: str) -> None:
    assert place("", issns) == {"issn": issn}


def test_a_malformed_fact_is_left_out_with_a_warning() -> None:
    warnings: list[str] = []
    page = page_of("<volume>War and Peace</volume><issue>3</issue>", "<issn>2049-3631</issn>", warnings)
    assert (page.issn, page.volume, page.issue) == (None, None, "3")
    assert warnings == [
        "The ISSN “2049-3631” is left out. This ISSN is mistyped: its last character does not check.",
        "The volume “War and Peace” is left out. This is not a volume; write its number, such as 12 or XII.",
    ]


def original_of(inside: str) -> ManuscriptPublication | None:
    warnings: list[str] = []
    return front.reprinted(meta(inside), warnings.append)


def test_where_the_original_of_a_reprint_stood() -> None:
    inside = '<related-article related-article-type="reprint" vol="7" page="9" l:href="10.1/y"><issue>2</issue></related-article>'
    original = original_of(inside)
    assert original is not None
    assert (original.doi, original.volume, original.issue, original.pages) == ("10.1/y", "7", "2", "9")


def test_related_articles() -> None:
    related = (
        '<related-article related-article-type="reprint" l:href="doi:10.1/x"><source>J</source><year>2020</year>'
        "</related-article>"
        '<related-article l:href="https://a.example/">Other</related-article>'
    )
    original = original_of(related)
    assert original is not None
    assert (original.outlet, original.date, original.url) == (Outlet("J"), "2020", "https://doi.org/10.1/x")
    assert list(front.related(meta(related))) == [LeftOut("related: Other, https://a.example/", front.RELATED)]
    assert original_of("") is None
