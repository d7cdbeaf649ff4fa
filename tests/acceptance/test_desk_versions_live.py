"""New versions and headings at the desk in a browser, with and without JavaScript; axe finds nothing on their pages."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.acceptance.test_desk_live import desk, log_in
from tests.support.browser import browsing, faults
from tests.support.live import Service

__all__ = ["desk"]
# What the desk stores is asked of both databases in tests/desk.
pytestmark = pytest.mark.once("sqlite")

PARAGRAPHS = ["The ferry to Stein left at noon.", "Nobody asked the islanders.", "The bridge was never built."]


@pytest.fixture
def slug(service: Service, request: pytest.FixtureRequest) -> str:
    """A published article of three paragraphs, of this test."""
    title = f"Ferries {re.sub('[^A-Za-z0-9]+', ' ', request.node.name)}"
    body = {"source": "\n\n".join([title, *PARAGRAPHS]), "metadata": {"language": "en"}}
    key = service.manage("create_api_key", "tests of the desk", "--scope", "publish").split()[-1]
    return str(service.ask("/api/v1/articles/", key, body)["slug"])


def correct(page: Page, desk: str, slug: str) -> None:
    """Log in, and change a word of the current source."""
    log_in(page, f"{desk}articles/{slug}/versions/new/")
    text = page.get_by_label("Text", exact=True)
    text.fill(text.input_value().replace("noon", "one"))
    page.get_by_label("Correction: something was wrong").check()
    page.get_by_label("Note for readers").fill("The hour.")


@pytest.mark.parametrize("javascript", [True, False])
def test_an_editor_corrects_a_word(desk: str, slug: str, javascript: bool) -> None:
    with browsing(javascript=javascript) as page:
        correct(page, desk, slug)
        page.get_by_role("button", name="Save, and see the paragraphs").click()
        expect(page.locator("del", has_text="noon")).to_be_visible()
        expect(page.locator("ins", has_text="one")).to_be_visible()
        expect(page.get_by_text("… 2 paragraphs unchanged")).to_be_visible()
        page.get_by_role("link", name="Go on to the preview").click()
        expect(page.get_by_label("Preview of the public page").get_by_text("left at one")).to_be_visible()
        page.get_by_role("button", name="Publish version 2").click()
        page.get_by_role("link", name="The public page", exact=True).click()
        expect(page.get_by_text("The ferry to Stein left at one.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_editor_issues_a_correction(desk: str, slug: str, javascript: bool) -> None:
    with browsing(javascript=javascript) as page:
        correct(page, desk, slug)
        page.get_by_label("And publish a correction notice").check()
        page.get_by_label("Text of the notice").fill("The ferry left at one and not at noon.")
        page.get_by_role("button", name="Save, and see the paragraphs").click()
        page.get_by_role("link", name="Go on to the preview").click()
        page.get_by_role("button", name="Publish version 2 and the notice").click()
        expect(page.get_by_text("Version 2 is published with its correction notice.")).to_be_visible()
        page.get_by_role("link", name="The public page", exact=True).click()
        expect(page.get_by_text("The ferry left at one and not at noon.").first).to_be_visible()


def test_a_link_is_changed_by_hand_with_the_keyboard(desk: str, slug: str) -> None:
    with browsing() as page:
        log_in(page, f"{desk}articles/{slug}/versions/new/")
        text = page.get_by_label("Text", exact=True)
        text.fill(text.input_value().replace(PARAGRAPHS[1], "Scientists describe a dwarf species of penguin."))
        page.get_by_label("Update").check()
        page.get_by_role("button", name="Save, and see the paragraphs").click()
        page.get_by_text("Which paragraph is it?").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("paragraph 2")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Linked by hand.")).to_be_visible()


def test_a_session_that_ends_in_the_middle_loses_nothing(desk: str, slug: str) -> None:
    with browsing() as page:
        correct(page, desk, slug)
        page.context.clear_cookies(name="sessionid")
        page.get_by_role("button", name="Save, and see the paragraphs").click()
        page.get_by_label("Username").fill("hana")
        page.get_by_label("Password").fill("a-long-enough-passphrase")
        page.get_by_role("button", name="Log in").click()
        expect(page.locator("ins", has_text="one")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_editor_supplies_headings(desk: str, slug: str, javascript: bool) -> None:
    with browsing(javascript=javascript) as page:
        log_in(page, f"{desk}articles/{slug}/sections/")
        page.get_by_label("Paragraph").first.fill("2")
        page.get_by_label("Heading").first.fill("The islanders")
        page.get_by_role("button", name="Preview").click()
        expect(page.get_by_label("Preview of the public page").get_by_text("The islanders", exact=True)).to_be_visible()
        page.get_by_role("button", name="Publish the outline").click()
        expect(page.get_by_text("The outline is published.")).to_be_visible()
        page.goto(f"{desk.removesuffix('desk/')}articles/{slug}/")
        outline = page.get_by_role("navigation", name="Outline")
        expect(outline.get_by_text("Headings supplied by an editor")).to_be_visible()
        outline.get_by_role("link", name="The islanders").click()
        expect(page.locator("p:target")).to_have_text(PARAGRAPHS[1])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (390, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_beside_the_window(desk: str, slug: str, width: int, scheme: str) -> None:
    new = f"{desk}articles/{slug}/versions/new/"
    with browsing(width=width, scheme=scheme) as page:
        correct(page, desk, slug)
        page.get_by_label("And publish a correction notice").check()
        page.get_by_role("button", name="Save, and see the paragraphs").click()
        found = {"errors": faults(page)}
        page.get_by_label("Text of the notice").fill("Verylongwordsthatnobodywouldeverwrite" * 4)
        page.get_by_role("button", name="Save, and see the paragraphs").click()
        draft = page.url.removesuffix("alignment/")
        page.get_by_text("Which paragraph is it?").click()
        found["menu"] = faults(page)
        page.goto(f"{desk}articles/{slug}/sections/")
        page.get_by_label("Heading").first.fill("No paragraph")
        page.get_by_role("button", name="Preview").click()
        found["errors of sections"] = faults(page)
        sections = f"{desk}articles/{slug}/sections/"
        for address in (new, draft, f"{draft}alignment/?all=1", f"{draft}preview/", sections):
            page.goto(address)
            found[address] = faults(page)
        page.get_by_label("Paragraph").first.fill("1")
        page.get_by_label("Heading").first.fill("A heading")
        page.get_by_role("button", name="Publish the outline").click()
        for address in (sections, f"{desk.removesuffix('desk/')}articles/{slug}/"):
            page.goto(address)
            found[address] = faults(page)
        assert {address: wrong for address, wrong in found.items() if wrong} == {}
