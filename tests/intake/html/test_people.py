"""Who wrote a page, as it states it."""

import pytest
from lxml.html import fromstring

from articles.intake.html.people import authors_stated, is_of_organisations, is_person_stated
from articles.intake.html.tags import read_tags
from articles.intake.manuscript import Affiliation, Author, NameParts


def authors(markup: str) -> tuple[Author, ...]:
    root = fromstring(f"<html><body>{markup}</body></html>")
    within = {element for part in root.iter("article") for element in part.iter()}
    return authors_stated(root, read_tags(root), within)


def ld(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "Article", "author": {author}}}</script>'


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        (ld('[{"name": "Jane Doe"}, "John Roe"]'), ["Jane Doe", "John Roe"]),
        (ld('{"name": "By Jane Doe"}'), ["Jane Doe"]),
        (ld(r'{"name": "\"Jane Doe\""}'), ["Jane Doe"]),
        (ld('{"name": "Kirby Smith"}'), ["Kirby Smith"]),
        (ld('{"name": "admin"}') + "<meta name=author content='Jane Doe'>", ["Jane Doe"]),
        (
            "<meta name=author content='Jane Doe; John Roe and Mary Major & Kim Poe'>",
            ["Jane Doe", "John Roe", "Mary Major", "Kim Poe"],
        ),
        ("<meta name=author content='Author: Jane Doe'>", ["Jane Doe"]),
        ("<meta name=author content='Jane Doe (https://doe.example/)'>", ["Jane Doe"]),
        ("<meta name=author content='Jane Doe &lt;jane@doe.example&gt;'>", ["Jane Doe"]),
        ("<meta name=author content='https://doe.example/'>", []),
        ("<meta name=author content='The Courier'><meta property=og:site_name content='the courier'>", []),
        ("<meta name=author content='---'>", []),
        ("<meta name=author content='" + "x" * 201 + "'>", []),
        ("<meta name=author content='" + "x" * 200 + "'>", ["x" * 200]),
        ("<a rel='nofollow author'>Jane Doe</a>", ["Jane Doe"]),
        ("<span itemprop=author><i itemprop=name>Jane Doe</i>, pilot</span>", ["Jane Doe"]),
        ("<p itemprop=author><meta itemprop=name content='Jane Doe'>the pilot</p>", ["Jane Doe"]),
        ("<p class=byline>By Jane Doe and John Roe</p>", ["Jane Doe", "John Roe"]),
        ("<p class=article-byline>Von Jane Doe</p>", ["Jane Doe"]),
        ("<p class=article-byline>Jane Doe</p>", []),
        ("<!-- a comment --><p class=article-byline></p>", []),
        (f"<p class=byline>By {'Jane Doe, ' * 18}Jane Doexxxxxxxxx</p>", ["Jane Doe", "Jane Doexxxxxxxxx"]),
        (f"<p class=byline>By {'Jane Doe, ' * 18}Jane Doexxxxxxxxxx</p>", []),
        ("<p class=author>went home</p>", []),
        ("<p class=byline>Kim Poe</p><article><p class=byline>Jane Doe</p></article>", ["Jane Doe"]),
        ("<article><p class=byline>Jane Doe</p><p class=author>Jane Doe</p></article>", ["Jane Doe"]),
    ],
)
def test_names(markup: str, names: list[str]) -> None:
    assert [author.name_as_printed for author in authors(markup)] == names


def test_what_an_object_says_of_a_person() -> None:
    (author,) = authors(
        ld(
            '{"name": "Jane Doe", "jobTitle": "Pilot", "worksFor": {"name": "Port"}, "url": "https://orcid.org/0000-0002-1825-0097"}'
        )
    )
    assert (author.affiliations, author.orcid) == ((Affiliation("Pilot", "Port"),), "0000-0002-1825-0097")


@pytest.mark.parametrize(
    ("facts", "orcid"),
    [
        ('"url": "https://doe.example/0000-0002-1825-0097"', None),
        (
            '"identifier": 7, "@id": {"x": "y"}, "sameAs": "https://orcid.org/0000-0002-1825-0097"',
            "0000-0002-1825-0097",
        ),
        ('"sameAs": ["https://doe.example/", "https://orcid.org/0000-0002-1825-0097"]', "0000-0002-1825-0097"),
    ],
)
def test_only_an_address_of_orcid_states_an_orcid(facts: str, orcid: str | None) -> None:
    (author,) = authors(ld(f'{{"name": "Jane Doe", {facts}}}'))
    assert author.orcid == orcid


def test_an_orcid_is_the_one_of_the_name_beside_it() -> None:
    link = "<a href='https://orcid.org/0000-0002-1825-0097'>iD</a>"
    head = "<meta name=author content='Jane Doe'><meta name=author content='John Roe'>"
    assert [author.orcid for author in authors(f"{head}<p>Jane Doe {link}</p><p>John Roe</p>")] == [
        "0000-0002-1825-0097",
        None,
    ]
    assert [author.orcid for author in authors(f"{head}<p>Jane Doe {'x' * 300} {link}</p>")] == [None, None]
    assert [author.orcid for author in authors(f"{head}<p>Jane Doe {'x' * 1_000} {link}</p>")] == [None, None]
    assert next(author.orcid for author in authors(f"{head}<p>Jane Doe {'x' * 196} {link}</p>")) is not None
    assert [author.orcid for author in authors(f"{head}<p>Jane Doe {'x' * 197} {link}</p>")] == [None, None]


