"""The feeds: what an entry tells, in each format; that they are valid; and what a new version and a withdrawal do to it."""

import json
from typing import Any

import pytest
from django.test import Client

from articles.feeding.feeds import views
from articles.models import Outlet, Person
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import path_of, problem_of, wrong_parameters
from tests.conftest import Publish
from tests.feeding.conftest import Read
from tests.feeding.feeds.validity import wrong_with_atom, wrong_with_json_feed, wrong_with_rss
from tests.stories import FERRY, FLOOD, MAYOR, MAYOR_EDITED, SLUG, STORY, TITLE, pids, revised

FEEDS = {form: f"/feeds/articles.{form}" for form in ("atom", "rss", "json")}
ATOM, RSS, JSON = FEEDS.values()
XML = [ATOM, RSS]
every_feed = pytest.mark.parametrize("address", FEEDS.values())


def wrong(address: str, body: bytes) -> list[str]:
    """Return what is wrong with a feed."""
    if ".json" in address:
        return wrong_with_json_feed(json.loads(body))
    return wrong_with_atom(body) if ".atom" in address else wrong_with_rss(body)


def items(reader: Client, address: str = JSON) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reader.get(address).json()["items"]
    return found


def ids(reader: Client, address: str) -> list[str]:
    """Return the identifiers of the entries of any feed."""
    import feedparser

    body = reader.get(address).content
    return [entry["id"] for entry in json.loads(body)["items"] or []] if ".json" in address else [
        entry["id"] for entry in feedparser.parse(body)["entries"]
    ]  # fmt: skip


# ── What an entry tells ─────────────────────────────────────────────────────────────────────────────────────────────
@every_feed
def test_a_feed_is_valid(reader: Client, published_story: Published, sample: Published, address: str) -> None:
    assert wrong(address, reader.get(address).content) == []


@every_feed
def test_an_empty_feed_is_valid_and_the_same_each_time(reader: Client, address: str) -> None:
    first = reader.get(address)
    assert wrong(address, first.content) == []
    assert reader.get(address).content == first.content


@pytest.mark.parametrize(("address", "media_type"), [(ATOM, "atom"), (RSS, "rss"), (JSON, "feed")])
def test_a_feed_says_what_it_is(reader: Client, published_story: Published, address: str, media_type: str) -> None:
    kind = "json" if media_type == "feed" else "xml"
    assert reader.get(address)["Content-Type"] == f"application/{media_type}+{kind}; charset=utf-8"


@pytest.mark.parametrize("address", XML)
def test_feedparser_reads_what_an_entry_tells(read: Read, published_story: Published, address: str) -> None:
    feed = read(address)
    (entry,) = feed.entries
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version in ("atom10", "rss20")
    assert (entry.title, entry.link) == (TITLE, f"http://testserver/articles/{SLUG}/")
    assert [author.name for author in entry.authors if author] == ["Jane Doe", "Élodie Ngũgĩ"]
    assert [contributor.name for contributor in entry.contributors] == ["Kim Lens"]
    assert [tag.term for tag in entry.tags] == ["bridges", "floods & fire", "Report"]
    assert entry.rights == "© Herald"
    assert entry.id.startswith("urn:uuid:")
    assert "First published in The Herald, April 2023." in entry.content[0].value


@pytest.mark.parametrize("address", XML)
def test_the_whole_text_is_there_with_an_anchor_for_each_paragraph(
    read: Read, published_story: Published, address: str
) -> None:
    # feedparser cleans HTML; the anchor of a paragraph is among what it lets through.
    html = read(address).entries[0].content[0].value
    assert [
        f'<p id="p-{pid}">{text}</p>' in html for pid, text in zip(pids(published_story.version), STORY, strict=True)
    ] == [True] * 5


