"""Sidecars in YAML and JSON: what is accepted, and how each problem is named."""

import pytest

from articles.intake import SidecarError
from articles.intake.sidecar import MAX_SIDECAR_BYTES, Sidecar, parse_json_object, parse_yaml


def problems(value: bytes | dict[str, object]) -> list[tuple[str, str, str]]:
    with pytest.raises(SidecarError) as caught:
        parse_yaml(value) if isinstance(value, bytes) else parse_json_object(value)
    return caught.value.problems


def test_no_is_norwegian() -> None:
    assert parse_yaml(b"language: no").language == "no"


def test_dates_need_no_quotes() -> None:
    assert parse_yaml(b"published: 2023-05-01").published == "2023-05-01"
    assert parse_yaml(b"published: 2023-05").published == "2023-05"
    assert parse_yaml(b"published: 2023").published == "2023"


def test_an_empty_file_says_nothing() -> None:
    assert parse_yaml(b"# nothing yet\n") == Sidecar()


def test_a_language_tag_is_written_as_the_standard_does() -> None:
    assert parse_json_object({"language": "pt-br"}).language == "pt-BR"


@pytest.mark.parametrize(
    "orcid", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1694-233x"]
)
def test_an_orcid_whose_check_character_holds(orcid: str) -> None:
    authors = parse_json_object({"authors": [{"name_as_printed": "A", "orcid": orcid}]}).authors or []
    assert authors[0].orcid == orcid.removeprefix("https://orcid.org/").upper()


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0098", "0000-0002-1852-0097", "0000 0002 1825 0097", "X"])
def test_a_mistyped_orcid(orcid: str) -> None:
    ((pointer, _, detail),) = problems({"authors": [{"name_as_printed": "A", "orcid": orcid}]})
    assert pointer == "/authors/0/orcid"
    assert "ORCID" in detail


@pytest.mark.parametrize(
    ("value", "pointer", "nearest"),
    [
        ({"tilte": "x"}, "/tilte", "title"),
        ({"authors": [{"name_as_printed": "A", "orcdi": "x"}]}, "/authors/0/orcdi", "orcid"),
        ({"outlet": {"name": "A", "link": "x", "urls": "x"}}, "/outlet/urls", "url"),
        (
            {"authors": [{"name_as_printed": "A", "affiliations": [{"organization": "x"}]}]},
            "/authors/0/affiliations/0/organization",
            "organisation",
        ),
    ],
)
def test_an_unknown_key_names_the_nearest(value: dict[str, object], pointer: str, nearest: str) -> None:
    found = {where: (code, detail) for where, code, detail in problems(value)}
    code, detail = found[pointer]
    assert code == "unknown_key"
    assert f"did you mean {nearest}?" in detail


def test_a_key_that_is_like_none_lists_those_that_are() -> None:
    ((_, _, detail),) = problems({"outlet": {"name": "A", "zzzzzz": 1}})
    assert detail.endswith("known are: kind, name, url.")


