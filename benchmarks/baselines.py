"""The baselines as servers: `python -m benchmarks.baselines bare|plain` serves one of them on HOST:PORT.

`bare` is WSGI that answers a constant, `plain` is plain Django REST framework (`plain_drf.py`); both under the server that
`manage.py start` becomes.
"""

import sys
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

BODY = b'{"text": "' + b"a" * 1_488 + b'"}'
_making = threading.Lock()
_HEADERS = [("Content-Type", "application/json"), ("Content-Length", str(len(BODY)))]


def bare(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """Answer 1.5 KB of JSON."""
    start_response("200 OK", _HEADERS)
    return [BODY]


def plain(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
    """Answer with the plain views."""
    with _making:
        application = plain_application()
    return application(environ, start_response)


@cache
def plain_application() -> Any:
    """Return the application of the plain views; a process has one."""
    import django

    django.setup()
    from benchmarks import plain_drf

    return plain_drf.plain_application()


def main(name: str) -> None:
    """Become the server of a baseline."""
    import django

    django.setup()
    from django.conf import settings

    from articles.management.commands.start import become_server

    become_server(f"benchmarks.baselines:{name}", settings.WORKERS)


if __name__ == "__main__":
    main(sys.argv[1])
