"""Authentication by API key, sent as `Authorization: Api-Key KEY`; a request without a key is anonymous."""

import re
from typing import cast

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from articles.models import ApiKey
from articles.publishing.key_uses import note_use

_HEADER = re.compile(r"^api-key\s+(?P<key>[A-Za-z0-9]{1,8}\.[A-Za-z0-9]{1,100})\s*$", re.IGNORECASE)


class KeyHolder:
    """The program that holds a key; it stands in for the user that DRF expects."""

    is_authenticated = True

    def __init__(self, key: ApiKey) -> None:
        self.key = key


class ApiKeyAuthentication(BaseAuthentication):
    """Recognises a program by its key. A request without a key is anonymous; one with a wrong key is refused."""

    def authenticate(self, request: Request) -> tuple[KeyHolder, ApiKey] | None:
        """Return the holder of the key that was sent, or None without a key. Raises `AuthenticationFailed`."""
        header = request.headers.get("Authorization", "")
        if not header:
            return None
        match = _HEADER.fullmatch(header)
        if match is None:
            raise AuthenticationFailed("The header Authorization is not of the form “Api-Key KEY”.")
        try:
            key = ApiKey.objects.get_from_key(match["key"])
        except ApiKey.DoesNotExist as error:
            raise AuthenticationFailed("The API key is unknown or revoked.") from error
        if key.expiry_date is not None and key.expiry_date < timezone.now():
            raise AuthenticationFailed("The API key has expired.")
        note_use(key)
        return KeyHolder(key), key

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge of a 401 (RFC 9110)."""
        return 'Api-Key realm="api"'


def key_name(request: Request) -> str:
    """Return the name of the API key that an authenticated request was sent with."""
    return str(cast(ApiKey, request.auth).name)


def key_mark(request: Request) -> str:
    """Return what an authenticated request's API key is known by, also after it was given another name: its prefix."""
    return f"key {cast(ApiKey, request.auth).prefix}"
