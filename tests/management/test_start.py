"""`start` names the variables that are no settings, before anything else."""

import io
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
