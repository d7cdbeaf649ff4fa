"""The matter before the text: title, subtitle, byline, date, credit, in any order."""

import pytest

from articles.intake.prose.draft import Draft, Unit
from articles.intake.prose.front import read_front

PROSE = "The harbour at Quell has been closed for eleven years, and nobody can say for whose benefit it was done."


def front(*texts: str, draft: Draft | None = None) -> tuple[int, Draft]:
    draft = draft or Draft()
    units = [Unit(text, "rule" if text == "***" else "text", order, order) for order, text in enumerate(texts)]
    return read_front(units, draft), draft


def left_out(draft: Draft) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for piece in draft.left_out]


def test_the_usual_front() -> None:
    position, draft = front(
        "Opinion", "Ice", "***", "A Dek of Words", "By Jane Doe", "3 April 2021", "Photo: Ann Ex", PROSE
    )
    assert (position, draft.title, draft.subtitle, draft.published, draft.credit) == (
        7,
        "Ice",
        "A Dek of Words",
        "2021-04-03",
        "Ann Ex",
    )
    assert [printed.name for printed in draft.names] == ["Jane Doe"]
    assert left_out(draft) == [("Opinion", "site furniture before the text")]


@pytest.mark.parametrize(("length", "found"), [(300, True), (301, False)])
def test_a_title_has_at_most_three_hundred_characters(length: int, found: bool) -> None:
    draft = front("x" * length, PROSE)[1]
    assert (draft.title is not None) is found
    assert any("No title was found" in warning for warning in draft.warnings) is not found


@pytest.mark.parametrize(("length", "found"), [(450, True), (451, False)])
def test_a_subtitle_before_the_byline_has_at_most_four_hundred_and_fifty(length: int, found: bool) -> None:
    assert (front("Ice", "x" * length, "By Jane Doe", PROSE)[1].subtitle is not None) is found


@pytest.mark.parametrize(
    ("lines", "subtitle"),
    [
        (("One.", "Two.", "Three.", "By Jane Doe"), "One."),
        (("One.", "Two.", "Three.", "Four.", "By Jane Doe"), None),
        (("One.", "1984"), None),
        (("One.", "April 1984"), "One."),
        (("One.", "***", "By Jane Doe"), None),
        (("One.", PROSE * 5, "By Jane Doe"), None),
    ],
)
def test_a_line_is_the_subtitle_if_a_date_or_byline_follows(lines: tuple[str, ...], subtitle: str | None) -> None:
    assert front("Ice", *lines, PROSE)[1].subtitle == subtitle


def test_a_day_without_its_year_is_no_date_and_no_paragraph() -> None:
    position, draft = front("Ice", "17 May", PROSE)
    assert (position, draft.published, left_out(draft)) == (2, None, [("17 May", "a day without its year")])


def test_a_note_that_begins_with_the_label_of_a_date_is_a_note() -> None:
    draft = front("Ice", "Erstveröffentlichung: Hafenpost, 3. Mai 2024", PROSE)[1]
    assert (draft.published, draft.notes) == (None, ["Erstveröffentlichung: Hafenpost, 3. Mai 2024"])


ABOUT_JANE = "Jane Doe is a fellow at the Port Institute in Quell."


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Jane Doe", PROSE, ABOUT_JANE), ["Jane Doe"]),
        (("Jane Doe", PROSE), []),
        ((ABOUT_JANE, "Jane Doe", PROSE), []),
        (("By John Roe", "Jane Doe", PROSE, ABOUT_JANE), ["John Roe"]),
    ],
)
def test_a_name_alone_on_a_line_is_the_author_s_if_a_biography_follows(
    lines: tuple[str, ...], names: list[str]
) -> None:
    assert [printed.name for printed in front("Ice", *lines)[1].names] == names


@pytest.mark.parametrize(
    "lines",
    [
        ("A dek", "Photo: Ann Ex", "The quay at dawn", "By Jane Doe"),
        ("A dek", "The quay at dawn", "Photo: Ann Ex", "By Jane Doe"),
    ],
)
def test_a_further_line_beside_a_credit_is_a_caption(lines: tuple[str, ...]) -> None:
    assert ("The quay at dawn", "the caption of a picture") in left_out(front("Ice", *lines, PROSE)[1])


