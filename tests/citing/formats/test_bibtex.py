"""BibTeX: the fields, read by pybtex (strict), bibtexparser, and BibTeX itself if it is installed."""

from pathlib import Path

import pytest
from hypothesis import given

from articles.citing.formats.bib_file import key
from articles.citing.formats.bibtex import bibtex
from tests.citing.formats.items import ALLIANCE, ATTACKS, BARE, JOURNAL, NAMES, TITLES, WEBPAGE, Item, crowd, items
from tests.citing.formats.reading import needs_bibtex, one_by_bibtexparser, one_by_pybtex, plain, run_bibtex, same

EXPECTED = r"""@article{3k7xq9d2br.v2,
  author = {Pacheco Pardo, Ramón},
  title = {It’s {Time} to {Rethink} the {U.S}.-{South} {Korea} {Alliance}: {Why} {NATO} {Matters}},
  journal = {The National Interest},
  year = {2023},
  month = apr,
  day = {19},
  publisher = {Center for the National Interest},
  issn = {0884-9382},
  doi = {10.1000/abc_d%1},
  url = {https://example.org/p/3k7xq9d2br/v/2/},
  urldate = {2026-11-24},
  language = {en-US},
  note = {Reprinted with permission. First published 2019-05. Version 2. Paragraph 7},
}
"""
STYLES = ("plain", "unsrt", "alpha", "abbrv")
NASTY = [{**ALLIANCE, "id": f"title.{name}", "title": title} for name, title in TITLES.items()] + [
    {
        **ALLIANCE,
        "id": f"attack.v{place}",
        "title": attack,
        "author": [{"literal": attack}, {"family": attack, "given": attack}],
        "container-title": attack,
        "publisher": attack,
        "URL": f"https://example.org/{attack}",
        "DOI": attack,
        "note": attack,
        "version": attack,
        "language": attack,
    }
    for place, attack in enumerate(ATTACKS)
]
NAMED = [{**ALLIANCE, "id": f"name.{name}", "author": [parts]} for name, (parts, _) in NAMES.items()]


def test_an_article_as_a_whole() -> None:
    assert bibtex(ALLIANCE, "7") == EXPECTED


def test_where_a_journal_article_stood() -> None:
    assert one_by_bibtexparser(bibtex(JOURNAL)) == {
        "title": "Nine days of ice",
        "journal": "Journal of Cold Harbours",
        "volume": "12",
        "number": "3",
        "pages": "12--18",
        "issn": "2049-3630",
        "doi": "10.5555/vell.1",
        "note": r"Section: Essays {\&} reviews",
    }


def test_each_range_of_pages_has_a_dash() -> None:
    assert one_by_bibtexparser(bibtex({**JOURNAL, "page": "A_1, B2-B4"}))["pages"] == r"A{\_}1, B2--B4"


def test_a_web_page_is_misc_with_its_site() -> None:
    assert one_by_bibtexparser(bibtex(WEBPAGE)) == {
        "author": "{World Bank}",
        "title": "A page",
        "howpublished": "World Bank Blogs",
        "year": "2020",
        "url": "https://example.org/a_b%20c?q=1&r=~x#y",
    }
    assert bibtex(WEBPAGE).startswith("@misc{some-slug.v1,")


@pytest.mark.parametrize("role", ["author", "editor", "translator"])
def test_each_role_is_a_field(role: str) -> None:
    assert one_by_bibtexparser(bibtex({**BARE, role: [NAMES["plain"][0]]})) == {role: "Snyder, Scott A."}


@pytest.mark.parametrize(("month", "macro"), [(1, "jan"), (12, "dec")])
def test_a_month_is_a_macro(month: int, macro: str) -> None:
    assert f"  month = {macro},\n" in bibtex({**BARE, "issued": {"date-parts": [[2023, month]]}})


def test_an_absent_variable_has_no_field() -> None:
    assert bibtex(BARE) == "@misc{bare.v1,\n}\n"
    assert bibtex({}) == "@misc{citation,\n}\n"


