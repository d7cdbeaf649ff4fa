"""The contributors in a JATS front."""

import pytest
from lxml import etree

from articles.intake.jats.people import HANDLING_EDITOR, contributors
from articles.intake.manuscript import Affiliation, Author, LeftOut, NameParts


def people(group: str, beside: str = "") -> tuple[Author, ...]:
    return contributors(etree.fromstring(f"<m><contrib-group>{group}</contrib-group>{beside}</m>"))[0]


def name(surname: str, given: str = "Jane", extra: str = "") -> str:
    return f"<name{extra}><surname>{surname}</surname><given-names>{given}</given-names></name>"


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        (name("Doe"), "Jane Doe"),
        (name("Kim", "Minsu", ' name-style="eastern"'), "Kim Minsu"),
        (name("김", "민수", ' name-style="eastern"'), "김민수"),
        (name("山田", "太郎", ' name-style="eastern"'), "山田太郎"),
        ("<name><prefix>Dr</prefix><surname>Doe</surname><suffix>Jr</suffix></name>", "Dr Doe Jr"),
        ("<anonymous/>", "Anonymous"),
        ("<string-name><given-names>Jane</given-names> <surname>Doe</surname></string-name>", "Jane Doe"),
        (
            "<collab>The Group<contrib-group><contrib><name><surname>X</surname></name></contrib></contrib-group></collab>",
            "The Group",
        ),
    ],
)
def test_names(inside: str, printed: str) -> None:
    assert people(f"<contrib>{inside}</contrib>")[0].name_as_printed == printed


@pytest.mark.parametrize(
    ("inside", "parts"),
    [
        (name("Vargas Llosa", "Mario"), NameParts("Vargas Llosa", "Mario")),
        (name("Kim", "Minsu", ' name-style="eastern"'), NameParts("Kim", "Minsu")),
        (
            "<name><prefix>Dr</prefix><surname>King</surname><given-names>Martin</given-names><suffix>Jr</suffix></name>",
            NameParts("King", "Martin", suffix="Jr"),
        ),
        ("<name><surname>Plato</surname></name>", NameParts(literal="Plato")),
        ("<anonymous/>", NameParts(literal="Anonymous")),
        ("<collab>The Example Consortium</collab>", NameParts(literal="The Example Consortium")),
        ("<string-name><given-names>Jane</given-names> <surname>Doe</surname></string-name>", NameParts("Doe", "Jane")),
        ("<string-name>Jane Doe</string-name>", None),
        ("<string-name>Jane <surname>Doe</surname></string-name>", None),
    ],
)
def test_the_parts_that_the_markup_names(inside: str, parts: NameParts | None) -> None:
    assert people(f"<contrib>{inside}</contrib>")[0].name == parts


@pytest.mark.parametrize("inside", ["", "<name/>", "<string-name> </string-name>", "<collab/>"])
def test_a_contributor_without_a_name_is_nobody(inside: str) -> None:
    assert people(f"<contrib>{inside}</contrib>") == ()


def test_a_part_of_a_name_that_is_empty_is_not_printed() -> None:
    assert people(f"<contrib>{name('Doe', '')}</contrib>")[0].name_as_printed == "Doe"


def test_roles() -> None:
    kinds = ("author", "translator", "editor", "dancer")
    group = (
        "".join(f'<contrib contrib-type="{kind}">{name(kind)}</contrib>' for kind in kinds)
        + f"<contrib>{name('x')}</contrib><contrib/>"
    )
    authors, left_out = contributors(etree.fromstring(f"<m><contrib-group>{group}</contrib-group></m>"))
    assert [author.role for author in authors] == ["author", "translator", "contributor", "author"]
    assert left_out == [LeftOut("Jane editor", HANDLING_EDITOR)]


def test_editors_without_authors_are_the_authors() -> None:
    assert [author.role for author in people(f'<contrib contrib-type="editor">{name("Doe")}</contrib>')] == ["editor"]


def test_affiliations_that_an_author_points_to() -> None:
    contrib = f'<contrib>{name("Doe")}<role>Pilot</role><xref ref-type="aff" rid="a b"/><xref ref-type="fn" rid="c"/></contrib>'
    places = '<aff id="a"><label>1</label> Port, </aff><aff id="b">Sea</aff><aff id="c">Sky</aff>'
    assert people(contrib, places)[0].affiliations == (
        Affiliation("Pilot", None),
        Affiliation(None, "Port"),
        Affiliation(None, "Sea"),
    )


