"""The cost of an answer that is not on the shelf: CPU and queries, beside a plain view of the same rows in turns.

    python -m benchmarks.misses CALLS

In one process, on the store of the environment and past the shelf; prints JSON. On PostgreSQL the CPU is that of the service
alone, not of the database.
"""

import io
import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import cache
from itertools import cycle, islice
from typing import Any

from django.core.wsgi import get_wsgi_application

from benchmarks.baselines import plain_application

HOST = "127.0.0.1:8000"
_OK = ("200", "304")
_AT_ONCE = 5


def costs(calls: int) -> dict[str, dict[str, float]]:
    """Return for each kind of answer its CPU in milliseconds, its queries, and the CPU of the plain view."""
    from benchmarks.addresses import KINDS, drawn

    chosen = list(islice(cycle(drawn(calls)), calls))
    return {
        name: _compared([path.format(**names) for names in chosen], [plain.format(**names) for names in chosen])
        for name, (path, plain) in KINDS.items()
    }


def _compared(paths: list[str], plain_paths: list[str]) -> dict[str, float]:
    """Ask for both lists of addresses in turns, a few at once."""
    _ask(paths[0]), _ask_plain(plain_paths[0])
    queries = _queries(paths[0])
    service, plain = [], []
    for start in range(0, len(paths), _AT_ONCE):
        service.append(_cpu(_ask, paths[start : start + _AT_ONCE]))
        plain.append(_cpu(_ask_plain, plain_paths[start : start + _AT_ONCE]))
    return {"ms": statistics.median(service) * 1000, "queries": queries, "plain_ms": statistics.median(plain) * 1000}


def _cpu(ask: Callable[[str], object], paths: list[str]) -> float:
    """Return the seconds of CPU of one answer, on average."""
    began = time.process_time()
    for path in paths:
        ask(path)
    return (time.process_time() - began) / len(paths)


def _queries(path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        _ask(path)
    return sum(not query["sql"].startswith(("BEGIN", "COMMIT", "PRAGMA")) for query in captured)


def _ask(path: str) -> object:
    return ask(_django(), path)


def _ask_plain(path: str) -> object:
    return ask(plain_application(), path)


@cache
def _django() -> Any:
    """Return the application behind the shelf."""
    return get_wsgi_application()


def ask(
    application: Any, path: str, host: str = HOST, body: bytes | None = None
) -> tuple[str, list[tuple[str, str]], bytes]:
    """Send one GET, or one POST of JSON, through a WSGI application; return the status, the headers and the body."""
    response: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        response.update(status=status, headers=headers)

    address, _, query = path.partition("?")
    name, _, port = host.partition(":")
    environ = {
        "REQUEST_METHOD": "GET" if body is None else "POST", "PATH_INFO": address, "QUERY_STRING": query, "HTTP_HOST": host,
        "SERVER_NAME": name, "SERVER_PORT": port, "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body or b""), "wsgi.errors": io.StringIO(),
    }  # fmt: skip
    if body is not None:
        environ |= {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(body))}
    chunks = application(environ, start_response)
    answer = b"".join(chunks)
    getattr(chunks, "close", lambda: None)()
    assert response["status"][:3] in _OK, (path, response["status"], answer[:300])
    return response["status"], response["headers"], answer


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(costs(int(sys.argv[1]))))
