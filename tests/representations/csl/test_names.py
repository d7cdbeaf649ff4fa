"""Names as printed to CSL names: what an editor says counts, and else the form of the name."""

import pytest

from articles.intake.manuscript import NameParts
from articles.representations.csl.names import csl_name, stated_by_family

# As printed; family, given, and what else there is.
BY_FORM = [
    ("Jongsoo Lee", "Lee", "Jongsoo", {}),
    ("JONGSOO LEE", "LEE", "JONGSOO", {}),
    ("Ha-Joon Chang", "Chang", "Ha-Joon", {}),
    ("George H. W. Bush", "Bush", "George H. W.", {}),
    ("J. R. R. Tolkien", "Tolkien", "J. R. R.", {}),
    ("J.-P. Sartre", "Sartre", "J.-P.", {}),
    ("Anne-Marie Slaughter", "Slaughter", "Anne-Marie", {}),
    ("Sean O’Brien", "O’Brien", "Sean", {}),
    ("Jean d'Arcy", "d'Arcy", "Jean", {}),
    ("Abdel Fattah el-Sisi", "el-Sisi", "Abdel Fattah", {}),
    ("José Ortega y Gasset", "Ortega y Gasset", "José", {}),
    ("Robert “Bob” Smith", "Smith", "Robert “Bob”", {}),
    ("bell hooks", "hooks", "bell", {}),
    ("Malcolm X", "X", "Malcolm", {}),
    ("Jack Ma", "Ma", "Jack", {}),
    ("King, Martin Luther", "King", "Martin Luther", {}),
    ("Jane   Doe", "Doe", "Jane", {}),
    # Particles: small ones stand apart, those with a capital are a part of the family name.
    ("Vincent van Gogh", "Gogh", "Vincent", {"non-dropping-particle": "van"}),
    ("Juan de la Cruz", "Cruz", "Juan", {"non-dropping-particle": "de la"}),
    ("Ursula von der Leyen", "Leyen", "Ursula", {"non-dropping-particle": "von der"}),
    ("Charles de Gaulle", "Gaulle", "Charles", {"non-dropping-particle": "de"}),
    ("Osama bin Laden", "Laden", "Osama", {"non-dropping-particle": "bin"}),
    ("Jean de La Fontaine", "La Fontaine", "Jean", {"non-dropping-particle": "de"}),
    ("Martin Van Buren", "Van Buren", "Martin", {}),
    ("Robert De Niro", "De Niro", "Robert", {}),
    # Suffixes that tell a son from a father are kept; degrees, orders and honorifics are not cited.
    ("Martin Luther King, Jr.", "King", "Martin Luther", {"suffix": "Jr.", "comma-suffix": True}),
    ("Robert Downey Jr.", "Downey", "Robert", {"suffix": "Jr."}),
    ("John Smith III", "Smith", "John", {"suffix": "III"}),
    ("John Smith II", "Smith", "John", {"suffix": "II"}),
    ("John Smith IV", "Smith", "John", {"suffix": "IV"}),
    ("John Smith V", "Smith", "John", {"suffix": "V"}),
    ("John Smith Sr.", "Smith", "John", {"suffix": "Sr."}),
    ("Sammy Davis, Jr., PhD", "Davis", "Sammy", {"suffix": "Jr.", "comma-suffix": True}),
    ("Jane Q. Doe, PhD", "Doe", "Jane Q.", {}),
    ("Jane Doe, M.D.", "Doe", "Jane", {}),
    ("Eduardo Sánchez, S.J.", "Sánchez", "Eduardo", {}),
    ("Dr. Jane Doe", "Doe", "Jane", {}),
    ("Prof. Dr. Angela Merkel", "Merkel", "Angela", {}),
    ("Sir Ian McKellen", "McKellen", "Ian", {}),
    # These are given names.
    ("Dean Acheson", "Acheson", "Dean", {}),
    ("Major Garrett", "Garrett", "Major", {}),
    ("St. John Philby", "Philby", "St. John", {}),
    # Other scripts.
    ("Владимир Владимирович Путин", "Путин", "Владимир Владимирович", {}),
    ("محمد بن سلمان", "بن سلمان", "محمد", {}),
    ("李明", "李", "明", {}),
    ("毛澤東", "毛", "澤東", {}),
    ("王 小明", "王", "小明", {}),
    ("司马迁", "司马", "迁", {}),
    ("歐陽修", "歐陽", "修", {}),
    ("김대중", "김", "대중", {}),
    ("김 대중", "김", "대중", {}),
    ("남궁민", "남궁", "민", {}),
    ("선우정아", "선우", "정아", {}),
    ("山田 太郎", "山田", "太郎", {}),
    ("高橋 みなみ", "高橋", "みなみ", {}),
    ("山田太郎", "山田", "太郎", {}),
    ("高橋一郎", "高橋", "一郎", {}),
    ("長谷川豊", "長谷川", "豊", {}),
]