def test_the_one_affiliation_is_everybody_s() -> None:
    two = f"<contrib>{name('Doe')}</contrib><contrib>{name('Roe')}</contrib>"
    assert [author.affiliations for author in people(two, "<aff>Port</aff>")] == [(Affiliation(None, "Port"),)] * 2
    assert [author.affiliations for author in people(two, "<aff>Port</aff><aff>Sea</aff>")] == [(), ()]
    assert [
        author.affiliations for author in people(f"<contrib>{name('Doe')}</contrib>", "<aff>Port</aff><aff>Sea</aff>")
    ] == [(Affiliation(None, "Port"), Affiliation(None, "Sea"))]


def test_the_one_affiliation_is_nobody_s_if_an_author_points_to_one() -> None:
    pointing = f'<contrib>{name("Doe")}<xref ref-type="corresp" rid="n"/><xref ref-type="aff" rid="x"/></contrib>'
    assert people(pointing, "<aff>Port</aff>")[0].affiliations == ()


def test_a_sign_for_something_else_does_not_point_to_an_affiliation() -> None:
    corresponding = f'<contrib>{name("Doe")}<xref ref-type="corresp" rid="n"/></contrib>'
    assert people(corresponding, "<aff>Port</aff>")[0].affiliations == (Affiliation(None, "Port"),)


def test_an_affiliation_is_printed_once_and_only_if_it_has_words() -> None:
    (author,) = people(f"<contrib>{name('Doe')}<aff>Port</aff><aff>, </aff><aff/><aff>Port</aff></contrib>")
    assert author.affiliations == (Affiliation(None, "Port"),)


def test_an_affiliation_inside_the_group_is_everybody_s_too() -> None:
    assert people(f"<contrib>{name('Doe')}</contrib><aff>Port</aff>")[0].affiliations == (Affiliation(None, "Port"),)


@pytest.mark.parametrize(("length", "known"), [(300, True), (301, False)])
def test_what_is_too_long_to_be_a_place_or_a_position(length: int, known: bool) -> None:
    (author,) = people(f"<contrib>{name('Doe')}<role>{'x' * length}</role><aff>{'y' * length}</aff></contrib>")
    assert len(author.affiliations) == (2 if known else 0)


def test_orcid_and_biography() -> None:
    ids = '<contrib-id contrib-id-type="x">0000-0002-1694-233X</contrib-id><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>'
    (author,) = people(f"<contrib>{ids}{name('Doe')}<bio><p>A pilot.</p></bio></contrib>")
    assert (author.orcid, author.biography_as_printed) == ("0000-0002-1825-0097", "A pilot.")


def test_of_a_name_in_two_scripts_the_one_in_the_article_s_language_is_taken() -> None:
    names = (
        "<name name-style='eastern' xml:lang='ja'><surname>佐藤</surname><given-names>花子</given-names></name>"
        "<name xml:lang='en'><surname>Sato</surname><given-names>Hanako</given-names></name>"
    )
    group = f"<contrib-group><contrib><name-alternatives>{names}</name-alternatives></contrib></contrib-group>"
    meta = etree.fromstring(f"<article-meta>{group}</article-meta>")
    eastern, western = "佐藤花子", "Hanako Sato"
    for language, name, other in (("en-GB", western, eastern), ("ja", eastern, western), (None, eastern, western)):
        authors, left_out = contributors(meta, language)
        assert ([author.name_as_printed for author in authors], [piece.text for piece in left_out]) == ([name], [other])


def test_members_of_a_group_and_the_group_behind_the_authors_are_told() -> None:
    member = "<contrib><name><surname>Roe</surname><given-names>Jo</given-names></name></contrib>"
    collab = f"<collab>The Group<contrib-group>{member}</contrib-group></collab>"
    group = f"<contrib-group><contrib>{collab}</contrib><on-behalf-of>the Trust</on-behalf-of></contrib-group>"
    authors, left_out = contributors(etree.fromstring(f"<article-meta>{group}</article-meta>"))
    assert [author.name_as_printed for author in authors] == ["The Group"]
    assert [piece.text for piece in left_out] == ["Jo Roe", "the Trust"]
