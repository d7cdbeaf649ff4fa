"""JSON with the faults that sites make."""

import time

import pytest

from articles.intake.html.json_texts import read_json


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "b"}',
        '\ufeff{"a": "b"};',
        '{"a": "b",}',
        '{"a": "b", // of the site\n}',
        '{"a": /* of, the } site */ "b"}',
        '<!-- {"a": "b"} -->',
        '// <![CDATA[\n{"a": "b"}\n// ]]>',
        '/* <![CDATA[ */{"a": "b"}/* ]]> */',
        "{&quot;a&quot;: &quot;b&quot;,}",
    ],
)
def test_a_common_fault_is_passed_over(text: str) -> None:
    assert read_json(text) == ([{"a": "b"}], False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'["It\'s", 1,]', "It's"),
        (r'["\u00e9\n\\\"", 1,]', 'é\n\\"'),
        ('["a\tb\nc", 1,]', "a\tb\nc"),
        ('["https://a.example/ /* <!-- , ]", 1,]', "https://a.example/ /* <!-- , ]"),
    ],
)
def test_what_stands_in_a_text_stays(text: str, value: str) -> None:
    assert read_json(text) == ([[value, 1]], False)


@pytest.mark.parametrize("text", ['{"a": 1}{"b": 2}', '{"a": 1},\n{"b": 2}', '{"a": 1};{"b": 2};'])
def test_several_values_in_a_row_are_read(text: str) -> None:
    assert read_json(text) == ([{"a": 1}, {"b": 2}], False)


@pytest.mark.parametrize("text", ['{"a": ', '{"a": "b"} and more', '{"a": "said "so""}', "[" * 100_000])
def test_what_cannot_be_read_is_broken(text: str) -> None:
    assert read_json(text) == ([], True)


@pytest.mark.parametrize("text", [None, "", "  "])
def test_nothing_is_not_broken(text: str | None) -> None:
    assert read_json(text) == ([], False)


@pytest.mark.parametrize("part", ['\\"', "/*", '"', ",", " ", "//", "<!--", "\\", '"\\', ", ", "*/", "/*/*"])
def test_each_character_is_looked_at_once(part: str) -> None:
    start = time.perf_counter()
    read_json("[" + part * (1_900_000 // len(part)))
    assert time.perf_counter() - start < 5
