"""Cursor pagination: every row once, in both directions, even if rows come and go meanwhile."""

import datetime
from itertools import product
from typing import Any

import pytest
from django.test import Client

from articles.api.http.pagination import DATE, MOMENT, NUMBER, TEXT, Key, Kind, Ordering, page_of
from articles.models import Article
from articles.publishing.articles import publish_article
from tests.api.asking import ARTICLES, ROOT, VERSION, last_page, pages, path_of, wrong_parameters
from tests.conftest import Publish, Revise, delivery

ORDERINGS = [
    "published",
    "-published",
    "title",
    "-title",
    "created_at",
    "-created_at",
    "updated_at",
    "-updated_at",
]
# Three of one day, three of another, and three that nobody dated; so every page has an edge between equals.
DATES = ["2023-04-19", None, "2023-05", "2023-04-19", "2023-05-01", None, "2023-04-19", "2023-05-01", None]


@pytest.fixture
def nine(publish: Publish) -> None:
    for number, day in enumerate(DATES):
        dated: dict[str, Any] = {"publications": [{"role": "original", "date": day}]} if day else {}
        publish(f"Title {number % 3}", f"The text of number {number}.", slug=f"number-{number}", **dated)


def slugs(found: list[list[Any]]) -> list[str]:
    return [item["slug"] for page in found for item in page]


@pytest.mark.usefixtures("nine")
@pytest.mark.parametrize("ordering", ORDERINGS)
def test_the_pages_hold_every_article_once_and_in_order(api: Client, ordering: str) -> None:
    everything = slugs(pages(api, f"{ARTICLES}?ordering={ordering}"))
    assert len(set(everything)) == len(DATES)
    for size in (1, 2, 4):
        paged = pages(api, f"{ARTICLES}?ordering={ordering}&page_size={size}")
        assert slugs(paged) == everything
        assert all(len(page) == size for page in paged[:-1])


@pytest.mark.usefixtures("nine")
@pytest.mark.parametrize("ordering", ORDERINGS)
def test_the_way_back_is_the_same_way(api: Client, ordering: str) -> None:
    address = f"{ARTICLES}?ordering={ordering}&page_size=2"
    forth = pages(api, address)
    back = pages(api, last_page(api, address), direction="previous")
    assert back == list(reversed(forth))


@pytest.mark.usefixtures("nine")
def test_the_way_back_leads_forth_again(api: Client) -> None:
    first = api.get(f"{ARTICLES}?page_size=4").json()
    second = api.get(path_of(first["next"])).json()
    back = api.get(path_of(second["previous"])).json()
    assert back["results"] == first["results"]
    assert back["previous"] is None
    assert api.get(path_of(back["next"])).json()["results"] == second["results"]


@pytest.mark.usefixtures("nine")
def test_a_page_in_the_middle_has_both_neighbours_on_the_way_back_too(api: Client) -> None:
    middle = api.get(path_of(api.get(last_page(api, f"{ARTICLES}?page_size=3")).json()["previous"])).json()
    assert middle["next"]
    assert middle["previous"]


@pytest.mark.usefixtures("nine")
def test_one_ordering_is_the_other_reversed(api: Client) -> None:
    assert slugs(pages(api, f"{ARTICLES}?ordering=published&page_size=2")) == list(
        reversed(slugs(pages(api, f"{ARTICLES}?ordering=-published&page_size=2")))
    )


@pytest.mark.usefixtures("nine")
def test_the_first_page_has_none_before_it_and_the_last_none_after_it(api: Client) -> None:
    first = api.get(f"{ARTICLES}?page_size=4").json()
    last = api.get(last_page(api, f"{ARTICLES}?page_size=4")).json()
    assert first["previous"] is None
    assert first["next"]
    assert last["next"] is None
    assert last["previous"]


@pytest.mark.usefixtures("nine")
def test_a_page_that_holds_everything_is_the_only_one(api: Client) -> None:
    body = api.get(f"{ARTICLES}?page_size=9").json()
    assert (body["next"], body["previous"]) == (None, None)


