"""RSS 2.0, as the RSS Advisory Board keeps it, with the modules content and Dublin Core and Atom's links. Pure."""

import datetime
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from articles.feeding.feeds.entry import Entry
from articles.feeding.feeds.feed import DESCRIPTION, Feed
from articles.feeding.feeds.xml_text import xml_text

MEDIA_TYPE = "application/rss+xml; charset=utf-8"
_NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def rss(feed: Feed) -> str:
    """Return a page of a feed as RSS, without the entries that were withdrawn, since RSS cannot say so."""
    document = _Rss(feed)
    for entry in feed.shown:
        document.add(entry)
    return document.writeString("utf-8")


class _Rss(Rss201rev2Feed):
    """Django's RSS, and what Django leaves out: several authors, the full text, when an item changed, pages."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(
            title=xml_text(feed.title),
            link=feed.home,
            description=DESCRIPTION,
            language=feed.language,
            feed_url=feed.address,
        )
        self.page = feed

    def add(self, entry: Entry) -> None:
        """Add an item."""
        self.add_item(
            title=xml_text(entry.title),
            link=entry.url,
            description=xml_text(entry.summary) if entry.summary else None,  # type: ignore[arg-type]  # left out
            pubdate=entry.published_at,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            categories=[xml_text(category) for category in entry.categories],
            entry=entry,
        )

    def latest_post_date(self) -> datetime.datetime:
        """Return when the feed last changed; never the time of the clock."""
        return self.page.updated_at

    def rss_attributes(self) -> dict[str, str]:
        """Return the attributes of the root."""
        return {**super().rss_attributes(), **_NAMESPACES}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Add the links to the pages and to the hub."""
        super().add_root_elements(handler)
        links = {"first": self.page.first, "next": self.page.following, "hub": self.page.hub}
        for relation, address in links.items():
            if address:
                handler.addQuickElement("atom:link", None, {"rel": relation, "href": xml_text(address)})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add who made the text, its language and rights, when it changed, and the text."""
        entry: Entry = item["entry"]
        super().add_item_elements(handler, item)
        for maker in entry.makers:
            element = "dc:creator" if maker.role == "author" else "dc:contributor"
            handler.addQuickElement(element, xml_text(maker.name))
        for element, value in (("dc:language", entry.language), ("dc:rights", entry.rights)):
            if value:
                handler.addQuickElement(element, xml_text(value))
        handler.addQuickElement("atom:updated", rfc3339_date(entry.updated_at))
        handler.addQuickElement("content:encoded", xml_text(entry.html))
