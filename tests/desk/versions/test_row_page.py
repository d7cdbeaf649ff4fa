"""A page of rows: which rows it has, their texts with what changed marked, and their sentences. Without a database."""

import pytest

from articles.desk.versions.row_page import ROWS, ShownRow, menu_choices, page_of, page_with, shown_rows, wanted_lines
from articles.desk.versions.rows import Row
from articles.models import Notice
from articles.selectors.lines import TextLine
from articles.selectors.withdrawals import Withdrawals

COUNT = 5000
ROWS_OF_LONG = [Row("same", 1, 1, count=4210), Row("edited", 4211, 4211, text="b", html="b"), Row("gone", 4212)]


def line(ordinal: int, text: str = "a", html: str | None = None) -> TextLine:
    return TextLine(1, ordinal, f"pid{ordinal}", ordinal, "paragraph", text, html or text)


LINES = {ordinal: line(ordinal) for ordinal in range(1, COUNT + 1)}


def shown(*rows: Row, every: bool = False, withdrawals: Withdrawals | None = None, **lines: TextLine) -> list[ShownRow]:
    page = page_of(rows, 1, every=every)
    at = {**LINES, **{found.ordinal: found for found in lines.values()}}
    return list(shown_rows(page, menu_choices(page, rows, COUNT), at, {}, withdrawals or Withdrawals()))


def test_unchanged_paragraphs_are_folded() -> None:
    (first, *_) = shown(*ROWS_OF_LONG)
    assert (first.folded, first.row.old, first.last_old) == (4210, 1, 4210)
    assert first.menu is None
    assert [row.what for row in shown(*ROWS_OF_LONG)] == ["Same", "Edited", "Gone"]


def test_a_page_asks_for_no_text_that_it_does_not_show() -> None:
    page = page_of(ROWS_OF_LONG, 1, every=False)
    assert wanted_lines(page, {}) == {4211, 4212}


def test_all_paragraphs_come_in_pages() -> None:
    page = page_of(ROWS_OF_LONG, 2, every=True)
    assert (len(page.rows), page.first, page.previous, page.next) == (ROWS, ROWS, 1, 3)
    assert (page.rows[0].old, page.pages) == (ROWS + 1, -(-4212 // ROWS))
    assert len(wanted_lines(page, {})) == ROWS


@pytest.mark.parametrize(("asked", "number"), [(0, 1), (1, 1), (85, 85), (86, 85)])
def test_a_page_beyond_either_end_is_the_last_one_there(asked: int, number: int) -> None:
    page = page_of(ROWS_OF_LONG, asked, every=True)
    assert page.number == number
    assert (page.next is None) == (number == page.pages)


@pytest.mark.parametrize(("ordinal", "number"), [(1, 1), (ROWS, 1), (ROWS + 1, 2), (4212, 85), (9999, 1)])
def test_a_paragraph_leads_to_its_page(ordinal: int, number: int) -> None:
    assert page_with(ROWS_OF_LONG, ordinal) == number


def test_the_place_behind_a_run_is_the_next_row() -> None:
    rows = [Row("same", 1, 1, count=ROWS), Row("gone", 90), Row("same", ROWS + 1, ROWS + 1)]
    assert page_with(rows, 90) == 2
    assert (
        page_with(
            [Row("same", 1, 2, count=ROWS), *(Row("new", None, 1) for _ in range(ROWS)), Row("gone", ROWS + 1)],
            ROWS + 1,
        )
        == 3
    )


def test_an_edit_is_marked_word_by_word_on_both_sides() -> None:
    row = Row("edited", 1, 1, text="The <b> new word.", html="x")
    (found,) = shown(row, old=line(1, "The <b> old word."))
    assert found.before == "The &lt;b&gt; <del>old</del> word."
    assert found.after == "The &lt;b&gt; <ins>new</ins> word."


def test_a_change_of_markup_shows_the_markup() -> None:
    (found,) = shown(Row("edited", 1, 1, text="a", html="<em>a</em>"))
    assert (found.before, found.after) == ("a", "<em>a</em>")
    assert found.notes == ["Only its markup changes; the words are the same."]


def test_what_comes_and_what_goes_is_marked_as_a_whole() -> None:
    new, gone = shown(Row("new", None, 1, text="b", html="<em>b</em>"), Row("gone", 1))
    assert (new.before, new.after) == ("", "<ins><em>b</em></ins>")
    assert (gone.before, gone.after) == ("<del>a</del>", "")
    assert gone.menu is None


def test_a_moved_paragraph_has_its_text_on_both_sides() -> None:
    (found,) = shown(Row("moved", 2, 1))
    assert (found.before, found.after) == ("a", "a")


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (Row("split", None, 2, text="b", html="b", others=(1,)), "Cut off paragraph 1 of the current version."),
        (Row("merged", 2, others=(1, 3)), "Its words are in paragraph 1 and 3 of the new version."),
        (Row("edited", 1, 1, text="b", html="b", others=(2,)), "It takes in paragraph 2 of the current version."),
        (Row("new", None, 1, text="b", html="b", returned="x"), "It is the paragraph x of an older version."),
        (Row("same", 1, 1, by_editor=True), "Linked by hand."),
    ],
)
def test_a_sentence_says_what_came_from_what(row: Row, note: str) -> None:
    assert shown(row)[0].notes == [note]


def test_a_withdrawn_paragraph_is_marked_and_its_words_elsewhere_are_warned_of() -> None:
    withdrawals = Withdrawals(paragraphs={1: Notice()})
    kept, split, other = shown(
        Row("moved", 1, 1),
        Row("split", None, 2, text="b", html="b", others=(1,)),
        Row("moved", 2, 3),
        withdrawals=withdrawals,
    )
    assert kept.notes == ["Withdrawn: readers are not shown it, in any version."]
    assert split.notes[-1] == "Take care: it comes from a withdrawn paragraph, and readers will see it."
    assert other.notes == []


def test_every_row_has_a_menu_if_all_are_shown() -> None:
    found = shown(Row("same", 1, 1, count=2), every=True)
    assert [row.menu.name for row in found if row.menu] == ["is-1", "is-2"]
    assert [row.folded for row in found] == [0, 0]


def test_a_new_paragraph_is_offered_those_that_are_gone_or_merged_however_far_away() -> None:
    rows = [
        Row("new", None, 1),
        Row("same", 1, 2, count=2000),
        Row("gone", 2001),
        Row("merged", 2002),
        Row("edited", 2003, 2002),
    ]
    choices = menu_choices(page_of(rows, 1, every=False), rows, COUNT)
    assert {2001, 2002} <= set(choices[0])
    assert not {2000, 2003} & set(choices[0])
