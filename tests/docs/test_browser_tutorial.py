"""The tutorial in the browser does what it says: a browser follows the page from its first line to its last.

What is **bold** is pressed, what is *emphasised* is to be seen, a row of a table is typed into the field of its name, and a block
of text is pasted. With `ALLIANCE_PICTURES=yes` in the environment the pictures of the page are made anew.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from alliance.settings import BASE_DIR
from tests.support.browser import browsing
from tests.support.live import running_service

pytestmark = pytest.mark.once("sqlite")

PAGE = BASE_DIR / "docs" / "tutorial" / "first-article-in-the-browser.md"
STEPS = re.compile(
    r"^```text\n(?P<paste>.*?)^```$|^\| (?P<field>[^|`]+) \| `(?P<value>[^`]+)` \|$|\*\*(?P<press>[^*]+)\*\*"
    r"|(?<!\*)\*(?P<see>[^*]+)\*|!\[[^\]]*\]\(\.\./images/(?P<picture>[\w-]+\.png)\)",
    re.DOTALL | re.MULTILINE,
)
# Emphasis in the sentences before the first step, where no page of the desk is open.
BEGINS = "## Log in"
USER = "hana"


@dataclass(frozen=True, slots=True)
class Step:
    """What the page says to do: of a kind, with what, and the value to type."""

    kind: str
    what: str
    value: str = ""


def steps() -> Iterator[Step]:
    """Yield the steps of the page in their order."""
    text = PAGE.read_text(encoding="utf-8")
    for match in STEPS.finditer(text[text.index(BEGINS) :]):
        found = {kind: value for kind, value in match.groupdict().items() if value}
        kind = next(iter(found))
        yield Step(kind, " ".join(found[kind].split()) if kind != "paste" else found[kind], found.get("value", ""))


def follow(page: Page, step: Step) -> None:
    """Do what a step says."""
    match step.kind:
        case "paste":
            page.get_by_label("Or its text").fill(step.what)
        case "field":
            page.get_by_label(step.what).first.fill(step.value)
        case "press":
            named = page.get_by_role("button", name=step.what).or_(page.get_by_role("link", name=step.what))
            named.first.click()
        case "see":
            expect(page.get_by_text(step.what).first).to_be_visible()
        case "picture":
            picture = BASE_DIR / "docs" / "images" / step.what
            if os.environ.get("ALLIANCE_PICTURES"):
                page.screenshot(path=picture)
            assert picture.stat().st_size < 200_000


def test_the_tutorial_publishes_its_article() -> None:
    followed = list(steps())
    assert {step.kind for step in followed} == {"paste", "field", "press", "see", "picture"}
    (password,) = [step.value for step in followed if step.what == "Password"]
    with running_service({"ALLIANCE_WEBHOOK_WORKER": "0", "ALLIANCE_WORKERS": "1"}) as service, browsing() as page:
        make = f"from django.contrib.auth.models import User; User.objects.create_superuser('{USER}', password='{password}')"
        service.manage("shell", "--command", make)
        page.goto(f"{service.url}/desk/")
        for step in followed:
            follow(page, step)
        page.get_by_role("status").get_by_role("link").click()
        assert page.url == f"{service.url}/articles/count-the-herrings-again/"
        expect(page.get_by_text("the shoal has moved")).to_be_visible()
