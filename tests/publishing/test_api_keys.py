"""Keys of programs: with scopes that there are, and a name that can be stored."""

import hashlib
import math
import re
import string

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


def test_a_key_has_more_random_bits_than_anybody_can_try() -> None:
    secrets = [create_key("a program", ["read"]).partition(".")[2] for _ in range(40)]
    assert len(set(secrets)) == 40
    assert all(re.fullmatch("[A-Za-z0-9]{32}", secret) for secret in secrets)
    letters = set("".join(secrets))
    assert len(letters) > 55  # of 62: none of which is left out
    assert len(secrets[0]) * math.log2(len(string.ascii_letters + string.digits)) > 128


def test_what_is_stored_is_the_sha_512_of_the_key() -> None:
    key = create_key("a program", ["read"])
    stored = ApiKey.objects.get()
    assert stored.hashed_key == f"sha512$${hashlib.sha512(key.encode()).hexdigest()}"
    assert key.partition(".")[2] not in str(ApiKey.objects.values().get())
