"""What the service logs: errors with the id of the request that they belong to, and requests, if the operator wants them.

Errors go to standard error, requests to standard output, both as lines or as JSON Lines. A request has the id that it brings in
`X-Request-Id`, if that is well formed, and otherwise a new one; its answer tells the id, unless it comes off the shelf.
"""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from alliance.pep3333 import Application, Environ, StartResponse

HEADER = "X-Request-Id"
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LONGEST_AGENT = 200
# The members that a log record has of itself; all others were given with it.
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request_id"}
_SERVER_ERROR = 500
_request_id: ContextVar[str] = ContextVar("request_id", default="-")
access = logging.getLogger("alliance.access")


# ── Ids of requests ─────────────────────────────────────────────────────────────────────────────────────────────────
def request_id_of(given: str) -> str:
    """Return the id that a request brings, or a new one if it brings none that is well formed."""
    return given if _is_id(given) else uuid.uuid4().hex


def _is_id(given: str) -> bool:
    return _WELL_FORMED.fullmatch(given) is not None


class RequestIdMiddleware:
    """Gives every request that Django answers an id, which its log lines and its answer have."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        token = _request_id.set(request_id_of(request.META.get("HTTP_X_REQUEST_ID", "")))
        try:
            response = self.get_response(request)
            response[HEADER] = _request_id.get()
            return response
        finally:
            _request_id.reset(token)


# ── Lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────
class RequestIdFilter(logging.Filter):
    """Adds the id of the request to a log record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through."""
        if not hasattr(record, "request_id"):
            record.request_id = _request_id.get()
        return True


class ServerErrorsFilter(logging.Filter):
    """Drops what Django says of requests that the client got wrong: they are the client's affair, and any number of them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is of an error of the service."""
        return getattr(record, "status_code", _SERVER_ERROR) >= _SERVER_ERROR


class OneLineFilter(logging.Filter):
    """Takes the traceback from a record, and makes an error of the client a warning."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through."""
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: the moment in UTC, what was said where, the request, and what else was given."""
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line = {"time": f"{moment}.{int(record.msecs):03}Z", "level": record.levelname, "logger": record.name}
        line |= {"message": record.getMessage(), "request_id": getattr(record, "request_id", "-")}
        line |= {name: value for name, value in vars(record).items() if name not in _OWN and _is_plain(value)}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float | None)


# ── Requests ────────────────────────────────────────────────────────────────────────────────────────────────────────
class AccessLog:
    """Logs each request once its answer has begun, also one that comes off the shelf (a WSGI application, PEP 3333)."""

    def __init__(self, application: Application, address_of: Callable[[Environ], str]) -> None:
        self.application = application
        self.address_of = address_of

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer the request, and log it."""
        given = environ.get("HTTP_X_REQUEST_ID", "")
        began, answer = time.perf_counter(), {"status": "-", "request_id": given if _is_id(given) else "-"}

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            answer["status"] = status[:3]
            answer["request_id"] = next((value for name, value in headers if name == HEADER), answer["request_id"])
            return start_response(status, headers, *rest)

        try:
            return self.application(environ, start)
        finally:
            self._log(environ, answer, round((time.perf_counter() - began) * 1000))

    def _log(self, environ: Environ, answer: dict[str, str], milliseconds: int) -> None:
        query = environ.get("QUERY_STRING", "")
        facts = {
            "address": self.address_of(environ),
            "method": quote(environ["REQUEST_METHOD"]),
            "path": quote(environ.get("PATH_INFO", "").encode("latin-1"))
            + (f"?{quote(query, safe='=&%+,:/')}" if query else ""),
            "milliseconds": milliseconds,
            "agent": ascii(environ.get("HTTP_USER_AGENT", "")[:_LONGEST_AGENT]),
            **answer,
        }
        line = "%(address)s %(method)s %(path)s %(status)s %(milliseconds)d ms %(agent)s"
        access.info(line, facts, extra=facts)


def configuration(level: str, form: str, *, requests: bool) -> dict[str, Any]:
    """Return the setting LOGGING. `form` is `line` or `json`; `requests` says whether requests are logged."""
    here = __name__
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"format": "{asctime} {levelname} {name} {request_id} {message}", "style": "{"},
            "json": {"()": f"{here}.JsonFormatter"},
        },
        "filters": {
            "request_id": {"()": f"{here}.RequestIdFilter"},
            "server_errors": {"()": f"{here}.ServerErrorsFilter"},
            "one_line": {"()": f"{here}.OneLineFilter"},
        },
        "handlers": {
            name: {
                "class": "logging.StreamHandler",
                "formatter": form,
                "filters": ["request_id"],
                "stream": f"ext://sys.{name}",
            }
            for name in ("stderr", "stdout")
        },
        "loggers": {
            "alliance.access": {"handlers": ["stdout"] if requests else [], "level": "INFO", "propagate": False},
            "django.request": {"filters": ["server_errors"]},
            "django.security.DisallowedHost": {"filters": ["one_line"]},
            # The service itself says once that the database is away; the pool would say so at each attempt.
            "psycopg.pool": {"level": "ERROR"},
        },
        "root": {"handlers": ["stderr"], "level": level},
    }
