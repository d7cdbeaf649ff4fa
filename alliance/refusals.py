"""What the service answers outside of Django: a problem document for a request that never reached a view, or broke one.

Reads the list of problem types and the setting `BASE_URL`. Logs a line for each request that failed unforeseen.
"""

import json
import logging
import re
import traceback
from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import quote

import webencodings
from django.conf import settings

from alliance.pep3333 import Application, Environ, StartResponse
from articles.web.problem_types import PROBLEM_TYPES, RETRY_AFTER

logger = logging.getLogger(__name__)
_CHARSET = re.compile(r';\s*charset\s*=\s*("[^"]*"|[^;\s]*)', re.IGNORECASE)


def refusal(environ: Environ, code: str, detail: str) -> tuple[int, list[tuple[str, str]], bytes]:
    """Return the status, the headers and the body of the problem document of the kind `code` (RFC 9457)."""
    kind = PROBLEM_TYPES[code]
    base = settings.BASE_URL or ""
    query = environ.get("QUERY_STRING", "")
    address = quote(environ["PATH_INFO"].encode("latin-1")) + (f"?{query}" if query else "")
    document = {
        "type": f"{base}/api/problems/#{code}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": f"{base}{address}",
    }
    body = json.dumps(document).encode()
    headers = [
        ("Content-Type", "application/problem+json"),
        ("Cache-Control", "no-store"),
    ]
    if kind.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers.append(("Retry-After", RETRY_AFTER))
    return kind.status, headers, body


def refuse(environ: Environ, start_response: StartResponse, code: str, detail: str) -> list[bytes]:
    """Answer with the problem document of the kind `code` (PEP 3333)."""
    status, headers, body = refusal(environ, code, detail)
    start_response(f"{status} {PROBLEM_TYPES[code].title}", [*headers, ("Content-Length", str(len(body)))])
    return [body]


class Net:
    """The WSGI application in front of Django: what escapes Django becomes a problem document and one line of the log."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request (PEP 3333)."""
        if "charset" in environ.get("CONTENT_TYPE", "").lower():
            environ["CONTENT_TYPE"] = without_unknown_charset(environ["CONTENT_TYPE"])
        try:
            return self.application(environ, start_response)
        except Exception as error:
            log_failure(environ, error)
            return refuse(environ, start_response, "internal", "Something went wrong on our side; it has been logged.")


def log_failure(environ: Environ, error: Exception) -> None:
    """Log in one line which request failed, how, and in which line of the code."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
    logger.error("%s %r failed at %s: %r", environ["REQUEST_METHOD"], environ["PATH_INFO"], place, error)


def without_unknown_charset(media_type: str) -> str:
    """Return a media type without its charset if that is not an encoding of text that browsers know (WHATWG Encoding).

    Python knows codecs that are not: with the charset rot13 Django could not read the query string.
    """
    charset = _CHARSET.search(media_type)
    if charset and webencodings.lookup(charset[1].strip('"')) is None:
        return _CHARSET.sub("", media_type)
    return media_type
