"""The editors' desk in a browser: an article is published, with and without JavaScript; nothing is lost; axe finds nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import browsing, faults
from tests.support.live import Service

# What the desk stores is asked of both databases in tests/desk.
pytestmark = pytest.mark.once("sqlite")

PASSWORD = "a-long-enough-passphrase"
MAKE_USER = f"""
from django.contrib.auth.models import Group, User
user, _ = User.objects.get_or_create(username="hana")
user.set_password("{PASSWORD}")
user.save()
user.groups.add(Group.objects.get(name="Editors"))
"""
TEXT = """{title}

By {author}

The harbour of Vell froze twice in the winter of the census.

Nobody had planned for it.

Share this article"""


@pytest.fixture(scope="module")
def desk(service: Service) -> str:
    """The address of the desk; Hana may log in."""
    service.manage("shell", "--command", MAKE_USER)
    return f"{service.url}/desk/"


def log_in(page: Page, address: str) -> None:
    """Open a page of the desk, through the login."""
    page.goto(address)
    page.get_by_label("Username").fill("hana")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def paste(page: Page, desk: str, title: str, author: str = "Hana Example") -> None:
    """Log in, and make a draft of a text."""
    log_in(page, f"{desk}articles/new/")
    page.get_by_label("Or its text").fill(TEXT.format(title=title, author=author))
    page.get_by_role("button", name="Read it").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_editor_publishes_an_article(desk: str, javascript: bool) -> None:
    title, author = ("Nine Days of Ice", "Ada Example") if javascript else ("Ten Days of Ice", "Jon Example")
    with browsing(javascript=javascript) as page:
        paste(page, desk, title, author)
        expect(page.get_by_text("Left out: site furniture after the text")).to_be_visible()
        expect(page.get_by_text("A new person: nobody of this name is known here.")).to_be_visible()
        page.get_by_label("Language").fill("en")
        page.get_by_role("button", name="Save and see the page").click()
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        page.get_by_role("button", name="Publish").click()
        page.get_by_role("status").get_by_role("link").click()
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        expect(page.get_by_role("navigation", name="Site")).to_be_visible()
        expect(page.get_by_text("Nobody had planned for it.")).to_be_visible()


def test_a_file_is_uploaded(desk: str) -> None:
    with browsing() as page:
        log_in(page, f"{desk}articles/new/")
        content = b"# Ropes\n\nThe ropes held.\n"
        page.get_by_label("A file").set_input_files({"name": "a.md", "mimeType": "text/markdown", "buffer": content})
        page.get_by_role("button", name="Read it").click()
        expect(page.get_by_role("heading", name="Ropes")).to_be_visible()
        page.get_by_role("link", name="Discard the draft").click()
        page.get_by_role("button", name="Discard it").click()
        expect(page.get_by_text("The draft is discarded.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_byline_that_is_none_is_emptied(desk: str, javascript: bool) -> None:
    with browsing(javascript=javascript) as page:
        paste(page, desk, "Eleven Days of Ice", "Marle Harbour")
        page.locator("summary", has_text="Marle Harbour").click()
        page.get_by_label("This is not an author: these words are something else").check()
        page.get_by_role("button", name="Save the draft").click()
        expect(page.get_by_text("printed, but not an author")).to_be_visible()
        page.get_by_role("button", name="Save and see the page").click()
        expect(page.get_by_role("heading", name="Eleven Days of Ice")).to_be_visible()
        expect(page.get_by_text("By Marle Harbour")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_text_that_cannot_be_read_is_kept(desk: str, javascript: bool) -> None:
    with browsing(javascript=javascript) as page:
        log_in(page, f"{desk}articles/new/")
        page.get_by_label("Or its text").fill("Only a title")
        page.get_by_role("button", name="Read it").click()
        expect(page.get_by_text("It is kept as a draft")).to_be_visible()
        kept = page.url
        page.goto(desk)
        page.get_by_role("link", name="Only a title").first.click()
        expect(page.get_by_label("Or its text")).to_have_value("Only a title")
        assert page.url.partition("drafts/")[2].endswith("/text/")
        page.goto(kept)
        page.get_by_label("Or its text").fill("Only a title\n\nAnd a paragraph, at last.")
        page.get_by_role("button", name="Read it").click()
        expect(page.get_by_role("heading", name="Only a title")).to_be_visible()


def test_a_session_that_ends_in_the_middle_loses_nothing(desk: str) -> None:
    with browsing() as page:
        log_in(page, f"{desk}articles/new/")
        page.get_by_label("Or its text").fill("Ferries\n\nThey were <late>.")
        page.context.clear_cookies(name="sessionid")
        page.get_by_role("button", name="Read it").click()
        expect(page.get_by_text("what you typed is kept")).to_be_visible()
        page.get_by_label("Username").fill("hana")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("heading", name="Ferries")).to_be_visible()
        expect(page.get_by_text("They were <late>.")).to_be_visible()


def test_a_draft_is_made_with_the_keyboard_alone(desk: str) -> None:
    with browsing() as page:
        page.goto(f"{desk}articles/new/")
        expect(page.get_by_label("Username")).to_be_focused()
        page.keyboard.type("hana")
        page.keyboard.press("Tab")
        expect(page.get_by_label("Password")).to_be_focused()
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_label("A file").focus()
        page.keyboard.press("Tab")
        expect(page.get_by_label("Or its text")).to_be_focused()
        page.keyboard.type("Ropes\n\nThe ropes held.")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Ropes")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (390, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_beside_the_window(desk: str, width: int, scheme: str) -> None:
    with browsing(width=width, scheme=scheme) as page:
        page.goto(desk)
        found = {"login": faults(page)}
        paste(page, desk, "A Very Long Title of Verylongwordsthatnobodywouldeverwrite" * 4)
        draft = page.url
        page.get_by_label("Language").fill("No language!")
        page.get_by_role("button", name="Save the draft").click()
        found["errors"] = faults(page)
        of_draft = (f"{draft}{part}" for part in ("", "text/", "preview/", "discard/"))
        for address in (desk, f"{desk}?q=alliance", f"{desk}articles/new/", *of_draft):
            page.goto(address)
            found[address] = faults(page)
        assert {address: wrong for address, wrong in found.items() if wrong} == {}
