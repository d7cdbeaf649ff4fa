"""`GET /api/v1/articles/`: all articles, in an order, and those that the filters name."""

from typing import Any

import pytest
from django.test import Client

from tests.api.asking import ARTICLE, ARTICLES, wrong_parameters
from tests.conftest import Publish, Revise


def titles(api: Client, **query: str) -> list[str]:
    """The titles of the articles that the filters find, in the order of the answer."""
    response = api.get(ARTICLES, query)
    assert response.status_code == 200, response.content
    return [item["title"] for item in response.json()["results"]]


def appearance(date: str | None = None, outlet: str | None = None, role: str = "original") -> dict[str, Any]:
    return {
        "role": role,
        **({"date": date} if date else {}),
        **({"outlet": {"name": outlet}} if outlet else {}),
    }


# ── Shape and order ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("db")
def test_an_empty_store_lists_nothing(api: Client) -> None:
    assert api.get(ARTICLES).json() == {"next": None, "previous": None, "results": []}


@pytest.mark.usefixtures("sample")
def test_an_item_is_the_article_itself(api: Client) -> None:
    assert api.get(ARTICLES).json()["results"] == [api.get(ARTICLE).json()]


def test_the_newest_publication_comes_first(api: Client, publish: Publish) -> None:
    publish("Spring", publications=[appearance("2023-04")])
    publish("Winter", publications=[appearance("2023-12-24")])
    publish("Undated")
    publish("Before", publications=[appearance("2022")])
    assert titles(api) == ["Winter", "Spring", "Before", "Undated"]


def test_an_article_is_as_old_as_its_first_publication(api: Client, publish: Publish) -> None:
    publish("Reprinted", publications=[appearance("2001-01-01"), appearance("2024-01-01", role="republication")])
    publish("Printed once", publications=[appearance("2010-01-01")])
    assert titles(api) == ["Printed once", "Reprinted"]


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("published", ["Undated", "Alpha", "Beta"]),
        ("-published", ["Beta", "Alpha", "Undated"]),
        ("title", ["Alpha", "Beta", "Undated"]),
        ("-title", ["Undated", "Beta", "Alpha"]),
        ("created_at", ["Beta", "Undated", "Alpha"]),
        ("-created_at", ["Alpha", "Undated", "Beta"]),
        ("updated_at", ["Undated", "Alpha", "Beta"]),
        ("-updated_at", ["Beta", "Alpha", "Undated"]),
    ],
)
def test_every_ordering_orders(
    api: Client, publish: Publish, revise: Revise, ordering: str, expected: list[str]
) -> None:
    beta = publish("Beta", publications=[appearance("2023-06-01")])
    publish("Undated")
    publish("Alpha", publications=[appearance("2023-05-01")])
    revise(beta.article, ("A new text.", None))
    assert titles(api, ordering=ordering) == expected


# ── Author ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def by_two(publish: Publish) -> None:
    publish("One", authors=[{"name_as_printed": "É. Zola", "person_name": "Émile Zola"}])
    publish("Two", authors=[{"name_as_printed": "Jane Doe"}, {"name_as_printed": "Émile Zola"}])
    publish("Three", authors=[{"name_as_printed": "Jane Doe-Smith"}])
    publish("Four")


@pytest.mark.usefixtures("by_two")
@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Émile Zola", {"One", "Two"}),
        ("É. Zola", {"One"}),
        ("jane doe", {"Two"}),
        ("Jane", set()),
        ("Nobody", set()),
        ("%", set()),
        ("Jane_Doe", set()),
    ],
    ids=["person", "as printed", "either case", "no part of a name", "unknown", "no wildcard", "no other wildcard"],
)
def test_the_author_is_found_by_name(api: Client, author: str, expected: set[str]) -> None:
    assert set(titles(api, author=author)) == expected


@pytest.mark.usefixtures("by_two")
def test_a_name_is_found_in_either_case_and_any_script(api: Client) -> None:
    assert set(titles(api, author="émile zola")) == {"One", "Two"}


@pytest.mark.usefixtures("by_two")
def test_the_author_is_found_by_id(api: Client) -> None:
    (person,) = api.get("/api/v1/people/?q=Zola").json()["results"]
    assert set(titles(api, author=str(person["id"]))) == {"One", "Two"}
    assert "author" in wrong_parameters(api.get(ARTICLES, {"author": "999999999999999999"}))