@pytest.mark.usefixtures("nine")
def test_what_comes_in_between_moves_nothing(api: Client) -> None:
    first = api.get(f"{ARTICLES}?ordering=title&page_size=4").json()
    before = slugs([first["results"]])
    publish_article(delivery("Title", "A text that comes first of all."))
    publish_article(delivery("Title 9", "A text that comes last of all."))
    after = slugs(pages(api, path_of(first["next"])))
    assert len(before + after) == len(set(before + after)) == len(DATES) + 1
    assert after[-1] == "title-9"


@pytest.mark.usefixtures("nine")
def test_the_links_keep_the_other_parameters(api: Client) -> None:
    body = api.get(f"{ARTICLES}?ordering=title&page_size=2&fields=slug&q=text&published_after=2023").json()
    following = api.get(body["next"]).json()
    assert [set(item) for item in following["results"]] == [{"slug"}, {"slug"}]
    assert "q=text" in body["next"]
    assert "published_after=2023" in body["next"]


@pytest.mark.usefixtures("nine")
def test_the_header_link_names_the_pages_around(api: Client) -> None:
    first = api.get(f"{ARTICLES}?page_size=3")
    assert first["Link"] == f'<{first.json()["next"]}>; rel="next"'
    second = api.get(path_of(first.json()["next"]))
    body = second.json()
    assert second["Link"] == f'<{body["next"]}>; rel="next", <{body["previous"]}>; rel="prev"'


@pytest.mark.usefixtures("nine")
def test_a_single_page_has_no_header_link(api: Client) -> None:
    assert "Link" not in api.get(ARTICLES)


@pytest.mark.usefixtures("nine")
def test_fifty_are_listed_by_default(api: Client) -> None:
    for number in range(45):
        publish_article(delivery(f"Another {number}"))
    assert len(api.get(ARTICLES).json()["results"]) == 50


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "address", [f"{VERSION}paragraphs/", f"{VERSION}paragraphs/3-18/", VERSION.replace("versions/1/", "paragraphs/")]
)
def test_passages_are_paged_in_the_order_of_the_text(api: Client, address: str) -> None:
    ordinals = [item["ordinal"] for page in pages(api, address) for item in page]
    paged = [item["ordinal"] for page in pages(api, f"{address}?page_size=3") for item in page]
    back = pages(api, last_page(api, f"{address}?page_size=3"), direction="previous")
    assert paged == ordinals == sorted(ordinals)
    assert [item["ordinal"] for page in reversed(back) for item in page] == ordinals


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "address", [f"{VERSION}paragraphs/", f"{VERSION}paragraphs/3-18/", VERSION.replace("versions/1/", "paragraphs/")]
)
def test_the_header_link_is_there_for_passages_too(api: Client, address: str) -> None:
    answer = api.get(f"{address}?page_size=3")
    assert answer["Link"] == f'<{answer.json()["next"]}>; rel="next"'


def test_people_and_outlets_are_paged_by_name(api: Client, publish: Publish) -> None:
    for number, name in enumerate(["Kim Lee", "Kim Lee", "Ada Byron", "Zoë Quinn", "Ada Byron"]):
        publish(
            f"Title {number}",
            authors=[{"name_as_printed": name, "viaf": f"10{number}"}],
            publications=[{"role": "original", "outlet": {"name": f"Outlet {number}"}}],
        )
    for part, expected in (
        ("people", ["Ada Byron", "Ada Byron", "Kim Lee", "Kim Lee", "Zoë Quinn"]),
        ("outlets", [f"Outlet {number}" for number in range(5)]),
    ):
        forth = pages(api, f"{ROOT}{part}/?page_size=1")
        assert [item["name"] for page in forth for item in page] == expected
        assert pages(api, last_page(api, f"{ROOT}{part}/?page_size=1"), "previous") == list(reversed(forth))


def test_versions_are_paged_newest_first(api: Client, publish: Publish, revise: Revise) -> None:
    article = publish("A title").article
    for number in range(2, 6):
        revise(article, (f"The text of version {number}.", None))
    found = pages(api, f"{ARTICLES}a-title/versions/?page_size=2")
    assert [[item["number"] for item in page] for page in found] == [[5, 4], [3, 2], [1]]


