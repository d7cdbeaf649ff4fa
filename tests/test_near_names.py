"""The known name that was meant: a synonym, a beginning, a misspelling; and nothing if no name is near."""

import pytest

from articles.near_names import near_name

LIST = [
    "fields",
    "page_size",
    "cursor",
    "author",
    "outlet",
    "language",
    "status",
    "published_after",
    "published_before",
]
LIST += ["updated_after", "q", "ordering", "count", "keyword", "genre"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("limit", "page_size"),
        ("per_page", "page_size"),
        ("sort", "ordering"),
        ("order_by", "ordering"),
        ("search", "q"),
        ("query", "q"),
        ("offset", "cursor"),
        ("publisher", "outlet"),
        ("since", "published_after"),
        ("until", "published_before"),
    ],
)
def test_what_other_services_call_the_same_thing_is_known(written: str, meant: str) -> None:
    assert near_name(written, LIST) == meant


def test_a_synonym_of_several_means_the_one_that_is_taken() -> None:
    assert near_name("since", ["after", "page_size"]) == "after"
    assert near_name("limit", ["cursor", "fields"]) is None
    assert near_name("query", ["text", "article"]) == near_name("q", ["text", "article"]) == "text"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("autor", "author"),
        ("langauge", "language"),
        ("PageSize", "page_size"),
        ("page-size", "page_size"),
        ("titel", "title"),
        ("keywrds", "keyword"),
    ],
)
def test_a_misspelled_name_is_recognised(written: str, meant: str) -> None:
    assert near_name(written, [*LIST, "title"]) == meant


@pytest.mark.parametrize(("letters", "is_near"), [("abcdeX", True), ("abcdXX", True), ("abcXXX", False)])
def test_one_letter_in_three_may_be_wrong(letters: str, *, is_near: bool) -> None:
    assert (near_name(letters, ["abcdef"]) is not None) is is_near


@pytest.mark.parametrize(
    ("written", "meant"),
    [("lang", "language"), ("lan", None), ("published", "published_after"), ("outlet_name", "outlet")],
)
def test_a_name_that_begins_with_the_other_is_near(written: str, meant: str | None) -> None:
    assert near_name(written, LIST) == meant


@pytest.mark.parametrize("written", ["kind", "format", "colour", "foo", "x", "callback", "utm_source", "", "💥"])
def test_nothing_is_suggested_where_nothing_is_near(written: str) -> None:
    assert near_name(written, LIST) is None


def test_nothing_is_near_if_nothing_is_known() -> None:
    assert near_name("limit", []) is None
