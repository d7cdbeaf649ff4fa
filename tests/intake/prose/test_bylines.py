"""Bylines: which lines are one, and the names as printed."""

import pytest

from articles.intake.prose.bylines import (
    continues_byline,
    in_lower_case,
    opens_byline,
    read_byline,
    read_names,
)
from articles.intake.prose.names_stated import names_stated
from articles.intake.prose.signatures import read_signature, read_signature_alone
from articles.intake.vocabulary import LANGUAGES
from articles.intake.vocabulary.words import Vocabulary


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("By A and B", ["A", "B"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("By Jane Doe, John Roe and Mary Major", ["Jane Doe", "John Roe", "Mary Major"]),
        ("By Jane Doe, John Roe, and Mary Major", ["Jane Doe", "John Roe", "Mary Major"]),
        ("BY JANE DOE", ["JANE DOE"]),
        ("By Dr. Jane van der Doe & Prof. John O’Roe Jr.", ["Dr. Jane van der Doe", "Prof. John O’Roe Jr."]),
        ("By Jane Doe with John Roe", ["Jane Doe", "John Roe"]),
        ("By Jane Doe, PhD", ["Jane Doe, PhD"]),
        ("By the Editorial Board", ["the Editorial Board"]),
        ("Von Anna Müller und Jörg Weiß", ["Anna Müller", "Jörg Weiß"]),
        ("Par Jean-Luc d’Arcy", ["Jean-Luc d’Arcy"]),
        ("Por José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("By: J.R.R. Example", ["J.R.R. Example"]),
        ("Reported by Jane Doe", ["Jane Doe"]),
        ("By Ludwig van Example and Ibn al-Haytham", ["Ludwig van Example", "Ibn al-Haytham"]),
        ("By 李明", ["李明"]),
    ],
)
def test_names_are_as_printed(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [printed.name for printed in byline.names] == names
    assert byline.remainder is None


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the committee had voted.",
        "By Monday, the committee had voted",
        "By the end of the year",
        "By all accounts",
        "By default",
        "By 2030",
        "By June",
        "Jane Doe",
        "Bye Jane Doe",
        "By " + "Jane Doe, " * 60,
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "position", "organisation"),
    [
        ("By Jane Doe, Professor of History at Example University", "Professor of History", "Example University"),
        ("By Jane Doe, Director, Institute of Things", "Director", "Institute of Things"),
    ],
)
def test_an_affiliation_that_is_clearly_split(line: str, position: str, organisation: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    (printed,) = byline.names
    (affiliation,) = printed.affiliations
    assert (printed.name, affiliation.position, affiliation.organisation) == ("Jane Doe", position, organisation)


@pytest.mark.parametrize(
    ("line", "remainder"),
    [
        ("By Jane Doe for The Conversation", "for The Conversation"),
        ("By Jane Doe, Staff Writer", "Staff Writer"),
        ("By Jane Doe, former president of Quell, Marle and Oxley", "former president of Quell, Marle and Oxley"),
    ],
)
def test_what_is_no_name_and_not_clear_is_kept_whole(line: str, remainder: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert ([printed.name for printed in byline.names], byline.remainder) == (["Jane Doe"], remainder)
    assert byline.names[0].affiliations == ()


def test_a_byline_has_at_most_three_hundred_characters() -> None:
    assert read_byline(f"By Jane Doe for {'X' * 284}") is not None
    assert read_byline(f"By Jane Doe for {'X' * 285}") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe.", ["Jane Doe"]),
        ("By J. R.", ["J. R."]),
        ("By Jane Li.", ["Jane Li."]),
        ("By John Roe Jr.", ["John Roe Jr."]),
        ("By A, B", ["A", "B"]),
        ("Von Anna Müller mit Jörg Weiß", ["Anna Müller", "Jörg Weiß"]),
        ("Por Ana Ruiz y Luis Paz", ["Ana Ruiz", "Luis Paz"]),
        ("Author: Jane Doe", ["Jane Doe"]),
        ("Words by Jane Doe", ["Jane Doe"]),
    ],
)
def test_where_a_list_of_names_is_cut(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [printed.name for printed in byline.names] == names


@pytest.mark.parametrize(
    "line",
    [
        "By Jane.",
        "By Jane Doe, the war had ended",
        "By Jane, Professor at Port University",
        "By Jane Doe, Editor, left.",
    ],
)
def test_what_is_not_clear_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_the_last_of_several_authors_holds_the_position() -> None:
    byline = read_byline("By Jane Doe and John Roe, Fellow at Port University for The Hill")
    assert byline is not None
    assert [len(printed.affiliations) for printed in byline.names] == [0, 1]
    assert byline.remainder == "for The Hill"


def test_a_position_with_two_commas_is_not_divided() -> None:
    byline = read_byline("By Jane Doe, Editor, Port University, Quell")
    assert byline is not None
    assert (byline.remainder, byline.names[0].affiliations) == ("Editor, Port University, Quell", ())


def test_a_comma_divides_a_position_only_from_an_organisation() -> None:
    byline = read_byline("By Jane Doe, Editor, Quell")
    assert byline is not None
    assert (byline.remainder, byline.names[0].affiliations) == ("Editor, Quell", ())


@pytest.mark.parametrize(
    ("line", "names", "remainder"),
    [
        ("By Jane Doe, Brookings", ["Jane Doe"], "Brookings"),
        ("By Jane Doe, The Quell Courier", ["Jane Doe"], "The Quell Courier"),
        ("By Jane Doe | Reuters", ["Jane Doe"], "Reuters"),
        ("Von Jane Doe, dpa", ["Jane Doe"], "dpa"),
        ("By Jane Doe (AP)", ["Jane Doe"], "(AP)"),
        ("文：山田太郎（編集部）", ["山田太郎"], "（編集部）"),
        ("Par Jane Doe (Quell, envoyée spéciale)", ["Jane Doe"], "(Quell, envoyée spéciale)"),
        ("By JANE DOE in Quell", ["JANE DOE"], "in Quell"),
        ("By Jane Doe in Quell and John Roe in Marle", ["Jane Doe", "John Roe"], "in Quell in Marle"),
        ("By Jane Doe jane.doe@courier.example", ["Jane Doe"], "jane.doe@courier.example"),
        ("By Jane Doe @janedoe", ["Jane Doe"], "@janedoe"),
        ("By Jane Doe 3 hours ago", ["Jane Doe"], "3 hours ago"),
        ("By Jane Doe and John Roe, with additional reporting by Kim Poe", ["Jane Doe", "John Roe"],
         "with additional reporting by Kim Poe"),
        ("By Jane Doe, as told to John Roe", ["Jane Doe"], "as told to John Roe"),
        ("By Jane Doe. Translated by John Roe", ["Jane Doe"], "Translated by John Roe"),
        ("Words by Jane Doe. Photographs by John Roe", ["Jane Doe"], "Photographs by John Roe"),
        ("Text: Jane Doe | Photos: John Roe", ["Jane Doe"], "Photos: John Roe"),
        ("By Jane Doe, Editor, and John Roe, Writer", ["Jane Doe", "John Roe"], "Editor, Writer"),
        ("By Jane Doe / John Roe", ["Jane Doe", "John Roe"], None),
        ("By Jane Doe (with John Roe and Kim Poe)", ["Jane Doe", "John Roe", "Kim Poe"], None),
        ("Interview by Jane Doe", ["Jane Doe"], None),
        ("By Department of Marine Works", ["Department of Marine Works"], None),
        ("di Jane Doe e Ugo Sarti", ["Jane Doe", "Ugo Sarti"], None),
        ("Door Jane Doe en Joost ter Horst", ["Jane Doe", "Joost ter Horst"], None),
        ("Av Anna Berg och Erik Lund", ["Anna Berg", "Erik Lund"], None),
        ("Por Ana Ruiz e João Prado", ["Ana Ruiz", "João Prado"], None),
        ("Автор: Анна Петрова", ["Анна Петрова"], None),
        ("Autorka: Anna Nowak", ["Anna Nowak"], None),
        ("Yazan: Ayşe Demir", ["Ayşe Demir"], None),
        ("بقلم محمد علي", ["محمد علي"], None),
        ("מאת דוד לוי", ["דוד לוי"], None),
        ("लेखक: राम शर्मा", ["राम शर्मा"], None),
        ("作者：李明、王芳", ["李明", "王芳"], None),
        ("记者 李明", ["李明"], None),
        ("文・佐藤花子", ["佐藤花子"], None),
        ("김하늘 기자", ["김하늘"], None),
        ("글 김하늘", ["김하늘"], None),
        ("Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"], None),
    ],
)  # fmt: skip
def test_the_names_that_are_certain_are_taken_and_the_rest_is_kept(
    line: str, names: list[str], remainder: str | None
) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert ([printed.name for printed in byline.names], byline.remainder) == (names, remainder)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_each_language_can_print_a_byline(language: Vocabulary) -> None:
    opening = language.by[0] if language.by else f"{language.author_labels[0].split('(')[0]}:"
    byline = read_byline(f"{opening} Jane Doe")
    assert byline is not None
    assert byline.names[0].name == "Jane Doe"


