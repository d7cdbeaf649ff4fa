"""The descent of paragraphs over several versions."""

import pytest

from articles.identity.descent import Descent, Step, descents

SPLIT, MERGE = Descent("split", "split"), Descent("merge", "merge")


def steps(*lines: str) -> list[Step]:
    """Steps as `2: a split b`."""
    found = []
    for line in lines:
        version, ancestor, kind, descendant = line.replace(":", "").split()
        found.append(Step(int(version), ancestor, descendant, kind))
    return found


@pytest.mark.parametrize(
    ("lines", "old", "new", "expected"),
    [
        ([], "ab", "ab", {}),
        (["2: a split b"], "a", "ab", {"b": {"a": SPLIT}}),
        (["2: a merge b"], "ab", "b", {"b": {"a": MERGE}}),
        # A paragraph that came and went in between is passed through, and so is one that was removed in between.
        (["2: a split x", "3: x split b"], "a", "ab", {"b": {"a": SPLIT}}),
        (["2: a merge x", "3: x merge b"], "axb", "b", {"b": {"a": MERGE, "x": MERGE}}),
        (["2: a split x", "3: x split b"], "a", "axb", {"x": {"a": SPLIT}, "b": {"a": SPLIT}}),
        (["2: a merge x", "3: x split b"], "a", "b", {"b": {"a": Descent("merge", "split")}}),
        # One that both versions have speaks for itself.
        (["2: a merge x", "3: x split b"], "ax", "xb", {"x": {"a": MERGE}, "b": {"x": SPLIT}}),
        # A step from before the chain began carries nothing on.
        (["2: x split b", "3: a merge x"], "axb", "xb", {"x": {"a": MERGE}, "b": {"x": SPLIT}}),
        (["3: a merge x", "2: x split b"], "a", "xb", {"x": {"a": MERGE}}),
        # Nothing descends from itself, and what neither version has is not spoken of.
        (["2: a split x", "3: x merge a"], "a", "a", {}),
        (["2: a merge x"], "a", "b", {}),
        (["2: y split x"], "a", "ax", {}),
    ],
)
def test_lineage_is_followed(lines: list[str], old: str, new: str, expected: dict[str, dict[str, Descent]]) -> None:
    assert descents(steps(*lines), set(old), set(new)) == expected


def test_what_happens_in_one_version_happens_at_once() -> None:
    assert descents(steps("2: a merge x", "2: x split b"), {"a", "x"}, {"b"}) == {"b": {"x": SPLIT}}