# ── Cursors that no list gave out ───────────────────────────────────────────────────────────────────────────────────
HOSTILE = ["0", "00", "1", "eda080", "abc", "ff", "7fffffffffffffff", "8" + "0" * 15, "f" * 300]
MALFORMED = [
    "",
    "x",
    "%%%",
    "AAAA",
    "é",
    "n",
    "n.",
    "n.title",
    "n.title.",
    "n.title.61",
    "n.title.61.1.1",
    "n.title.61.x",
    "n.title.-1.1",
    "x.title.61.1",
    "n.slug.61.1",
    "N.title.61.1",
    "n.title.61.1\n",
    " n.title.61.1",
    "n.title.6A.1",
    "." * 100,
    "n.title." + "f" * 4001 + ".1",
]


@pytest.mark.usefixtures("nine")
def test_a_malformed_cursor_is_refused(api: Client) -> None:
    for cursor in MALFORMED:
        wrong = wrong_parameters(api.get(ARTICLES, {"cursor": cursor, "ordering": "title"}), "malformed_cursor")
        assert wrong["cursor"]["code"] == "malformed_cursor", cursor


@pytest.mark.usefixtures("nine")
def test_a_cursor_of_another_list_is_refused(api: Client, revise: Revise) -> None:
    following = api.get(f"{ARTICLES}?page_size=2").json()["next"]
    cursor = following.partition("cursor=")[2]
    wrong_parameters(api.get(f"{ROOT}people/?cursor={cursor}"), "malformed_cursor")


@pytest.mark.usefixtures("nine")
def test_a_cursor_carries_its_ordering(api: Client) -> None:
    following = api.get(f"{ARTICLES}?ordering=title&page_size=2").json()["next"]
    cursor = following.partition("cursor=")[2].partition("&")[0]
    everything = slugs(pages(api, f"{ARTICLES}?ordering=title"))
    assert slugs(pages(api, f"{ARTICLES}?cursor={cursor}"))[:7] == everything[2:]


@pytest.mark.usefixtures("nine")
def test_a_cursor_made_up_with_a_hostile_place_does_no_harm(api: Client) -> None:
    for ordering, place, direction in product(ORDERINGS, HOSTILE, "np"):
        cursor = f"{direction}.{ordering}.{place}.{place}"
        answer = api.get(ARTICLES, {"ordering": ordering, "cursor": cursor})
        assert answer.status_code == 200, cursor


@pytest.mark.usefixtures("nine")
def test_one_row_more_than_a_page_holds_is_read(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1) as queries:
        page = page_of(Article.objects.all(), [Ordering("id", (Key("id"),))], "id", None, 4)
    assert len(page.rows) == 4
    assert queries.captured_queries[0]["sql"].endswith("LIMIT 5")


# ── The values in a cursor ──────────────────────────────────────────────────────────────────────────────────────────
NOON = datetime.datetime(2024, 2, 3, 12, 0, 0, 1, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (NUMBER, 0),
        (NUMBER, 2**63 - 1),
        (TEXT, "Élodie"),
        (DATE, datetime.date.min),
        (DATE, datetime.date.max),
        (MOMENT, NOON),
        (MOMENT, datetime.datetime.max.replace(tzinfo=datetime.UTC)),
    ],
)
def test_a_value_is_read_as_it_was_written(kind: Kind, value: Any) -> None:
    assert kind.read(kind.write(value)) == value


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (NUMBER, "f" * 4000, 2**63 - 1),
        (TEXT, "0", ""),
        (TEXT, "616", "a"),
        (TEXT, "61ff00", "a\ufffd"),
        (DATE, "0", datetime.date.min),
        (DATE, "f" * 4000, datetime.date.max),
        (MOMENT, "f" * 4000, datetime.datetime.max.replace(tzinfo=datetime.UTC)),
        (MOMENT, "1", datetime.datetime(1970, 1, 1, 0, 0, 0, 1, tzinfo=datetime.UTC)),
    ],
)
def test_a_value_that_no_row_has_is_the_nearest_that_one_could_have(kind: Kind, written: str, value: Any) -> None:
    assert kind.read(written) == value