@pytest.mark.parametrize(("printed", "family", "given", "more"), BY_FORM, ids=[row[0] for row in BY_FORM])
def test_the_form_of_a_name_tells_its_parts(printed: str, family: str, given: str, more: dict[str, object]) -> None:
    assert csl_name(printed) == {"family": family, "given": given, **more}


@pytest.mark.parametrize(
    "printed",
    [
        "Plato",
        "Madonna",
        "will.i.am",
        "Dr. Oz",
        "Lord Ashcroft",
        "A. B.",
        "J.K.",
        "高橋みなみ",
        "ジョン・スミス",
        "馬克·吐溫",
        "村",
        "Dr.",
    ],
)  # fmt: skip
def test_a_name_whose_form_tells_nothing_stays_whole(printed: str) -> None:
    assert csl_name(printed) == {"literal": printed}


@pytest.mark.parametrize(
    ("language", "name"), [("ja", {"literal": "林健太"}), ("zh-Hant", {"family": "林", "given": "健太"})]
)
def test_the_language_of_the_text_tells_whose_name_it_is(language: str, name: dict[str, str]) -> None:
    assert csl_name("林健太", language=language) == name


BY_EDITOR = [
    ("Gabriel García Márquez", "García Márquez", {"family": "García Márquez", "given": "Gabriel"}),
    ("JONGSOO LEE", "Lee", {"family": "LEE", "given": "JONGSOO"}),
    ("Lee Lee", "Lee", {"family": "Lee", "given": "Lee"}),
    ("Maria Lopez Garcia", "Lopez", {"family": "Lopez", "given": "Maria Garcia"}),
    ("Vincent van Gogh", "van Gogh", {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}),
    ("Alexis de Tocqueville", "Tocqueville", {"family": "Tocqueville", "given": "Alexis", "dropping-particle": "de"}),
    (
        "Martin Luther King, Jr.", "Luther King",
        {"family": "Luther King", "given": "Martin", "suffix": "Jr.", "comma-suffix": True},
    ),
    ("Sir Ian McKellen", "McKellen", {"family": "McKellen", "given": "Ian"}),
    ("Jane Doe PhD", "Doe", {"family": "Doe", "given": "Jane"}),
    ("King, Martin Luther", "King", {"family": "King", "given": "Martin Luther"}),
    ("Jane Human Watch", "Watch", {"family": "Watch", "given": "Jane Human"}),
    ("山本健", "山本", {"family": "山本", "given": "健"}),
    ("김대중", "김", {"family": "김", "given": "대중"}),
    # Printed family name first, in letters that do not say so.
    ("Kim Dae-jung", "Kim", {"family": "Kim", "given": "Dae-jung", "static-ordering": True}),
    ("Nguyễn Phú Trọng", "Nguyễn", {"family": "Nguyễn", "given": "Phú Trọng", "static-ordering": True}),
    # One whole.
    ("The Editorial Board", "The Editorial Board", {"literal": "The Editorial Board"}),
    ("Dr. Oz", "Oz", {"literal": "Dr. Oz"}),
    # Small letters: the last of the given names never drops, and a family name in small letters is not a particle.
    ("anna meyer", "meyer", {"family": "meyer", "given": "anna"}),
    ("anna de meyer", "meyer", {"family": "meyer", "given": "anna", "dropping-particle": "de"}),
    ("anna von der meyer", "meyer", {"family": "meyer", "given": "anna", "dropping-particle": "von der"}),
    ("Meyer de la Tour", "Meyer", {"family": "Meyer", "given": "de la Tour", "static-ordering": True}),
    ("Kim Dae III", "Kim", {"family": "Kim", "given": "Dae III", "static-ordering": True}),
    ("Dr. 毛泽东", "毛", {"literal": "Dr. 毛泽东"}),
    ("Kim Dae de", "Kim", {"family": "Kim", "given": "Dae de", "static-ordering": True}),
    # A suffix, with a comma and without; two suffixes; a suffix that is the only given name.
    ("Robert Downey Jr.", "Downey", {"family": "Downey", "given": "Robert", "suffix": "Jr."}),
    ("Robert Downey Jr. III", "Downey", {"family": "Downey", "given": "Robert", "suffix": "Jr. III"}),
    ("Downey, Robert", "Downey", {"family": "Downey", "given": "Robert"}),
    ("Robert Downey iii", "Downey", {"family": "Downey", "given": "Robert", "suffix": "iii"}),
    ("Jane Doe, PhD", "Doe", {"family": "Doe", "given": "Jane"}),
    # Honorifics and orders go, wherever the family name stands.
    ("Prof. Dr. Jane Doe", "Doe", {"family": "Doe", "given": "Jane"}),
    ("Eduardo Sánchez, S.J.", "Sánchez", {"family": "Sánchez", "given": "Eduardo"}),
    ("Sir Mix", "Sir Mix", {"literal": "Sir Mix"}),
    ("  The   Board ", "The Board", {"literal": "The Board"}),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "family", "name"), BY_EDITOR, ids=[row[0] for row in BY_EDITOR])
