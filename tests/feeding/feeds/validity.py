"""The rules of the W3C's feed validator (RFC 4287, RFC 6721 and the RSS profile), written anew.

Each function returns a list of errors, so that a test can compare it with an empty one.
"""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
AT = "{http://purl.org/atompub/tombstones/1.0}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

_FEED_ONCE = ("id", "title", "updated")
_ENTRY_ONCE = ("id", "title", "updated")
_AT_MOST_ONCE = ("generator", "icon", "logo", "rights", "subtitle", "published", "source", "summary", "content")
_KNOWN = {
    "feed": {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle",
             "title", "updated", "entry"},
    "entry": {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary",
              "title", "updated"},
}  # fmt: skip


def wrong_with_atom(body: bytes) -> list[str]:
    """Return what is wrong with an Atom feed."""
    feed = ElementTree.fromstring(body)
    found = [] if feed.tag == f"{ATOM}feed" else [f"the root is {feed.tag}"]
    found += _container(feed, "feed", _FEED_ONCE)
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    found += [
        f"{identifier} is there twice" for identifier in {identifier for identifier in ids if ids.count(identifier) > 1}
    ]
    for entry in feed.iter(f"{ATOM}entry"):
        found += _container(entry, "entry", _ENTRY_ONCE)
        if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            found.append("an entry has no author")
        content = entry.find(f"{ATOM}content")
        if content is None and entry.find(f"{ATOM}link[@rel='alternate']") is None:
            found.append("an entry has neither content nor alternate")
        if content is not None and len(content) and content.get("type") == "html":
            found.append("HTML is not escaped")
    for removed in feed.iter(f"{AT}deleted-entry"):
        found += [] if _absolute(removed.get("ref", "")) else ["a tombstone names nothing"]
        found += [] if RFC3339.fullmatch(removed.get("when", "")) else ["a tombstone has no date"]
        found += [f"{removed.get('ref')} is there and gone"] if removed.get("ref") in ids else []
    if not [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        found.append("the feed does not say where it is")
    return found


def _container(element: ElementTree.Element, name: str, once: tuple[str, ...]) -> Iterator[str]:
    counts: dict[str, int] = {}
    for child in element:
        if child.tag.startswith(ATOM):
            counts[child.tag.removeprefix(ATOM)] = counts.get(child.tag.removeprefix(ATOM), 0) + 1
    yield from (f"{name} has {counts.get(child, 0)} {child}" for child in once if counts.get(child) != 1)
    yield from (f"{name} has {counts[child]} {child}" for child in _AT_MOST_ONCE if counts.get(child, 0) > 1)
    yield from (f"{name} has a {child}" for child in counts if child not in _KNOWN[name])
    for date in ("updated", "published"):
        text = element.findtext(f"{ATOM}{date}")
        if text is not None and not RFC3339.fullmatch(text):
            yield f"{date} is {text}"
    if not _absolute(element.findtext(f"{ATOM}id") or ""):
        yield "the id is no absolute IRI"
    yield from _links(element)
    for person in [*element.findall(f"{ATOM}author"), *element.findall(f"{ATOM}contributor")]:
        if len(person.findall(f"{ATOM}name")) != 1 or not person.findtext(f"{ATOM}name"):
            yield "a person has no name"
    yield from (
        f"an empty {child}" for child in ("title", "rights", "summary") if element.findtext(f"{ATOM}{child}") == ""
    )
    yield from (
        "a category without a term" for category in element.findall(f"{ATOM}category") if not category.get("term")
    )


def _links(element: ElementTree.Element) -> Iterator[str]:
    seen = set()
    for link in element.findall(f"{ATOM}link"):
        if not _absolute(link.get("href", "")):
            yield f"a link leads to {link.get('href')}"
        kind = (link.get("rel"), link.get("type"), link.get("hreflang"))
        if kind[0] in ("alternate", "self", "first", "next", "previous", "last") and kind in seen:
            yield f"two links of the kind {kind}"
        seen.add(kind)


def wrong_with_rss(body: bytes) -> list[str]:
    """Return what is wrong with an RSS feed."""
    rss = ElementTree.fromstring(body)
    found = [] if (rss.tag, rss.get("version")) == ("rss", "2.0") else [f"the root is {rss.tag}"]
    channels = rss.findall("channel")
    if len(channels) != 1:
        return [*found, f"{len(channels)} channels"]
    found += [
        f"the channel has no {name}" for name in ("title", "link", "description") if not channels[0].findtext(name)
    ]
    found += [] if channels[0].find(f"{ATOM}link[@rel='self']") is not None else ["the feed does not say where it is"]
    found += _date(channels[0].findtext("lastBuildDate"))
    guids = [item.findtext("guid") for item in rss.iter("item")]
    found += [f"{guid} is there twice" for guid in set(guids) if guids.count(guid) > 1]
    for item in rss.iter("item"):
        found += _date(item.findtext("pubDate"))
        guid = item.find("guid")
        if not (item.findtext("title") or item.findtext("description")):
            found.append("an item has neither title nor description")
        if guid is None or (guid.get("isPermaLink") != "false" and not (guid.text or "").startswith("http")):
            found.append("a guid is taken for an address")
        if not _absolute(item.findtext("link") or ""):
            found.append("an item leads nowhere")
        # An author has to be an email address; a name stands in Dublin Core's element.
        if item.find("author") is not None:
            found.append("an author without an email address")
        if len(item.findall(CONTENT)) > 1:
            found.append("two texts")
    return found


def _date(text: str | None) -> list[str]:
    try:
        return [] if text and parsedate_to_datetime(text).tzinfo else [f"{text} is no date with a zone"]
    except ValueError:
        return [f"{text} is no date"]


def wrong_with_json_feed(feed: dict[str, object]) -> list[str]:
    """Return what is wrong with a JSON Feed 1.1."""
    found = [] if feed.get("version") == "https://jsonfeed.org/version/1.1" else ["another version"]
    found += [f"no {name}" for name in ("title", "items") if name not in feed]
    found += [f"{name} is null" for name, value in feed.items() if value is None]
    items = feed["items"]
    assert isinstance(items, list)
    for item in items:
        found += [f"{name} is null" for name, value in item.items() if value is None]
        if not isinstance(item.get("id"), str) or not (item.get("content_html") or item.get("content_text")):
            found.append("an item without id or content")
        for name in ("date_published", "date_modified"):
            found += [] if RFC3339.fullmatch(item[name]) else [f"{name} is {item[name]}"]
        found += [] if all(author.get("name") for author in item.get("authors", [])) else ["an author without a name"]
        found += [] if isinstance(item.get("tags", []), list) else ["tags are no list"]
    return found


def _absolute(iri: str) -> bool:
    return bool(urlsplit(iri).scheme) and not re.search(r"\s", iri)
