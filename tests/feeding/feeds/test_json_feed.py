"""JSON Feed: what a feed and an item say. Without the store."""

import json
from typing import Any

from articles.feeding.feeds.feed import Feed
from articles.feeding.feeds.json_feed import json_feed
from tests.feeding.feeds.made import JANE, KIM, entry, feed, removed
from tests.feeding.feeds.validity import wrong_with_json_feed


def parsed(page: Feed) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(json_feed(page))
    assert wrong_with_json_feed(document) == []
    return document


def item_of(**facts: Any) -> dict[str, Any]:
    (item,) = parsed(feed(entry(**facts)))["items"]
    return dict(item)


def test_a_feed_without_more_to_say_has_only_what_every_feed_has() -> None:
    document = parsed(feed())
    assert set(document) == {"version", "title", "home_page_url", "feed_url", "description", "items"}
    assert document["items"] == []


def test_a_feed_names_its_next_page_its_language_and_its_hub() -> None:
    document = parsed(feed(entry(language="de"), following="https://x.example/2", hub="https://hub.example/"))
    assert (document["next_url"], document["language"]) == ("https://x.example/2", "de")
    assert document["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


def test_a_withdrawn_article_is_left_out() -> None:
    assert [item["title"] for item in parsed(feed(removed(), entry()))["items"]] == ["The Bridge"]


def test_letters_are_written_as_they_are() -> None:
    assert "Élodie" in json_feed(feed(entry(title="Élodie")))


def test_an_item_without_more_to_say_has_only_what_every_item_has() -> None:
    item = item_of()
    names = {"id", "url", "title", "content_html", "date_published", "date_modified", "_citable_article"}
    assert set(item) == names
    assert item["date_published"] == "2024-02-03T12:00:00+00:00"
    assert item["date_modified"] == "2024-02-04T18:00:00+00:00"


def test_an_item_states_what_is_known() -> None:
    item = item_of(source="https://h.example/", summary="S", language="ko", categories=("c", "d"), rights="© H")
    assert (item["external_url"], item["summary"], item["language"]) == ("https://h.example/", "S", "ko")
    assert (item["tags"], item["_citable_article"]["rights"]) == (["c", "d"], "© H")


def test_only_authors_are_named_as_authors() -> None:
    assert item_of(makers=(KIM, JANE))["authors"] == [{"name": "Jane Doe", "url": JANE.url}]
