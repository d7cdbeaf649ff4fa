"""Atom: RFC 4287, with pages (RFC 5005), entries that are gone (RFC 6721) and a hub (WebSub). Pure."""

import datetime
from typing import Any
from xml.sax.xmlreader import AttributesImpl  # nosec B406 # writes XML, reads none

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from articles.feeding.feeds.entry import Entry, Maker, Removed
from articles.feeding.feeds.feed import DESCRIPTION, SERVICE, Feed
from articles.feeding.feeds.xml_text import xml_text

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
# An entry has to name an author (4.1.2); without this one, a reader would take the feed's author for the text's.
_NOBODY = Maker("Author not named", "author", "")


def atom(feed: Feed) -> str:
    """Return a page of a feed as Atom."""
    document = _Atom(feed)
    for entry in feed.shown:
        document.add(entry)
    return document.writeString("utf-8")


class _Atom(Atom1Feed):
    """Django's Atom, and what Django leaves out: several authors, the full text, pages, tombstones."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(
            title=xml_text(feed.title),
            link=feed.home,
            description="",
            subtitle=DESCRIPTION,
            language="en",
            author_name=SERVICE,
            feed_url=feed.address,
            feed_guid=feed.id,
        )
        self.page = feed

    def add(self, entry: Entry) -> None:
        """Add an entry."""
        self.add_item(
            title=xml_text(entry.title),
            link=entry.url,
            description=None,  # type: ignore[arg-type]  # left out; it would be a summary in HTML
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            unique_id=entry.id,
            categories=[xml_text(category) for category in entry.categories],
            item_copyright=xml_text(entry.rights) if entry.rights else None,
            entry=entry,
        )

    def latest_post_date(self) -> datetime.datetime:
        """Return when the feed last changed; never the time of the clock."""
        return self.page.updated_at

    def root_attributes(self) -> dict[str, str]:
        """Return the attributes of the root, with the namespace of tombstones if there are any."""
        named = {"xmlns:at": _TOMBSTONES} if self.page.removed else {}
        return {**super().root_attributes(), **named}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Add the links to the pages and to the hub, and the tombstones."""
        super().add_root_elements(handler)
        links = {"first": self.page.first, "next": self.page.following, "hub": self.page.hub}
        for relation, address in links.items():
            if address:
                handler.addQuickElement("link", "", {"rel": relation, "href": xml_text(address)})
        for removed in self.page.removed:
            _tombstone(handler, removed)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return the language of an entry; an unknown one is empty (XML 1.0, 2.12), or else it would be the feed's."""
        return {"xml:lang": item["entry"].language or ""}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add the makers of the text, its other addresses, and the text."""
        entry: Entry = item["entry"]
        super().add_item_elements(handler, item)
        authors = [maker for maker in entry.makers if maker.role == "author"]
        others = [maker for maker in entry.makers if maker.role != "author"]
        for element, makers in (("author", authors or [_NOBODY]), ("contributor", others)):
            for maker in makers:
                _person(handler, element, maker)
        handler.addQuickElement("link", "", {"rel": "alternate", "type": "application/json", "href": entry.api_url})
        if entry.source:
            handler.addQuickElement("link", "", {"rel": "via", "href": xml_text(entry.source)})
        if entry.summary:
            handler.addQuickElement("summary", xml_text(entry.summary))
        handler.addQuickElement("content", xml_text(entry.html), {"type": "html"})


def _person(handler: SimplerXMLGenerator, element: str, maker: Maker) -> None:
    handler.startElement(element, AttributesImpl({}))
    handler.addQuickElement("name", xml_text(maker.name))
    if maker.url:
        handler.addQuickElement("uri", maker.url)
    handler.endElement(element)


def _tombstone(handler: SimplerXMLGenerator, removed: Removed) -> None:
    attributes = AttributesImpl({"ref": removed.id, "when": rfc3339_date(removed.at)})
    handler.startElement("at:deleted-entry", attributes)
    handler.addQuickElement("link", "", {"rel": "alternate", "href": removed.url})
    handler.addQuickElement("at:comment", xml_text(removed.reason))
    handler.endElement("at:deleted-entry")
