"""biblatex: which field has what; the file is BibTeX's syntax, so that its readers read it too."""

import pytest
from hypothesis import given

from articles.citing.formats.babel_languages import babel_language
from articles.citing.formats.biblatex import biblatex
from tests.citing.formats.items import ALLIANCE, ATTACKS, BARE, JOURNAL, NAMES, TITLES, WEBPAGE, Item, crowd, items
from tests.citing.formats.reading import one_by_bibtexparser, one_by_pybtex, plain, same

EXPECTED = r"""@article{3k7xq9d2br.v2,
  author = {Pacheco Pardo, Ramón},
  title = {It’s {Time} to {Rethink} the {U.S}.-{South} {Korea} {Alliance}: {Why} {NATO} {Matters}},
  entrysubtype = {magazine},
  journaltitle = {The National Interest},
  publisher = {Center for the National Interest},
  issn = {0884-9382},
  date = {2023-04-19},
  origdate = {2019-05},
  doi = {10.1000/abc_d%1},
  url = {https://example.org/p/3k7xq9d2br/v/2/},
  urldate = {2026-11-24},
  langid = {american},
  note = {Reprinted with permission.},
  pagination = {paragraph},
  addendum = {Version 2. Paragraph 7},
}
"""


def test_an_article_as_a_whole() -> None:
    assert biblatex(ALLIANCE, "7") == EXPECTED


def test_where_a_journal_article_stood() -> None:
    assert one_by_bibtexparser(biblatex(JOURNAL)) == {
        "title": "Nine days of ice",
        "journaltitle": "Journal of Cold Harbours",
        "volume": "12",
        "number": "3",
        "pages": "12--18",
        "issn": "2049-3630",
        "doi": "10.5555/vell.1",
        "pagination": "paragraph",
        "addendum": r"Section: Essays {\&} reviews",
    }


def test_a_web_page_is_online_and_its_site_the_organization() -> None:
    assert biblatex({**WEBPAGE, "version": "1"}).startswith("@online{some-slug.v1,")
    assert one_by_bibtexparser(biblatex({**WEBPAGE, "version": "1"})) == {
        "author": "{World Bank}",
        "title": "A page",
        "organization": "World Bank Blogs",
        "version": "1",
        "date": "2020",
        "url": "https://example.org/a_b%20c?q=1&r=~x#y",
        "pagination": "paragraph",
    }


def test_site_and_publisher_are_two_organizations_and_an_and_parts_neither() -> None:
    item = {**WEBPAGE, "container-title": "War and Peace", "publisher": "World Bank"}
    assert one_by_bibtexparser(biblatex(item))["organization"] == "{War and Peace} and World Bank"


def test_a_site_that_is_its_own_publisher_is_one_organization() -> None:
    item = {**WEBPAGE, "container-title": "World Bank", "publisher": "World Bank"}
    assert one_by_bibtexparser(biblatex(item))["organization"] == "World Bank"


@pytest.mark.parametrize("role", ["author", "editor", "translator"])
def test_each_role_is_a_field(role: str) -> None:
    written = one_by_bibtexparser(biblatex({**BARE, role: [NAMES["particle"][0]]}))
    assert (written[role], written["options"]) == ("von der Leyen, Ursula", "useprefix=true")


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"type": "document", "URL": "https://example.org/"}, "misc"),
        ({"type": "article-magazine", "URL": "https://example.org/"}, "online"),
        ({"type": "post-weblog", "URL": "https://example.org/"}, "online"),
        ({"type": "webpage"}, "misc"),
        ({}, "misc"),
    ],
)
def test_the_entry_type_requires_no_absent_field(item: Item, kind: str) -> None:
    assert biblatex(item).startswith(f"@{kind}{{citation,")


@pytest.mark.parametrize(
    ("kind", "subtype"),
    [("article-magazine", "magazine"), ("article-newspaper", "newspaper"), ("article-journal", None)],
)
def test_the_subtype_of_a_periodical(kind: str, subtype: str | None) -> None:
    assert one_by_bibtexparser(biblatex({**ALLIANCE, "type": kind})).get("entrysubtype") == subtype


def test_the_first_publication_is_in_the_addendum() -> None:
    custom = {"first_published": {"outlet": "The National Interest", "date": "2023-04-19"}}
    written = one_by_bibtexparser(biblatex({**BARE, "custom": custom}, "7"))
    assert written["addendum"] == "First published in The National Interest, 2023-04-19. Paragraph 7"


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("particle", "useprefix=true"),
        ("dropping", None),
        ("plain", None),
        ("institution", None),
        ("both-particles", None),
    ],
)
def test_a_particle_of_the_surname_sets_an_option(name: str, options: str | None) -> None:
    assert one_by_bibtexparser(biblatex({**BARE, "author": [NAMES[name][0]]})).get("options") == options


def test_an_absent_variable_has_no_field() -> None:
    assert biblatex(BARE) == "@misc{bare.v1,\n  pagination = {paragraph},\n}\n"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en-US", "american"),
        ("en-IE", "english"),
        ("de", "german"),
        ("pt-BR", "brazilian"),
        ("pt_br", "brazilian"),
        ("", None),
        ("tlh", None),
        (None, None),
    ],
)
def test_a_language_has_its_name_in_babel(tag: str | None, name: str | None) -> None:
    assert babel_language(tag) == name


def test_three_hundred_authors() -> None:
    assert len(one_by_pybtex(biblatex(crowd(300))).persons["author"]) == 300


@pytest.mark.parametrize("title", [*TITLES.values(), *ATTACKS])
def test_nothing_in_a_value_ends_it(title: str) -> None:
    item = {
        **ALLIANCE,
        "title": title,
        "author": [{"literal": title}],
        "container-title": title,
        "DOI": title,
        "note": title,
    }
    written = biblatex({**item, "publisher": title, "language": title, "version": title}, "7")
    assert same(plain(one_by_pybtex(written).fields["title"])) == same(title)
    assert set(one_by_bibtexparser(written)) | {"langid"} == set(one_by_bibtexparser(EXPECTED))


@given(items)
def test_pybtex_reads_the_values_of_the_item(item: Item) -> None:
    entry = one_by_pybtex(biblatex(item, "7"))
    assert same(plain(entry.fields.get("title", ""))) == same(item.get("title", ""))
    assert len(entry.persons.get("author", [])) == len(item.get("author", []))
    assert same(plain(entry.fields["addendum"])).endswith("Paragraph 7")
