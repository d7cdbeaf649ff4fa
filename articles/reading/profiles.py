"""The page of a person or an outlet: what is known of it, and its articles. Reads no row."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.addresses import Urls
from articles.reading.links import Link
from articles.reading.list_pages import ListPage
from articles.reading.page import MEDIA_TYPE
from articles.reading.signposting import Signpost, header_of, type_signpost
from articles.web.caching import listing

_FEEDS = (
    ("atom", "Atom", "application/atom+xml"),
    ("rss", "RSS", "application/rss+xml"),
    ("json", "JSON Feed", "application/feed+json"),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known: its name, and its values; a value without an address is a text, and not a link."""

    name: str
    values: Sequence[Link]


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed of the articles on the page."""

    address: str
    media_type: str
    form: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The data of the template `profile.html`. `kind` says in words what it is the page of, `type` in schema.org's.

    `json` is the address of the same in the API.
    """

    name: str
    kind: str
    type: str
    facts: Sequence[Fact]
    list: ListPage
    feeds: Sequence[FeedLink]
    json: str
    json_ld: SafeString


def known(*facts: Fact) -> list[Fact]:
    """Return the facts that have a value."""
    return [fact for fact in facts if fact.values]


def feed_links(under: str, urls: Urls) -> list[FeedLink]:
    """Return the feeds of the articles `under` a person or an outlet, as `people/7/`."""
    return [FeedLink(urls.feed(form, under), media_type, title) for form, title, media_type in _FEEDS]


def profile_answer(request: HttpRequest, profile: Profile) -> HttpResponseBase:
    """Return the page, with its links to the same as JSON and to its articles in the header `Link` too."""
    answer = listing(request, render_to_string("profile.html", {"profile": profile}), media_type=MEDIA_TYPE)
    answer["Link"] = header_of(
        [
            type_signpost(profile.type),
            Signpost("describedby", profile.json, "application/json"),
            *(Signpost("item", entry.url, "text/html") for entry in profile.list.entries),
        ]
    )
    return answer
