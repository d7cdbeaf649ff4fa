"""Permissions: reading is open, and writing needs an API key with the scope `publish`."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from articles.models import ApiKey


class MayPublish(BasePermission):
    """Reading is open; each change needs a key with the scope `publish`."""

    open_methods: ClassVar[frozenset[str]] = frozenset({"GET", "HEAD", "OPTIONS"})

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Return True, or raise `NotAuthenticated` or `PermissionDenied`; a method that is not allowed ends in 405 later."""
        if request.method in self.open_methods or request.method not in view.allowed_methods:
            return True
        if not isinstance(request.auth, ApiKey):
            detail = "This needs an API key with the scope “publish”, sent as “Authorization: Api-Key KEY”."
            raise NotAuthenticated(detail)
        if not request.auth.allows("publish"):
            raise PermissionDenied(f"The API key “{request.auth.name}” lacks the scope “publish”.")
        return True


class MustPublish(MayPublish):
    """Reading needs a key with the scope `publish`, too."""

    open_methods = frozenset({"OPTIONS"})


def needs_key(permissions: Sequence[Any], method: str) -> bool:
    """Whether a request with this method needs an API key."""
    return any(method not in getattr(permission, "open_methods", [method]) for permission in permissions)
