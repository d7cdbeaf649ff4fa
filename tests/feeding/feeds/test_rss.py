"""RSS: what a channel and an item say. Without the store."""

from typing import Any
from xml.etree import ElementTree

from articles.feeding.feeds.feed import Feed
from articles.feeding.feeds.rss import rss
from tests.feeding.feeds.made import JANE, KIM, entry, feed, removed
from tests.feeding.feeds.validity import ATOM, CONTENT, wrong_with_rss

DC = "{http://purl.org/dc/elements/1.1/}"


def parsed(page: Feed) -> ElementTree.Element:
    text = rss(page)
    assert wrong_with_rss(text.encode()) == []
    channel = ElementTree.fromstring(text).find("channel")
    assert channel is not None
    return channel


def item_of(**facts: Any) -> ElementTree.Element:
    (element,) = parsed(feed(entry(**facts))).findall("item")
    return element


def links(element: ElementTree.Element) -> list[tuple[str | None, str | None]]:
    return [(link.get("rel"), link.get("href")) for link in element.findall(f"{ATOM}link")]


# ── The channel ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_channel_says_its_title_subject_and_when_it_changed() -> None:
    channel = parsed(feed(title="A\x00B"))
    assert (channel.findtext("title"), channel.findtext("link")) == ("A\ufffdB", "https://x.example/")
    assert channel.findtext("lastBuildDate") == "Sun, 04 Feb 2024 18:00:00 +0000"


def test_a_channel_has_the_language_of_all_items_or_none() -> None:
    assert parsed(feed(entry(language="de"))).findtext("language") == "de"
    assert parsed(feed(entry())).find("language") is None


def test_a_channel_links_to_the_pages_and_the_hub_that_there_are() -> None:
    page = feed(following="https://x.example/f?a=1&b=2", hub="https://hub.example/")
    always = [("self", page.address), ("first", page.first)]
    assert links(parsed(feed())) == always
    assert links(parsed(page)) == [*always, ("next", page.following), ("hub", page.hub)]


def test_a_withdrawn_article_is_left_out() -> None:
    channel = parsed(feed(entry(), removed()))
    assert [item.findtext("title") for item in channel.findall("item")] == ["The Bridge"]


# ── An item ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_item_has_its_id_title_moments_and_text() -> None:
    item = item_of(title="A\x01B", html="<p>A & B\x02</p>")
    guid = item.find("guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == (entry().id, "false")
    assert (item.findtext("title"), item.findtext("link")) == ("A\ufffdB", entry().url)
    assert item.findtext("pubDate") == "Sat, 03 Feb 2024 12:00:00 +0000"
    assert item.findtext(f"{ATOM}updated") == "2024-02-04T18:00:00+00:00"
    assert item.findtext(CONTENT) == "<p>A & B\ufffd</p>"


def test_an_item_does_not_state_what_is_not_known() -> None:
    item = item_of()
    names = ("description", "category", f"{DC}language", f"{DC}rights", f"{DC}creator", f"{DC}contributor")
    assert [item.find(name) for name in names] == [None] * 6


def test_an_item_states_its_summary_language_rights_and_categories() -> None:
    item = item_of(summary="S\x00", language="ko", rights="© H\x00", categories=("c\x00", "d"))
    assert item.findtext("description") == "S\ufffd"
    assert (item.findtext(f"{DC}language"), item.findtext(f"{DC}rights")) == ("ko", "© H\ufffd")
    assert [category.text for category in item.findall("category")] == ["c\ufffd", "d"]


def test_authors_are_creators_and_all_others_contributors() -> None:
    item = item_of(makers=(KIM, JANE))
    assert [creator.text for creator in item.findall(f"{DC}creator")] == ["Jane Doe"]
    assert [contributor.text for contributor in item.findall(f"{DC}contributor")] == ["Kim Lens"]
