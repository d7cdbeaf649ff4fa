"""Whole op-eds in several layouts: what each must give."""

import pytest

from articles.intake import Manuscript, TooLarge, read
from articles.intake.manuscript import Affiliation, Outlet
from tests.intake import opeds


def manuscript(text: str) -> Manuscript:
    return read(text.encode())


def texts(result: Manuscript, kind: str = "paragraph") -> list[str]:
    return [block.text for block in result.blocks if block.kind == kind]


def test_date_first_dek_and_two_biographies() -> None:
    result = manuscript(opeds.DATE_FIRST)
    assert (result.title, result.subtitle) == ("Open the Harbour", "The case for Quell, in numbers")
    assert result.published == "2021-04-03"
    assert [(author.name_as_printed, author.biography_as_printed) for author in result.authors] == [
        ("JANE DOE", "Jane Doe is a professor at Example University."),
        ("JOHN ROE", "John Roe, a former harbour master, writes about ports."),
    ]
    assert texts(result) == opeds.BODY.split("\n\n")


def test_a_note_makes_the_page_a_republication() -> None:
    original, here = manuscript(opeds.DATE_FIRST).publications
    assert (original.role, original.outlet, original.date) == ("original", Outlet("The Atlantic"), "2021-03-30")
    assert (original.title, original.url, original.printed_here) == (None, None, False)
    assert (here.role, here.date, here.title, here.printed_here) == (
        "republication",
        "2021-04-03",
        "Open the Harbour",
        True,
    )


def test_without_a_note_the_page_is_the_original() -> None:
    (here,) = manuscript(opeds.NO_BLANK_LINES).publications
    assert (here.role, here.printed_here, here.credit) == ("original", True, "Ann Ex / Getty Images")


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    result = manuscript(opeds.NO_BLANK_LINES)
    assert [(block.kind, block.text) for block in result.blocks] == [
        ("paragraph", opeds.CLOSED),
        ("paragraph", opeds.COST),
        ("heading", "The way forward"),
        ("paragraph", opeds.REASON),
    ]
    assert [(section.first_ordinal, section.last_ordinal, section.supplied_by) for section in result.sections] == [
        (3, 3, "source")
    ]


def test_a_biography_that_names_nobody_is_the_only_author_s() -> None:
    (author,) = manuscript(opeds.NO_BLANK_LINES).authors
    assert author.biography_as_printed == "The writer is a former diplomat."


def test_hard_wrapped_lines_are_joined() -> None:
    result = manuscript(opeds.HARD_WRAPPED)
    assert texts(result) == [f"{opeds.CLOSED} {opeds.COST}", f"{opeds.COST} {opeds.REASON}", opeds.CLOSED]
    assert texts(result, "heading") == ["II. History"]
    assert texts(result, "quote") == [opeds.REASON]
    assert texts(result, "list-item") == [
        "the first item of a list that is so long that it has to be wrapped by the mail program",
        "the second",
    ]
    assert result.published == "2021-04"


def test_furniture_is_left_out_and_the_text_kept() -> None:
    result = manuscript(opeds.MUCH_FURNITURE)
    assert texts(result) == [opeds.CLOSED, opeds.COST, opeds.REASON, opeds.COST]
    assert texts(result, "heading") == ["THE COST OF WAITING"]
    assert [piece.text for piece in result.left_out] == [
        "Opinion",
        "Updated: 5 April 2021",
        "Read more: How Marle won",
        "Advertisement",
        "About the author",
        "Port Institute",
        "Related articles",
        "Why Marle won",
        "A long teaser of another article, which ends as a sentence does.",
        "Subscribe to our newsletter",
    ]


def test_a_name_without_by_is_an_author_if_a_biography_begins_with_it() -> None:
    (author,) = manuscript(opeds.MUCH_FURNITURE).authors
    assert author.name_as_printed == "Jane Doe"
    assert (
        author.biography_as_printed
        == "Jane Doe is a fellow at the Port Institute.\n\nShe is working on a history of Quell."
    )


def test_the_update_is_not_the_date() -> None:
    assert manuscript(opeds.MUCH_FURNITURE).published == "2021-04-03"


def test_the_outlet_is_read_only_where_two_lines_state_it() -> None:
    (here,) = manuscript(opeds.MUCH_FURNITURE).publications
    assert here.outlet == Outlet("Port Institute")
    (alone,) = manuscript(opeds.MUCH_FURNITURE.replace("Port Institute\n\nRelated", "Related")).publications
    assert alone.outlet is None


