"""API keys are made at the desk, shown once, and revoked, by Publishers only."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ApiKey
from articles.publishing.api_keys import create_key

pytestmark = pytest.mark.django_db
KEYS = "/desk/keys/"


def make(client: Client, **fields: object) -> Any:
    return client.post(KEYS, {"name": "the newsroom", "scopes": ["publish"], "last_day": "", **fields})


def page_of(client: Client) -> str:
    answer = client.get(KEYS)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_only_publishers_see_make_and_revoke_keys(editor: Client) -> None:
    create_key("a program", ["read"])
    key = ApiKey.objects.get()
    assert editor.get(KEYS).status_code == 403
    assert make(editor).status_code == 403
    for answer in (editor.get(f"{KEYS}{key.prefix}/revoke/"), editor.post(f"{KEYS}{key.prefix}/revoke/")):
        assert answer.status_code == 403
    assert list(ApiKey.objects.values_list("revoked", flat=True)) == [False]
    assert KEYS not in editor.get("/desk/").content.decode()


def test_a_key_is_shown_once_in_a_field_that_can_be_selected(desk_publisher: Client, client: Client) -> None:
    answer = make(desk_publisher)
    shown = re.search(r'<input class="secret" id="key" value="([\w.]+)" readonly', answer.content.decode())
    assert shown
    row = ApiKey.objects.get_from_key(shown[1])
    assert (row.name, row.scopes, row.made_by, row.expiry_date) == ("the newsroom", ["publish"], "user petra", None)
    assert "no-store" in answer["Cache-Control"]
    page = page_of(desk_publisher)
    assert shown[1] not in page
    assert row.prefix in page


def test_a_key_may_have_a_last_day(desk_publisher: Client) -> None:
    tomorrow = (timezone.now() + timedelta(days=1)).date()
    make(desk_publisher, last_day=tomorrow.isoformat())
    expiry = ApiKey.objects.get().expiry_date
    assert expiry
    assert expiry.astimezone(UTC).date() == tomorrow
    assert f"works until {tomorrow}" in page_of(desk_publisher)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "x" * 51}, "at most 50 characters"),
        ({"scopes": []}, "Tick at least one."),
        ({"scopes": ["everything"]}, "not one of the available choices"),
        ({"last_day": "2001-01-01"}, "A key that has expired already would open nothing."),
        ({"last_day": "tomorrow"}, "Enter a valid date."),
    ],
)
def test_what_is_wrong_is_said(desk_publisher: Client, fields: dict[str, object], message: str) -> None:
    answer = make(desk_publisher, **fields)
    assert message in unescape(answer.content.decode())
    assert not ApiKey.objects.exists()


def test_keys_are_listed_in_words(desk_publisher: Client) -> None:
    create_key("<b>one</b>", ["read"])
    create_key("two", ["publish", "read"])
    ApiKey.objects.filter(name="two").update(last_used_at=datetime(2026, 5, 1, 12, 30, tzinfo=UTC))
    page = page_of(desk_publisher)
    assert "&lt;b&gt;one" in desk_publisher.get(KEYS).content.decode()
    assert "1 May 2026, 12:30" in page
    assert page.count("last used never") == 1
    assert "publish: may publish" in page
    assert page.count("<bdi>works</bdi>") == 2
    ApiKey.objects.filter(name="two").update(expiry_date=datetime(2026, 5, 2, tzinfo=UTC))
    assert "expired on 2026-05-02" in page_of(desk_publisher)


def test_a_key_is_revoked_after_a_question(desk_publisher: Client, client: Client) -> None:
    key = create_key("a program", ["read"])
    row = ApiKey.objects.get()
    address = f"{KEYS}{row.prefix}/revoke/"
    assert f'href="{address}"' in page_of(desk_publisher)
    assert "refused from the next request on" in desk_publisher.get(address).content.decode()
    assert desk_publisher.post(address)["Location"] == KEYS
    page = page_of(desk_publisher)
    assert "The key “a program” is revoked" in page
    assert "revoked by user petra" in page
    assert f'href="{address}"' not in page
    assert client.get("/api/v1/", headers={"authorization": f"Api-Key {key}"}).status_code == 401
    desk_publisher.post(address)
    assert "is revoked already" in page_of(desk_publisher)
    assert desk_publisher.get(f"{KEYS}nothing/revoke/").status_code == 404
