"""Who may do what: reading is open, writing needs a scope."""

from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from articles.models import ApiKey


class MayPublish(BasePermission):
    """Reading is open; whoever changes anything needs a key with the scope `publish`."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Return True, or raise `NotAuthenticated` or `PermissionDenied`; what nobody may do is told as 405 later."""
        if request.method in ("GET", "HEAD", "OPTIONS") or request.method not in view.allowed_methods:
            return True
        return _publishes(request)


class MustPublish(BasePermission):
    """Nobody but who holds a key with the scope `publish` does or sees anything."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Return True, or raise `NotAuthenticated` or `PermissionDenied`; what nobody may do is told as 405 later."""
        if request.method == "OPTIONS" or request.method not in view.allowed_methods:
            return True
        return _publishes(request)


def _publishes(request: Request) -> bool:
    if not isinstance(request.auth, ApiKey):
        raise NotAuthenticated("This needs an API key with the scope “publish”, sent as “Authorization: Api-Key KEY”.")
    if not request.auth.allows("publish"):
        raise PermissionDenied(f"The API key “{request.auth.name}” lacks the scope “publish”.")
    return True