def test_the_byline_that_counts_is_the_current_one(api: Client, publish: Publish, revise: Revise) -> None:
    published = publish("One", authors=[{"name_as_printed": "Jane Doe"}])
    revise(published.article, ("Written by nobody that we know.", None))
    assert titles(api, author="Jane Doe") == []


# ── Outlet and language ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def in_outlets(publish: Publish) -> None:
    publish("Here", publications=[appearance(outlet="The Herald")])
    publish(
        "There", publications=[appearance(outlet="Die Zeit"), appearance(outlet="The Herald", role="republication")]
    )
    publish("Nowhere")


@pytest.mark.usefixtures("in_outlets")
@pytest.mark.parametrize(
    ("outlet", "expected"),
    [("The Herald", {"Here", "There"}), ("die zeit", {"There"}), ("Herald", set()), ("The _erald", set())],
)
def test_the_outlet_is_found_by_name(api: Client, outlet: str, expected: set[str]) -> None:
    assert set(titles(api, outlet=outlet)) == expected


@pytest.mark.usefixtures("in_outlets")
def test_the_outlet_is_found_by_id(api: Client) -> None:
    (outlet,) = api.get("/api/v1/outlets/?q=zeit").json()["results"]
    assert titles(api, outlet=str(outlet["id"])) == ["There"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", {"Plain", "British"}),
        ("EN", {"Plain", "British"}),
        ("en-GB", {"British"}),
        ("en-gb", {"British"}),
        ("de", {"German"}),
        ("fr", set()),
    ],
)
def test_a_language_finds_its_variants(api: Client, publish: Publish, language: str, expected: set[str]) -> None:
    publish("Plain", language="en")
    publish("British", language="en-GB")
    publish("German", language="de")
    publish("Enets", language="enf")
    publish("Unknown")
    assert set(titles(api, language=language)) == expected


# ── Dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def dated(publish: Publish) -> None:
    publish("Day", publications=[appearance("2023-04-19")])
    publish("Month", publications=[appearance("2023-04")])
    publish("Year", publications=[appearance("2023")])
    publish("Twice", publications=[appearance("2020-01-01"), appearance("2025-01-01", role="republication")])
    publish("Undated")


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        ("2023-04-19", "2023-04-19", {"Day", "Month", "Year"}),
        ("2023-04-20", "2023-04-20", {"Month", "Year"}),
        ("2023-05", "2023-05", {"Year"}),
        ("2023-04", "2023-04", {"Day", "Month", "Year"}),
        ("2023", "2023", {"Day", "Month", "Year"}),
        ("2024", None, {"Twice"}),
        (None, "2020-01-01", {"Twice"}),
        (None, "2019", set()),
        ("2025-01-02", None, set()),
        ("2023-04-30", "2023-05-01", {"Month", "Year"}),
        ("2021", "2022", set()),
        ("2024", "2023", set()),
    ],
    ids=[
        "on the day",
        "the day after",
        "the month after",
        "on the month",
        "on the year",
        "a republication counts",
        "inclusive",
        "before all",
        "after all",
        "the last day of a month",
        "one publication must satisfy both",
        "a span that runs backwards",
    ],
)
def test_a_span_of_days_finds_each_article_that_may_have_appeared_in_it(
    api: Client, after: str | None, before: str | None, expected: set[str]
) -> None:
    bounds = {"published_after": after, "published_before": before}
    assert set(titles(api, **{name: date for name, date in bounds.items() if date})) == expected


# ── Together ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_filters_add_up(api: Client, publish: Publish) -> None:
    wanted = {"authors": [{"name_as_printed": "Jane Doe"}], "language": "en"}
    publish("Both", "The alliance holds.", **wanted, publications=[appearance("2023-04-19", "The Herald")])
    publish("Another author", "The alliance holds on.", publications=[appearance("2023-04-19", "The Herald")])
    publish(
        "Another outlet", "The alliance holds still.", **wanted, publications=[appearance("2023-04-19", "Die Zeit")]
    )
    publish("Another text", "Nothing holds.", **wanted, publications=[appearance("2023-04-19", "The Herald")])
    found = titles(
        api,
        author="Jane Doe",
        outlet="The Herald",
        language="en",
        published_after="2023",
        published_before="2023",
        q="alliances",
    )
    assert found == ["Both"]


def test_an_article_with_several_matches_is_listed_once(api: Client, publish: Publish) -> None:
    publish("Twice", publications=[appearance("2023", "The Herald"), appearance("2023", "The Herald", "republication")])
    assert titles(api, outlet="The Herald", published_after="2023") == ["Twice"]
