"""The facts in a JATS front."""

import pytest
from lxml import etree

from articles.intake.jats import front
from articles.intake.manuscript import LeftOut, Outlet

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
            '<pub-date publication-format="print" date-type="x"><year>2024</year></pub-date>',
            "2024",
        ),
        ("<pub-date><year>2024</year><month>2</month><day>11</day></pub-date>", "2024-02-11"),
        ("<pub-date><year>2024</year><month>2</month></pub-date>", "2024-02"),
        ("<pub-date><year>2024</year><day>11</day></pub-date>", "2024"),
        ("<pub-date><year>2024</year><month>13</month></pub-date>", "2024"),
        ('<pub-date iso-8601-date="2024-02-11"/>', "2024-02-11"),
        ('<pub-date iso-8601-date="2023-01"><year>2024</year></pub-date>', "2024"),
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


def here(inside: str, journal: str = "") -> tuple[object, ...]:
    root = etree.fromstring(
        f"<article {XLINK}><front><journal-meta>{journal}</journal-meta><article-meta>{inside}</article-meta></front></article>"
    )
    article = root.find("front/article-meta")
    assert article is not None
    page = front.here(root, article, "2024", "T")
    return page.outlet, page.url, page.rights


@pytest.mark.parametrize(
    ("inside", "journal", "facts"),
    [
        ("", "<journal-title-group><journal-title>J</journal-title></journal-title-group>", (Outlet("J"), None, None)),
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


def test_related_articles() -> None:
    related = (
        '<related-article related-article-type="reprint" l:href="doi:10.1/x"><source>J</source><year>2020</year>'
        "</related-article>"
        '<related-article l:href="https://a.example/">Other</related-article>'
    )
    original = front.reprinted(meta(related))
    assert original is not None
    assert (original.outlet, original.date, original.url) == (Outlet("J"), "2020", "https://doi.org/10.1/x")
    assert list(front.related(meta(related))) == [LeftOut("related: Other, https://a.example/", front.RELATED)]
    assert front.reprinted(meta("")) is None
