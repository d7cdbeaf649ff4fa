"""The public pages in a browser: axe finds nothing, and nothing is wider than the window."""

import pytest

from tests.support.browser import browsing, faults
from tests.support.live import Service

SAMPLE = "/articles/the-us-south-korea-alliance-at-70th-anniversary/"
pytestmark = pytest.mark.once("sqlite")

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


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_beside_the_window(service: Service, width: int, scheme: str) -> None:
    found = {}
    with browsing(width=width, scheme=scheme) as page:
        for address in PAGES:
            page.goto(f"{service.url}{address}")
            found[address] = faults(page)
        page.goto(f"{service.url}/verify/")
        found["/verify/"] = faults(page)
        page.get_by_role("textbox").fill(QUOTED)
        page.get_by_role("button", name="Check").click()
        page.get_by_role("heading", name="The quotations").wait_for()
        found["what was checked"] = faults(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
