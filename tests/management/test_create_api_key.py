"""`create_api_key NAME --scope SCOPE…`: prints the key, this once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles.models import ApiKey

pytestmark = pytest.mark.django_db


def create(*arguments: str) -> str:
    out = StringIO()
    call_command("create_api_key", *arguments, stdout=out)
    return out.getvalue()


def test_the_key_alone_is_printed_and_it_works() -> None:
    printed = create("a program", "--scope", "publish")
    assert printed.count("\n") == 1
    client = Client(headers={"authorization": f"Api-Key {printed.strip()}", "accept": "application/json"})
    assert client.get("/api/v1/").status_code == 200
    assert ApiKey.objects.get().name == "a program"


@pytest.mark.parametrize("arguments", [("--scope", "read", "publish"), ("--scope", "read", "--scope", "publish")])
def test_several_scopes_can_be_given_in_both_ways(arguments: tuple[str, ...]) -> None:
    create("a program", *arguments)
    assert ApiKey.objects.get().scopes == ["publish", "read"]


@pytest.mark.parametrize(
    "arguments", [("a", "--scope", "admin"), ("a",), ("x" * 51, "--scope", "read"), ("", "--scope", "read")]
)
def test_an_error_is_one_line(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError) as error:
        create(*arguments)
    assert "\n" not in str(error.value)
    assert not ApiKey.objects.exists()


def test_an_unknown_scope_is_refused_and_the_scopes_are_named() -> None:
    with pytest.raises(CommandError, match="“admin” is not a scope; the scopes are read and publish"):
        create("a", "--scope", "admin")
