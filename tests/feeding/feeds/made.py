"""Feeds and entries that the tests make without the store."""

import datetime
from typing import Any

from articles.feeding.feeds.entry import Entry, Maker, Removed
from articles.feeding.feeds.feed import Feed

NOON = datetime.datetime(2024, 2, 3, 12, tzinfo=datetime.UTC)
EVENING = datetime.datetime(2024, 2, 4, 18, tzinfo=datetime.UTC)
JANE = Maker("Jane Doe", "author", "https://x.example/people/1/")
KIM = Maker("Kim Lens", "photographer", "")
_BASE = "https://x.example"
_FIRST = f"{_BASE}/feeds/articles.atom"


def entry(**facts: Any) -> Entry:
    """Return an entry that says no more than it has to; `facts` are its members that matter."""
    known: dict[str, Any] = {
        "id": "urn:uuid:1fa53620-77a6-5429-94eb-7fbfd989baef",
        "slug": "the-bridge",
        "title": "The Bridge",
        "language": None,
        "url": f"{_BASE}/articles/the-bridge/",
        "api_url": f"{_BASE}/api/v1/articles/the-bridge/",
        "version": 1,
        "version_url": f"{_BASE}/api/v1/articles/the-bridge/versions/1/",
        "digest": "sha-256:ab",
        "source": None,
        "makers": (),
        "published_at": NOON,
        "updated_at": EVENING,
        "categories": (),
        "rights": None,
        "summary": None,
        "html": "<p>The ferry.</p>",
    }
    return Entry(**(known | facts))


def removed() -> Removed:
    """Return the entry of a withdrawn article."""
    return Removed("urn:uuid:0a0a0a0a-77a6-5429-94eb-7fbfd989baef", NOON, "A court & more.", f"{_BASE}/articles/gone/")


def feed(*entries: Entry | Removed, **facts: Any) -> Feed:
    """Return a feed that has one page and no hub; `facts` are its members that matter."""
    known: dict[str, Any] = {
        "id": _FIRST,
        "title": "The Herald",
        "home": f"{_BASE}/",
        "address": _FIRST,
        "first": _FIRST,
        "following": None,
        "hub": None,
        "updated_at": EVENING,
        "entries": entries,
    }
    return Feed(**(known | facts))