def test_what_the_editor_says_counts(printed: str, family: str, name: dict[str, object]) -> None:
    assert csl_name(printed, family) == name


@pytest.mark.parametrize(("printed", "family"), [("Jongsoo Kim", "Lee"), ("Leonard Leopold", "Leo")])
def test_a_family_name_that_was_not_printed_says_nothing(printed: str, family: str) -> None:
    assert csl_name(printed, family) == csl_name(printed)


def test_no_name_brings_markup_along() -> None:
    assert csl_name("Jane <i>Doe</i>") == {"family": "<i>Doe</i>", "given": "Jane"}
    assert csl_name("<b>Plato</b>") == {"literal": "<b>Plato</b>"}


# ── What is stated ──────────────────────────────────────────────────────────────────────────────────────────────────
def parts(family: str, given: str = "", **more: object) -> dict[str, object]:
    """A CSL name."""
    named = {
        "kept": "non-dropping-particle",
        "dropped": "dropping-particle",
        "comma": "comma-suffix",
        "static": "static-ordering",
    }
    known = {"family": family, "given": given, **{named.get(part, part): value for part, value in more.items()}}
    return {part: value for part, value in known.items() if value}


STATED = [
    ("Mario Vargas Llosa", NameParts("Vargas Llosa", "Mario"), parts("Vargas Llosa", "Mario")),
    ("Llosa Mario", NameParts("Llosa", "Mario"), parts("Llosa", "Mario", static=True)),
    ("Llosa, Mario", NameParts("Llosa", "Mario"), parts("Llosa", "Mario")),
    ("The Example Consortium", NameParts(literal="The Example Consortium"), {"literal": "The Example Consortium"}),
    ("Jane Doe", NameParts(literal="Jane Doe"), {"literal": "Jane Doe"}),
    ("Vincent van Gogh", NameParts("Gogh", "Vincent", "van"), parts("Gogh", "Vincent", kept="van")),
    ("Otto Von Bismarck", NameParts("Bismarck", "Otto", "Von"), parts("Bismarck", "Otto", kept="Von")),
    ("Vincent van Gogh", NameParts("van Gogh", "Vincent"), parts("Gogh", "Vincent", kept="van")),
    ("Alexis de Tocqueville", NameParts("Tocqueville", "Alexis de"), parts("Tocqueville", "Alexis", dropped="de")),
    ("Martin King, Jr.", NameParts("King", "Martin", suffix="Jr."), parts("King", "Martin", suffix="Jr.", comma=True)),
    ("Martin King Jr.", NameParts("King", "Martin", suffix="Jr."), parts("King", "Martin", suffix="Jr.")),
    ("Jane Human Watch", NameParts("Watch", "Jane Human"), parts("Watch", "Jane Human")),
    ("Jane Ann Doe", NameParts("Ann Doe"), parts("Ann Doe", "Jane")),
    ("Plato", NameParts("Plato"), {"literal": "Plato"}),
    ("J. D.", NameParts("Doe"), parts("Doe")),
    ("Kim Dae-jung", NameParts("Kim", "Dae-jung"), parts("Kim", "Dae-jung", static=True)),
    ("김대중", NameParts("김", "대중"), parts("김", "대중")),
]


