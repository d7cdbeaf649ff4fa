"""Keys of programs: with scopes that there are, and a name that can be stored."""

import hashlib
import math
import re
import string
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import ApiKey
from articles.publishing.api_keys import create_key, revoke_key
from articles.publishing.errors import ConflictError, PublishingError

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
    [
        ("a", ["admin"], "/scope"),
        ("a", [], "/scope"),
        *((name, ["read"], "/name") for name in ("", " ", "x" * 51, "a\nb", "a\u202eb")),
    ],
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


def test_who_made_a_key_and_until_when_it_opens_anything_are_stored() -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    create_key("a program", ["read"], made_by="user ada", expires_at=tomorrow)
    stored = ApiKey.objects.get()
    assert (stored.made_by, stored.revoked_by, stored.expiry_date) == ("user ada", None, tomorrow)


def test_a_key_that_has_expired_is_not_made() -> None:
    with pytest.raises(PublishingError) as error:
        create_key("a program", ["read"], expires_at=timezone.now())
    assert error.value.pointer == "/expires_at"


def test_a_key_is_revoked_once_and_by_whom() -> None:
    key, moment = create_key("a program", ["read"]), datetime(2026, 5, 1, tzinfo=UTC)
    stored = ApiKey.objects.get()
    ApiKey.objects.update(last_used_at=moment)
    revoke_key(stored, revoked_by="user ada")
    with pytest.raises(ConflictError):
        revoke_key(stored, revoked_by="user eve")
    stored.refresh_from_db()
    assert (stored.revoked, stored.revoked_by, stored.last_used_at) == (True, "user ada", moment)
    with pytest.raises(ApiKey.DoesNotExist):
        ApiKey.objects.get_from_key(key)


def test_no_other_key_is_revoked() -> None:
    create_key("one", ["read"])
    create_key("two", ["read"])
    revoke_key(ApiKey.objects.get(name="one"), revoked_by="user ada")
    assert not ApiKey.objects.get(name="two").revoked
