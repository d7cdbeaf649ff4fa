"""`/people/{id}/` and `/outlets/{id}/`: what is known of a person or an outlet, and their articles."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Outlet, Person
from articles.publishing.merging import merge_people
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.reading import list_pages
from tests.conftest import Publish, Revise
from tests.reading.test_home import titles

JANE = [{"name_as_printed": "Jane Doe", "affiliations": [{"position": "Editor", "organisation": "The <Herald>"}]}]
HERALD = {"name": "The Herald"}
PAGES = ("/people/{}/", "/outlets/{}/")
BOTH = (("original", "The New Herald"), ("republication", "The Mirror"))


def page(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200, response.content
    return response.content.decode()


@pytest.fixture
def jane(publish: Publish) -> Person:
    """Who wrote three articles for The Herald: two with a date, and one with none."""
    publish("Undated", authors=JANE, outlet=HERALD)
    publish("Old", authors=JANE, published="1999", outlet=HERALD)
    publish("New", authors=JANE, published="2024-02-01", outlet=HERALD, language="ko")
    publish("By another", authors=[{"name_as_printed": "John Roe"}], outlet={"name": "Another"})
    return Person.objects.get(name="Jane Doe")


@pytest.fixture
def pages(jane: Person) -> list[str]:
    return [f"/people/{jane.pk}/", f"/outlets/{Outlet.objects.get(name='The Herald').pk}/"]


def test_the_articles_come_newest_first_and_undated_ones_last(browser: Client, pages: list[str]) -> None:
    for address in pages:
        assert titles(page(browser, address)) == ["New", "Old", "Undated"]


def test_bylines_and_publications_of_lists_and_texts_lead_here(browser: Client, pages: list[str]) -> None:
    person, outlet = (f"http://testserver{address}" for address in pages)
    for address in ("/", "/articles/new/", "/articles/new/v/1/", "/search/?q=old", *pages):
        html = page(browser, address)
        assert f'<a rel="author" href="{person}"><bdi>Jane Doe</bdi></a>' in html
        assert f'<a href="{outlet}"><bdi>The Herald</bdi></a>' in html


def test_a_list_has_pages(browser: Client, pages: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_pages, "PAGE_SIZE", 2)
    for address in pages:
        first, second = page(browser, address), page(browser, f"{address}?page=2")
        assert (titles(first), titles(second)) == (["New", "Old"], ["Undated"])
        assert 'rel="next" href="?page=2"' in first
        assert f'rel="prev" href="{address}"' in second
        assert f'<link rel="canonical" href="http://testserver{address}">' in first
        assert f'<link rel="canonical" href="http://testserver{address}?page=2">' in second
        assert browser.get(f"{address}?page=3").status_code == 404
        assert browser.get(f"{address}?page=x").status_code == 404


def test_a_person_is_shown_with_what_is_known(browser: Client, jane: Person) -> None:
    jane.orcid, jane.viaf, jane.wikidata = "0000-0002-1825-0097", "12345", "Q42"
    jane.save()
    html = page(browser, f"/people/{jane.pk}/")
    for address in ("https://orcid.org/0000-0002-1825-0097", "https://viaf.org/viaf/12345"):
        assert f'<a href="{address}">{address.removeprefix("https://")}</a>' in html
    assert '<a href="http://www.wikidata.org/entity/Q42">' in html
    assert html.count("Editor, The &lt;Herald&gt; (supplied by the editor)") == 1
    assert re.search(r"<dt>Printed as</dt>\s*<dd[^>]*>Jane Doe</dd>", html)


def test_an_outlet_is_shown_with_what_is_known(browser: Client, publish: Publish, pages: list[str]) -> None:
    outlet = Outlet.objects.get(name="The Herald")
    outlet.name, outlet.kind, outlet.url = "The New Herald", "newspaper", "https://herald.example/"
    outlet.save()
    publish("Both", slug="both", publications=[{"role": role, "outlet": {"name": name}} for role, name in BOTH])
    html = page(browser, pages[1])
    assert html.count("<dt>Printed as</dt>") == html.count("The Herald</dd>") == 1
    assert "The Mirror</dd>" not in html
    assert '<p class="genre">Newspaper</p>' in html
    assert '<a href="https://herald.example/">herald.example</a>' in html
    assert re.search(r"<dt>Printed as</dt>\s*<dd[^>]*>The Herald</dd>", html)


def test_what_is_not_known_is_not_named(browser: Client, pages: list[str]) -> None:
    for address in pages:
        html = page(browser, address)
        assert "Identifiers" not in html
        assert "None" not in html
        assert "Its own site" not in html
    assert "<dl" not in page(browser, pages[1])


def test_programs_find_json_feeds_and_the_citation_of_each_article(browser: Client, pages: list[str]) -> None:
    for address in pages:
        html = page(browser, address)
        for form, kind in (("atom", "atom+xml"), ("rss", "rss+xml"), ("json", "feed+json")):
            feed = f"http://testserver{address}feeds/articles.{form}"
            assert f'<link rel="alternate" type="application/{kind}" href="{feed}"' in html
            assert browser.get(feed.removeprefix("http://testserver")).status_code == 200
        assert f'<link rel="alternate" type="application/json" href="http://testserver/api/v1{address}"' in html
        assert html.count('class="Z3988"') == html.count('class="unapi-id"') == 3
        assert '<link rel="unapi-server"' in html


def test_the_header_names_the_articles_and_the_same_as_json(browser: Client, pages: list[str]) -> None:
    for address, type_ in zip(pages, ("ProfilePage", "CollectionPage"), strict=True):
        links = browser.get(address)["Link"].split(", ")
        assert links[:2] == [
            f'<https://schema.org/{type_}>; rel="type"',
            f'<http://testserver/api/v1{address}>; rel="describedby"; type="application/json"',
        ]
        assert links[2] == '<http://testserver/articles/new/>; rel="item"; type="text/html"'
        assert len(links) == 5


def test_json_ld_tells_who_it_is(browser: Client, pages: list[str], jane: Person) -> None:
    jane.orcid = "0000-0002-1825-0097"
    jane.save()
    person, outlet = (
        json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(browser, address))[0])
        for address in pages
    )
    assert person == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "@id": f"http://testserver{pages[0]}",
        "url": f"http://testserver{pages[0]}",
        "mainEntity": {
            "@type": "Person",
            "name": "Jane Doe",
            "sameAs": ["https://orcid.org/0000-0002-1825-0097"],
        },
    }
    assert outlet["@type"] == "CollectionPage"
    assert outlet["mainEntity"] == {"@type": "Organization", "name": "The Herald"}


def test_a_program_is_led_to_the_api(program: Client, pages: list[str]) -> None:
    for address in pages:
        answer = program.get(address)
        assert (answer.status_code, answer["Location"]) == (302, f"http://testserver/api/v1{address}")


def test_a_merged_person_leads_to_the_other(browser: Client, publish: Publish, jane: Person) -> None:
    publish("Also", authors=[{"name_as_printed": "J. Doe"}])
    other = Person.objects.get(name="J. Doe")
    merge_people(other.pk, jane.pk, made_by="an editor")
    answer = browser.get(f"/people/{other.pk}/?page=1")
    assert (answer.status_code, answer["Location"]) == (301, f"/people/{jane.pk}/?page=1")
    html = page(browser, f"/people/{jane.pk}/")
    assert titles(html) == ["New", "Old", "Also", "Undated"]
    assert re.search(r"<dt>Printed as</dt>\s*<dd[^>]*>J. Doe</dd>\s*<dd[^>]*>Jane Doe</dd>", html)


def test_a_withdrawn_article_and_its_positions_are_not_shown(browser: Client, publish: Publish) -> None:
    publish("Secret", slug="secret", authors=JANE, outlet=HERALD)
    publish_notice("secret", NoticeDraft("withdrawal", "A court said so."))
    for model, address in ((Person, PAGES[0]), (Outlet, PAGES[1])):
        html = page(browser, address.format(model.objects.get().pk))
        assert "Secret" not in html
        assert "Editor, " not in html
        assert "No article can be read here now" in html


def test_what_only_an_older_version_states_is_not_shown(browser: Client, publish: Publish, revise: Revise) -> None:
    article = publish("Title", authors=JANE, outlet=HERALD).article
    revise(article, ("A text without a byline.", None))
    html = page(browser, PAGES[0].format(Person.objects.get().pk))
    assert titles(html) == []
    assert "Editor, " not in html


@pytest.mark.parametrize("address", [*PAGES, "/api/v1/people/{}/", "/api/v1/outlets/{}/"])
def test_an_unknown_one_is_not_found(browser: Client, program: Client, db: None, address: str) -> None:
    Person.objects.create(name="Whom no article names", pk=8)
    for number in (7, 8, 10**17):
        assert browser.get(address.format(number)).status_code == 404
        problem = program.get(address.format(number))
        assert (problem.status_code, problem["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("number", ["0", "x", "01", "9" * 30, "-1"])
def test_a_malformed_id_is_not_found(browser: Client, db: None, number: str) -> None:
    for address in PAGES:
        assert browser.get(address.format(number)).status_code == 404


def test_a_change_is_seen_at_once(browser: Client, pages: list[str], jane: Person) -> None:
    tag = browser.get(pages[0])["ETag"]
    assert browser.get(pages[0], headers={"if-none-match": tag}).status_code == 304
    jane.name = "Jane A. Doe"
    jane.save()
    assert browser.get(pages[0], headers={"if-none-match": tag}).status_code == 200


def test_more_articles_cost_no_more_queries(browser: Client, publish: Publish, pages: list[str]) -> None:
    def costs() -> list[int]:
        counts = []
        for address in pages:
            with CaptureQueriesContext(connection) as captured:
                page(browser, address)
            counts.append(len(captured))
        return counts

    before = costs()
    assert before == [8, 6]
    for number in range(5):
        publish(f"Another {number}", authors=[*JANE, {"name_as_printed": f"N. {number}"}], outlet=HERALD)
    assert costs() == before


def test_names_are_escaped(browser: Client, publish: Publish) -> None:
    publish("Title", slug="title", authors=[{"name_as_printed": "A <b> & C"}], outlet={"name": "<i> & Co"})
    person, outlet = Person.objects.get().pk, Outlet.objects.get().pk
    for address in ("/", "/articles/title/", f"/people/{person}/", f"/outlets/{outlet}/"):
        html = page(browser, address)
        assert "<bdi>A &lt;b&gt; &amp; C</bdi>" in html
        assert "<bdi>&lt;i&gt; &amp; Co</bdi>" in html
        assert "<b>" not in html
        assert "<i>" not in html.partition('class="entry"')[0]
