"""Keys of programs: with scopes that there are, and a name that can be stored."""

import pytest

from articles.models import ApiKey
from articles.publishing.api_keys import create_key
from articles.publishing.errors import PublishingError

pytestmark = pytest.mark.django_db


def test_a_key_is_known_again() -> None:
    key = create_key("a program", ["publish", "read", "publish"])
    stored = ApiKey.objects.get_from_key(key)
    assert (stored.name, stored.scopes) == ("a program", ["publish", "read"])
    assert stored.allows("publish")


def test_a_key_allows_nothing_but_its_scopes() -> None:
    assert not ApiKey.objects.get_from_key(create_key("a reader", ["read"])).allows("publish")


def test_a_name_may_have_fifty_characters() -> None:
    assert ApiKey.objects.get_from_key(create_key("x" * 50, ["read"])).name == "x" * 50


@pytest.mark.parametrize(
    ("name", "scopes", "pointer"),
    [("a", ["admin"], "/scope"), ("a", [], "/scope"), ("", ["read"], "/name"), ("x" * 51, ["read"], "/name")],
)
def test_what_cannot_be_a_key_is_refused(name: str, scopes: list[str], pointer: str) -> None:
    with pytest.raises(PublishingError) as error:
        create_key(name, scopes)
    assert error.value.pointer == pointer
    assert not ApiKey.objects.exists()
