"""The change of each paragraph between two versions, from rows in memory."""

from collections.abc import Mapping

import pytest

from articles.choices import LineageKind
from articles.identity.descent import Descent
from articles.models import Notice, Passage, Wording
from articles.selectors.comparing import Comparison
from articles.selectors.withdrawals import Withdrawals

OLD, NEW = 1, 2
SPLIT, MERGE = Descent("split", "split"), Descent("merge", "merge")


def passages(letters: str, version: int) -> dict[str, Passage]:
    """Return passages by letter, in the order of the text; a capital is the same paragraph in other words."""
    return {
        letter.lower(): Passage(
            version_id=version,
            paragraph_id=ord(letter.lower()),
            ordinal=ordinal,
            wording=Wording(pk=ord(letter), text=f"The text {letter}."),
        )
        for ordinal, letter in enumerate(letters, start=1)
    }


def compared(
    old: str,
    new: str,
    came_from: Mapping[str, Mapping[str, Descent]] | None = None,
    withdrawals: Withdrawals | None = None,
) -> Comparison:
    return Comparison(passages(old, OLD), passages(new, NEW), came_from or {}, withdrawals or Withdrawals())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a", "a", "unchanged"),
        ("a", "A", "edited"),
        ("a", "", "removed"),
        ("", "a", "new"),
        ("bca", "abc", "moved"),
        ("bca", "Abc", "edited"),
    ],
)
def test_a_paragraph_has_one_change(old: str, new: str, expected: str) -> None:
    assert compared(old, new).name_of("a") == expected


def test_an_edited_paragraph_may_have_moved_too() -> None:
    change = compared("bca", "Abc").of("a")
    assert (change.change, change.moved) == ("edited", True)
    assert "".join(difference.old for difference in change.differences) == "The text a."
    assert "".join(difference.new for difference in change.differences) == "The text A."


@pytest.mark.parametrize("version", [OLD, NEW])
def test_a_withdrawn_text_on_either_side_is_not_compared(version: int) -> None:
    withdrawals = Withdrawals(passages={(version, ord("a")): Notice(pk=1)})
    change = compared("ab", "Ab", withdrawals=withdrawals).of("a")
    assert (change.change, change.differences) == ("withdrawn", ())


def test_a_withdrawn_text_that_one_version_lacks_is_removed() -> None:
    withdrawals = Withdrawals(paragraphs={ord("a"): Notice(pk=1)})
    assert compared("ab", "b", withdrawals=withdrawals).name_of("a") == "removed"
    assert compared("b", "ab", withdrawals=withdrawals).name_of("a") == "new"


def test_a_split_names_both_sides() -> None:
    comparison = compared("ab", "acb", {"c": {"a": SPLIT}})
    piece, origin = comparison.of("c"), comparison.of("a")
    assert (piece.change, piece.derived_from, piece.split_into) == ("split", ["a"], [])
    assert (origin.change, origin.split_into, origin.merged_into) == ("unchanged", ["c"], [])


def test_a_merger_names_both_sides() -> None:
    comparison = compared("ab", "b", {"b": {"a": MERGE}})
    gone, heir = comparison.of("a"), comparison.of("b")
    assert (gone.change, gone.merged_into, gone.split_into) == ("merged", ["b"], [])
    assert (heir.change, heir.derived_from) == ("unchanged", ["a"])


def test_pieces_stand_in_the_order_of_the_text() -> None:
    assert compared("a", "cb", {"b": {"a": SPLIT}, "c": {"a": SPLIT}}).of("a").split_into == ["c", "b"]
    assert compared("ba", "c", {"c": {"a": MERGE, "b": MERGE}}).of("c").derived_from == ["b", "a"]


@pytest.mark.parametrize("kinds", [[SPLIT, MERGE], [MERGE, SPLIT]])
def test_with_both_kinds_a_new_paragraph_is_split_and_a_removed_one_merged(kinds: list[Descent]) -> None:
    new = compared("ab", "c", {"c": dict(zip("ab", kinds, strict=True))})
    assert new.name_of("c") == "split"
    gone = compared("a", "bc", {heir: {"a": kind} for heir, kind in zip("bc", kinds, strict=True)})
    assert gone.name_of("a") == "merged"


def test_the_first_step_names_a_removed_paragraph_and_the_last_one_a_new_one() -> None:
    comparison = compared("a", "b", {"b": {"a": Descent(LineageKind.SPLIT, LineageKind.MERGE)}})
    assert (comparison.name_of("a"), comparison.name_of("b")) == ("split", "merged")


@pytest.mark.parametrize(
    ("old", "new", "came_from", "expected"),
    [
        ("abc", "abc", {}, "abc"),
        ("abc", "bc", {}, "abc"),
        ("abc", "ac", {}, "abc"),
        ("abc", "ab", {}, "abc"),
        ("abc", "axc", {}, "abxc"),
        ("abc", "cab", {}, "cab"),
        ("abcd", "cad", {}, "cabd"),
        ("ab", "acd", {"c": {"a": SPLIT}}, "acbd"),
        ("ab", "acd", {"c": {"b": SPLIT}}, "abcd"),
    ],
)
def test_changes_are_read_in_the_order_of_the_later_version(
    old: str, new: str, came_from: dict[str, dict[str, Descent]], expected: str
) -> None:
    assert "".join(compared(old, new, came_from).order()) == expected