@pytest.mark.parametrize(
    "line",
    [
        "By the Light of the Moon",
        "By Jane Doe, left",
        "By Jane Doe in the garden",
        "By Jane Doe (and others (many))",
        "Von der Leyen warnt vor Krieg",
        "Story Jane Doe",
        "Bericht von der Front",
        "By Jane Doe and 20 boats",
        "Di Caprio",
        "By Jane Doe Harbour Correspondent",
    ],
)
def test_what_no_form_explains_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("By Jane Doe and the others", True),
        ("Author: see below", True),
        ("By the numbers", False),
        ("By 2030 half of it is gone", False),
        ("By Jane Doe and the others, who left.", False),
        ("By Jane and a great many of the other people", False),
        ("Jane Doe", False),
    ],
)
def test_a_line_that_begins_as_a_byline_does(line: str, opens: bool) -> None:
    assert opens_byline(line) is opens


@pytest.mark.parametrize(
    ("line", "name"),
    [("by jane doe", "jane doe"), ("by popular demand", None), ("by jane", None), ("by Jane doe", None), ("By jane doe", None)],
)  # fmt: skip
def test_a_byline_in_lower_case(line: str, name: str | None) -> None:
    byline = in_lower_case(line)
    assert (byline.names[0].name if byline else None) == name


