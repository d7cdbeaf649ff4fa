"""The rate limit of each client, and the headers that tell it (draft-ietf-httpapi-ratelimit-headers)."""

import logging
import time
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.http import HttpRequest
from limits import RateLimitItem, parse
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from articles.models import ApiKey

if TYPE_CHECKING:
    from rest_framework.views import APIView

logger = logging.getLogger(__name__)


class RateLimit(BaseThrottle):
    """Counts a client's requests in fixed windows; `headers` tell how many are left.

    A request that cannot be counted, because the disk is full or Redis is away, is allowed.
    """

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.seconds_left = 0

    def allow_request(self, request: Request, view: "APIView") -> bool:
        """Count the request, and return whether it is within the limit."""
        return self.allow(request)

    def allow(self, request: Request, more: int = 0) -> bool:
        """Count the request, or so many `more` once it is counted, if they are left; return whether that is within the limit."""
        if getattr(request, "is_internal", False):
            return True
        policy, client = self.policy(request)
        limit, storage = _limit(policy), _storage()
        limiter = FixedWindowRateLimiter(storage)
        try:
            # A new request is counted at once: a window that lasts too long, since the clock was set back, ends by that.
            allowed = (not more or limiter.test(limit, client, cost=more)) and limiter.hit(
                limit, client, cost=more or 1
            )
            window = limiter.get_window_stats(limit, client)
        except storage.base_exceptions as fault:
            _log_once(str(fault))
            return True
        self.seconds_left = max(1, round(window.reset_time - time.time()))
        self.headers = {
            "RateLimit-Policy": f'"{policy}";q={limit.amount};w={limit.get_expiry()}',
            "RateLimit": f'"{policy}";r={max(0, window.remaining)};t={self.seconds_left}',
        }
        request.rate_headers = self.headers  # type: ignore[attr-defined]
        return allowed

    def wait(self) -> float:
        """Return how many seconds a client over its limit has to wait."""
        return self.seconds_left

    def policy(self, request: Request) -> tuple[str, str]:
        """Return the name of the client's limit, and the name under which its requests are counted."""
        if isinstance(request.auth, ApiKey):
            return ("publish" if request.auth.allows("publish") else "read"), f"key:{request.auth.prefix}"
        return "anonymous", f"address:{client_address(request)}"


def charge(request: Request, texts: int) -> None:
    """Count a request about so many texts as one for each of them. Raises `Throttled` if the client has not so many left.

    Call it before the work is done. The request itself is counted already. However many texts it is about, a client that has sent
    nothing else may send it.
    """
    rate = RateLimit()
    policy, _ = rate.policy(request)
    cost = min(texts, _limit(policy).amount) - 1
    if cost > 0 and not rate.allow(request, cost):
        raise Throttled(rate.wait(), f"It counts as {texts} requests, one for each text, which is more than are left.")


def client_address(request: Request | HttpRequest) -> str:
    """Return the client's address: the peer's, or the one that the outermost trusted proxy saw."""
    peer = str(request.META.get("REMOTE_ADDR", ""))
    seen = [*str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(","), peer]
    hops = [address.strip() for address in seen if address.strip()]
    return hops[-1 - min(settings.PROXIES, len(hops) - 1)] if hops else peer


def ready_storage() -> None:
    """Open the storage of the counts, so that a first request need not."""
    storage = _storage()
    try:
        storage.check()
    except storage.base_exceptions as fault:
        _log_once(str(fault))


@lru_cache
def _log_once(fault: str) -> None:
    """Log a fault of the storage; it is logged once, because every request would meet it."""
    logger.error("Requests are not counted: %s", fault)


@lru_cache
def _limit(policy: str) -> RateLimitItem:
    return parse(settings.RATES[policy])


@lru_cache
def _storage() -> Storage:
    return cast(Storage, storage_from_string(settings.RATE_STORAGE))