def test_json_feed_says_the_same(reader: Client, published_story: Published) -> None:
    (item,) = items(reader)
    assert (item["title"], item["language"], item["external_url"]) == (TITLE, "en", "https://herald.example/a")
    assert [author["name"] for author in item["authors"]] == ["Jane Doe", "Élodie Ngũgĩ"]
    assert item["tags"] == ["bridges", "floods & fire", "Report"]
    assert item["_citable_article"]["digest"] == published_story.version.digest
    assert (
        reader.get(path_of(item["_citable_article"]["version_url"])).json()["digest"] == published_story.version.digest
    )


def test_all_formats_name_an_article_alike(reader: Client, published_story: Published, sample: Published) -> None:
    names = [ids(reader, address) for address in FEEDS.values()]
    assert names[0] == names[1] == names[2]
    assert len(set(names[0])) == 2


def test_the_name_of_an_entry_does_not_depend_on_the_host(
    reader: Client, published_story: Published, settings: Any
) -> None:
    before = ids(reader, ATOM)
    settings.BASE_URL = "https://elsewhere.example"
    assert ids(reader, ATOM) == before
    assert items(reader)[0]["url"] == f"https://elsewhere.example/articles/{SLUG}/"


def test_nobody_is_made_the_author_of_a_text_that_names_none(reader: Client, read: Read, publish: Publish) -> None:
    publish("Anonymous")
    assert read(ATOM).entries[0].author == "Author not named"
    assert "author" not in read(RSS).entries[0]
    assert "authors" not in items(reader)[0]
    assert wrong(ATOM, reader.get(ATOM).content) == []


def test_a_language_that_is_not_known_is_not_that_of_the_feed(reader: Client, publish: Publish) -> None:
    publish("Unknown")
    assert b'<entry xml:lang="">' in reader.get(ATOM).content
    assert "language" not in items(reader)[0]


# ── What no XML may hold ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text", ["a ]]> b", "a <script>x</script> & b", "a \x0b b", "a \ufffe b", "a \x00 b".replace("\x00", "\x1b")]
)
@every_feed
def test_a_text_breaks_no_feed(reader: Client, publish: Publish, address: str, text: str) -> None:
    published = publish("A title", "A paragraph of the text.", genre="G", authors=[{"name_as_printed": "A & <b>"}])
    type(published.article).objects.update(genre=text, keywords=[text])
    publish_notice(published.article.slug, NoticeDraft("correction", text))
    answer = reader.get(address)
    assert wrong(address, answer.content) == []
    assert b"<script>" not in answer.content if ".json" not in address else True


# ── What happens to an entry ────────────────────────────────────────────────────────────────────────────────────────
@every_feed
def test_a_new_version_updates_the_entry(reader: Client, published_story: Published, address: str) -> None:
    before = ids(reader, address)
    date = items(reader)[0]["date_modified"]
    revised(FERRY, MAYOR_EDITED, FLOOD)
    text = reader.get(address).content.decode()
    assert ids(reader, address) == before
    assert MAYOR_EDITED in text
    assert MAYOR not in text
    assert items(reader)[0]["date_modified"] > date


@every_feed
def test_a_notice_updates_the_entry_and_is_shown_in_it(
    reader: Client, published_story: Published, address: str
) -> None:
    before, date = ids(reader, address), items(reader)[0]["date_modified"]
    publish_notice(SLUG, NoticeDraft("retraction", "The bridge was never built."))
    assert ids(reader, address) == before
    assert "Retraction, " in reader.get(address).content.decode()
    assert "The bridge was never built." in reader.get(address).content.decode()
    assert items(reader)[0]["date_modified"] > date


@every_feed
@pytest.mark.parametrize("version", [None, 1])
def test_a_withdrawal_removes_the_entry(
    reader: Client, published_story: Published, sample: Published, address: str, version: int | None
) -> None:
    gone = ids(reader, JSON)[1]
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", version))
    answer = reader.get(address)
    assert gone not in ids(reader, address)
    assert len(ids(reader, address)) == 1
    assert wrong(address, answer.content) == []
    assert FLOOD not in answer.content.decode()
    publish_notice(SLUG, NoticeDraft("reinstatement", "The court changed its mind.", version))
    assert gone in ids(reader, address)