def test_a_line_that_goes_on_with_a_byline() -> None:
    assert continues_byline("By Jane Doe", "and John Roe")
    assert not continues_byline("By Jane Doe", "John Roe")
    assert not continues_byline("By Jane Doe", "and so it went")
    assert not continues_byline("Jane Doe", "and John Roe")


@pytest.mark.parametrize(
    ("stated", "names", "remainder"),
    [
        ("Jane Doe and John Roe", ["Jane Doe", "John Roe"], None),
        ("Jane Doe, J. A. Roe, Kim J.S. Poe, and Ann Ex, Post", ["Jane Doe", "J. A. Roe", "Kim J.S. Poe", "Ann Ex"], "Post"),
        ("Doe, Jane", ["Doe, Jane"], None),
        ("Reed & Sons", ["Reed & Sons"], None),
        ("Reed & i", ["Reed & i"], None),
        ("Jane Doe jane@courier.example", ["Jane Doe"], "jane@courier.example"),
        ("jane@courier.example (Jane Doe)", ["Jane Doe"], None),
        ('<a href="/jane">Jane Doe</a>', ["Jane Doe"], None),
        ("Department of Trade and Industry", ["Department of Trade and Industry"], None),
    ],
)  # fmt: skip
def test_names_that_a_head_states(stated: str, names: list[str], remainder: str | None) -> None:
    listed = names_stated(stated)
    assert ([printed.name for printed in listed.names], listed.remainder) == (names, remainder)


def test_a_position_behind_a_stated_name_is_held_by_its_owner() -> None:
    (printed,) = names_stated("Jane Doe, Harbour Correspondent").names
    assert (printed.name, printed.affiliations[0].position) == ("Jane Doe", "Harbour Correspondent")


