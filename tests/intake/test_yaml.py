"""YAML within bounds: what is read, and what is refused before a value is built."""

import pytest

from articles.intake.yaml import Bounds, YamlRefused, load_yaml

BOUNDS = Bounds(events=12, depth=2)


def test_dates_stay_as_they_are_written() -> None:
    assert load_yaml("a: 2023-05-01\nb: no", BOUNDS) == {"a": "2023-05-01", "b": "no"}


def test_what_is_at_the_bounds_is_read() -> None:
    assert load_yaml("[[a, b, c]]", BOUNDS) == [["a", "b", "c"]]
    # Start and end of the stream, the document and the list are six events.
    assert load_yaml("[a, b, c, d, e, f, g]", BOUNDS) == list("abcdefg")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: &x 1", "alias", 2),
        ("a: *x", "alias", 1),
        ("&x [a]", "alias", 1),
        ("&x {a: b}", "alias", 1),
        ("a:\n  [[b]]", "too_deep", 2),
        ("[a, b, c, d, e, f, g, h]", "too_large", None),
        ("a: 1\na: 2", "duplicate_key", 2),
        ("a: 1\nb: [", "not_yaml", 2),
        ("!!python/object:os.system x", "not_yaml", 1),
        ("a: 1\n---\nb: 1", "not_yaml", 2),
    ],
)
def test_what_is_refused(text: str, code: str, line: int | None) -> None:
    with pytest.raises(YamlRefused) as caught:
        load_yaml(text, BOUNDS)
    assert (caught.value.code, caught.value.line) == (code, line)


def test_a_key_given_twice_is_read_if_that_is_allowed() -> None:
    assert load_yaml("a: 1\na: 2", BOUNDS, duplicate_keys=True) == {"a": 1}
