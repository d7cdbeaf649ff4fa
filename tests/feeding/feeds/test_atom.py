"""Atom: what a feed, an entry and a tombstone say. Without the store."""

from typing import Any
from xml.etree import ElementTree

from articles.feeding.feeds.atom import atom
from articles.feeding.feeds.feed import Feed
from tests.feeding.feeds.made import EVENING, JANE, KIM, entry, feed, removed
from tests.feeding.feeds.validity import AT, ATOM, XML_LANG, wrong_with_atom


def parsed(page: Feed) -> ElementTree.Element:
    text = atom(page)
    assert wrong_with_atom(text.encode()) == []
    return ElementTree.fromstring(text)


def entry_of(**facts: Any) -> ElementTree.Element:
    (element,) = parsed(feed(entry(**facts))).findall(f"{ATOM}entry")
    return element


def links(element: ElementTree.Element) -> list[tuple[str | None, str | None, str | None]]:
    return [(link.get("rel"), link.get("type"), link.get("href")) for link in element.findall(f"{ATOM}link")]


def names(element: ElementTree.Element, kind: str) -> list[str | None]:
    return [person.findtext(f"{ATOM}name") for person in element.findall(f"{ATOM}{kind}")]


# ── The feed ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_feed_says_its_title_language_and_when_it_changed() -> None:
    root = parsed(feed(title="A\x00B"))
    assert (root.findtext(f"{ATOM}title"), root.get(XML_LANG)) == ("A\ufffdB", "en")
    assert root.findtext(f"{ATOM}updated") == "2024-02-04T18:00:00+00:00"
    assert root.findall(f"{ATOM}entry") == []


def test_a_feed_links_to_its_subject_itself_and_its_first_page_only_if_there_is_no_more() -> None:
    page = feed()
    assert links(parsed(page)) == [
        ("alternate", None, page.home),
        ("self", None, page.address),
        ("first", None, page.first),
    ]


def test_a_feed_links_to_the_next_page_and_to_the_hub() -> None:
    page = feed(following="https://x.example/f?a=1&b=2", hub="https://hub.example/")
    assert links(parsed(page))[-2:] == [("next", None, page.following), ("hub", None, page.hub)]


def test_the_namespace_of_tombstones_is_there_only_with_a_tombstone() -> None:
    assert "xmlns:at" not in atom(feed(entry()))
    assert "xmlns:at" in atom(feed(entry(), removed()))


def test_a_tombstone_says_what_went_when_and_why() -> None:
    gone = removed()
    (stone,) = parsed(feed(entry(), gone)).findall(f"{AT}deleted-entry")
    assert (stone.get("ref"), stone.get("when")) == (gone.id, "2024-02-03T12:00:00+00:00")
    assert stone.findtext(f"{AT}comment") == "A court & more."
    assert links(stone) == [("alternate", None, gone.url)]


# ── An entry ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_entry_has_its_id_title_moments_and_text() -> None:
    shown = entry_of(title="A\x01B", html="<p>A & B\x02</p>")
    assert shown.findtext(f"{ATOM}id") == entry().id
    assert shown.findtext(f"{ATOM}title") == "A\ufffdB"
    assert shown.findtext(f"{ATOM}published") == "2024-02-03T12:00:00+00:00"
    assert shown.findtext(f"{ATOM}updated") == "2024-02-04T18:00:00+00:00"
    content = shown.find(f"{ATOM}content")
    assert content is not None
    assert (content.text, content.attrib) == ("<p>A & B\ufffd</p>", {"type": "html"})


def test_an_entry_does_not_state_what_is_not_known() -> None:
    shown = entry_of()
    assert [shown.find(f"{ATOM}{name}") for name in ("rights", "summary", "category", "contributor")] == [None] * 4
    assert links(shown) == [("alternate", None, entry().url), ("alternate", "application/json", entry().api_url)]


def test_an_entry_states_its_rights_summary_categories_and_source() -> None:
    shown = entry_of(rights="© H\x00", summary="S\x00", categories=("c\x00", "d"), source="https://h.example/a?b=1&c=2")
    assert (shown.findtext(f"{ATOM}rights"), shown.findtext(f"{ATOM}summary")) == ("© H\ufffd", "S\ufffd")
    assert [category.get("term") for category in shown.findall(f"{ATOM}category")] == ["c\ufffd", "d"]
    assert links(shown)[-1] == ("via", None, "https://h.example/a?b=1&c=2")


def test_an_unknown_language_is_empty_or_else_it_would_be_the_feeds() -> None:
    assert entry_of().get(XML_LANG) == ""
    assert entry_of(language="ko").get(XML_LANG) == "ko"


def test_authors_are_authors_and_all_others_contributors() -> None:
    shown = entry_of(makers=(KIM, JANE))
    assert (names(shown, "author"), names(shown, "contributor")) == (["Jane Doe"], ["Kim Lens"])


def test_an_entry_without_an_author_says_so_whoever_contributed() -> None:
    shown = entry_of(makers=(KIM,))
    assert (names(shown, "author"), names(shown, "contributor")) == (["Author not named"], ["Kim Lens"])


def test_a_maker_has_the_address_that_is_known() -> None:
    shown = entry_of(makers=(JANE, KIM))
    addresses = [shown.findtext(f"{ATOM}{kind}/{ATOM}uri") for kind in ("author", "contributor")]
    assert addresses == [JANE.url, None]


def test_the_time_of_the_clock_is_nowhere() -> None:
    assert atom(feed()) == atom(feed())
    assert str(EVENING.year) in atom(feed())
