"""Suggestions for a misspelled name: similar names, each id once, the shorter id first among equals."""

from articles.citing.rendering.nearest import nearest, suggestion

NAMES = {"apa": ["apa", "american psychological association"], "aps": ["aps"], "apa-old": ["apa"], "ieee": ["ieee"]}


def test_the_most_similar_names_come_first() -> None:
    assert nearest("APA", NAMES)[:2] == ["apa", "apa-old"]
    assert nearest("iee", NAMES)[0] == "ieee"
    assert nearest("american psychological", NAMES)[0] == "apa"


def test_among_equally_similar_ids_the_shorter_one_comes_first() -> None:
    assert nearest("xyz", {"longer": ["xyzz"], "short": ["xyzz"]}) == ["short", "longer"]


def test_each_id_is_suggested_once_and_three_in_all() -> None:
    same = {f"id-{number}": ["apa", "apa", "apa"] for number in range(9)}
    assert len(set(nearest("apa", same))) == len(nearest("apa", same)) == 3
    assert nearest("apa", same, count=1) == ["id-0"]


def test_the_end_of_the_sentence_quotes_the_names() -> None:
    assert suggestion(["a", "b"]) == "the nearest are “a”, “b”."
    assert suggestion(["a"]) == "the nearest is “a”."
    assert suggestion([]) == "none has a similar name."


def test_only_names_that_are_alike_are_suggested() -> None:
    assert nearest("zzzz", NAMES) == []
    assert nearest("iexx", NAMES) == []
    assert nearest("iexx", NAMES, alike=50) == ["ieee"]
