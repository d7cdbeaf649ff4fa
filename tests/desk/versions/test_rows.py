"""The rows of an alignment: what became of each paragraph, in which order, and what a draft keeps of them."""

import pytest

from articles.desk.versions.rows import Row, rows_from, rows_json, rows_of, unfolded
from articles.publishing.articles import publish_article
from articles.publishing.revising.revisions import Revision, preview_version
from tests.stories import BUDGET, COST, FERRY, FLOOD, MAYOR, MAYOR_EDITED, PENGUIN, SCHOOL, SLUG, pids, revised, story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first() -> list[str]:
    """Publish the story, and return the identifiers of its paragraphs."""
    return pids(publish_article(story()).version)


def rows(*paragraphs: str, **identity: str | None) -> list[Row]:
    decided = {key.removeprefix("of_"): pid for key, pid in identity.items()}
    aligned = preview_version(SLUG, story(*paragraphs), Revision(identity=decided)).aligned
    assert aligned is not None
    return rows_of(aligned)


def in_short(found: list[Row]) -> list[tuple[str, int | None, int | None, int]]:
    return [(row.change, row.old, row.new, row.count) for row in found]


def test_unchanged_paragraphs_that_follow_each_other_are_one_row() -> None:
    assert in_short(rows(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)) == [
        ("same", 1, 1, 1),
        ("edited", 2, 2, 1),
        ("same", 3, 3, 3),
    ]


def test_a_new_paragraph_ends_a_run_and_what_is_gone_stands_where_it_stood() -> None:
    assert in_short(rows(FERRY, PENGUIN, MAYOR, BUDGET, SCHOOL)) == [
        ("same", 1, 1, 1),
        ("new", None, 2, 1),
        ("same", 2, 3, 1),
        ("gone", 3, None, 1),
        ("same", 4, 4, 2),
    ]


def test_what_is_gone_from_the_start_comes_first() -> None:
    assert in_short(rows(MAYOR, FLOOD, BUDGET, SCHOOL))[0] == ("gone", 1, None, 1)


def test_a_moved_paragraph_does_not_carry_along_what_is_gone() -> None:
    found = in_short(rows(FLOOD, FERRY, MAYOR, SCHOOL))
    assert found == [("moved", 3, 1, 1), ("same", 1, 2, 2), ("gone", 4, None, 1), ("same", 5, 4, 1)]


def test_only_a_new_text_is_kept() -> None:
    edited, moved = rows(SCHOOL, FERRY, MAYOR_EDITED, FLOOD, BUDGET)[2], rows(SCHOOL, FERRY, MAYOR, FLOOD, BUDGET)[0]
    assert (edited.change, edited.text) == ("edited", MAYOR_EDITED)
    assert (moved.change, moved.text) == ("moved", None)


def test_a_split_names_what_it_was_cut_off() -> None:
    long = f"{FERRY} {PENGUIN}"
    revised(long, MAYOR, FLOOD)
    found = rows(FERRY, PENGUIN, MAYOR, FLOOD)
    assert in_short(found)[:2] == [("edited", 1, 1, 1), ("split", None, 2, 1)]
    assert found[1].others == (1,)


def test_a_merge_names_what_it_is_in_and_what_it_takes_in() -> None:
    found = rows(f"{FERRY} {MAYOR}", FLOOD, BUDGET, SCHOOL)
    assert [(row.change, row.old, row.new, row.others) for row in found[:2]] == [
        ("edited", 1, 1, (2,)),
        ("merged", 2, None, (1,)),
    ]


def test_a_paragraph_that_comes_back_is_named(first: list[str]) -> None:
    revised(FERRY, MAYOR, FLOOD, BUDGET)
    (*_, back) = rows(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    assert (back.change, back.returned) == ("new", first[4])


def test_a_decision_of_an_editor_is_marked_and_never_folded(first: list[str]) -> None:
    found = rows(FERRY, MAYOR, FLOOD, BUDGET, SCHOOL, COST, of_2=first[1])
    assert in_short(found) == [("same", 1, 1, 1), ("same", 2, 2, 1), ("same", 3, 3, 3), ("new", None, 6, 1)]
    assert [row.by_editor for row in found] == [False, True, False, False]
    assert [row.is_changed for row in found] == [False, True, False, True]


def test_rows_are_the_same_after_they_were_kept() -> None:
    found = rows(SCHOOL, MAYOR_EDITED, PENGUIN, FERRY)
    assert rows_from(rows_json(found)) == found


def test_what_is_kept_says_nothing_that_need_not_be_said() -> None:
    assert rows_json(rows(FERRY, MAYOR, FLOOD, BUDGET, SCHOOL, COST))[0] == {
        "change": "same",
        "old": 1,
        "new": 1,
        "count": 5,
    }


def test_unfolded_rows_are_one_a_paragraph() -> None:
    found = list(unfolded([Row("same", 4, 6, count=3), Row("gone", 7)]))
    assert in_short(found) == [("same", 4, 6, 1), ("same", 5, 7, 1), ("same", 6, 8, 1), ("gone", 7, None, 1)]
