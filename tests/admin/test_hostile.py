"""The admin under attack: forged requests change nothing, and no text that somebody stored becomes markup."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import ApiKey, Article, Outlet, Person, Publication
from articles.publishing.amending.amendments import amend_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.admin.test_browsing import ALL, address, row_of
from tests.conftest import SLUG, Publish

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"


@pytest.fixture
def forged(db: None) -> Client:
    """The browser of an editor, led by a page of another site: it sends the cookie, and knows no token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.create_superuser("editor"))
    return client


def test_forged_requests_are_refused(forged: Client, archive: Article) -> None:
    outlet, key = row_of(Outlet), row_of(ApiKey)
    keys = reverse("admin:articles_apikey_changelist")
    for page, form in (
        (address(Outlet, "change", outlet.pk), {"name": "Evil"}),
        (address(ApiKey, "add"), {"name": "Evil", "scopes": ["publish"]}),
        (address(ApiKey, "delete", key.pk), {"post": "yes"}),
        (keys, {"action": "delete_selected", "_selected_action": [key.pk], "post": "yes"}),
        (reverse("admin:logout"), {}),
    ):
        for origin in ("https://evil.example", "null"):
            assert forged.post(page, form, headers={"origin": origin}).status_code == 403, page
    assert [row.name for row in ApiKey.objects.all()] == ["a program"]
    assert not Outlet.objects.filter(name="Evil").exists()


def test_a_login_leads_to_no_other_site(client: Client, db: None) -> None:
    User.objects.create_superuser("editor", password="a long password")
    form = {"username": "editor", "password": "a long password", "next": "//evil.example/"}
    answer = client.post(f"{reverse('admin:login')}?next=//evil.example/", form)
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]


def test_stored_text_is_never_markup(editor: Client, archive: Article) -> None:
    Outlet.objects.filter(pk=row_of(Outlet).pk).update(name=HOSTILE)
    Person.objects.update(name=HOSTILE)
    Publication.objects.update(title=HOSTILE, rights=HOSTILE)
    ApiKey.objects.update(name=HOSTILE[:50])
    publish_notice(SLUG, NoticeDraft("editors_note", HOSTILE))
    amend_article(SLUG, {"keywords": [HOSTILE[:60]]}, made_by=HOSTILE)
    shown = 0
    for model in ALL:
        rows = [address(model, "change", row.pk) for row in model._default_manager.order_by("-pk")[:2]]
        for page in (address(model, "changelist"), *rows):
            html = editor.get(page).content.decode()
            assert not re.search(r"<script>alert|<img src=x|>49<", html), page
            shown += "&lt;script&gt;alert(1)" in html
    assert shown > 5


def test_a_hostile_document_is_shown_as_text(editor: Client, publish: Publish) -> None:
    version = publish(f"Title {HOSTILE}", f"A paragraph {HOSTILE} of words.").version
    for page in (address(Article, "changelist"), address(type(version), "change", version.pk)):
        html = editor.get(page).content.decode()
        assert "&lt;script&gt;alert(1)" in html
        assert "<script>alert" not in html
