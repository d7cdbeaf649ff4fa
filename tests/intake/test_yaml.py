"""YAML within bounds: what is read, and what is refused before a value is built."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.yaml import Bounds, YamlRefused, load_yaml

BOUNDS = Bounds(events=12, depth=2)
OF_SIDECARS = Bounds(events=50_000, depth=8)


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


def collections(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=4) | st.dictionaries(st.text(max_size=20), values, max_size=4)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
JSON_VALUES = st.recursive(SCALARS, collections, max_leaves=12)


@given(st.dictionaries(st.text(max_size=20), JSON_VALUES, max_size=5), st.sampled_from([None, 1]), st.booleans())
def test_json_is_read_as_the_yaml_that_it_is(value: dict[str, Any], indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    # No JSON begins with a comment.
    assert repr(read_or_refused(text)) == repr(read_or_refused("#\n" + text))


@pytest.mark.parametrize(
    "text",
    [
        *('{"a": 1, "a": 2}', '{"a": NaN}', '{"a": 1e3}', '{"a": Infinity}', '{"a": "\\ud83d\\ude00"}', '{"a": "\\/"}'),
        *(
            '{"a": "\x7f"}',
            '{"a": "\ufeff"}',
            '{"a": "\u2028"}',
            '{"a":\t1}',
            '{"a": 1}\n...',
            '{"a": -0}',
            '{"a": no}',
        ),
        *(
            "{}",
            "{} ",
            '{"a": [[[[[[[1]]]]]]]}',
            '{"a": [[[[[[[[1]]]]]]]]}',
            '{"a": {"b": ' * 1500 + "1" + "}" * 3000,
            "{",
        ),
    ],
)
def test_what_json_and_yaml_might_read_differently_is_read_as_yaml(text: str) -> None:
    assert repr(read_or_refused(text)) == repr(read_or_refused("#\n" + text))


@pytest.mark.parametrize("events", [5, 6, 7, 8, 9, 10])
def test_json_has_the_bounds_of_yaml(events: int) -> None:
    bounds = Bounds(events, depth=1)
    for text in ("{}", '{"a":1}', '{"a":[]}'):
        assert repr(read_or_refused(text, bounds)) == repr(read_or_refused("#\n" + text, bounds))


def read_or_refused(text: str, bounds: Bounds = OF_SIDECARS) -> object:
    """Return the value of a text, or the code of its refusal."""
    try:
        return load_yaml(text, bounds)
    except YamlRefused as refused:
        return refused.code