def test_further_lines_before_the_byline_are_kept_as_paragraphs() -> None:
    long = "x" * 61
    draft = front("Ice", "A dek", long, "By Jane Doe", PROSE)[1]
    assert [unit.text for unit in draft.body] == [long]
    assert draft.warnings == [f"“{'x' * 59}…” stands before the byline or date and was kept as a paragraph."]
    assert "“" + "x" * 60 + "”" in front("Ice", "A dek", "x" * 60, "By Jane Doe", PROSE)[1].warnings[0]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("A dek of words", True),
        ("A short dek", False),
        ("A dek of words.", False),
        ("A dek of words:", False),
        ("a b c " + "x" * 294, True),
        ("a b c " + "x" * 295, False),
    ],
)
def test_a_lone_line_below_the_title(line: str, found: bool) -> None:
    draft = front("Ice", line, PROSE)[1]
    assert (draft.subtitle == line) is found
    assert any("was taken for the subtitle" in warning for warning in draft.warnings) is found


def test_a_lone_line_is_the_subtitle_only_right_below_the_title_and_above_a_sentence() -> None:
    assert front("Ice", "By Jane Doe", "A dek of words", PROSE)[1].subtitle is None
    assert front("Ice", "A dek of words", "Another such line")[1].subtitle is None
    assert front("Ice", "A dek of words")[1].subtitle is None


def test_dates() -> None:
    draft = front("Ice", "3 April 2021", "2021-04-03", "Updated 5 April 2021", "04/05/2021", PROSE)[1]
    assert draft.published == "2021-04-03"
    assert left_out(draft) == [
        ("2021-04-03", "a further date"),
        ("Updated 5 April 2021", "the date of an update"),
        ("04/05/2021", "a date that can be read two ways"),
    ]
    assert len(draft.warnings) == 1
    assert front("Ice", "3 April 2021", "4 April 2021", PROSE)[1].warnings == [
        "The document prints a second date, “4 April 2021”; the first one was taken."
    ]


def test_a_byline_that_repeats_a_name() -> None:
    draft = front("Ice", "By Jane Doe", "By Jane Doe and John Roe for The Hill", PROSE)[1]
    assert [printed.name for printed in draft.names] == ["Jane Doe", "John Roe"]
    assert [reason for _, reason in left_out(draft)] == [
        "a byline that repeats a name",
        "words of the byline that are no name",
    ]


def test_notes_disclaimers_and_biographies_before_the_text() -> None:
    note, disclaimer, biography = (
        "Originally published in The Hill on May 1, 2020.",
        "The views are the author's own.",
        "Jane Doe is a fellow.",
    )
    position, draft = front("Ice", "By Jane Doe", note, disclaimer, biography, PROSE)
    assert (position, draft.notes, draft.disclaimer, draft.biographies) == (5, [note], disclaimer, [biography])


def test_a_name_alone_needs_its_biography() -> None:
    assert [printed.name for printed in front("Ice", "Jane Doe", PROSE, "Jane Doe is a fellow.")[1].names] == [
        "Jane Doe"
    ]
    assert front("Ice", "Jane Doe", PROSE)[1].names == []
    assert front("Ice", "Jane Doe", *[PROSE] * 12, "Jane Doe is a fellow.", *[PROSE] * 12)[1].names == []


@pytest.mark.parametrize(("lines", "found"), [(58, True), (59, False)])
def test_the_front_is_at_most_sixty_units_long(lines: int, found: bool) -> None:
    assert (front("Ice", *["Share"] * lines, "3 April 2021", PROSE)[1].published is not None) is found


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("1984", PROSE), "1984"),
        (("1984", "***", PROSE), "1984"),
        (("1984", "By Jane Doe", PROSE), "1984"),
        (("1984", "It froze.", PROSE), "1984"),
        (("1984", "x" * 301, PROSE), "1984"),
        (("1984",), "1984"),
        (("1984", "The Way Forward", PROSE), "The Way Forward"),
        (("1984", "***", "The Way Forward", PROSE), "The Way Forward"),
        (("1984", "By Jane Doe", "The Way Forward", PROSE), "The Way Forward"),
        (("1984", "x" * 300, PROSE), "x" * 300),
        (("Photo: Ann Ex", "The Way Forward", PROSE), "The Way Forward"),
    ],
)
def test_a_line_with_the_form_of_a_year_is_the_title_if_no_other_line_is(lines: tuple[str, ...], title: str) -> None:
    assert front(*lines)[1].title == title


