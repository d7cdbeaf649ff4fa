"""Names, as CSL 1.0.2 has styles print them: cs:names, cs:name, particles; also labels and substitution."""

from typing import Any

import pytest

from articles.citing.rendering.processor import Cite, render
from tests.citing.csl import cited, item, made_style, name

pytestmark = pytest.mark.usefixtures("made_styles")

ANNA, BO, CARL = name("Alm", "Anna Beth"), name("Bok", "Bo"), name("Carr", "Carl")
VAN = name("Gogh", "Vincent", non_dropping_particle="van")
DE = name("Tocqueville", "Alexis", dropping_particle="de")


def authors(attributes: str, *names: dict[str, Any], head: str = "", root: str = "", locale: str = "en-US") -> str:
    layout = f'<names variable="author"><name {attributes}/></names>'
    return cited(made_style(layout, head=head, root=root), item(author=list(names)), locale=locale)


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        ("", "Anna Beth Alm, Bo Bok, Carl Carr"),
        ('and="text"', "Anna Beth Alm, Bo Bok, and Carl Carr"),
        ('and="symbol"', "Anna Beth Alm, Bo Bok, & Carl Carr"),
        ('and="text" delimiter-precedes-last="never"', "Anna Beth Alm, Bo Bok and Carl Carr"),
        ('delimiter="; "', "Anna Beth Alm; Bo Bok; Carl Carr"),
        ('form="short" and="text"', "Alm, Bok, and Carr"),
        ('name-as-sort-order="all"', "Alm, Anna Beth, Bok, Bo, Carr, Carl"),
        ('name-as-sort-order="first" and="text"', "Alm, Anna Beth, Bo Bok, and Carl Carr"),
        ('name-as-sort-order="all" sort-separator=" "', "Alm Anna Beth, Bok Bo, Carr Carl"),
        ('initialize-with="."', "A.B. Alm, B. Bok, C. Carr"),
        ('initialize-with=". " and="text"', "A. B. Alm, B. Bok, and C. Carr"),
        ('initialize-with=""', "AB Alm, B Bok, C Carr"),
        ('initialize="false" initialize-with="."', "Anna Beth Alm, Bo Bok, Carl Carr"),
        ('form="count"', "3"),
        ('et-al-min="3" et-al-use-first="1"', "Anna Beth Alm et al."),
        ('et-al-min="3" et-al-use-first="2"', "Anna Beth Alm, Bo Bok, et al."),
        ('et-al-min="4" et-al-use-first="1"', "Anna Beth Alm, Bo Bok, Carl Carr"),
    ],
)
def test_names_are_listed_as_the_style_prescribes(attributes: str, printed: str) -> None:
    assert authors(attributes, ANNA, BO, CARL) == printed


def test_the_last_of_many_names_follows_an_ellipsis_if_the_style_prescribes_it() -> None:
    many = [*[name(f"Name{letter}", "X") for letter in "ABCDEF"], name("Last", "Z")]
    attributes = 'form="short" et-al-min="4" et-al-use-first="2" et-al-use-last="true"'
    assert authors(attributes, *many) == "NameA, NameB, … Last"


def test_et_al_and_the_word_and_come_from_the_locale() -> None:
    assert authors('et-al-min="2" et-al-use-first="1"', ANNA, BO, locale="de-DE") == "Anna Beth Alm u.\u00a0a."
    assert authors('and="text"', ANNA, BO, locale="fr-FR") == "Anna Beth Alm et Bo Bok"


@pytest.mark.parametrize(
    ("attributes", "who", "printed"),
    [
        ("", VAN, "Vincent van Gogh"),
        ('form="short"', VAN, "van Gogh"),
        ('name-as-sort-order="all"', VAN, "van Gogh, Vincent"),
        ("", DE, "Alexis de Tocqueville"),
        ('form="short"', DE, "Tocqueville"),
        ('name-as-sort-order="all"', DE, "Tocqueville, Alexis de"),
    ],
)
def test_a_non_dropping_particle_stays_with_the_family_name_and_a_dropping_one_does_not(
    attributes: str, who: dict[str, Any], printed: str
) -> None:
    assert authors(attributes, who) == printed


