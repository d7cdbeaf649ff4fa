"""Who may open the desk, what its answers say to caches and browsers, and forms that outlive a session."""

import re

import pytest
from django.test import Client

from alliance.shelf import HEADER
from articles.desk.navigation import ENTRIES
from tests.desk.conftest import PASSWORD, Member

pytestmark = pytest.mark.django_db


def test_a_visitor_is_led_to_the_login_and_back(visitor: Client, member: Member) -> None:
    member("Editors", "hana")
    answer = visitor.get("/desk/?a=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/desk/login/?next=/desk/%3Fa%3D1"
    form = {"username": "hana", "password": PASSWORD, "next": "/desk/?a=1"}
    assert visitor.post("/desk/login/", form)["Location"] == "/desk/?a=1"


def test_a_login_leads_to_no_other_site(visitor: Client, member: Member) -> None:
    member("Editors", "hana")
    form = {"username": "hana", "password": PASSWORD, "next": "//evil.example/"}
    assert visitor.post("/desk/login/?next=//evil.example/", form)["Location"] == "/desk/"


def test_a_user_of_no_group_is_refused(outsider: Client) -> None:
    answer = outsider.get("/desk/")
    assert answer.status_code == 403
    assert "otto" in answer.content.decode()


@pytest.mark.parametrize("group", ["Editors", "Publishers"])
def test_both_groups_may_open_the_desk(group: str, member: Member, client: Client) -> None:
    client.force_login(member(group, "hana"))
    assert client.get("/desk/").status_code == 200


def test_no_answer_is_kept_by_a_cache_or_by_the_shelf(editor: Client, visitor: Client) -> None:
    for answer in (editor.get("/desk/"), visitor.get("/desk/"), visitor.get("/desk/login/")):
        assert "no-store" in answer["Cache-Control"]
        assert HEADER not in answer
        assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_forged_form_is_refused(member: Member) -> None:
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(member("Editors", "hana"))
    assert forged.post("/desk/", {}).status_code == 403
    assert forged.post("/desk/logout/", {}).status_code == 403


def test_a_log_out_ends_the_session(editor: Client) -> None:
    assert editor.post("/desk/logout/")["Location"] == "/desk/login/"
    assert editor.get("/desk/").status_code == 302


def test_what_was_typed_outlives_the_session(visitor: Client, member: Member) -> None:
    member("Editors", "hana")
    typed = {"text": "\n A “text”.\n<script>alert(1)</script>", "kind": ["a", "b"]}
    asked = visitor.post("/desk/", typed)
    assert asked.status_code == 401
    page = asked.content.decode()
    assert "what you typed is kept" in page
    assert "<script" not in page
    assert re.findall(r'name="(\w+)" hidden', page) == ["text", "kind", "kind"]
    wrong = visitor.post("/desk/", {**typed, "username": "hana", "password": "wrong"})
    assert wrong.status_code == 200
    assert "hidden" in wrong.content.decode()
    # The start takes no form, so that is what the form is told once its sender is known.
    assert visitor.post("/desk/", {**typed, "username": "hana", "password": PASSWORD}).status_code == 405
    assert visitor.get("/desk/").status_code == 200


@pytest.mark.parametrize("group", ["Editors", "Publishers"])
def test_the_links_are_those_that_may_be_followed(group: str, member: Member, client: Client) -> None:
    user = member(group, "hana")
    client.force_login(user)
    page = client.get("/desk/").content.decode()
    shown = [entry.text for entry in ENTRIES if f">{entry.text}</a>" in page]
    assert shown == [entry.text for entry in ENTRIES if user.has_perm(entry.permission)]
    assert page.count('aria-current="page"') == 1


def test_a_form_from_before_a_login_in_another_window_can_be_sent_again(member: Member) -> None:
    browser = Client(enforce_csrf_checks=True, headers={"accept": "text/html", "origin": "http://testserver"})
    browser.force_login(member("Editors", "hana"))
    browser.get("/desk/articles/new/")
    answer = browser.post("/desk/articles/new/", {"text": "Ice\n\nIt froze.", "csrfmiddlewaretoken": "a" * 64})
    assert answer.status_code == 403
    (token,) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.content.decode())
    again = browser.post("/desk/articles/new/", {"text": "Ice\n\nIt froze.", "csrfmiddlewaretoken": token})
    assert again.status_code == 302
