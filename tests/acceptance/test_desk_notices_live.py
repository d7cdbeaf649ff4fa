"""Notices and names at the desk, in a browser: each task with and without JavaScript; axe finds nothing.

The texts of one test are no other's, since one service answers for all of them.
"""

import json
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import browsing, faults
from tests.support.live import Service

# What the desk stores is asked of both databases in tests/desk.
pytestmark = pytest.mark.once("sqlite")

PASSWORD = "a-long-enough-passphrase"
MAKE_USERS = f"""
from django.contrib.auth.models import Group, User
for name, group in (("hana", "Editors"), ("petra", "Publishers")):
    user, _ = User.objects.get_or_create(username=name)
    user.set_password("{PASSWORD}")
    user.save()
    user.groups.add(Group.objects.get(name=group))
"""
ADDRESS, HARMLESS = "Mr Example of 4 Mill Lane feeds them every morning.", "Storks return in March."


@pytest.fixture(scope="module")
def desk(service: Service) -> str:
    """The address of the desk; Hana and Petra may log in."""
    service.manage("shell", "--command", MAKE_USERS)
    return f"{service.url}/desk/"


@pytest.fixture(scope="module")
def key(service: Service) -> str:
    """A key with which the tests publish what they need."""
    return service.manage("create_api_key", "tests", "--scope", "publish").strip()


def publish(desk: str, key: str, slug: str, author: str = "Gil Example", outlet: str = "The Herald") -> None:
    """Publish an article over the API."""
    source = f"On Storks in {slug}\n\n{HARMLESS}\n\nIn {slug}, {ADDRESS}\n\nThey leave in August."
    authors = [{"name_as_printed": author}]
    metadata = {"slug": slug, "language": "en", "outlet": {"name": outlet}, "published": "2021-04", "authors": authors}
    body = json.dumps({"source": source, "metadata": metadata}).encode()
    headers = {"Authorization": f"Api-Key {key}", "Content-Type": "application/json"}
    with urlopen(Request(f"{desk.removesuffix('desk/')}api/v1/articles/", body, headers)) as answer:
        assert answer.status == 201


def log_in(page: Page, address: str, name: str = "petra") -> None:
    """Open a page of the desk, through the login."""
    page.goto(address)
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


both = pytest.mark.parametrize("javascript", [True, False])


@both
def test_a_paragraph_is_withdrawn_and_reinstated(desk: str, key: str, javascript: bool) -> None:
    slug = f"withdrawn-{javascript}".lower()
    publish(desk, key, slug)
    public = f"{desk.removesuffix('desk/')}articles/{slug}/"
    with browsing(javascript=javascript) as page:
        log_in(page, f"{desk}articles/{slug}/notices/new/")
        page.get_by_label("4 Mill Lane").check()
        page.get_by_label("Withdrawal").check()
        page.get_by_label("What readers are told").fill("It told where a private person lives.")
        page.get_by_role("button", name="Look at it first").click()
        expect(page.get_by_role("region", name="The tombstone")).to_contain_text("This text was withdrawn")
        expect(page.get_by_role("region", name="The page as readers")).not_to_contain_text("Mill Lane")
        page.get_by_role("button", name="Withdraw it now, everywhere").click()
        expect(page.get_by_role("status")).to_contain_text("Withdrawn everywhere")
        page.goto(public)
        expect(page.get_by_text("Mill Lane")).to_have_count(0)
        expect(page.get_by_text(HARMLESS)).to_be_visible()
        page.goto(f"{desk}articles/{slug}/notices/new/")
        page.get_by_role("link", name="Reinstate").click()
        page.get_by_label("What readers are told").fill("He agreed to it.")
        page.get_by_role("button", name="Look at it first").click()
        page.get_by_role("button", name="Publish the notice").click()
        page.goto(public)
        expect(page.get_by_text("Mill Lane")).to_be_visible()


@both
def test_an_editor_corrects_with_a_notice_and_may_not_withdraw(desk: str, key: str, javascript: bool) -> None:
    slug = f"corrected-{javascript}".lower()
    publish(desk, key, slug)
    with browsing(javascript=javascript) as page:
        log_in(page, f"{desk}articles/{slug}/notices/new/", "hana")
        expect(page.get_by_label("Withdrawal")).to_be_disabled()
        expect(page.get_by_text("Only Publishers may withdraw a text")).to_be_visible()
        page.get_by_label(HARMLESS).check()
        page.get_by_label("Correction").check()
        page.get_by_label("What readers are told").fill("They return in <b>February</b>.")
        page.get_by_role("button", name="Look at it first").click()
        page.get_by_role("button", name="Back, and change it").click()
        expect(page.get_by_label(HARMLESS)).to_be_checked()
        page.get_by_role("button", name="Look at it first").click()
        page.get_by_role("button", name="Publish the notice").click()
        expect(page.get_by_role("status")).to_contain_text("Published")
        page.goto(f"{desk.removesuffix('desk/')}articles/{slug}/")
        expect(page.get_by_text("They return in <b>February</b>.")).to_be_visible()


@both
def test_an_outlet_is_renamed(desk: str, key: str, javascript: bool) -> None:
    slug, outlet = f"renamed-{javascript}".lower(), f"The Evening Post {javascript}"
    publish(desk, key, slug, outlet=outlet)
    with browsing(javascript=javascript) as page:
        log_in(page, f"{desk}outlets/")
        page.get_by_label("A part of a name").fill("evening post")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("link", name=outlet).click()
        page.get_by_label("Name", exact=True).fill(f"The Morning Post {javascript}")
        page.get_by_role("button", name="Look at what changes").click()
        expect(page.get_by_text("a citation has the names that were printed")).to_be_visible()
        page.get_by_role("button", name="Change it").click()
        expect(page.get_by_role("heading", name=f"The Morning Post {javascript}")).to_be_visible()
        expect(page.get_by_text(f"cited as “{outlet}”").or_(page.locator("q", has_text=outlet))).to_be_visible()


