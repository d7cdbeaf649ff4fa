"""The differences of a quotation that runs over breaks are those of each paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from articles.quoting.comparing import QuotedDifference, Source, altered_matches
from articles.quoting.cutting import cut
from articles.quoting.quotation import Quotation

Difference = QuotedDifference
WORDS = ("ferry", "mayor", "“bridge”", "flood", "don’t", "3.5", "동맹은")


def test_a_stretch_that_stayed_is_cut_on_both_sides() -> None:
    first, second = cut([Difference("equal", "one two", "one\ntwo")], ["one", "two"])
    assert first == [Difference("equal", "one", "one")]
    assert second == [Difference("equal", "two", "two")]


def test_what_was_replaced_belongs_to_the_first_paragraph() -> None:
    first, second = cut([Difference("replace", "x", "one\ntwo"), Difference("equal", " y", " y")], ["one", "two y"])
    assert first == [Difference("replace", "x", "one")]
    assert second == [Difference("delete", "", "two"), Difference("equal", " y", " y")]


def test_nothing_is_cut_of_one_paragraph() -> None:
    differences = [Difference("equal", "one ", "one "), Difference("insert", "two", "")]
    assert cut(differences, ["one "]) == [differences]


def test_without_differences_each_paragraph_has_none() -> None:
    assert cut([], ["one", "two"]) == [[], []]


@given(st.lists(st.sampled_from(WORDS), min_size=12, max_size=30), st.integers(5, 10), st.integers(0, 11))
def test_the_sources_of_each_paragraph_joined_are_its_words(words: list[str], place: int, altered: int) -> None:
    texts = [" ".join(words[:place]), " ".join(words[place:])]
    quoted = [*words]
    quoted[altered] = "another"
    for match in altered_matches(Quotation.of(" ".join(quoted)), Source(*texts)):
        covered = [texts[0][match.start :], texts[1][: max(0, match.end - len(texts[0]) - 1)]]
        if all(covered):
            parts = cut(match.differences, covered)
            assert ["".join(part.source for part in own) for own in parts] == covered
            told = " ".join(" ".join(part.quoted for own in parts for part in own).split())
            assert told.replace(" ", "") == "".join(part.quoted for part in match.differences).replace(" ", "")
