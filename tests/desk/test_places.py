"""Pieces are found in the words of a document: where they begin and end, and each at a place of its own."""

import pytest

from articles.desk.places import Place, Places, words_of

SOURCE = "Ice\nHome of Ice\nIt froze, twice.\nIce\nThe end of the winter came late, and the ferries were late too in that year."


def shown(place: Place | None) -> str | None:
    return None if place is None else SOURCE[slice(*place)]


def test_a_piece_is_a_whole_line_if_a_line_has_its_words_alone() -> None:
    places = Places(SOURCE)
    assert places.next("Ice", 0) == (0, 3)
    assert places.next("Ice", 1) == (33, 36)
    assert places.next("Ice", 33) == (33, 36)
    assert places.next("Ice", 34) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Home of", "Home of"),
        ("It “froze” – twice", "It froze, twice."),
        ("froze twice", "froze, twice"),
        ("roze", None),
        ("fro", None),
        ("", None),
        ("…", None),
        ("year", "year"),
    ],
)
def test_a_piece_is_found_by_its_words(text: str, found: str | None) -> None:
    assert shown(Places(SOURCE).next(text, 0)) == found


def test_a_piece_that_is_not_there_word_for_word_is_found_by_its_first_and_last_words() -> None:
    piece = "The end of the winter came late, and [1] the ferries were late too in that year"
    assert shown(Places(SOURCE).next(piece, 0)) == SOURCE.rpartition("\n")[2].rstrip(".")
    assert shown(Places(SOURCE).next("It froze solid", 0)) == "It"


def test_a_place_is_given_to_one_piece_only() -> None:
    places = Places(SOURCE)
    places.take((4, 15))
    assert places.next("Home of", 0) is None
    places.take((0, 3))
    assert places.next("Ice", 0) == (33, 36)
    places.take((33, 36))
    assert places.next("Ice", 0) is None
    assert places.next("It froze", 0) == (16, 24)


def test_the_nearest_place_is_before_the_text_or_else_behind_it() -> None:
    places = Places(SOURCE)
    assert places.nearest("Ice", (16, 32)) == (12, 15)
    assert places.nearest("Ice", (4, 15)) == (0, 3)
    assert places.nearest("Ice", (0, 32)) == (33, 36)
    assert places.nearest("Ice", (0, 100)) == (0, 3)
    places.take((12, 15))
    assert places.nearest("Ice", (16, 32)) == (0, 3)
    assert places.nearest("Snow", (16, 32)) is None


def test_a_place_behind_words_has_no_length_and_may_be_taken() -> None:
    places = Places(SOURCE)
    places.take((33, 36))
    assert places.behind("Ice") == (36, 36)
    assert places.behind("Home of") == (11, 11)
    assert places.behind("Snow") is None


def test_words_are_those_of_any_script_without_signs() -> None:
    assert words_of("“It’s 한미동맹”, 7.") == "It s 한미동맹 7"