@pytest.mark.parametrize(("printed", "stated", "name"), STATED, ids=[f"{row[0]}, {row[1].as_json()}" for row in STATED])
def test_stated_parts_go_before_the_form_of_the_name(printed: str, stated: NameParts, name: dict[str, object]) -> None:
    assert csl_name(printed, "Someone", stated=stated) == name


@pytest.mark.parametrize(("printed", "family", "name"), BY_EDITOR, ids=[row[0] for row in BY_EDITOR])
def test_a_family_name_states_the_parts(printed: str, family: str, name: dict[str, object]) -> None:
    parts = stated_by_family(printed, family)
    assert parts is not None
    assert csl_name(printed, stated=parts) == name


def test_a_family_name_that_is_not_in_the_name_states_nothing() -> None:
    assert stated_by_family("Jongsoo Kim", "Lee") is None


# ── Institutions, and names with the family name first ──────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "printed",
    [
        "The Editorial Board", "Editorial Board", "European Commission", "Human Rights Watch", "Agence France-Presse",
        "World Health Organization", "BBC News", "Associated Press", "The Associated Press", "U.S. Department of State",
        "The Times", "Doctors Without Borders", "Staff Reporter", "Amnesty International", "United Nations", "European Union",
        "Yonhap News Agency", "Deutsche Welle", "Bundesministerium der Finanzen", "Ministère des Affaires étrangères",
        "Redacción Política", "Friends of the Earth", "Johnson & Johnson", "Data Team", "World Bank",
        "The  Example\u00a0Group",
    ],
)  # fmt: skip
def test_an_institution_stays_whole(printed: str) -> None:
    assert csl_name(printed) == {"literal": " ".join(printed.split())}


@pytest.mark.parametrize(
    ("printed", "family"),
    [
        ("Emily Post", "Post"), ("Theo Boardman", "Boardman"), ("Anne Newsome", "Newsome"), ("Thea Unionson", "Unionson"),
        ("Kim On Lee", "Lee"),
    ],
)  # fmt: skip
def test_a_word_that_only_begins_like_an_institutions_divides_a_name(printed: str, family: str) -> None:
    assert csl_name(printed)["family"] == family


EASTERN = [
    ("Moon Jae-in", "Moon", "Jae-in"), ("Park Geun-hye", "Park", "Geun-hye"), ("Ban Ki-Moon", "Ban", "Ki-Moon"),
    ("Roh Moo-Hyun", "Roh", "Moo-Hyun"), ("MOON Jae-in", "MOON", "Jae-in"), ("Nguyễn Văn A", "Nguyễn", "Văn A"),
    ("Lê Đức Thọ", "Lê", "Đức Thọ"), ("Trần Thị Mai", "Trần", "Thị Mai"), ("Nguyen Van Linh", "Nguyen", "Van Linh"),
    ("Ho Chi Minh", "Ho", "Chi Minh"), ("Phạm Tuân", "Phạm", "Tuân"), ("Nguyễn Văn Trần", "Nguyễn", "Văn Trần"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "family", "given"), EASTERN)
def test_names_of_korea_and_vietnam_have_their_family_name_first(printed: str, family: str, given: str) -> None:
    assert csl_name(printed) == {"family": family, "given": given, "static-ordering": True}


@pytest.mark.parametrize(
    ("printed", "family"),
    [
        ("Jae-in Moon", "Moon"), ("Viet Thanh Nguyen", "Nguyen"), ("Kim Campbell-Smith", "Campbell-Smith"),
        ("Lee Jean-Paul", "Jean-Paul"), ("Kim Campbell", "Campbell"), ("Anne Ki-Moon", "Ki-Moon"), ("Le Corbusier", "Corbusier"),
        ("Ho A. Minh", "Minh"), ("Nguyen Le", "Le"), ("Nguyen Smith", "Smith"), ("Mai Thi Nguyen", "Nguyen"),
        ("Kim Min Jae-in", "Jae-in"), ("Lê Minh Nguyễn", "Nguyễn"), ("Ho Anh Nguyen", "Nguyen"),
    ],
)  # fmt: skip
def test_other_names_keep_the_order_of_the_west(printed: str, family: str) -> None:
    assert csl_name(printed)["family"] == family