def test_a_note_in_the_middle_is_a_paragraph_with_a_warning() -> None:
    result = manuscript(opeds.NOTE_IN_THE_MIDDLE)
    assert [publication.role for publication in result.publications] == ["original"]
    assert "This piece was originally published in The Times on May 1, 2020." in texts(result)
    assert any("looks like a note" in warning for warning in result.warnings)


def test_a_sentence_that_begins_with_by_is_a_paragraph() -> None:
    assert "By Monday, the minister had read it." in texts(manuscript(opeds.NOTE_IN_THE_MIDDLE))


def test_german() -> None:
    result = manuscript(opeds.GERMAN)
    assert result.published == "2021-03-03"
    assert [author.biography_as_printed for author in result.authors] == [
        "Anna Müller ist Professorin an der Universität Quell.",
        "Jörg Weiß ist Redakteur der Zeitung.",
    ]
    assert (result.publications[0].outlet, result.publications[0].date) == (Outlet("Die Zeit"), "2021-03-01")


def test_no_byline_takes_the_name_from_the_biography_and_says_so() -> None:
    result = manuscript(opeds.NO_BYLINE)
    assert [author.name_as_printed for author in result.authors] == ["Jane Doe"]
    assert any("prints no byline" in warning for warning in result.warnings)
    assert result.publications[0].url == "https://theconversation.example/a"


def test_one_paragraph_with_the_biographies_of_three() -> None:
    jane, john, mary = manuscript(opeds.COMMENTS).authors
    assert jane.biography_as_printed == "Jane Doe is a professor at Example University."
    assert (
        john.biography_as_printed
        == mary.biography_as_printed
        == "John Roe and Mary Major are fellows at the Port Institute."
    )


def test_comments_are_left_out() -> None:
    result = manuscript(opeds.COMMENTS)
    assert texts(result) == opeds.BODY.split("\n\n")
    assert len(result.left_out) == 3


def test_editorial_with_a_list_and_navigation() -> None:
    result = manuscript(opeds.EDITORIAL)
    assert [author.name_as_printed for author in result.authors] == ["the Editorial Board"]
    assert texts(result, "list-item") == ["1. First point.", "2. Second point."]
    assert [piece.text for piece in result.left_out] == ["Previous", "The Old Road", "Next", "WHO PAYS?"]


def test_an_unknown_sentence_after_the_end_is_kept_with_a_warning() -> None:
    result = manuscript(opeds.UNKNOWN_END)
    assert texts(result)[-1] == "Support our work by donating today."
    assert any("kept as a paragraph" in warning for warning in result.warnings)


def test_an_affiliation_in_the_byline_is_the_source_s() -> None:
    result = manuscript(f"Open the Harbour\n\nBy Jane Doe, Professor of History at Example University\n\n{opeds.BODY}")
    (author,) = result.authors
    assert author.name_as_printed == "Jane Doe"
    assert author.affiliations == (Affiliation("Professor of History", "Example University", "source"),)


@pytest.mark.parametrize("title", ["By Any Means", "1984", "By Jane Doe"])
def test_a_title_with_the_form_of_a_byline_or_a_year(title: str) -> None:
    result = manuscript(f"{title}\n\nBy John Roe\n\n{opeds.BODY}")
    assert (result.title, [author.name_as_printed for author in result.authors]) == (title, ["John Roe"])


def test_a_byline_above_the_title() -> None:
    result = manuscript(f"By Jane Doe\n\nOpen the Harbour\n\n{opeds.BODY}")
    assert (result.title, [author.name_as_printed for author in result.authors]) == ("Open the Harbour", ["Jane Doe"])


@pytest.mark.parametrize("line", ["Nobody came.", "What is to be done?", "he said, and left"])
def test_a_lone_short_sentence_is_a_paragraph(line: str) -> None:
    result = manuscript(f"Open the Harbour\n\nBy Jane Doe\n\n{opeds.CLOSED}\n\n{line}\n\n{opeds.COST}")
    assert texts(result) == [opeds.CLOSED, line, opeds.COST]


def test_short_lines_that_a_colon_announces_are_no_headings() -> None:
    plans = "The ministry has three plans:\n\nA new road\n\nA tunnel\n\nA ferry"
    result = manuscript(f"Open the Harbour\n\nBy Jane Doe\n\n{opeds.CLOSED}\n\n{plans}\n\n{opeds.COST}")
    assert texts(result, "heading") == []


def test_the_author_s_surname_in_the_text_is_no_biography() -> None:
    start = "Kim Doe is the president of nothing, wrote his uncle."
    result = manuscript(f"Open the Harbour\n\nBy Jane Doe\n\n{start}\n\n{opeds.BODY}\n\n{opeds.BODY}")
    assert result.authors[0].biography_as_printed is None
    assert texts(result)[0] == start


