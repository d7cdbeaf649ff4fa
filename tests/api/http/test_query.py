"""Query parameters: strict, and an error says which one is wrong and how."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.api.asking import ARTICLE, ARTICLES, PARAGRAPHS, ROOT, VERSION, path_of, problem_of, wrong_parameters

pytestmark = pytest.mark.usefixtures("shared_sample", "sample")

# One address of every kind of view, with a parameter that each would know if it listed something.
ADDRESSES = [
    ROOT,
    ARTICLES,
    ARTICLE,
    f"{ARTICLE}paragraphs/",
    f"{ARTICLE}publications/",
    f"{ARTICLE}sections/",
    f"{ARTICLE}notices/",
    f"{ARTICLE}versions/",
    VERSION,
    f"{VERSION}source/",
    f"{VERSION}paragraphs/",
    f"{VERSION}paragraphs/1/",
    f"{VERSION}paragraphs/1-2/",
    f"{ROOT}people/",
    f"{ROOT}outlets/",
]
LISTS = [
    ARTICLES,
    f"{ARTICLE}paragraphs/",
    f"{ARTICLE}publications/",
    f"{ARTICLE}sections/",
    f"{ARTICLE}notices/",
    f"{ARTICLE}versions/",
    f"{VERSION}paragraphs/",
    f"{VERSION}paragraphs/1-2/",
    f"{ROOT}people/",
    f"{ROOT}outlets/",
]


@pytest.mark.parametrize("address", [*ADDRESSES, f"{PARAGRAPHS}?id=0000000000"])
def test_an_unknown_parameter_is_refused(api: Client, address: str) -> None:
    joint = "&" if "?" in address else "?"
    wrong = wrong_parameters(api.get(f"{address}{joint}colour=blue"))
    assert wrong["colour"]["code"] == "unknown_parameter"


@pytest.mark.parametrize(
    ("written", "meant"), [("autor", "author"), ("page-size", "page_size"), ("orderby", "ordering"), ("query", "q")]
)
def test_a_known_parameter_that_is_near_is_named(api: Client, written: str, meant: str) -> None:
    wrong = wrong_parameters(api.get(f"{ARTICLES}?{written}=x"))
    assert f"Did you mean “{meant}”?" in wrong[written]["detail"]


@pytest.mark.parametrize("value", ["caf%E9", "%ff", "%ED%A0%80", "a%C3"])
@pytest.mark.parametrize("address", [f"{ARTICLES}?q=", f"{ROOT}resolve/?q=", f"{ROOT}people/?name="])
def test_what_is_not_utf_8_is_refused(api: Client, address: str, value: str) -> None:
    name = address.partition("?")[2].rstrip("=")
    assert wrong_parameters(api.get(f"{address}{value}")).keys() == {name}


@pytest.mark.parametrize("value", ["caf%C3%A9", "%EF%BF%BD+cafe", "%F0%9F%98%80+cafe", "100%+cafe"])
def test_what_is_utf_8_is_taken(api: Client, value: str) -> None:
    assert api.get(f"{ARTICLES}?q={value}").status_code == 200


def test_a_time_without_an_offset_is_told_how_to_write_it(api: Client) -> None:
    wrong = wrong_parameters(api.get(f"{ARTICLES}?updated_after=2026-03-05T13:00:00"))["updated_after"]
    assert "nor a time such as 2023-04-19T08:30:00Z" in wrong["detail"]


def test_no_parameter_is_named_where_none_is_near(api: Client) -> None:
    assert "Did you mean" not in wrong_parameters(api.get(f"{ARTICLES}?colour=x"))["colour"]["detail"]


def test_a_value_is_refused_in_plain_words(api: Client) -> None:
    assert wrong_parameters(api.get(f"{ARTICLES}?page_size=101"))["page_size"]["detail"] == (
        "“page_size” must be at most 100."
    )


def test_the_sentence_about_an_unknown_parameter_names_those_that_are_taken(api: Client) -> None:
    wrong = wrong_parameters(api.get(f"{ARTICLE}sections/?pagesize=3"))
    assert wrong["pagesize"]["detail"] == (
        "“pagesize” is not a parameter of this address. Did you mean “page_size”? It takes: fields, format, page_size, cursor."
    )


def test_every_wrong_parameter_is_named_at_once(api: Client) -> None:
    assert set(wrong_parameters(api.get(f"{ARTICLES}?page_size=0&published_after=soon"))) == {
        "page_size",
        "published_after",
    }


def test_a_parameter_given_twice_is_refused(api: Client) -> None:
    wrong = wrong_parameters(api.get(f"{ARTICLES}?language=en&language=de"))
    assert wrong["language"]["code"] == "repeated_parameter"


@pytest.mark.parametrize("parameter", ["q", "author", "outlet", "language", "cursor"])
def test_a_nul_character_is_refused(api: Client, parameter: str) -> None:
    assert set(wrong_parameters(api.get(f"{ARTICLES}?{parameter}=a%00b"))) == {parameter}


def test_a_nul_character_in_a_name_is_refused(api: Client) -> None:
    problem_of(api.get(f"{ARTICLES}?a%00b=1"), 400, "invalid_parameter")


@pytest.mark.parametrize("query", ["%ff=1", "q=%ff", "q=%ed%a0%80", "page_size=%D9%A1", "&&&", "q"])
def test_a_query_in_no_encoding_ends_without_a_server_error(api: Client, query: str) -> None:
    assert api.get(f"{ARTICLES}?{query}").status_code in (200, 400)


@pytest.mark.parametrize("address", LISTS)
def test_a_page_size_is_a_whole_number_from_1_to_100(api: Client, address: str) -> None:
    for size in ("0", "101", "-1", "abc", "1.5", "", "99999999999999999999", "1e2", "١"):
        assert set(wrong_parameters(api.get(address, {"page_size": size}))) == {"page_size"}


@pytest.mark.parametrize("address", LISTS)
def test_the_limits_of_a_page_are_taken(api: Client, address: str) -> None:
    for size in ("1", "100"):
        assert api.get(address, {"page_size": size}).status_code == 200


@pytest.mark.parametrize(
    "date", ["soon", "2023-13", "2023-02-30", "23", "2023-4-1", "0000", "2023-04-19T00:00", "", "2100-02-29", "2023\n"]
)
def test_a_date_that_the_calendar_does_not_have_is_refused(api: Client, date: str) -> None:
    for name in ("published_after", "published_before"):
        assert set(wrong_parameters(api.get(ARTICLES, {name: date}))) == {name}


@pytest.mark.parametrize("date", ["2023", "2023-04", "2023-04-19", "2024-02-29", "0001", "9999-12-31"])
def test_a_date_of_any_precision_is_taken(api: Client, date: str) -> None:
    assert api.get(ARTICLES, {"published_after": date}).status_code == 200


@pytest.mark.parametrize("value", ["", "yes", "1", "True", "TRUE", "false "])
def test_a_flag_is_true_or_false_and_nothing_else(publisher: Client, value: str) -> None:
    answer = publisher.post(f"{ARTICLES}?{urlencode({'dry_run': value})}", {}, content_type="application/json")
    wrong = wrong_parameters(answer)
    assert wrong["dry_run"]["code"] == "literal_error"
    assert wrong["dry_run"]["detail"] == "“dry_run” must be “true” or “false”."


@pytest.mark.parametrize("order", ["", "colour", "--title", "Title", "title,slug"])
def test_an_unknown_ordering_is_refused(api: Client, order: str) -> None:
    assert set(wrong_parameters(api.get(ARTICLES, {"ordering": order}))) == {"ordering"}


@pytest.mark.parametrize("address", [address for address in ADDRESSES if "source" not in address])
def test_an_unknown_field_is_refused(api: Client, address: str) -> None:
    wrong = wrong_parameters(api.get(address, {"fields": "colour"}))
    assert wrong["fields"]["code"] == "unknown_field"


def test_the_nearest_known_field_is_named(api: Client) -> None:
    assert "“title”" in wrong_parameters(api.get(f"{ARTICLE}?fields=titel"))["fields"]["detail"]


def test_a_field_named_twice_is_refused(api: Client) -> None:
    wrong = wrong_parameters(api.get(f"{ARTICLE}?fields=slug,slug"))
    assert wrong["fields"]["code"] == "repeated_field"
    assert wrong["fields"]["detail"] == "“fields” names a field twice."


def test_fields_may_be_repeated_in_place_of_commas(api: Client) -> None:
    assert set(api.get(f"{ARTICLE}?fields=slug&fields=title").json()) == {"slug", "title"}


def test_fields_that_are_repeated_are_so_on_the_next_page_and_the_one_before(api: Client) -> None:
    first = api.get(f"{ARTICLE}versions/1/paragraphs/?fields=id&fields=ordinal&page_size=2")
    second = api.get(path_of(first.json()["next"]))
    assert first["Link"] == f'<{first.json()["next"]}>; rel="next"'
    assert [set(item) for item in second.json()["results"]] == [{"id", "ordinal"}] * 2
    assert api.get(path_of(second.json()["previous"])).json()["results"] == first.json()["results"]


def test_fields_below_the_top_level_cannot_be_asked_for(api: Client) -> None:
    wrong_parameters(api.get(f"{ARTICLE}?fields=current_version.number"))


def test_fields_without_a_name_are_refused(api: Client) -> None:
    wrong_parameters(api.get(f"{ARTICLE}?fields="))


@pytest.mark.parametrize(
    ("address", "field"),
    [
        (ARTICLES, "slug"),
        (f"{ARTICLE}versions/", "number"),
        (f"{ARTICLE}publications/", "role"),
        (f"{ARTICLE}sections/", "heading"),
        (f"{VERSION}paragraphs/", "text"),
        (f"{VERSION}paragraphs/2-4/", "ordinal"),
        (f"{ARTICLE}paragraphs/", "id"),
        (f"{ROOT}people/", "name"),
        (f"{ROOT}outlets/", "name"),
    ],
)
def test_the_fields_of_a_list_are_those_of_its_items(api: Client, address: str, field: str) -> None:
    body = api.get(f"{address}?fields={field}").json()
    assert set(body) == {"next", "previous", "results"}
    assert body["results"]
    assert all(set(item) == {field} for item in body["results"])


# ── The format ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("address", [address for address in ADDRESSES if "source" not in address])
@pytest.mark.parametrize("accept", ["application/json", "text/html", "image/png"])
def test_the_format_json_goes_before_accept_at_every_address(api: Client, address: str, accept: str) -> None:
    answer = api.get(f"{address}?format=json", headers={"Accept": accept})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


def test_without_a_format_a_client_that_does_not_take_json_is_refused(api: Client) -> None:
    problem_of(api.get(ARTICLES, headers={"Accept": "image/png"}), 406, "not_acceptable")
    assert set(wrong_parameters(api.get(f"{ARTICLES}?format=xml"))) == {"format"}


def test_more_parameters_than_are_read_are_malformed(api: Client) -> None:
    detail = problem_of(api.get(f"{ARTICLES}?{'x=1&' * 1500}"), 400, "malformed_request")["detail"]
    assert detail == "The request has more parameters or fields than are read."
