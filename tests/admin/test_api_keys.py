"""Keys are made, shown once, and open what their scopes say."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from articles.models import ApiKey
from tests.conftest import text_of

KEYS = "/admin/articles/apikey/"


def form(*scopes: str, **facts: str) -> dict[str, object]:
    return {"name": "A program", "scopes": list(scopes), "expiry_date_0": "", "expiry_date_1": "", **facts}


def made_key(editor: Client, *scopes: str) -> str:
    page = editor.post(f"{KEYS}add/", form(*scopes), follow=True).content.decode()
    shown = re.search(r"The API key for A program is: (\S+)\. Please", page)
    assert shown
    return shown[1]


def test_a_key_is_shown_once(editor: Client) -> None:
    key = made_key(editor, "read")
    row = ApiKey.objects.get()
    assert row.scopes == ["read"]
    for page in (KEYS, f"{KEYS}{row.pk}/change/"):
        assert key not in editor.get(page).content.decode()


@pytest.mark.parametrize(("scopes", "status"), [(["read"], 403), (["publish"], 201), (["read", "publish"], 201)])
def test_a_key_opens_what_its_scopes_say(editor: Client, client: Client, scopes: list[str], status: int) -> None:
    key = made_key(editor, *scopes)
    answer = client.post(
        "/api/v1/articles/",
        {"source": text_of("A title", "A paragraph.").decode(), "media_type": "text/plain"},
        content_type="application/json",
        headers={"authorization": f"Api-Key {key}"},
    )
    assert answer.status_code == status


def test_a_revoked_key_opens_nothing(editor: Client, client: Client) -> None:
    key = made_key(editor, "read")
    row = ApiKey.objects.get()
    assert editor.post(f"{KEYS}{row.pk}/change/", form("read", revoked="on")).status_code == 302
    answer = client.get("/api/v1/articles/", headers={"authorization": f"Api-Key {key}"})
    assert answer.status_code == 401


def test_scopes_are_checkboxes_and_can_be_changed(editor: Client) -> None:
    made_key(editor, "read")
    row = ApiKey.objects.get()
    html = editor.get(f"{KEYS}{row.pk}/change/").content.decode()
    assert re.search(r'<input type="checkbox" name="scopes" value="read"[^>]*checked', html)
    assert not re.search(r'<input type="checkbox" name="scopes" value="publish"[^>]*checked', html)
    assert editor.post(f"{KEYS}{row.pk}/change/", form("read", "publish")).status_code == 302
    row.refresh_from_db()
    assert row.scopes == ["read", "publish"]


@pytest.mark.parametrize("scopes", [[], ["everything"]])
def test_a_key_has_known_scopes(editor: Client, scopes: list[str]) -> None:
    assert editor.post(f"{KEYS}add/", form(*scopes)).status_code == 200
    assert not ApiKey.objects.exists()


@pytest.mark.parametrize("revoked", [False, True])
def test_the_last_use_of_a_key_is_shown_and_cannot_be_changed(editor: Client, revoked: bool) -> None:
    made_key(editor, "read")
    moment = datetime(2026, 5, 1, 12, 30, tzinfo=UTC)
    ApiKey.objects.update(last_used_at=moment, revoked=revoked)
    row = ApiKey.objects.get()
    for page in (KEYS, f"{KEYS}{row.pk}/change/"):
        assert "May 1, 2026, 12:30" in editor.get(page).content.decode()
    editor.post(f"{KEYS}{row.pk}/change/", form("read", last_used_at_0="2001-01-01", last_used_at_1="01:01"))
    row.refresh_from_db()
    assert row.last_used_at == moment