@both
def test_two_people_are_merged(desk: str, key: str, javascript: bool) -> None:
    one, other = f"Ada Roe {javascript}", f"A. Roe {javascript}"
    publish(desk, key, f"merged-{javascript}".lower(), author=one)
    publish(desk, key, f"too-{javascript}".lower(), author=other)
    with browsing(javascript=javascript) as page:
        log_in(page, f"{desk}people/?q={other}")
        page.get_by_role("link", name=other).click()
        page.get_by_role("link", name="Merge into…").click()
        page.get_by_label("Search for the other one").fill(one)
        page.get_by_role("button", name="Search").click()
        page.get_by_label(one).check()
        page.get_by_role("button", name="Look at what changes").click()
        expect(page.get_by_role("heading", name="is person")).to_be_visible()
        page.get_by_role("button", name="Merge them").click()
        expect(page.get_by_role("heading", name=one, exact=True)).to_be_visible()
        expect(page.get_by_role("checkbox")).to_have_count(2)


@both
def test_a_key_is_made_copied_and_revoked(desk: str, javascript: bool) -> None:
    name = f"the portal {javascript}"
    with browsing(javascript=javascript) as page:
        log_in(page, f"{desk}keys/")
        page.get_by_label("What it is for").fill(name)
        page.get_by_role("button", name="Make it").click()
        field = page.get_by_label("The key")
        expect(field).not_to_be_editable()
        assert len(field.input_value()) > 40
        page.get_by_role("link", name="I have it").click()
        page.get_by_role("link", name=f"Revoke {name}").click()
        page.get_by_role("button", name="Revoke it").click()
        expect(page.get_by_role("status")).to_contain_text("is revoked")


def test_a_paragraph_is_withdrawn_with_the_keyboard_alone(desk: str, key: str) -> None:
    publish(desk, key, "by-keyboard")
    with browsing() as page:
        log_in(page, f"{desk}articles/by-keyboard/notices/new/")
        page.get_by_label("4 Mill Lane").focus()
        page.keyboard.press("Space")
        for _ in range(3):  # the last paragraph, what it is about, and its box
            page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        for _ in range(5):
            page.keyboard.press("ArrowDown")
        expect(page.get_by_label("Withdrawal")).to_be_checked()
        page.keyboard.press("Tab")
        page.keyboard.type("It told where somebody lives.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Withdrawal: paragraph 2")).to_be_visible()
        page.get_by_role("button", name="Withdraw it now").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Withdrawn everywhere")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (390, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_beside_the_window(desk: str, key: str, width: int, scheme: str) -> None:
    slug = f"looked-at-{width}-{scheme}"
    long = "Verylongwordsthatnobodywouldeverwrite" * 3
    publish(desk, key, slug, author=f"{long} {width} {scheme}"[:150], outlet=f"{long} {width} {scheme}")
    with browsing(width=width, scheme=scheme) as page:
        log_in(page, f"{desk}articles/{slug}/notices/new/")
        found = {"form": faults(page)}
        page.get_by_role("button", name="Look at it first").evaluate("button => button.formNoValidate = true")
        page.get_by_role("button", name="Look at it first").click()
        found["errors"] = faults(page)
        page.get_by_label("4 Mill Lane").check()
        page.get_by_label("Withdrawal").check()
        page.get_by_label("What readers are told").fill(f"It said: {ADDRESS} {long}")
        page.get_by_role("button", name="Look at it first").click()
        found["preview"] = faults(page)
        page.get_by_role("button", name="Withdraw it now").click()
        found["withdrawn"] = faults(page)
        for folder in ("people", "outlets"):
            page.goto(f"{desk}{folder}/?q={long}")
            found[folder] = faults(page)
            page.get_by_role("link", name=f"{width} {scheme}").click()
            page.get_by_label("Name", exact=True).fill(f"{long} {width} {scheme} now"[:150])
            page.get_by_role("button", name="Look at what changes").click()
            found[f"{folder} preview"] = faults(page)
            page.get_by_role("button", name="Change it").click()
            found[f"{folder} changed"] = faults(page)
        page.goto(f"{desk}people/?q={long}")
        page.get_by_role("link", name=f"{width} {scheme}").click()
        page.get_by_role("link", name="Merge into…").click()
        found["merge"] = faults(page)
        page.goto(f"{desk}webhooks/")
        page.get_by_label("Where to").fill("http://127.0.0.1:9/a-private-address")
        page.get_by_label("an article is published").check()
        page.get_by_role("button", name="Register it").click()
        found["refused webhook"] = faults(page)
        for address in ("webhooks/", "keys/"):
            page.goto(f"{desk}{address}")
            found[address] = faults(page)
        page.get_by_label("What it is for").fill(long[:50])
        page.get_by_role("button", name="Make it").click()
        found["key"] = faults(page)
        page.get_by_role("link", name="I have it").click()
        found["keys"] = faults(page)
        page.get_by_role("link", name="Revoke").first.click()
        found["revoke"] = faults(page)
        assert {address: wrong for address, wrong in found.items() if wrong} == {}
