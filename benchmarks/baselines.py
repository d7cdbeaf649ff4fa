"""The baselines as servers: `python -m benchmarks.baselines bare|plain` serves one of them on HOST:PORT.

`bare` is WSGI that answers a constant, `plain` is plain Django REST framework (`plain_drf.py`); both under granian with the
options that `manage.py start` gives it.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

BODY = b'{"text": "' + b"a" * 1_488 + b'"}'
_HEADERS = [("Content-Type", "application/json"), ("Content-Length", str(len(BODY)))]


def bare(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """Answer 1.5 KB of JSON."""
    start_response("200 OK", _HEADERS)
    return [BODY]


def plain(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
    """Answer with the plain views."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    if "django" not in _made:
        _made["django"] = get_wsgi_application()
        settings.ROOT_URLCONF = "benchmarks.plain_drf"
    return _made["django"](environ, start_response)


_made: dict[str, Any] = {}


@contextmanager
def plain_urls() -> Iterator[None]:
    """Let Django answer the addresses of the plain views, in the same process."""
    from django.conf import settings

    urls, settings.ROOT_URLCONF = settings.ROOT_URLCONF, "benchmarks.plain_drf"
    try:
        yield
    finally:
        settings.ROOT_URLCONF = urls


def main(name: str) -> None:
    """Become the server of a baseline."""
    import django

    django.setup()
    from django.conf import settings

    from articles.management.commands.start import server_arguments

    options = server_arguments(settings.WORKERS)[1:]
    os.execv(sys.executable, [sys.executable, "-m", "granian", f"benchmarks.baselines:{name}", *options])  # noqa: S606


if __name__ == "__main__":
    main(sys.argv[1])
