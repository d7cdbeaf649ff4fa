"""Texts that have the form of a person's name, and texts that do not."""

import pytest

from articles.intake.prose.names import is_name, is_suffix, name_tokens


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe",
        "J. R. Doe",
        "Jane “Jo” Doe",
        "Kim Minsu",
        "李明",
        "Jean-Luc d’Arcy",
        "Ibn al-Haytham",
        "Ludwig van Example",
        "Dr. Jane Doe PhD",
        "April May",
        "Ann Chair",
        "historian Jane Doe".title(),
        "James Dean",
        "One Two Three Four Five Six Seven",
    ],
)
def test_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May",
        "Bank",
        "Monday",
        "Port Institute",
        "Foreign Ministry",
        "The Harbour",
        "World Network",
        "jane doe",
        "Jane doe",
        "Jane 2",
        "van der",
        "Jane van der",
        "Jane Doe, writes",
        "One Two Three Four Five Six Seven Eight",
        "A" * 81,
        "Dr.",
    ],
)
def test_no_name(text: str) -> None:
    assert not is_name(text)


def test_a_long_name_is_a_name_up_to_eighty_characters() -> None:
    assert is_name("A" * 80)


def test_titles_do_not_count_to_the_words_of_a_name() -> None:
    assert is_name("Professor Doe")
    assert not is_name("Professor Doe", least=2)
    assert is_name("Jane Doe", least=2)
    assert not is_name("Jane Doe", least=3)


@pytest.mark.parametrize(
    ("text", "suffix"), [("Jr.", True), ("PhD", True), (" M.D. ", True), ("III", True), ("Junior", False)]
)
def test_suffixes(text: str, suffix: bool) -> None:
    assert is_suffix(text) is suffix


def test_the_own_words_of_a_name() -> None:
    assert name_tokens("Prof. Jane O’Roe (J.) DOE, PhD") == ["jane", "o'roe", "j", "doe"]