@pytest.mark.parametrize(
    ("facts", "affiliations"),
    [
        ('"jobTitle": "Pilot"', (Affiliation("Pilot", None),)),
        ('"worksFor": {"name": "Port"}', (Affiliation(None, "Port"),)),
        ('"affiliation": {"name": "Port"}, "worksFor": {"name": "Courier"}', (Affiliation(None, "Port"),)),
        ('"url": "https://doe.example/"', ()),
    ],
)
def test_a_position_may_lack_its_title_or_its_employer(facts: str, affiliations: tuple[Affiliation, ...]) -> None:
    (author,) = authors(ld(f'{{"name": "Jane Doe", {facts}}}'))
    assert author.affiliations == affiliations


@pytest.mark.parametrize(
    ("author", "parts"),
    [
        ('{"@type": "Organization", "name": "The Example Group"}', NameParts(literal="The Example Group")),
        ('{"@type": ["NewsMediaOrganization"], "name": "Example"}', NameParts(literal="Example")),
        ('{"@type": "https://schema.org/Organization", "name": "Example"}', NameParts(literal="Example")),
        (
            '{"@type": "Person", "name": "Mario Vargas Llosa", "familyName": "Vargas Llosa", "givenName": "Mario"}',
            NameParts("Vargas Llosa", "Mario"),
        ),
        (
            '{"name": "Jane Q. Doe Jr.", "familyName": "Doe", "givenName": "Jane", "additionalName": "Q.", '
            '"honorificSuffix": "Jr."}',
            NameParts("Doe", "Jane Q.", suffix="Jr."),
        ),
        (
            '{"name": "Jane Doe, PhD", "familyName": "Doe", "givenName": "Jane", "additionalName": "Q.", '
            '"honorificSuffix": "PhD"}',
            NameParts("Doe", "Jane"),
        ),
        ('{"@type": "Person", "name": "Jane Doe", "familyName": "Doe"}', None),
        ('{"@type": "Person", "name": "Jane Doe", "givenName": "Jane"}', None),
        ('"Jane Doe"', None),
    ],
)
def test_the_parts_of_a_name_that_an_object_states(author: str, parts: NameParts | None) -> None:
    assert authors(ld(author))[0].name == parts


SITE = "<meta property=og:site_name content='Jane Doe'>"
LONG = "<p id=text>The port closed at noon, and nobody in the town had been told of it before.</p>"


def names_of(markup: str) -> list[str]:
    root = fromstring(f"<html><body>{markup}{LONG}</body></html>")
    first = next(element for element in root.iter("p") if element.get("id") == "text")
    return [author.name_as_printed for author in authors_stated(root, read_tags(root), {*root.iter()}, None, first)]


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        # Cards for sharing label what they hold.
        ("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Jane Doe'>", ["Jane Doe"]),
        ("<meta name=twitter:label2 content='Escrito por'><meta name=twitter:data2 content='Jane Doe'>", ["Jane Doe"]),
        ("<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='Jane Doe'>", []),
        ("<meta name=twitter:label1 content='Written by'><meta name=twitter:data2 content='Jane Doe'>", []),
        # A statement that is of nobody does not hide the next.
        ("<meta name=author content=admin><meta name=parsely-author content='Jane Doe'>", ["Jane Doe"]),
        (
            "<meta name=article:author content='https://x.example/jane'><meta name=byl content='By Jane Doe'>",
            ["Jane Doe"],
        ),
        ("<meta name=author content=undefined>", []),
        ("<meta name=author content='Port Admin'>", []),
        ("<meta name=author content='Jane Admina'>", ["Jane Admina"]),
        # A person goes before a login and an organisation, wherever the person is stated.
        ("<meta name=author content=jdoe7><p class=author-name>Jane Doe</p>", ["Jane Doe"]),
        ("<meta name=author content='Port Team'><p class=author-name>Jane Doe</p>", ["Jane Doe"]),
        ("<meta name=author content='John Roe'><p class=author-name>Jane Doe</p>", ["John Roe"]),
        ("<meta name=author content=jdoe7>", ["jdoe7"]),
        ("<meta name=author content='Port Team'><meta name=byl content=jdoe7>", ["Port Team"]),
        # A site may be named for the person who writes it; an organisation that is the site is not its author.
        (SITE + "<meta name=author content='Jane Doe'>", ["Jane Doe"]),
        (SITE + ld('{"@type": "Person", "name": "Jane Doe"}'), ["Jane Doe"]),
        (SITE + ld('{"@type": "Organization", "name": "Jane Doe"}'), []),
        (SITE + "<meta name=author content='Jane Doe'><p class=author-name>John Roe</p>", ["John Roe"]),
        ("<meta property=og:site_name content='Port Team'><meta name=author content='Port Team'>", []),
        ("<meta property=og:site_name content=Harbour><meta name=author content=Harbour>", []),
    ],
)
def test_who_is_the_author_of_several_statements(markup: str, names: list[str]) -> None:
    assert names_of(markup) == names


@pytest.mark.parametrize(
    ("names", "organisations", "person"),
    [
        (["Jane Doe"], False, True),
        (["The Port"], True, False),
        (["European Commission"], True, False),
        (["European Commission", "Jane Doe"], False, True),
        (["Jane Doe, Director of Quays"], False, False),
    ],
)
def test_whether_organisations_alone_are_stated(names: list[str], organisations: bool, person: bool) -> None:
    tags = read_tags(fromstring("<html><meta property=og:site_name content='The Port'></html>"))
    assert (is_of_organisations(names, tags), is_person_stated(names, tags)) == (organisations, person)


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        (
            ld('{"@type": "Organization", "name": "The Ledger Group"}, "creator": ["Jane Doe"]'),
            ["Jane Doe"],
        ),
        ("<meta name=author content='webmaster@ledger.example'>", []),
        (ld('{"name": "N/A"}'), []),
    ],
)
def test_a_creator_is_read_beside_an_author_who_is_no_person(markup: str, names: list[str]) -> None:
    assert [author.name_as_printed for author in authors(markup)] == names
