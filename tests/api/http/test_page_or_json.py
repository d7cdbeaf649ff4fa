"""Permanent addresses: a browser is led to the page, a program gets the JSON."""

import pytest
from django.test import Client

from articles.publishing.articles import Published
from tests.api.asking import HOST, PARAGRAPHS, VERSION, path_of, problem_of
from tests.conftest import SLUG
from tests.stories import pids

pytestmark = pytest.mark.usefixtures("shared_sample")

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
def places(sample: Published) -> dict[str, tuple[str, str]]:
    """The addresses that are cited, and the pages that people are led to."""
    pid = pids(sample.version)[6]
    page = f"{HOST}/articles/{SLUG}/v/1/"
    return {"version": (VERSION, page), "passage": (f"{PARAGRAPHS}{pid}/versions/1/", f"{page}#p-{pid}")}


BOTH = ["version", "passage"]


@pytest.mark.parametrize("what", BOTH)
@pytest.mark.parametrize("accept", [BROWSER, "text/html"])
def test_a_browser_is_led_to_the_page(api: Client, places: dict[str, tuple[str, str]], what: str, accept: str) -> None:
    address, page = places[what]
    answer = api.get(address, headers={"Accept": accept})
    assert answer.status_code == 302
    assert answer["Location"] == page
    assert "Accept" in answer["Vary"]
    assert api.get(path_of(page.partition("#")[0]), headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize("what", BOTH)
@pytest.mark.parametrize("accept", [None, "*/*", "application/json", "application/json, text/html;q=0.9"])
def test_a_program_gets_the_json(
    api: Client, places: dict[str, tuple[str, str]], what: str, accept: str | None
) -> None:
    answer = api.get(places[what][0], headers={} if accept is None else {"Accept": accept})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"].endswith("immutable")


@pytest.mark.parametrize("what", BOTH)
def test_a_browser_gets_the_json_that_it_names(api: Client, places: dict[str, tuple[str, str]], what: str) -> None:
    assert api.get(f"{places[what][0]}?format=json", headers={"Accept": BROWSER}).status_code == 200


@pytest.mark.parametrize("what", BOTH)
def test_neither_is_not_acceptable(api: Client, places: dict[str, tuple[str, str]], what: str) -> None:
    problem_of(api.get(places[what][0], headers={"Accept": "image/png"}), 406, "not_acceptable")