def test_an_agency_behind_a_line_is_no_part_of_the_name() -> None:
    byline = read_byline("By Jane Doe | Associated Press")
    assert byline is not None
    assert ([printed.name for printed in byline.names], byline.remainder) == (["Jane Doe"], "Associated Press")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("— Jane Doe", "Jane Doe"),
        ("-- Jane van der Doe", "Jane van der Doe"),
        ("– J. R. Example", "J. R. Example"),
        ("— Jane", None),
        ("— and then it left", None),
        ("Jane Doe", None),
    ],
)
def test_a_signature_is_a_name_behind_a_dash(line: str, name: str | None) -> None:
    byline = read_signature(line)
    assert (byline.names[0].name if byline else None) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("作者：李明 王芳", ["李明", "王芳"]),
        ("作者：王小明　李大華", ["王小明", "李大華"]),
        ("김하늘 박서준 기자", ["김하늘", "박서준"]),
        ("文・山田太郎 佐藤花子", ["山田太郎 佐藤花子"]),  # not known to be two
        ("文・林田 文子", ["林田 文子"]),
        ("김 하늘 기자", ["김 하늘"]),
        ("作者：李明", ["李明"]),
    ],
)
def test_whole_names_that_a_space_alone_parts(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [printed.name for printed in byline.names] == names


@pytest.mark.parametrize(
    ("line", "names", "remainder"),
    [
        ("By Jane Doe, New York", ["Jane Doe"], "New York"),
        ("By Jane Doe, Agence France-Presse", ["Jane Doe"], "Agence France-Presse"),
        ("By Jane Doe and Associated Press", ["Jane Doe"], "Associated Press"),
        ("By Jane Doe and agencies", ["Jane Doe"], "agencies"),
        ("By Jane Doe, John Roe and 2 others", ["Jane Doe", "John Roe"], "and 2 others"),
        ("Von Johanna Müller, Jan Roth u. a.", ["Johanna Müller", "Jan Roth"], "u. a."),
        ("Von unserer Korrespondentin Johanna Müller", ["Johanna Müller"], None),
        ("Von Johanna Müller (Text) und Jan Roth (Fotos)", ["Johanna Müller"], "und Jan Roth (Fotos)"),
        ("Av: Eva Lind/TT", ["Eva Lind"], "TT"),
        ("Par Jeanne Doe (avec AFP)", ["Jeanne Doe"], "(avec AFP)"),
        ("Par Jeanne Doe, envoyée spéciale à Séoul", ["Jeanne Doe"], "envoyée spéciale à Séoul"),
        ("Eine Reportage von Johanna Müller", ["Johanna Müller"], None),
        ("מאת נועה לוי ודן כהן", ["נועה לוי", "דן כהן"], None),
        ("מאת נועה לוי ורד", ["נועה לוי ורד"], None),
        ("بقلم ليلى حداد وسامي نصار", ["ليلى حداد", "سامي نصار"], None),
        ("بقلم ليلى حداد وليد نصار", ["ليلى حداد وليد نصار"], None),
        ("记者 李明 北京报道", ["李明"], None),
        ("김하늘 서울대 교수", ["김하늘"], None),
    ],
)
def test_what_stands_beside_names_is_none_of_them(line: str, names: list[str], remainder: str | None) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert ([printed.name for printed in byline.names], byline.remainder) == (names, remainder)


def test_from_is_no_word_of_a_name() -> None:
    assert read_names("From Jane Doe") is None


@pytest.mark.parametrize(
    ("line", "names", "rest"),
    [
        ("Words Jane Doe Photography Ann Ex", ["Jane Doe"], "Photography Ann Ex"),
        ("Tekst Jane Doe Beeld Ann Ex", ["Jane Doe"], "Beeld Ann Ex"),
        ("Text & foto: Jane Doe", ["Jane Doe"], None),
        ("By our Transport Correspondent, Jane Doe", ["Jane Doe"], None),
        ("Aus Hamburg berichtet Jane Doe", ["Jane Doe"], None),
        ("Une tribune d’Anne Dupont", ["Anne Dupont"], None),
        ("Autorzy: Anna Nowak i Jan Kos", ["Anna Nowak", "Jan Kos"], None),
        ("Av Anna Ek i Stockholm", ["Anna Ek"], "i Stockholm"),
        ("Por Jane Doe, da Agência Vale", ["Jane Doe"], "da Agência Vale"),
        ("글 김하늘 기자 · 사진 이도윤 기자", ["김하늘"], "사진 이도윤 기자"),
        ("记者 李明 王芳 报道", ["李明", "王芳"], None),
        ("文｜李明", ["李明"], None),
        ("采写：本报记者 李明", ["李明"], None),
        ("Escribe: Jane Doe", ["Jane Doe"], None),
    ],
)
def test_labels_and_reporters_of_further_languages(line: str, names: list[str], rest: str | None) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [printed.name for printed in byline.names] == names
    assert byline.remainder == rest


@pytest.mark.parametrize("line", ["Text Messages Photography Basics", "Redacción Barcelona", "Words Matter"])
def test_a_label_without_a_sign_and_full_names_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Jane Doe/John Roe", ["Jane Doe", "John Roe"]),
        ("AC/DC", ["AC/DC"]),
    ],
)
def test_a_stroke_parts_full_names_alone(stated: str, names: list[str]) -> None:
    assert [printed.name for printed in names_stated(stated).names] == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("(Jane Doe)", "Jane Doe"),
        ("Jane DOE", "Jane DOE"),
        ("Jane Doe", None),
        ("JANE DOE", None),
        ("(New York)", None),
        ("(dpa)", None),
    ],
)
def test_a_name_alone_signs_a_text_in_brackets_or_with_capitals(line: str, name: str | None) -> None:
    byline = read_signature_alone(line)
    assert (byline.names[0].name if byline else None) == name
