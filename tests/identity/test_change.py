"""The kind of change of each paragraph since the version before: its words decide first, and then its place."""

from articles.identity.change import changes

BEFORE = [("a", "one"), ("b", "two"), ("c", "three")]


def test_a_paragraph_that_is_as_it_was_is_unchanged() -> None:
    assert changes(BEFORE, BEFORE) == ["unchanged"] * 3


def test_a_paragraph_with_other_words_is_edited() -> None:
    assert changes(BEFORE, [("a", "one"), ("b", "other"), ("c", "three")]) == ["unchanged", "edited", "unchanged"]


def test_a_paragraph_that_stands_elsewhere_is_moved() -> None:
    assert changes(BEFORE, [("c", "three"), ("a", "one"), ("b", "two")]) == ["moved", "unchanged", "unchanged"]


def test_a_paragraph_that_is_both_reworded_and_moved_is_edited() -> None:
    assert changes(BEFORE, [("c", "other"), ("a", "one"), ("b", "two")]) == ["edited", "unchanged", "unchanged"]


def test_a_paragraph_without_an_identity_or_with_an_unknown_one_is_new() -> None:
    assert changes(BEFORE, [("a", "one"), (None, "two"), ("d", "three")]) == ["unchanged", "new", "new"]


def test_a_paragraph_without_an_identity_is_new_even_if_another_had_none() -> None:
    assert changes([(None, "one")], [(None, "one")]) == ["new"]
