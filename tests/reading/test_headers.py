"""The headers of every page: methods, caching, safety."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Outlet, Person, Version
from articles.publishing.articles import Published
from tests.conftest import SLUG, Publish

pytestmark = pytest.mark.usefixtures("shared_sample")

PAGES = ["/", f"/articles/{SLUG}/", f"/articles/{SLUG}/v/1/"]


@pytest.fixture
def pages(sample: Published) -> list[str]:
    person, outlet = Person.objects.get().pk, Outlet.objects.order_by("pk")[0].pk
    pid = sample.article.paragraphs.values_list("pid", flat=True)[0]
    return [*PAGES, f"/p/{pid}/", f"/people/{person}/", f"/outlets/{outlet}/", "/search/?q=alliance"]


def test_caches_revalidate_a_page(browser: Client, pages: list[str]) -> None:
    for page in pages:
        assert browser.get(page)["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("page", PAGES)
def test_a_client_that_has_the_page_is_not_sent_it_again(browser: Client, sample: Published, page: str) -> None:
    first = browser.get(page)
    again = browser.get(page, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert not first["ETag"].startswith("W/")
    assert "Accept" in again["Vary"]


def test_an_article_says_when_it_last_changed(browser: Client, sample: Published) -> None:
    first = browser.get(PAGES[1])
    again = browser.get(PAGES[1], headers={"if-modified-since": first["Last-Modified"]})
    assert again.status_code == 304


def test_a_change_is_seen_at_once(browser: Client, sample: Published) -> None:
    tags = {page: browser.get(page)["ETag"] for page in PAGES}
    outlet = Outlet.objects.get(name="Pacific Council")
    outlet.url = "https://example.org/"
    outlet.save()
    for page in PAGES[1:]:
        answer = browser.get(page, headers={"if-none-match": tags[page]})
        assert answer.status_code == 200
        assert "https://example.org/" in answer.content.decode()


def test_the_page_of_an_old_version_changes_when_a_newer_one_comes(
    browser: Client, sample: Published, request: pytest.FixtureRequest
) -> None:
    before = browser.get(PAGES[2])["ETag"]
    newer: Version = request.getfixturevalue("revised")
    assert newer.number == 2
    assert browser.get(PAGES[2], headers={"if-none-match": before}).status_code == 200


def test_head_says_what_get_says(browser: Client, pages: list[str]) -> None:
    for page in pages:
        head, get = browser.head(page), browser.get(page)
        assert head.status_code == get.status_code
        assert head.content == b""
        assert head.get("ETag") == get.get("ETag")


def test_options_names_the_methods(browser: Client, pages: list[str]) -> None:
    for page in pages:
        answer = browser.options(page)
        assert (answer.status_code, answer["Allow"]) == (200, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(browser: Client, program: Client, pages: list[str], method: str) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"accept": "text/html"})
    for page in pages:
        for client in (browser, strict):
            answer = getattr(client, method)(page)
            assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
            assert "This cannot be done here" in answer.content.decode()
        problem = getattr(program, method)(page)
        assert problem["Content-Type"] == "application/problem+json"
        assert (problem.json()["status"], problem["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_no_page_sets_a_cookie_or_depends_on_one(browser: Client, pages: list[str]) -> None:
    for page in pages:
        answer = browser.get(page)
        assert not answer.cookies
        assert "cookie" not in answer["Vary"].lower()


def test_a_strict_policy_holds_and_the_page_keeps_to_it(browser: Client, pages: list[str]) -> None:
    for page in pages:
        answer = browser.get(page)
        assert answer["Content-Security-Policy"] == (
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; "
            "base-uri 'none'"
        )
        html = answer.content.decode()
        # JSON-LD is data, which no browser runs.
        assert set(re.findall(r"<script[^>]*>", html)) <= {'<script type="application/ld+json">'}
        assert "<style" not in html
        assert " style=" not in html
        assert "{#" not in html


def test_the_style_sheets_and_the_icon_are_served(browser: Client) -> None:
    for name, kind in (
        ("colours.css", "text/css"),
        ("site.css", "text/css"),
        ("embed.css", "text/css"),
        ("icon.svg", "image/svg+xml"),
    ):
        answer = browser.get(f"/static/articles/{name}")
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(kind)


def test_queries_do_not_grow_with_the_paragraphs(
    browser: Client, publish: Publish, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish("Short", "One.", slug="short", authors=[{"name_as_printed": "A B"}])
    publish(
        "Long",
        *(f"This is paragraph number {number} of the long one." for number in range(40)),
        slug="long",
        authors=[{"name_as_printed": "C D"}, {"name_as_printed": "E F"}],
        sections=[{"first_ordinal": 1, "heading": "One"}, {"first_ordinal": 20, "heading": "Two"}],
    )
    for slug in ("short", "long"):
        with django_assert_num_queries(6):
            browser.get(f"/articles/{slug}/")


def test_no_text_is_read_for_a_client_that_has_the_page(
    browser: Client, sample: Published, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tag = browser.get(PAGES[1])["ETag"]
    with django_assert_num_queries(2):
        browser.get(PAGES[1], headers={"if-none-match": tag})


def test_queries_do_not_grow_with_the_articles(
    browser: Client, publish: Publish, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def publish_one(name: str) -> None:
        publish(name, published="2020", outlet={"name": name}, authors=[{"name_as_printed": f"{name} Writer"}])

    publish_one("First")
    with django_assert_num_queries(4):
        browser.get("/")
    for number in range(10):
        publish_one(f"Another {number}")
    with django_assert_num_queries(4):
        browser.get("/")


def test_every_colour_that_a_style_sheet_names_is_defined() -> None:
    folder = Path(settings.BASE_DIR) / "articles" / "static" / "articles"
    defined = set(
        re.findall(r"^\s*(--[a-z]+):", (folder / "colours.css").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    for name in ("site.css", "embed.css"):
        sheet = (folder / name).read_text(encoding="utf-8")
        own = set(re.findall(r"^\s*(--[a-z]+):", sheet, flags=re.MULTILINE))
        used = set(re.findall(r"var\((--[a-z]+)\)", sheet))
        assert used, name
        assert used <= defined | own, name


@pytest.mark.parametrize("name", ["colours.css", "site.css", "desk.css", "embed.css"])
def test_each_part_of_a_style_sheet_stands_in_no_other_rule(name: str) -> None:
    sheet = (Path(settings.BASE_DIR) / "articles" / "static" / "articles" / name).read_text(encoding="utf-8")
    parts = re.split(r"^/\* ──", sheet, flags=re.MULTILINE)
    assert [part[:60] for part in parts if part.count("{") != part.count("}")] == []