def test_an_article_without_a_periodical_demands_none() -> None:
    assert bibtex({"id": "x", "type": "article-newspaper", "title": "Y"}).startswith("@misc{x,")


@pytest.mark.parametrize(
    ("name", "legal"),
    [
        ("3k7xq9d2br.v2", "3k7xq9d2br.v2"),
        ("some-slug.v1", "some-slug.v1"),
        ("a b,c}d{e%f#g\\h~i\"j'k(l)m=n", "a-b-c-d-e-f-g-h-i-j-k-l-m-n"),
        ("é", "citation"),
    ],
)
def test_a_key_is_legal(name: str, legal: str) -> None:
    assert key({"id": name}) == legal


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_written_so_that_its_parts_are_told_apart(name: str) -> None:
    parts, written = NAMES[name]
    assert one_by_bibtexparser(bibtex({**BARE, "author": [parts]}))["author"] == written


@pytest.mark.parametrize(
    ("name", "prelast", "last", "lineage", "first"),
    [
        ("particle", ["von", "der"], ["Leyen"], [], ["Ursula"]),
        ("two-surnames", [], ["Pacheco", "Pardo"], [], ["Ramon"]),
        ("small-inside", [], ["{Ortega y Gasset}"], [], ["José"]),
        ("suffix", [], ["King"], ["Jr."], ["Martin"]),
        ("institution", [], ["{World Bank}"], [], []),
        ("and", [], ["{Simon and Schuster, Inc.}"], [], []),
    ],
)
def test_pybtex_tells_the_parts_of_a_name(
    name: str, prelast: list[str], last: list[str], lineage: list[str], first: list[str]
) -> None:
    (person,) = one_by_pybtex(bibtex({**BARE, "author": [NAMES[name][0]]})).persons["author"]
    assert (person.prelast_names, person.last_names, person.lineage_names, person.first_names) == (
        prelast,
        last,
        lineage,
        first,
    )


def test_three_hundred_authors() -> None:
    assert len(one_by_pybtex(bibtex(crowd(300))).persons["author"]) == 300


@pytest.mark.parametrize("item", NASTY, ids=lambda item: item["id"])
def test_nothing_in_a_value_ends_it(item: Item) -> None:
    entry = one_by_pybtex(bibtex(item, "7"))
    assert entry.key == item["id"]
    assert same(plain(entry.fields["title"])) == same(item["title"])
    assert set(one_by_bibtexparser(bibtex(item, "7"))) == set(one_by_bibtexparser(EXPECTED))


def letters(name: str) -> list[str]:
    """The characters of a name, for any order of its parts."""
    return sorted(character for character in name if character != "," and not character.isspace())


@given(items)
def test_pybtex_reads_the_values_of_the_item(item: Item) -> None:
    entry = one_by_pybtex(bibtex(item, "7"))
    assert same(plain(entry.fields.get("title", ""))) == same(item.get("title", ""))
    assert len(entry.persons.get("author", [])) == len(item.get("author", []))
    assert same(plain(entry.fields["note"])).endswith("Paragraph 7")
    for person, name in zip(entry.persons.get("author", []), item.get("author", []), strict=True):
        assert letters(plain(str(person))) == letters(same("".join(name.values())))


@needs_bibtex
@pytest.mark.parametrize("style", STYLES)
def test_bibtex_itself_has_no_warning(style: str, tmp_path: Path) -> None:
    everything = [ALLIANCE, WEBPAGE, crowd(300), *NASTY, *NAMED]
    bibliography, log = run_bibtex("\n".join(bibtex(item, "7") for item in everything), style, tmp_path)
    assert "error message" not in log
    assert "Warning--" not in log
    assert bibliography.count("\\bibitem") == len(everything)


@needs_bibtex
def test_bibtex_lowers_no_proper_name(tmp_path: Path) -> None:
    bibliography, _ = run_bibtex(bibtex(ALLIANCE, "7"), "plain", tmp_path)
    for word in ("{U.S}.-{South} {Korea}", "{NATO}", "Ramón Pacheco~Pardo", "April 2023", "Paragraph 7."):
        assert word in bibliography
