"""Values of a CSL-JSON item: one clean line a value, dates as far as they are possible, and URLs that hold."""

from typing import Any

import pytest
from hypothesis import given

from articles.citing.formats.item import clean, date, first_published, iso_date, located, remarks, text, url
from tests.citing.formats.items import texts


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\r\n\tb", "a b"),
        ("a\x00\x1b\x7f\x85b", "a b"),
        ("a\u2028\u2029b", "a b"),
        ("e\u0301", "é"),
        ("half \ud83d", "half"),
        ("kept\u00a0together", "kept\u00a0together"),
        (7, "7"),
    ],
)
def test_a_value_is_one_clean_line(value: object, expected: str) -> None:
    assert clean(value) == expected


def test_a_tag_in_a_value_is_plain_text() -> None:
    assert clean("The <i>Economist</i> < 5") == "The <i>Economist</i> < 5"


@given(texts)
def test_a_clean_value_is_written_in_utf_8_and_ends_no_line(value: str) -> None:
    assert len(clean(value).encode("utf-8").decode("utf-8").splitlines()) <= 1


@pytest.mark.parametrize("item", [{}, {"title": None}, {"title": ""}, {"title": " \n"}])
def test_an_empty_value_is_an_absent_one(item: dict[str, Any]) -> None:
    assert text(item, "title") is None


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([[2023, 4, 19]], "2023-04-19"),
        ([["2023", "4"]], "2023-04"),
        ([["2023", ""]], "2023"),
        ([[2023, 12, 31]], "2023-12-31"),
        ([[2023, 12, 0]], "2023-12"),
        ([[79]], "0079"),
        ([[-1]], "-0001"),
        ([[2023, 4, 19], [2024]], "2023-04-19"),
        ([[2023]], "2023"),
        ([[2023, 13, 1]], "2023"),
        ([[2023, 4, 32]], "2023-04"),
        ([[2023, 0]], "2023"),
        ([[-44, 3, 15]], "-0044-03-15"),
        ([[None]], None),
        ([["spring"]], None),
        ([[]], None),
        ([], None),
    ],
)
def test_a_date_has_its_known_parts(parts: list[list[Any]], expected: str | None) -> None:
    assert iso_date(date({"issued": {"date-parts": parts}}, "issued")) == expected


@pytest.mark.parametrize("item", [{}, {"issued": None}, {"issued": {}}, {"issued": {"literal": "spring"}}])
def test_no_date_is_no_date(item: dict[str, Any]) -> None:
    assert date(item, "issued") == ()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a_b/~c?d=%20&e=1,2;3#f", "https://example.org/a_b/~c?d=%20&e=1,2;3#f"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/{a} b\\c^d", "https://example.org/%7Ba%7D%20b%5Cc%5Ed"),
        ('https://example.org/é"<>', "https://example.org/%C3%A9%22%3C%3E"),
        ("https://example.org/\n}", "https://example.org/%20%7D"),
    ],
)
def test_a_url_stays_a_url_and_cannot_end_a_field(address: str, expected: str) -> None:
    assert url({"URL": address}) == expected


@given(texts)
def test_any_url_is_made_of_a_uris_characters(address: str) -> None:
    written = url({"URL": address}) or ""
    assert written.isascii()
    assert set(written).isdisjoint('{}\\^ "<>|`\n')


@pytest.mark.parametrize(
    ("locator", "expected"),
    [("7", "Paragraph 7"), ("7-9", "Paragraphs 7-9"), ("7, 9", "Paragraphs 7, 9"), ("7a", "Paragraph 7a")],
)
def test_a_locator_says_what_it_counts(locator: str, expected: str) -> None:
    assert located(locator) == expected


def test_remarks_are_sentences() -> None:
    assert remarks("Reprinted.", None, "Paragraph 7") == "Reprinted. Paragraph 7"
    assert remarks("Reprinted . ", "Version 2") == "Reprinted. Version 2"
    assert remarks(None, None) is None


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            {"custom": {"first_published": {"outlet": "El\nPaís", "date": "2023-04"}}},
            "First published in El País, 2023-04",
        ),
        ({"custom": {"first_published": {"outlet": "El País"}}}, "First published in El País"),
        ({"custom": {"first_published": {"date": "2023"}}}, "First published 2023"),
        (
            {"custom": {"first_published": {"date": "2019-05-07"}}, "original-date": {"date-parts": [[2019]]}},
            "First published 2019-05-07",
        ),
        ({"original-date": {"date-parts": [[2019, 5]]}}, "First published 2019-05"),
        ({"custom": {"orcid": []}}, None),
        ({}, None),
    ],
)
def test_the_first_publication_is_a_remark(item: dict[str, Any], expected: str | None) -> None:
    assert first_published(item) == expected
