"""The pages on the desk say what is so: a browser follows each of them from its first step to its last.

What is **bold** is pressed, what is ***bold and emphasised*** is ticked, what is *emphasised* is to be seen, a row of a table is
typed into the field of its name, and a block of text is pasted. With `ALLIANCE_PICTURES=yes` in the environment the pictures of
the pages are made anew.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from alliance.settings import BASE_DIR
from tests.support.browser import browsing
from tests.support.live import Service, running_service

pytestmark = pytest.mark.once("sqlite")

DOCS = BASE_DIR / "docs"
STEPS = re.compile(
    r"^```text\n(?P<paste>.*?)^```$|^\| (?P<field>[^|`]+) \| `(?P<value>[^`]+)` \|$"
    r"|\*\*\*(?P<tick>[^*]+)\*\*\*|\*\*(?P<press>[^*]+)\*\*|(?<!\*)\*(?P<see>[^*]+)\*|!\[[^\]]*\]\(\.\./images/(?P<picture>[\w-]+\.png)\)",
    re.DOTALL | re.MULTILINE,
)
USER, PASSWORD = "hana", "tide-table-9-herrings"
MAKE_USER = (
    f"from django.contrib.auth.models import User; User.objects.create_superuser('{USER}', password='{PASSWORD}')"
)
LIVES = "Mr Example of 4 Mill Lane counts them every morning."
ARTICLES = {
    "Count the Herrings Again": ("Ada Example", "The town counts its herrings once in ten years."),
    "Ropes": ("A. Example", LIVES),
}


@dataclass(frozen=True, slots=True)
class Step:
    """What the page says to do: of a kind, with what, and the value to type."""

    kind: str
    what: str
    value: str = ""


def steps(page: str, begins: str) -> Iterator[Step]:
    """Yield the steps of a page from a heading on; before it no page of the desk is open."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for match in STEPS.finditer(text[text.index(begins) :]):
        found = {kind: value for kind, value in match.groupdict().items() if value}
        kind = next(iter(found))
        yield Step(kind, " ".join(found[kind].split()) if kind != "paste" else found[kind], found.get("value", ""))


def follow(page: Page, step: Step) -> None:
    """Do what a step says."""
    match step.kind:
        case "paste":
            page.get_by_label("Or its text").fill(step.what)
        case "field":
            page.get_by_label(step.what, exact=step.what == "Name").first.fill(step.value)
        case "tick":
            page.get_by_label(step.what).check()
        case "press":
            named = page.get_by_role("button", name=step.what).or_(page.get_by_role("link", name=step.what))
            named.first.click()
        case "see":
            expect(page.get_by_text(step.what).first).to_be_visible()
        case "picture":
            picture = DOCS / "images" / step.what
            if os.environ.get("ALLIANCE_PICTURES"):
                page.screenshot(path=picture)
            assert picture.stat().st_size < 200_000


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """A service of which Hana may do everything."""
    with running_service({"ALLIANCE_WEBHOOK_WORKER": "0", "ALLIANCE_WORKERS": "1"}) as service:
        service.manage("shell", "--command", MAKE_USER)
        yield service


@pytest.fixture(scope="module")
def articles(service: Service) -> None:
    """The articles that the how-tos are about."""
    key = service.manage("create_api_key", "docs", "--scope", "publish")
    for title, (author, text) in ARTICLES.items():
        source = f"{title}\n\nBy {author}\n\n{text}\n\nThe council should vote on it before the boats go out."
        metadata = {"language": "en", "published": "2024-02-08", "outlet": {"name": "The Vell Courier"}}
        service.ask("/api/v1/articles/", key, {"source": source, "metadata": metadata})


def log_in(page: Page, service: Service) -> None:
    """Open the start of the desk, through the login."""
    page.goto(f"{service.url}/desk/")
    page.get_by_label("Username").fill(USER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def test_the_how_to_on_notices_withdraws_and_reinstates(service: Service, articles: None) -> None:
    public = f"{service.url}/articles/ropes/"
    with browsing() as page:
        log_in(page, service)
        for step in steps("how-to/withdraw-in-the-browser.md", "## Find the paragraph"):
            follow(page, step)
            if step.what.startswith("Withdrawn everywhere"):
                shown = page.context.request.get(public).text()
                assert "Mill Lane" not in shown
                assert "It told where a private person lives." in shown
        page.goto(public)
        expect(page.get_by_text(LIVES)).to_be_visible()


def test_the_how_to_on_names_renames_and_merges(service: Service, articles: None) -> None:
    with browsing() as page:
        log_in(page, service)
        for step in steps("how-to/change-names-in-the-browser.md", "## Rename an outlet"):
            follow(page, step)
        expect(page.get_by_role("heading", name="Ada Example", exact=True)).to_be_visible()
        expect(page.get_by_role("checkbox")).to_have_count(2)
        page.goto(f"{service.url}/desk/outlets/")
        expect(page.get_by_role("link", name="The Vell Courier and Herald")).to_be_visible()


def test_the_tutorial_publishes_its_article() -> None:
    followed = list(steps("tutorial/first-article-in-the-browser.md", "## Log in"))
    assert {step.kind for step in followed} == {"paste", "field", "press", "see", "picture"}
    assert [step.value for step in followed if step.what == "Password"] == [PASSWORD]
    with running_service({"ALLIANCE_WEBHOOK_WORKER": "0", "ALLIANCE_WORKERS": "1"}) as service, browsing() as page:
        service.manage("shell", "--command", MAKE_USER)
        page.goto(f"{service.url}/desk/")
        for step in followed:
            follow(page, step)
        page.get_by_role("status").get_by_role("link").click()
        assert page.url == f"{service.url}/articles/count-the-herrings-again/"
        expect(page.get_by_text("the shoal has moved")).to_be_visible()
