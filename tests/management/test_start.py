"""`start` names the variables that are not settings, and says why it cannot listen."""

import io
import socket
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands import start


def test_a_mistyped_variable_is_named_at_the_start(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> None:
        raise CommandError("stopped")

    settings.UNKNOWN_VARIABLES = ["ALLIANCE_HOST is not a setting.", "ALLIANCE_X is not a setting."]
    monkeypatch.setattr(start, "refuse_taken_port", stop)
    errors = io.StringIO()
    with pytest.raises(CommandError, match="stopped"):
        call_command("start", stderr=errors)
    assert errors.getvalue().splitlines() == settings.UNKNOWN_VARIABLES


def test_a_port_at_which_something_answers_is_named(settings: Any) -> None:
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as other:
        settings.HOST, settings.PORT = other.getsockname()
        with pytest.raises(CommandError, match=f"Something already answers at port {settings.PORT}; stop it"):
            start.refuse_taken_port()
    start.refuse_taken_port()


def test_an_address_that_this_machine_does_not_have_is_named(settings: Any) -> None:
    settings.HOST, settings.PORT = "192.0.2.1", 8000  # RFC 5737: no machine has it
    with pytest.raises(CommandError, match=r"^HOST 192\.0\.2\.1 and PORT 8000 cannot be listened on: \S"):
        start.refuse_taken_port()


@pytest.mark.parametrize("scheme", ["redsi", "memcached"])
def test_a_place_where_requests_cannot_be_counted_is_told_without_its_password(settings: Any, scheme: str) -> None:
    settings.RATE_STORAGE = f"{scheme}://user:secret@127.0.0.1:1"
    with pytest.raises(CommandError, match=r"^ALLIANCE_RATE_STORAGE cannot be used: ") as refused:
        start.refuse_unusable_storage()
    assert "secret" not in str(refused.value)