def test_a_longer_name_in_the_biography_is_matched_by_surname() -> None:
    biography = "James Jongsoo Lee is a fellow at the Port Institute."
    result = manuscript(f"Open the Harbour\n\nBy Jongsoo Lee\n\n{opeds.BODY}\n\n{biography}")
    assert result.authors[0].biography_as_printed == biography


def test_inline_html_is_escaped() -> None:
    result = manuscript("Title\n\nIf a < b & c > d, then <b>stop</b>.")
    assert result.blocks[0].html == "If a &lt; b &amp; c &gt; d, then &lt;b&gt;stop&lt;/b&gt;."


def test_inner_double_spaces_stay() -> None:
    assert texts(manuscript("Title\n\nOne sentence.  Another one\u00a0here.")) == [
        "One sentence.  Another one\u00a0here."
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028"])
def test_line_ends_of_every_kind(end: str) -> None:
    assert manuscript(opeds.DATE_FIRST.replace("\n", end)) == manuscript(opeds.DATE_FIRST)


def test_a_long_title_is_not_joined_to_the_byline_below_it() -> None:
    title = "Open the Harbour: Why a Small Town Without Ships Needs a Port"
    body = "\n\n".join(opeds.wrapped(paragraph) for paragraph in opeds.BODY.split("\n\n"))
    result = manuscript(f"{title}\nBy Jane Doe\n3 April 2021\n\n{body}")
    assert (result.title, result.published) == (title, "2021-04-03")
    assert texts(result) == opeds.BODY.split("\n\n")


def test_a_title_over_two_lines_is_one_title() -> None:
    title = "Open the Harbour: Why a Small Town Without Any Ships Needs Its Port Back"
    body = "\n\n".join(opeds.wrapped(paragraph) for paragraph in opeds.BODY.split("\n\n"))
    assert manuscript(f"{opeds.wrapped(title, 60)}\n\nBy Jane Doe\n\n{body}").title == title


def test_an_update_alone_is_not_the_date_of_publication() -> None:
    result = manuscript(f"Open the Harbour\n\nUpdated 5 April 2021\n\n{opeds.BODY}")
    assert result.published is None
    assert [piece.text for piece in result.left_out] == ["Updated 5 April 2021"]


def test_a_date_that_reads_two_ways_is_left_out_with_a_warning() -> None:
    result = manuscript(f"Open the Harbour\n\n04/05/2021\n\n{opeds.BODY}")
    assert result.published is None
    assert any("two ways" in warning for warning in result.warnings)


def test_one_short_line_after_a_colon_is_no_heading() -> None:
    result = manuscript(f"Open the Harbour\n\nBy Jane Doe\n\nThe ministry has one plan:\n\nA new road\n\n{opeds.COST}")
    assert texts(result, "heading") == []


def test_a_name_without_by_is_no_subtitle() -> None:
    result = manuscript(opeds.MUCH_FURNITURE)
    assert result.subtitle is None
    assert not any("no byline" in warning for warning in result.warnings)


def test_a_biography_right_below_the_byline() -> None:
    biography = "Jane Doe is a professor at Example University."
    result = manuscript(f"Open the Harbour\n\nBy Jane Doe\n\n{biography}\n\n{opeds.BODY}")
    assert result.authors[0].biography_as_printed == biography
    assert texts(result) == opeds.BODY.split("\n\n")


def test_a_rule_between_paragraphs_is_no_end() -> None:
    result = manuscript(f"Open the Harbour\n\nBy Jane Doe\n\n{opeds.CLOSED}\n\n* * *\n\n{opeds.COST}")
    assert texts(result) == [opeds.CLOSED, opeds.COST]
    assert result.left_out == ()


def test_a_caption_before_the_byline_is_left_out() -> None:
    front = "Open the Harbour\n\nThe case for Quell\n\nThe empty quay at dawn\n\nPhoto: Ann Ex\n\nBy Jane Doe"
    result = manuscript(f"{front}\n\n{opeds.BODY}")
    assert (result.subtitle, result.publications[0].credit) == ("The case for Quell", "Ann Ex")
    assert [(piece.text, piece.reason) for piece in result.left_out] == [
        ("The empty quay at dawn", "the caption of a picture")
    ]


@pytest.mark.parametrize(
    ("line", "count", "what"), [("\n", 250_001, "250,001 lines"), ("In 2009.\n\n", 25_000, "25,001 paragraphs")]
)
def test_more_than_any_article_has_is_refused(line: str, count: int, what: str) -> None:
    with pytest.raises(TooLarge) as caught:
        manuscript(f"Ice{line * count}" if line == "\n" else f"Ice\n\n{line * count}")
    assert what in caught.value.detail
