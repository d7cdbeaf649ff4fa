"""sitemap.xml, robots.txt and llms.txt; what all of this door's addresses do alike; and that pages lead to feeds."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from articles.models import Outlet, Person
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors import sitemap
from articles.web.problem_types import PROBLEM_TYPES
from tests.api.asking import path_of, problem_of
from tests.conftest import Publish
from tests.stories import SLUG

SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ADDRESSES = [
    "/feeds/articles.atom",
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/robots.txt",
    "/llms.txt",
    "/dts/",
    "/dts/collection/",
]


def listed(reader: Client, address: str = "/sitemap.xml") -> dict[str, str | None]:
    root = ElementTree.fromstring(reader.get(address).content)
    return {
        element.findtext(f"{SITEMAPS}loc") or "": element.findtext(f"{SITEMAPS}lastmod")
        for element in root
        if element.tag.startswith(SITEMAPS)
    }


# ── sitemap.xml ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_sitemap_lists_the_pages_with_the_day_of_their_last_change(
    reader: Client, published_story: Published
) -> None:
    day = published_story.article.updated_at.date().isoformat()
    articles = {page: changed for page, changed in listed(reader).items() if "/articles/" in page}
    assert articles == {f"http://testserver/articles/{SLUG}/": day}


def test_a_sitemap_lists_the_pages_of_people_and_outlets(reader: Client, published_story: Published) -> None:
    Person.objects.create(name="Whom no article names")
    named = Person.objects.exclude(contributions=None).order_by("pk")
    assert [page.removeprefix("http://testserver") for page in listed(reader) if "/articles/" not in page] == [
        "/",
        *(f"/people/{person.pk}/" for person in named),
        *(f"/outlets/{outlet.pk}/" for outlet in Outlet.objects.order_by("pk")),
    ]


@pytest.mark.parametrize("version", [None, 1])
def test_a_sitemap_does_not_list_withdrawn_articles(
    reader: Client, published_story: Published, version: int | None
) -> None:
    tag = reader.get("/sitemap.xml")["ETag"]
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", version))
    assert reader.get("/sitemap.xml", headers={"if-none-match": tag}).status_code == 200
    assert list(listed(reader)) == ["http://testserver/"]


def test_past_its_limit_a_sitemap_is_an_index(
    reader: Client, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "SIZE", 2)
    slugs = [publish(f"Article {number}").article.slug for number in range(5)]
    body = reader.get("/sitemap.xml").content.decode()
    assert "<sitemapindex" in body
    parts = [path_of(address) for address in listed(reader)]
    assert parts == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    pages = [page for part in parts for page in listed(reader, part) if not re.search("/(people|outlets)/", page)]
    assert pages == ["http://testserver/", *(f"http://testserver/articles/{slug}/" for slug in slugs)]
    problem_of(reader.get("/sitemap-4.xml"), 404, "not_found")


# ── robots.txt, llms.txt ────────────────────────────────────────────────────────────────────────────────────────────
def test_robots_txt_names_the_sitemap(reader: Client, db: None) -> None:
    lines = reader.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert [line for line in lines if line.startswith("Disallow")] == [
        "Disallow: /admin/",
        "Disallow: /desk/",
    ]


def test_llms_txt_has_the_form_that_is_proposed(reader: Client, db: None) -> None:
    text = reader.get("/llms.txt").content.decode()
    lines = [line for line in text.splitlines() if line]
    assert lines[0].startswith("# ")
    assert lines[1].startswith("> ")
    assert [line for line in lines if line.startswith("# ")] == lines[:1]
    for section in text.split("\n## ")[1:]:
        entries = section.strip().splitlines()[2:]
        assert [
            entry for entry in entries if not re.fullmatch(r"- \[[^]]+\]\(http://testserver/\S*\): .+", entry)
        ] == []


def test_every_link_of_llms_txt_leads_somewhere(reader: Client, published_story: Published) -> None:
    links = re.findall(r"\]\((\S+)\)", reader.get("/llms.txt").content.decode())
    complete = [link for link in links if "SLUG" not in link and "IDENTIFIER" not in link]
    assert len(complete) >= 6
    assert {link: reader.get(path_of(link)).status_code for link in complete} == dict.fromkeys(complete, 200)


# ── What all addresses do alike ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_addresses_are_only_read(reader: Client, published_story: Published, address: str) -> None:
    assert reader.head(address).content == b""
    assert reader.options(address)["Allow"] == "GET, HEAD, OPTIONS"
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(address)
    problem_of(answer, 405, "method_not_allowed")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_of_any_origin_may_read_them(reader: Client, published_story: Published, address: str) -> None:
    answer = reader.get(address, headers={"origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


def test_the_problems_are_those_that_the_api_explains(reader: Client, published_story: Published) -> None:
    for answer in (reader.post("/robots.txt"), reader.get("/feeds/articles.atom?before=x"), reader.get("/oembed")):
        body: dict[str, Any] = answer.json()
        kind = PROBLEM_TYPES[body["type"].rpartition("#")[2]]
        assert (body["title"], body["status"]) == (kind.title, kind.status)


def test_pages_lead_to_the_feeds(reader: Client, published_story: Published) -> None:
    for page in ("/", f"/articles/{SLUG}/"):
        html = reader.get(page, headers={"accept": "text/html"}).content.decode()
        links = re.findall(r'<link rel="alternate" type="application/(atom|rss|feed)\+\w+" href="([^"]+)"', html)
        assert [kind for kind, _ in links] == ["atom", "rss", "feed"]
        assert [reader.get(address).status_code for _, address in links] == [200] * 3
