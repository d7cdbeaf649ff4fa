"""Permissions: which methods need a key."""

import pytest
from rest_framework.permissions import AllowAny

from articles.api.http.permissions import MayPublish, MustPublish, needs_key


@pytest.mark.parametrize(
    ("permission", "open_methods"),
    [
        (MayPublish, {"GET", "HEAD", "OPTIONS"}),
        (MustPublish, {"OPTIONS"}),
        (AllowAny, {"GET", "HEAD", "OPTIONS", "POST", "PATCH", "DELETE"}),
    ],
)
def test_each_method_that_is_not_open_needs_a_key(permission: type, open_methods: set[str]) -> None:
    methods = ["GET", "HEAD", "OPTIONS", "POST", "PATCH", "DELETE"]
    assert {method for method in methods if not needs_key([permission], method)} == open_methods


def test_a_key_is_needed_if_one_of_several_permissions_needs_it() -> None:
    assert needs_key([AllowAny, MayPublish], "POST")
    assert not needs_key([AllowAny, MayPublish], "GET")
    assert not needs_key([], "POST")
