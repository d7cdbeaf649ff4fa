"""`/p/{pid}/` and `/ark:{NAAN}/{pid}`: short addresses, and JSON of the same thing."""

import pytest
from django.test import Client
from pytest_django import Settings

from articles.identity import pids
from articles.models import Version
from articles.publishing.articles import Published
from tests.conftest import SLUG

PAGE = f"http://testserver/articles/{SLUG}/"


@pytest.fixture
def pid(sample: Published) -> str:
    return sample.version.passages.select_related("paragraph").get(ordinal=7).paragraph.pid


def test_a_paragraph_is_found_on_its_page(browser: Client, pid: str) -> None:
    answer = browser.get(f"/p/{pid}/")
    assert answer.status_code == 302
    assert answer["Location"] == f"{PAGE}?paragraph={pid}#p-{pid}"


def test_an_identifier_may_be_in_upper_case(browser: Client, pid: str) -> None:
    assert browser.get(f"/p/{pid.upper()}/")["Location"] == f"{PAGE}?paragraph={pid}#p-{pid}"


def test_a_paragraph_that_is_gone_is_found_in_the_last_version_that_had_it(
    browser: Client, pid: str, revised: Version
) -> None:
    kept = revised.passages.select_related("paragraph").get(ordinal=1).paragraph.pid
    assert browser.get(f"/p/{pid}/")["Location"] == f"{PAGE}v/1/?paragraph={pid}#p-{pid}"
    assert browser.get(f"/p/{kept}/")["Location"] == f"{PAGE}?paragraph={kept}#p-{kept}"


def test_unknown_and_mistyped_identifiers_are_not_found(browser: Client, pid: str) -> None:
    mistyped = pid[:-1] + ("0" if pid[-1] != "0" else "1")
    for name in (pids.mint(), mistyped, "short", "%00" * 10, "é" * 10):
        assert browser.get(f"/p/{name}/").status_code == 404


def test_an_ark_leads_to_the_same_place(browser: Client, pid: str, settings: Settings) -> None:
    settings.NAAN = "12345"
    hyphenated = f"{pid[:4]}-{pid[4:]}"
    for address in (f"/ark:12345/{pid}", f"/ark:/12345/{pid}", f"/ark:12345/{pid}/", f"/ark:12345/{hyphenated}"):
        assert browser.get(address)["Location"] == f"{PAGE}?paragraph={pid}#p-{pid}"


def test_the_arks_of_others_are_not_found(browser: Client, pid: str, settings: Settings) -> None:
    settings.NAAN = None
    assert browser.get(f"/ark:12345/{pid}").status_code == 404
    settings.NAAN = "54321"
    assert browser.get(f"/ark:12345/{pid}").status_code == 404


def test_a_program_is_led_to_the_api(program: Client, pid: str) -> None:
    api = "http://testserver/api/v1"
    places = {
        "/": f"{api}/articles/",
        f"/articles/{SLUG}/": f"{api}/articles/{SLUG}/",
        f"/articles/{SLUG}/v/1/": f"{api}/articles/{SLUG}/versions/1/",
        f"/p/{pid}/": f"{api}/paragraphs/{pid}/",
    }
    for page, place in places.items():
        answer = program.get(page)
        assert (answer.status_code, answer["Location"]) == (302, place)
        assert "Accept" in answer["Vary"]
        assert program.get(place).status_code == 200


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("*/*", 200),
        ("", 200),
        ("text/html, application/json", 200),
        ("text/html;q=0.9, application/json;q=0.5", 200),
        ("image/png", 200),
        ("application/json;q=0.9, text/html;q=0.5", 302),
        ("application/json, text/plain, */*", 302),
        ("application/*", 302),
        ("application/json, text/html;q=0", 302),
        ("application/json;q=nonsense;;, ///", 302),
    ],
)
def test_a_client_that_does_not_prefer_json_gets_the_page(browser: Client, accept: str, status: int) -> None:
    assert browser.get("/", headers={"accept": accept}).status_code == status


def test_addresses_are_those_that_the_operator_names(browser: Client, pid: str, settings: Settings) -> None:
    settings.BASE_URL = "https://articles.example"
    assert browser.get(f"/p/{pid}/")["Location"].startswith("https://articles.example/articles/")
