"""The types of the sidecar's fields: what each takes, and what it makes of it."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from articles.intake.sidecar import fields


def taken(kind: Any, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


def refused(kind: Any, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        taken(kind, value)
    (error,) = caught.value.errors()
    return error["msg"].removeprefix("Value error, ")


@pytest.mark.parametrize("value", ["2023", "2023-05", "2023-05-31", "2024-02-29", "1000", "2999"])
def test_a_date_is_as_exact_as_it_is_given(value: str) -> None:
    assert taken(fields.PartialDate, value) == value


def test_a_year_may_be_a_number() -> None:
    assert taken(fields.PartialDate, 2023) == "2023"


@pytest.mark.parametrize("value", ["2023-5", "2023-05-1", "2023-05-01T12:00", "0999", "3000", "May 2023", "2023\n"])
def test_what_is_not_a_date(value: str) -> None:
    assert refused(fields.PartialDate, value).startswith("This is not a date")


@pytest.mark.parametrize("value", ["2023-00", "2023-13", "2023-02-29", "2023-01-32", "2023-01-00"])
def test_a_day_that_the_calendar_does_not_have(value: str) -> None:
    assert refused(fields.PartialDate, value) == "There is no such day in the calendar"


@pytest.mark.parametrize("kind", [fields.Volume, fields.Issue, fields.Pages])
def test_a_place_in_print_is_described_as_a_text_or_a_number(kind: Any) -> None:
    described = TypeAdapter(kind).json_schema()
    assert (described["type"], described["minLength"], described["minimum"]) == (["string", "integer"], 1, 0)


@pytest.mark.parametrize("kind", [fields.Volume, fields.Issue, fields.Pages])
def test_a_place_in_print_may_be_a_number(kind: Any) -> None:
    assert (taken(kind, 12), taken(kind, 0)) == ("12", "0")
    assert refused(kind, True) == refused(kind, -1) == "Input should be a valid string"


@pytest.mark.parametrize(
    ("kind", "value", "fact"),
    [
        (fields.PrintedSection, " Opinion ", "Opinion"),
        (fields.Doi, "https://doi.org/10.1000/182", "10.1000/182"),
        (fields.Issn, "20493630", "2049-3630"),
        (fields.Volume, "Vol. 12", "12"),
        (fields.Issue, "No. 3", "3"),
        (fields.Pages, "pp. 12–18", "12-18"),
    ],
)
def test_a_fact_about_the_place_has_its_standard_form(kind: Any, value: str, fact: str) -> None:
    assert taken(kind, value) == fact


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        (fields.PrintedSection, "a\u202eb", "This text holds control characters"),
        (fields.PrintedSection, "x" * 201, "String should have at most 200 characters"),
        (fields.Doi, "10.1000", "This is not a DOI"),
        (fields.Doi, f"10.1000/{'x' * 248}", "This has 256 characters; at most 255 can be stored"),
        (fields.Issn, "2049-3631", "This ISSN is mistyped"),
        (fields.Volume, "War and Peace", "This is not a volume"),
        (fields.Volume, "1" * 31, "String should have at most 30 characters"),
        (fields.Issue, "x" * 51, "String should have at most 50 characters"),
        (fields.Pages, "yes", "These are not pages"),
        (fields.Pages, "1" * 101, "String should have at most 100 characters"),
    ],
)
def test_a_malformed_fact_about_the_place(kind: Any, value: str, sentence: str) -> None:
    assert refused(kind, value).startswith(sentence)


@pytest.mark.parametrize("value", ["https://example.org/", "http://example.org/a?b=c#d", "https://[::1]:8000/"])
def test_a_web_address(value: str) -> None:
    assert taken(fields.WebAddress, value) == value


@pytest.mark.parametrize(
    "value", ["ftp://example.org/", "https://", "https:///a", "http://[", "https://example.org/a b", "example.org"]
)
def test_what_is_not_a_web_address(value: str) -> None:
    assert refused(fields.WebAddress, value).startswith("This is not a web address")


@pytest.mark.parametrize(("value", "tag"), [("en", "en"), ("pt-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW")])
def test_a_language_is_written_as_the_standard_does(value: str, tag: str) -> None:
    assert taken(fields.Language, value) == tag


@pytest.mark.parametrize(
    "value",
    [
        "0000-0002-1694-233X",
        "0000-0002-1694-233x",
        "https://orcid.org/0000-0002-1694-233X",
        "HTTP://ORCID.ORG/0000-0002-1694-233X",
    ],
)
def test_an_orcid_is_kept_without_its_address(value: str) -> None:
    assert taken(fields.Orcid, value) == "0000-0002-1694-233X"


def test_an_orcid_that_is_mistyped_or_none_at_all() -> None:
    assert refused(fields.Orcid, "0000-0002-1694-2330").startswith("This ORCID iD is mistyped")
    assert refused(fields.Orcid, "000000021694233X").startswith("This is not an ORCID iD")


@pytest.mark.parametrize(
    "value", ["113230702", "https://viaf.org/viaf/113230702/", "http://www.viaf.org/viaf/113230702"]
)
def test_a_viaf_number_is_kept_without_its_address(value: str) -> None:
    assert taken(fields.Viaf, value) == "113230702"


@pytest.mark.parametrize("value", ["Q42", "https://www.wikidata.org/wiki/Q42", "http://www.wikidata.org/entity/Q42"])
def test_a_wikidata_item_is_kept_without_its_address(value: str) -> None:
    assert taken(fields.Wikidata, value) == "Q42"


@pytest.mark.parametrize(("kind", "value"), [(fields.Viaf, "Q42"), (fields.Wikidata, "Q0"), (fields.Wikidata, "42")])
def test_what_is_not_such_an_identifier(kind: Any, value: str) -> None:
    assert refused(kind, value).startswith("This is not such an identifier; write it as ")


def test_a_line_loses_the_white_space_around_it_and_has_a_character_left() -> None:
    assert taken(fields.Title, "  A title ") == "A title"
    assert taken(fields.Title, " X ") == "X"
    assert refused(fields.Title, "  ").startswith("String should have at least 1 character")


@pytest.mark.parametrize("character", ["\x07", "\n", "\t", "\u202e", "\ud800"])
def test_a_line_has_no_control_characters(character: str) -> None:
    assert refused(fields.Title, f"a{character}b")


def test_words_as_printed_may_have_line_ends_and_tabs_but_no_other_controls() -> None:
    assert taken(fields.Verbatim, " a\n\tb") == " a\n\tb"
    assert refused(fields.Verbatim, "a\x07b").startswith("This text holds control characters")
    assert refused(fields.Verbatim, "a\u202eb").startswith("This text holds control characters")


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        (fields.Title, 500),
        (fields.Name, 300),
        (fields.Keyword, 100),
        (fields.Sentence, 2000),
        (fields.Genre, 50),
        (fields.Statement, 1000),
        (fields.Verbatim, 10_000),
        (fields.Slug, 200),
    ],
)
def test_a_text_is_as_long_as_the_store_holds_it(kind: Any, most: int) -> None:
    assert taken(kind, "x" * most) == "x" * most
    assert refused(kind, "x" * (most + 1)).startswith("String should have at most")
