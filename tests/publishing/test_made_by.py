"""Who published a version or a notice is recorded, shown in the admin, and to nobody else."""

import getpass
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from articles.management.base import system_user
from articles.models import Amendment, ApiKey, Notice, Version
from articles.models.made_by import user_mark
from articles.publishing.amending.amendments import amend_article

pytestmark = pytest.mark.django_db


def post(client: Client, path: str, **body: object) -> Any:
    answer = client.post(f"/api/v1/articles/{path}", json.dumps(body), content_type="application/json")
    assert answer.status_code == 201, answer.content
    return answer.json()


@pytest.fixture
def mark(publisher: Client) -> str:
    """The mark of the key with which a version, another one, and a notice were published."""
    post(publisher, "", source="A bridge\n\nIt is long, and it is red.\n")
    post(publisher, "a-bridge/versions/", source="A bridge\n\nIt is long, and it is blue.\n")
    post(publisher, "a-bridge/notices/", kind="correction", text="It is blue.")
    return f"key {ApiKey.objects.get().prefix}"


def test_a_key_is_recorded_by_its_prefix(mark: str) -> None:
    assert list(Version.objects.values_list("made_by", flat=True)) == [mark, mark]
    assert Notice.objects.get().made_by == mark


def test_the_user_of_a_command_is_recorded(tmp_path: Path, db: None) -> None:
    (tmp_path / "a.txt").write_text("A bridge\n\nIt is long, and it is red.\n", encoding="utf-8")
    call_command("publish", str(tmp_path / "a.txt"), stdout=StringIO())
    assert Version.objects.get().made_by == f"user {getpass.getuser()}"


@pytest.mark.parametrize("error", [KeyError, OSError])
def test_a_user_without_a_name_is_recorded_by_number(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def fail() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", fail)
    assert re.fullmatch(r"user \d+", system_user())


def test_the_admin_shows_and_finds_it(mark: str) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("editor"))
    for name in ("version", "notice"):
        assert mark in client.get(f"/admin/articles/{name}/", {"q": mark}).content.decode()
        assert "0 results" in client.get(f"/admin/articles/{name}/", {"q": "key another"}).content.decode()
    assert (
        mark in client.get(f"/admin/articles/version/{Version.objects.order_by('pk')[0].pk}/change/").content.decode()
    )
    assert mark in client.get(f"/admin/articles/notice/{Notice.objects.get().pk}/change/").content.decode()


@pytest.mark.parametrize(
    "path",
    ["/api/v1/articles/a-bridge/", "/api/v1/articles/a-bridge/versions/", "/api/v1/articles/a-bridge/versions/1/",
     "/api/v1/articles/a-bridge/notices/", "/api/v1/changes/", "/articles/a-bridge/", "/articles/a-bridge/history/",
     "/feeds/articles.atom"],
)  # fmt: skip
def test_nobody_else_sees_it(mark: str, path: str) -> None:
    content = Client().get(path).content.decode()
    assert mark.removeprefix("key ") not in content
    assert "made_by" not in content


def test_the_name_of_a_user_is_not_in_the_amendments_that_all_can_read(mark: str) -> None:
    amend_article("a-bridge", {"genre": "essay"}, made_by=user_mark("ada"))
    amend_article("a-bridge", {"genre": "report"}, made_by="the archive desk")
    assert Amendment.objects.order_by("pk")[0].made_by == "user ada"
    answer = Client().get("/api/v1/articles/a-bridge/amendments/").json()
    assert [entry["made_by"] for entry in answer["results"]] == ["an editor", "the archive desk"]


def test_who_made_and_who_revoked_a_key_is_recorded(db: None) -> None:
    call_command("create_api_key", "a program", scope=["read"], stdout=StringIO())
    assert ApiKey.objects.get().made_by == system_user()
    client = Client()
    client.force_login(User.objects.create_superuser("ada"))
    form = {"name": "A desk", "scopes": ["read"], "expiry_date_0": "", "expiry_date_1": ""}
    client.post("/admin/articles/apikey/add/", form)
    row = ApiKey.objects.get(name="A desk")
    assert (row.made_by, row.revoked_by) == ("user ada", None)
    client.post(f"/admin/articles/apikey/{row.pk}/change/", {**form, "revoked": "on"})
    row.refresh_from_db()
    assert (row.made_by, row.revoked_by) == ("user ada", "user ada")
