"""Small questions about a piece of text."""

import pytest

from articles.intake.prose import wording


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It did.”) ", True),
        ("Why?", True),
        ("終わり。", True),
        ("ก" * 40, True),
        ("ก" * 39, False),
        ("He said:", False),
        ("so", False),
    ],
)
def test_ends_as_a_sentence(text: str, ends: bool) -> None:
    assert wording.ends_sentence(text) is ends


@pytest.mark.parametrize(
    ("text", "ends"), [("one, ", True), ("one –", True), ("one;", True), ("pre-", True), ("one.", False)]
)
def test_ends_open(text: str, ends: bool) -> None:
    assert wording.ends_open(text) is ends


@pytest.mark.parametrize(
    ("text", "lower"), [("“he", True), ("He", False), ("2 he", False), ("", False), (" " * 20 + "he", False)]
)
def test_starts_lower(text: str, lower: bool) -> None:
    assert wording.starts_lower(text) is lower


@pytest.mark.parametrize(("text", "capitals"), [("AB", True), ("A1", False), ("Ab", False), ("12", False)])
def test_is_set_in_capitals(text: str, capitals: bool) -> None:
    assert wording.is_capitals(text) is capitals


def test_words_are_counted_up_to_one_more_than_asked() -> None:
    assert [wording.count_words("a b c d", most) for most in (1, 2, 3, 4, 9)] == [2, 3, 4, 4, 4]


def test_the_first_word() -> None:
    assert (wording.first_word("  a1, b"), wording.first_word(" ")) == ("a1,", "")


@pytest.mark.parametrize(("character", "wide"), [("漢", True), ("あ", True), ("、", True), ("한", False), ("a", False)])
def test_characters_of_scripts_without_spaces(character: str, wide: bool) -> None:
    assert wording.is_wide(character) is wide


def test_a_note_without_its_asterisks_and_brackets() -> None:
    assert wording.bare(" *[A note.]* ") == "A note."


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [("The Hill", "the hill.", True), ("The  Port News", "Port news", True), ("Port", "Porto", False)],
)
def test_names_of_organisations(name: str, other: str, same: bool) -> None:
    assert wording.same_name(name, other) is same


@pytest.mark.parametrize(("text", "words"), [("one two", 2), ("二字 and", 2), ("กกกกกกกก and", 3), ("été", 1)])
def test_words_of_scripts_without_spaces_are_weighed_by_their_characters(text: str, words: int) -> None:
    assert wording.weigh_words(text) == words