@pytest.mark.parametrize(
    ("demote", "printed"),
    [("never", "van Gogh, Vincent"), ("sort-only", "van Gogh, Vincent"), ("display-and-sort", "Gogh, Vincent van")],
)
def test_a_particle_can_be_demoted_in_inverted_names(demote: str, printed: str) -> None:
    layout = '<names variable="author"><name name-as-sort-order="all"/></names>'
    assert cited(made_style(layout, demote=demote), item(author=[VAN])) == printed


@pytest.mark.parametrize(
    ("comma", "attributes", "printed"),
    [
        (False, "", "Martin Luther King Jr."),
        (True, "", "Martin Luther King, Jr."),
        (False, 'name-as-sort-order="all"', "King, Martin Luther, Jr."),
        (False, 'form="short"', "King"),
    ],
)
def test_a_suffix_follows_the_name(comma: bool, attributes: str, printed: str) -> None:
    king = name("King", "Martin Luther", suffix="Jr.", comma_suffix=comma)
    assert authors(attributes, king) == printed


def test_an_institution_is_one_literal_and_is_never_inverted_or_initialized() -> None:
    council = {"literal": "The Council on Foreign Affairs"}
    assert authors('name-as-sort-order="all" initialize-with="."', council) == "The Council on Foreign Affairs"


@pytest.mark.parametrize("form", ["long", "short"])
def test_a_chinese_name_has_its_family_name_first_and_no_comma(form: str) -> None:
    printed = {"long": "毛泽东", "short": "毛"}[form]
    assert authors(f'form="{form}" name-as-sort-order="all"', name("毛", "泽东")) == printed


def test_hyphenated_given_names_keep_their_hyphen_as_initials_unless_the_style_says_otherwise() -> None:
    sartre = name("Sartre", "Jean-Paul")
    assert authors('initialize-with="."', sartre) == "J.-P. Sartre"
    assert authors('initialize-with="."', sartre, root='initialize-with-hyphen="false"') == "J.P. Sartre"


@pytest.mark.parametrize(("editors", "printed"), [([BO], "Bo Bok (ed.)"), ([BO, CARL], "Bo Bok, Carl Carr (eds.)")])
def test_a_label_is_plural_for_several_names(editors: list[dict[str, Any]], printed: str) -> None:
    layout = '<names variable="editor"><name/><label form="short" prefix=" (" suffix=")"/></names>'
    assert cited(made_style(layout), item(editor=editors)) == printed


def test_a_missing_author_is_replaced_as_the_style_prescribes() -> None:
    layout = (
        '<names variable="author"><substitute><names variable="editor"/><text variable="title"/></substitute></names>'
    )
    style = made_style(layout)
    assert cited(style, item(author=[ANNA], editor=[BO])) == "Anna Beth Alm"
    assert cited(style, item(editor=[BO], title="T")) == "Bo Bok"
    assert cited(style, item(title="T")) == "T"


def test_a_letter_distinguishes_works_of_one_author_and_year() -> None:
    layout = (
        '<names variable="author"><name form="short"/></names><date variable="issued"><date-part name="year"/></date>'
    )
    style = made_style(layout, layout, cited='disambiguate-add-year-suffix="true"')
    works = [
        {**item(author=[BO], title=title, issued={"date-parts": [[2020]]}), "id": title} for title in ("One", "Two")
    ]
    cites = render(style, "en-US", works, [Cite("One"), Cite("Two")], in_order=False).cites
    assert [cite.text for cite in cites] == ["Bok2020a", "Bok2020b"]


def test_given_names_distinguish_authors_of_one_family_name() -> None:
    layout = '<names variable="author"><name form="short" initialize-with=". "/></names>'
    options = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"'
    style = made_style(layout, layout, cited=options)
    works = [{**item(author=[name("Kim", given)]), "id": given} for given in ("Anna", "Boris")]
    cites = render(style, "en-US", works, [Cite("Anna"), Cite("Boris")], in_order=False).cites
    assert [cite.text for cite in cites] == ["A. Kim", "B. Kim"]
