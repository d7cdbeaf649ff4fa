"""Logins to the admin: bad passwords are refused, failures are logged and counted, and too many get 429."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from alliance import logins

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-enough-passphrase"


@pytest.fixture(autouse=True)
def no_counts(separate_rates: None) -> Iterator[None]:
    logins._limiter.cache_clear()
    yield
    logins._limiter.cache_clear()


@pytest.fixture(autouse=True)
def editor() -> User:
    return User.objects.create_superuser("editor", password=PASSWORD)


def login(name: str, password: str, address: str = "198.51.100.1") -> Any:
    return Client(REMOTE_ADDR=address).post("/admin/login/", {"username": name, "password": password})


def test_the_right_password_leads_in() -> None:
    assert login("editor", PASSWORD).status_code == 302


def test_a_failed_login_is_logged_with_the_address_and_on_one_line(caplog: pytest.LogCaptureFixture) -> None:
    login("edi\ntor", "x")
    (record,) = [record for record in caplog.records if record.name == "alliance.logins"]
    assert record.levelno == logging.WARNING
    assert record.getMessage() == "Login failed for 'edi\\ntor' from 198.51.100.1."


def test_an_address_that_failed_ten_times_has_to_wait_and_others_have_not() -> None:
    assert [login(f"user{number}", "x").status_code for number in range(10)] == [200] * 10
    answer = login("editor", PASSWORD)
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "wait 15 minutes" in answer.content.decode()
    assert login("editor", PASSWORD, "198.51.100.2").status_code == 302
    assert Client(REMOTE_ADDR="198.51.100.1").get("/admin/login/").status_code == 200


def test_an_account_that_failed_twenty_times_has_to_wait_wherever_it_is_tried_from() -> None:
    for number in range(20):
        assert login("EDITOR" if number % 2 else "editor", "x", f"198.51.100.{number}").status_code == 200
    assert login("editor", PASSWORD, "203.0.113.1").status_code == 429
    assert login("another", "x", "203.0.113.1").status_code == 200


def test_successful_logins_are_not_counted() -> None:
    assert {login("editor", PASSWORD).status_code for _ in range(30)} == {302}


def test_without_its_store_a_login_goes_on(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_: object) -> bool:
        raise ConnectionError("away")

    storage = logins._limiter().storage
    monkeypatch.setattr(type(storage), "base_exceptions", property(lambda _: ConnectionError))
    monkeypatch.setattr(logins._limiter(), "hit", fail)
    monkeypatch.setattr(logins._limiter(), "test", fail)
    assert login("editor", "x").status_code == 200
    assert "not counted" in caplog.text
    assert login("editor", PASSWORD).status_code == 302


@pytest.mark.parametrize("password", ["1", "password123", "1029384756", "editor1234"])
def test_a_password_that_is_easy_to_guess_is_refused(password: str, editor: User) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, User(username="editor1"))


def test_a_session_lasts_a_day() -> None:
    assert settings.SESSION_COOKIE_AGE == 86_400
    client = Client()
    client.post("/admin/login/", {"username": "editor", "password": PASSWORD})
    assert client.cookies["sessionid"]["max-age"] == 86_400


def test_logins_at_the_desk_are_counted_wherever_they_are_asked_for() -> None:
    desk = Client(REMOTE_ADDR="198.51.100.1", headers={"accept": "text/html"})
    wrong, right = {"username": "editor", "password": "x"}, {"username": "editor", "password": PASSWORD}
    pages = ["/desk/login/", "/desk/", "/desk/articles/new/", "/desk/login/", "/desk/"] * 2
    assert [desk.post(page, wrong).status_code for page in pages] == [200] * 10
    assert [desk.post(page, right).status_code for page in pages[:3]] == [429] * 3
    assert login("editor", PASSWORD).status_code == 429
    assert login("editor", PASSWORD, "198.51.100.2").status_code == 302
