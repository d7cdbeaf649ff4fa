"""The publication of the page itself, and the other publication that it names."""

import pytest
from lxml.html import fromstring

from articles.intake.html.facts import keywords_of
from articles.intake.html.publications import address_of, elsewhere, here, language_of
from articles.intake.html.tags import Tags, read_tags
from articles.intake.manuscript import ManuscriptPublication, Outlet


def tags(markup: str) -> Tags:
    return read_tags(fromstring(f"<html>{markup}</html>"))


def page_of(markup: str, role_url: str | None = None, day: str | None = None) -> ManuscriptPublication:
    """Return the page's own publication, of which no fact is malformed."""
    warnings: list[str] = []
    page = here(tags(markup), "T", day, role_url, warnings.append)
    assert warnings == []
    return page


OG = "<meta property=og:url content='https://www.a.example/x'>"


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        (OG + "<link rel=canonical href='https://b.example/y'>", "https://www.a.example/x"),
        ("<meta property=og:url content='/x'><link rel=canonical href='https://b.example/y'>", "https://b.example/y"),
        ("<link rel=canonical href='mailto:a@b.example'>", None),
    ],
)
def test_the_page_s_own_address(markup: str, address: str | None) -> None:
    assert address_of(tags(markup)) == address


@pytest.mark.parametrize(
    ("markup", "other"),
    [
        (OG + "<link rel=canonical href='https://b.example/y'>", ("https://b.example/y", None)),
        (OG + "<link rel=canonical href='https://m.a.example/y'>", None),
        (OG + "<link rel=canonical href='mailto:a@b.example'>", None),
        ("<link rel=canonical href='https://b.example/y'>", None),
        (
            '<script type="application/ld+json">'
            '{"@type": "Article", "isBasedOn": {"@id": "https://b.example/", "name": "B"}}</script>',
            ("https://b.example/", "B"),
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", "isBasedOn": ["x", "https://b.example/"]}</script>',
            ("https://b.example/", None),
        ),
    ],
)
def test_where_else_it_appeared(markup: str, other: tuple[str, str | None] | None) -> None:
    assert elsewhere(tags(markup)) == other


def test_the_page_s_own_publication() -> None:
    page = page_of(OG + "<meta property=og:site_name content=Courier><meta name=dc.rights content=CC>", day="2024")
    assert (page.role, page.outlet, page.url, page.rights, page.printed_here) == (
        "original",
        Outlet("Courier"),
        "https://www.a.example/x",
        "CC",
        True,
    )
    assert page.date == "2024"
    assert page_of("", "https://b.example/").role == "republication"


def test_a_doi_is_the_address() -> None:
    page = page_of("<meta name=citation_doi content='doi:10.1/x'>" + OG)
    assert (page.doi, page.url) == ("10.1/x", "https://doi.org/10.1/x")


def test_a_malformed_doi_is_left_out_with_a_warning() -> None:
    warnings: list[str] = []
    page = here(tags("<meta name=citation_doi content='11.1/x'>" + OG), "T", None, None, warnings.append)
    assert (page.doi, page.url) == (None, "https://www.a.example/x")
    assert warnings == ["The DOI “11.1/x” is left out. This is not a DOI; write it as 10.1000/182."]


def test_what_calls_itself_a_journal_is_one() -> None:
    names = "<meta name=citation_journal_title content='Ice'><meta property=og:site_name content=Publisher>"
    assert page_of(names).outlet == Outlet("Ice", kind="journal")


@pytest.mark.parametrize(("length", "known"), [(300, True), (301, False)])
def test_a_name_of_a_site_that_is_too_long_is_not_an_outlet(length: int, known: bool) -> None:
    outlet = page_of(f"<meta property=og:site_name content={'x' * length}>").outlet
    assert outlet == (Outlet("x" * length) if known else None)


def test_the_outlet_s_address_is_its_publisher_s() -> None:
    publisher = '<script type="application/ld+json">{"@type": "Article", "publisher": {"name": "B", "url": "https://b.example/"}}</script>'
    assert page_of(publisher).outlet == Outlet("B", "https://b.example/")
    assert page_of(publisher + "<meta property=og:site_name content=C>").outlet == Outlet("C")


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ("<html lang=de><meta name=dc.language content=fr>", "de"),
        ("<html><meta name=dc.language content=fr>", "fr"),
        ("<html xml:lang=it><meta name=dc.language content=fr>", "it"),
        ("<html><meta property=og:locale content=en_GB>", "en-GB"),
        ("<html>", None),
    ],
)
def test_the_language_as_stated(markup: str, language: str | None) -> None:
    root = fromstring(f"{markup}<body><p>x</p></body></html>")
    assert language_of(root.getroottree().getroot(), read_tags(root)) == language


def test_keywords_each_once_and_none_too_long() -> None:
    assert keywords_of(tags(f"<meta name=keywords content='ice, rope; ice,,{'x' * 101},{'y' * 100}'>")) == (
        "ice",
        "rope",
        "y" * 100,
    )
    assert len(keywords_of(tags(f"<meta name=keywords content='{','.join(map(str, range(60)))}'>"))) == 50
