"""The time of answers inside the server process; the baseline is a Django view that does nothing (/healthz)."""

import io
from collections.abc import Callable
from typing import Any, cast

from benchmarks.timing import Figure, in_turns

HOST = "127.0.0.1:8000"


def figures() -> list[Figure]:
    """Time the addresses of the API through the whole WSGI application."""
    from django.core.management import call_command

    from alliance.wsgi import application
    from articles.management.commands.start import SAMPLE
    from articles.models import Article, Paragraph

    call_command("publish", str(SAMPLE), stdout=io.StringIO())
    slug, pid = Article.objects.get().slug, Paragraph.objects.order_by("pk")[6].pid
    article = f"/api/v1/articles/{slug}/"

    def get(path: str, **headers: str) -> Callable[[], object]:
        return lambda: ask(application, path, headers)

    etag = dict(ask(application, article, {})[1])["ETag"]
    requests = {
        "baseline: a Django view that does nothing": get("/healthz"),
        "a paragraph in a version, off the shelf": get(f"/api/v1/paragraphs/{pid}/versions/1/"),
        "a version with its 20 paragraphs, off the shelf": get(f"{article}versions/1/"),
        "a paragraph in a version, rendered": lambda: ask(
            cast(Any, application).application, f"/api/v1/paragraphs/{pid}/versions/1/", {}
        ),
        "a paragraph as it stands now": get(f"/api/v1/paragraphs/{pid}/"),
        "the article as it stands now": get(article),
        "the article, which the client has (304)": get(article, HTTP_IF_NONE_MATCH=etag),
        "the list of articles, searched": get("/api/v1/articles/?q=alliances"),
    }
    return in_turns(requests, rounds=15, calls=40)


def ask(application: Any, path: str, headers: dict[str, str]) -> tuple[str, list[tuple[str, str]], bytes]:
    """Send one GET through a WSGI application, and return the status, the headers and the body."""
    response: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        response.update(status=status, headers=headers)

    address, _, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": address, "QUERY_STRING": query, "HTTP_HOST": HOST,
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(), **headers,
    }  # fmt: skip
    chunks = application(environ, start_response)
    body = b"".join(chunks)
    getattr(chunks, "close", lambda: None)()
    assert response["status"][:3] in ("200", "304"), (path, response["status"], body[:300])
    return response["status"], response["headers"], body
