"""The publication of the page itself, and the other publication that it names."""

import pytest
from lxml.html import fromstring

from articles.intake.html.facts import keywords_of
from articles.intake.html.publications import address_of, elsewhere, here, language_of
from articles.intake.html.tags import Tags, read_tags
from articles.intake.manuscript import Outlet


def tags(markup: str) -> Tags:
    return read_tags(fromstring(f"<html>{markup}</html>"))


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
    page = here(
        tags(OG + "<meta property=og:site_name content=Courier><meta name=dc.rights content=CC>"), "T", "2024", None
    )
    assert (page.role, page.outlet, page.url, page.rights, page.printed_here) == (
        "original",
        Outlet("Courier"),
        "https://www.a.example/x",
        "CC",
        True,
    )
    assert here(tags(""), "T", None, "https://b.example/").role == "republication"
    assert (
        here(tags("<meta name=citation_doi content='doi:10.1/x'>" + OG), "T", None, None).url
        == "https://doi.org/10.1/x"
    )
    assert (
        here(tags("<meta name=citation_doi content='11.1/x'>" + OG), "T", None, None).url == "https://www.a.example/x"
    )


@pytest.mark.parametrize(("length", "known"), [(300, True), (301, False)])
def test_a_name_of_a_site_that_is_too_long_is_not_an_outlet(length: int, known: bool) -> None:
    outlet = here(tags(f"<meta property=og:site_name content={'x' * length}>"), "T", None, None).outlet
    assert outlet == (Outlet("x" * length) if known else None)


def test_the_outlet_s_address_is_its_publisher_s() -> None:
    publisher = '<script type="application/ld+json">{"@type": "Article", "publisher": {"name": "B", "url": "https://b.example/"}}</script>'
    assert here(tags(publisher), "T", None, None).outlet == Outlet("B", "https://b.example/")
    assert here(tags(publisher + "<meta property=og:site_name content=C>"), "T", None, None).outlet == Outlet("C")


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
