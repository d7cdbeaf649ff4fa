"""The public pages in a browser: axe finds nothing, and nothing is wider than the window, however long the words are."""

import json
from urllib.request import Request, urlopen

import pytest

from tests.support.browser import browsing, faults
from tests.support.live import Service

pytestmark = pytest.mark.once("sqlite")
SAMPLE = "/articles/the-us-south-korea-alliance-at-70th-anniversary/"
PAGES = (
    "/",
    SAMPLE,
    f"{SAMPLE}v/1/",
    f"{SAMPLE}history/",
    "/people/1/",
    "/outlets/1/",
    "/search/?q=alliance",
    "/cite/",
)
QUOTED = "“The US-ROK alliance, cemented in 1954 at the end of the Korean War” and “nobody ever said anything like this at all”"


@pytest.fixture(scope="module")
def pages(service: Service) -> list[str]:
    """The addresses of pages; on some of them each name is one very long word."""
    key = service.manage("create_api_key", "pages", "--scope", "publish").strip()
    metadata = {
        "slug": "long-words",
        "subtitle": "s" * 200,
        "outlet": {"name": "O" * 200},
        "authors": [{"name_as_printed": "A" * 200}],
    }
    body = json.dumps({"source": f"{'T' * 150}\n\n{'p' * 300} is one word.", "metadata": metadata}).encode()
    headers = {"Authorization": f"Api-Key {key}", "Content-Type": "application/json"}
    with urlopen(Request(f"{service.url}/api/v1/articles/", body, headers)) as published:
        location = published.headers["Location"]
    with urlopen(location) as answer:
        article = json.load(answer)
    person, outlet = article["authors"][0]["person"]["id"], article["publications"][0]["outlet"]["id"]
    with_long_words = [
        *(article["html_url"], f"{article['html_url']}history/"),
        *(f"{service.url}/people/{person}/", f"{service.url}/outlets/{outlet}/"),
    ]
    return [*(f"{service.url}{page}" for page in PAGES), *with_long_words]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_beside_the_window(
    service: Service, pages: list[str], width: int, scheme: str
) -> None:
    found = {}
    with browsing(width=width, scheme=scheme) as page:
        for address in pages:
            page.goto(address)
            found[address] = faults(page)
        page.goto(f"{service.url}/verify/")
        found["/verify/"] = faults(page)
        page.get_by_role("textbox").fill(QUOTED)
        page.get_by_role("button", name="Check").click()
        page.get_by_role("heading", name="The quotations").wait_for()
        found["what was checked"] = faults(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