def test_a_list_right_below_a_year_is_the_text_below_the_title() -> None:
    draft = Draft()
    read_front([Unit("1984"), Unit("By Jane Doe", "list-item"), Unit("The Way Forward"), Unit(PROSE)], draft)
    assert draft.title == "1984"


def test_credits_after_the_first_are_left_out() -> None:
    draft = front("Ice", "Photo: Ann Ex", "Photo: Kim Ex", PROSE)[1]
    assert (draft.credit, left_out(draft)) == ("Ann Ex", [("Kim Ex", "the credit of a further picture")])


def test_a_subtitle_that_is_known_stays() -> None:
    assert front("Ice", "A dek of words", PROSE, draft=Draft(subtitle="S"))[1].subtitle == "S"


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Culture", "The Long Way Home"),
        ("POLITICS", "The Long Way Home"),
        ("Kultur", "Der lange Weg"),
        ("文化", "回到港口的漫长旅程"),
        ("Sức khỏe", "Con đường dài"),
    ],
)
def test_the_name_of_a_section_above_the_title_is_left_out(label: str, title: str) -> None:
    position, draft = front(label, title, "By Jane Doe", "The port closed at noon.")
    assert (position, draft.title, draft.subtitle) == (3, title, None)
    assert left_out(draft) == [(label, "a label above the title")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Homecoming", "The Long Way to Hull", "By Jane Doe"),  # no section
        ("Culture", "By Jane Doe"),
        ("Culture", "Hull", "By Jane Doe"),
        ("Culture", "x" * 200 + " " + "y" * 100, "By Jane Doe"),
        ("Culture",),
    ],
)
def test_another_word_or_one_with_no_title_below_it_is_the_title(lines: tuple[str, ...]) -> None:
    _, draft = front(*lines, "The port closed at noon.")
    assert (draft.title, left_out(draft)) == (lines[0], [])


def test_the_name_of_a_section_beside_a_known_title_is_left_out() -> None:
    _, draft = front("Culture", "By Jane Doe", "The port closed at noon.", draft=Draft(title="The Long Way"))
    assert (draft.subtitle, left_out(draft)) == (None, [("Culture", "a label above the title")])


def test_a_name_beside_the_date_is_no_subtitle_and_no_certain_author() -> None:
    _, draft = front("Ice", "Jane Doe", "3 April 2021", PROSE)
    assert (draft.subtitle, draft.names, draft.published) == (None, [], "2021-04-03")
    assert [text for text, _ in left_out(draft)] == ["Jane Doe"]


@pytest.mark.parametrize(
    "line",
    [
        "Spring 2023", "Spring/Summer 2023", "May/June 2023", "May–June 2023", "Winter 2022/23", "Vol. 12, No. 3 (Summer 2021)",
        "Issue 45, Autumn 2020", "Fall 2019 | Volume 3", "Spring 2023 Issue", "Frühjahr 2023", "Heft 3, Sommer 2020",
        "n° 12, été 2021", "Primavera de 2023", "весна 2023", "Mai/Juni 2023", "2023年春季号", "2023년 봄호", "Mùa xuân 2023",
    ],
)  # fmt: skip
def test_the_date_of_an_issue_is_left_out_and_told(line: str) -> None:
    position, draft = front("The Harbour", "By Jane Doe", line, PROSE)
    assert (position, draft.published, left_out(draft)) == (3, None, [(line, "the date of an issue")])
    assert any("Give published in the sidecar" in warning for warning in draft.warnings)


@pytest.mark.parametrize(
    "line", ["Winter 2022 at the harbour", "Fall of the house 2020", "Spring", "The winter of 2023 was"]
)
def test_a_line_that_says_more_than_the_date_of_an_issue_is_text(line: str) -> None:
    assert left_out(front("The Harbour", "By Jane Doe", line, PROSE)[1]) == []


def test_several_dates_of_issues_head_sections() -> None:
    position, draft = front("The Harbour", "By Jane Doe", "Spring 2023", PROSE, "Summer 2023", PROSE)
    assert (position, left_out(draft)) == (2, [])
