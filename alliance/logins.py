"""Logins to the admin and the desk: a failed one is logged, and counted for the client’s address and for the account.

Reads and writes the rate store. Whoever failed too often gets 429 for a quarter of an hour, with the right password too. If the
store cannot be used, logins go on uncounted.
"""

import logging
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from articles.api.http.throttling import client_address
from articles.web.error_views import error_answer
from articles.web.problems import ApiError

logger = logging.getLogger(__name__)
PATHS = frozenset({"/admin/login/", "/desk/login/"})
# Any page of the desk takes a name and a password with a form that is sent after a session has ended.
DESK = "/desk/"
MINUTES = 15
# Failed logins in a quarter of an hour. An account is tried from many addresses by those who guess, by its owner from one.
OF_ADDRESS = RateLimitItemPerMinute(10, MINUTES, "login-address")
OF_ACCOUNT = RateLimitItemPerMinute(20, MINUTES, "login-account")
_LONGEST_NAME = 150


class LoginLimitMiddleware(MiddlewareMixin):
    """Refuses a login whose address or account failed too often."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Return the refusal of a login, or None. Reads the form, so not before a body that is too large is refused."""
        if request.method != "POST" or not _is_login(request) or _may_try(request):
            return None
        answer = error_answer(request, ApiError("rate_limited", f"Too many logins failed; wait {MINUTES} minutes."))
        answer["Retry-After"] = str(MINUTES * 60)
        return answer


@receiver(user_login_failed)
def note_failure(credentials: dict[str, Any], request: HttpRequest | None = None, **_: object) -> None:
    """Log a failed login, and count it."""
    if request is None:
        return
    name = str(credentials.get("username") or "")[:_LONGEST_NAME]
    logger.warning("Login failed for %s from %s.", ascii(name), client_address(request))
    try:
        for limit, counted in _counted(request, name):
            _limiter().hit(limit, counted)
    except _limiter().storage.base_exceptions:
        logger.exception("Failed logins are not counted: the rate store cannot be used.")


def _is_login(request: HttpRequest) -> bool:
    return request.path in PATHS or (request.path.startswith(DESK) and "username" in request.POST)


def _may_try(request: HttpRequest) -> bool:
    try:
        return all(_limiter().test(*pair) for pair in _counted(request, request.POST.get("username", "")))
    except _limiter().storage.base_exceptions:
        return True


def _counted(request: HttpRequest, name: str) -> list[tuple[RateLimitItem, str]]:
    return [(OF_ADDRESS, client_address(request)), (OF_ACCOUNT, name[:_LONGEST_NAME].casefold())]


@lru_cache
def _limiter() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(cast(Storage, storage_from_string(settings.RATE_STORAGE)))