def test_of_a_long_key_the_first_eighty_characters_are_shown() -> None:
    ((_, _, detail),) = problems({"z" * 81: 1})
    assert detail.startswith(f"There is no key “{'z' * 80}”;")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: &x 1\nb: *x", "alias"),
        (b"a: &x 1", "alias"),
        (b"title: a\ntitle: b", "duplicate_key"),
        (b"title: [", "not_yaml"),
        (b"!!python/object/apply:os.system [id]", "not_yaml"),
        (b"title: a\n---\ntitle: b", "not_yaml"),
        (b"[" * 50, "too_deep"),
        (b"- a", "not_an_object"),
        (b"\xff\xfe", "not_utf8"),
        (b"# " + b"x" * MAX_SIDECAR_BYTES, "too_large"),
    ],
)
def test_what_is_no_sidecar(data: bytes, code: str) -> None:
    ((pointer, found, detail),) = problems(data)
    assert (pointer, found) == ("", code)
    assert detail.endswith((".", "!"))


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        ({"title": ""}, "/title"),
        ({"title": "x" * 501}, "/title"),
        ({"title": "a\x07b"}, "/title"),
        ({"title": "a\u202eb"}, "/title"),
        ({"title": 1984}, "/title"),
        ({"slug": "Not a slug"}, "/slug"),
        ({"slug": "double--hyphen"}, "/slug"),
        ({"slug": "x" * 201}, "/slug"),
        ({"language": "english!"}, "/language"),
        ({"published": "2023-13"}, "/published"),
        ({"published": "2023-02-30"}, "/published"),
        ({"published": "1 May 2023"}, "/published"),
        ({"published": True}, "/published"),
        ({"url": "ftp://example.org/"}, "/url"),
        ({"url": "javascript:alert(1)"}, "/url"),
        ({"url": "https://"}, "/url"),
        ({"url": "http://["}, "/url"),
        ({"url": "https://example.org/a b"}, "/url"),
        ({"published": 20230501}, "/published"),
        ({"published": "0999"}, "/published"),
        ({"url": "https://example.org/" + "x" * 2000}, "/url"),
        ({"keywords": ["k"] * 51}, "/keywords"),
        ({"keywords": ["k" * 101]}, "/keywords/0"),
        ({"outlet": {"name": "n" * 301}}, "/outlet/name"),
        ({"outlet": "Pacific Council"}, "/outlet"),
        ({"authors": [{}]}, "/authors/0/name_as_printed"),
        ({"authors": [{"name_as_printed": "A", "wikidata": "42"}]}, "/authors/0/wikidata"),
        ({"authors": [{"name_as_printed": "A", "affiliations": [{}]}]}, "/authors/0/affiliations/0"),
        ({"publications": [{"role": "copy"}]}, "/publications/0/role"),
        ({"sections": [{"first_ordinal": 0}]}, "/sections/0/first_ordinal"),
    ],
)
def test_a_value_that_does_not_hold_is_pointed_at(value: dict[str, object], pointer: str) -> None:
    assert [where for where, _, _ in problems(value)] == [pointer]


def test_sections_must_come_in_order() -> None:
    ((_, code, _),) = problems({"sections": [{"first_ordinal": 3}, {"first_ordinal": 3}]})
    assert code == "sections_out_of_order"


def test_a_day_that_does_not_exist_is_pointed_at_in_yaml_too() -> None:
    assert problems(b"published: 2023-02-30")[0][0] == "/published"


def test_every_problem_is_named() -> None:
    assert len(problems({"tilte": "x", "language": "english!", "published": "soon"})) == 3


def test_every_field_is_described_with_an_example() -> None:
    schema = Sidecar.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        for name, field in part["properties"].items():
            assert field.get("description"), name
            assert field.get("examples"), name


@pytest.mark.parametrize(("events", "code"), [(50_001, None), (50_002, "too_large")])
def test_a_sidecar_holds_fifty_thousand_values(events: int, code: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    events_of_the_text = 8  # start and end of the stream, the document and the mapping, the key and its value
    monkeypatch.setattr("articles.intake.yaml._BoundedParser._count", events - events_of_the_text)
    if code is None:
        assert parse_yaml(b"title: a") == Sidecar(title="a")
    else:
        assert [found for _, found, _ in problems(b"title: a")] == [code]


def test_a_sidecar_is_at_most_eight_deep() -> None:
    assert [code for _, code, _ in problems(b"title: " + b"[" * 7 + b"]" * 7)] == ["string_type"]
    ((_, code, detail),) = problems(b"title: " + b"[" * 8 + b"]" * 8)
    assert (code, detail) == ("too_deep", "The sidecar is nested more than 8 deep (line 1).")


def test_a_sidecar_of_a_mebibyte_is_looked_at() -> None:
    assert [code for _, code, _ in problems(b"\xff" * MAX_SIDECAR_BYTES)] == ["not_utf8"]


def test_at_most_a_hundred_problems_are_named() -> None:
    assert len(problems({f"key{number}": 1 for number in range(120)})) == 100


@pytest.mark.parametrize(
    ("value", "detail"),
    [
        ({"title": 1984}, "The value must be a text; put it in quotation marks"),
        ({"published": "2023-02-30"}, "There is no such day in the calendar"),
    ],
)
def test_a_problem_is_a_sentence_that_helps(value: dict[str, object], detail: str) -> None:
    assert [text for _, _, text in problems(value)] == [detail]
