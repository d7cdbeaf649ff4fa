"""JSON Feed 1.1. Pure."""

import json
from typing import Any

from django.utils.feedgenerator import rfc3339_date

from articles.feeding.feeds.entry import Entry, Maker
from articles.feeding.feeds.feed import DESCRIPTION, Feed

MEDIA_TYPE = "application/feed+json; charset=utf-8"


def json_feed(feed: Feed) -> str:
    """Return a page of a feed as JSON Feed, without the members that are not known, as the specification asks."""
    hubs = [{"type": "WebSub", "url": feed.hub}] if feed.hub else None
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "description": DESCRIPTION,
        "next_url": feed.following,
        "language": feed.language,
        "hubs": hubs,
        "items": [_item(entry) for entry in feed.shown],
    }
    return json.dumps(_known(document), ensure_ascii=False)


def _item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "external_url": entry.source,
        "title": entry.title,
        "content_html": entry.html,
        "summary": entry.summary,
        "date_published": rfc3339_date(entry.published_at),
        "date_modified": rfc3339_date(entry.updated_at),
        "authors": [_author(maker) for maker in entry.makers if maker.role == "author"],
        "tags": list(entry.categories),
        "language": entry.language,
        "_citable_article": {
            "slug": entry.slug,
            "url": entry.api_url,
            "version": entry.version,
            "version_url": entry.version_url,
            "digest": entry.digest,
            "rights": entry.rights,
        },
    }
    return _known(item)


def _author(maker: Maker) -> dict[str, str]:
    return {"name": maker.name, "url": maker.url}


def _known(members: dict[str, Any]) -> dict[str, Any]:
    """Return the members that are known; an empty list of items is known too."""
    return {name: value for name, value in members.items() if value or name == "items"}