def test_atom_says_what_was_withdrawn_and_why(reader: Client, published_story: Published) -> None:
    (name,) = ids(reader, ATOM)
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    body = reader.get(ATOM).content.decode()
    assert f'<at:deleted-entry ref="{name}" when="' in body
    assert "<at:comment>A court said so.</at:comment>" in body


@every_feed
def test_a_withdrawn_paragraph_is_not_shown(reader: Client, published_story: Published, address: str) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A name was in it.", paragraphs=[pids(published_story.version)[0]]))
    body = reader.get(address).content.decode()
    assert FERRY not in body
    assert FLOOD in body
    assert "This paragraph was withdrawn: A name was in it." in body


# ── By person, by outlet, page by page ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("form", FEEDS)
def test_a_person_and_an_outlet_have_feeds(
    reader: Client, published_story: Published, sample: Published, form: str
) -> None:
    person, outlet = Person.objects.get(name="Jane Doe"), Outlet.objects.get(name="The Mirror")
    all_ids = ids(reader, FEEDS["json"])
    for place, name in ((f"/people/{person.pk}/", "Jane Doe"), (f"/outlets/{outlet.pk}/", "The Mirror")):
        address = f"{place}feeds/articles.{form}"
        body = reader.get(address).content
        assert wrong(address, body) == []
        assert f"{name} · The citable article" in body.decode()
        assert ids(reader, address) == all_ids[1:]


@pytest.mark.parametrize("place", ["people/999999", "outlets/999999"])
def test_unknown_people_and_outlets_have_no_feed(reader: Client, place: str) -> None:
    problem_of(reader.get(f"/{place}/feeds/articles.atom"), 404, f"unknown_{'person' if 'pe' in place else 'outlet'}")


@pytest.mark.parametrize("form", FEEDS)
def test_every_article_is_on_one_page(
    reader: Client, publish: Publish, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    import feedparser

    monkeypatch.setattr(views, "PAGE_SIZE", 3)
    for number in range(8):
        publish(f"Article {number}")
    found, address, pages = list[str](), FEEDS[form], 0
    while address:
        body = reader.get(address).content
        assert wrong(address, body) == []
        found += ids(reader, address)
        if form == "json":
            following = json.loads(body).get("next_url")
        else:
            links = feedparser.parse(body).feed.links
            following = next((link.href for link in links if link.rel == "next"), None)
        address, pages = path_of(following) if following else "", pages + 1
    assert (len(found), len(set(found)), pages) == (8, 8, 3)


@pytest.mark.parametrize("cursor", ["", "x", "1", "1.0", "-1.1", "99999999999999999.1x", "1.1.1", "١.1"])
def test_a_malformed_cursor_is_refused(reader: Client, cursor: str) -> None:
    assert set(wrong_parameters(reader.get(ATOM, {"before": cursor}), "malformed_cursor")) == {"before"}


def test_a_cursor_beyond_time_is_an_empty_page(reader: Client, published_story: Published) -> None:
    assert reader.get(ATOM, {"before": "99999999999999999.999999999999999999"}).status_code == 200
    assert reader.get(ATOM, {"before": "0.1"}).content.count(b"<entry") == 0


# ── The hub ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@every_feed
def test_a_feed_names_the_hub_if_there_is_one(
    reader: Client, published_story: Published, settings: Any, address: str
) -> None:
    before = reader.get(address)
    assert b"hub" not in before.content
    settings.WEBSUB_HUB = "https://hub.example/?a=1&b=2"
    after = reader.get(address, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert wrong(address, after.content) == []
    named = b'"https://hub.example/?a=1&b=2"' if ".json" in address else b'"https://hub.example/?a=1&amp;b=2"'
    assert named in after.content
    assert '<https://hub.example/?a=1&b=2>; rel="hub"' in after["Link"]
