"""The front shelf: rendered immutable answers, kept in LMDB and shared by the processes of a machine.

A WSGI application in front of Django. It reads and writes the folder of the setting `SHELF`. An answer that carries the
header `X-Alliance-Shelf: ARTICLE-ID` is put on the shelf under its URL; from then on it is given out before Django runs,
with 304 (RFC 9110) where the client has it already. `take_down` removes whatever was shelved for an article, for every
process at once, since all of them read the same memory.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import lmdb

from articles import __version__

HEADER = "X-Alliance-Shelf"
MAP_SIZE = 1024 * 1024 * 1024
# Neither what only this request may see, nor what is counted for one client, belongs to an answer on the shelf.
_NOT_KEPT = frozenset({HEADER.lower(), "ratelimit", "ratelimit-policy", "set-cookie", "date", "server"})
_GENERATION = b"generation"
_opening = Lock()
_REFUSED = re.compile(r"q=0(\.0*)?\s*(;|$)")
_JSON_RANGES = ("*/*", "application/*", "application/json")

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class Shelf:
    """Answers from the shelf what stands there, and asks `application` for the rest."""

    def __init__(self, application: Application, folder: str) -> None:
        self.application = application
        self.folder = folder

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request (PEP 3333)."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or not environ["PATH_INFO"].startswith("/api/v1/"):
            return self.application(environ, start_response)
        if _takes_json(environ) and "HTTP_AUTHORIZATION" not in environ:
            stored = find(self.folder, _key(environ))
            if stored is not None:
                return _answer(environ, start_response, stored)
        return self._ask(environ, start_response)

    def _ask(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Ask the application; put its answer on the shelf where it says so."""
        began_at = generation(self.folder)
        told: dict[str, Any] = {}

        def start(status: str, headers: Headers, *rest: Any) -> Any:
            article = next((value for name, value in headers if name == HEADER), None)
            kept = [(name, value) for name, value in headers if name != HEADER]
            if status.startswith("304"):
                # Django says 0, which is not the length of what a 200 would have (RFC 9110, 8.6).
                kept = [(name, value) for name, value in kept if name != "Content-Length"]
            if article is not None and status.startswith("200") and environ["REQUEST_METHOD"] == "GET":
                told.update(article=article, headers=kept)
            return start_response(status, kept, *rest)

        body = self.application(environ, start)
        if not told:
            return body
        whole = b"".join(body)
        getattr(body, "close", lambda: None)()
        put(self.folder, _key(environ), Answer(told["article"], told["headers"], whole), began_at)
        return [whole]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to keep: the id of the article that it shows, its headers and its body."""

    article: str
    headers: Headers
    body: bytes


def find(folder: str, key: bytes) -> bytes | None:
    """Return what stands on the shelf under `key`."""
    store = _store(folder)
    with store.environment.begin(db=store.answers) as transaction:
        return transaction.get(key)


def generation(folder: str) -> bytes:
    """Return a mark that changes whenever something is taken down."""
    store = _store(folder)
    with store.environment.begin(db=store.facts) as transaction:
        return cast(bytes, transaction.get(_GENERATION, b"0"))


def put(folder: str, key: bytes, answer: Answer, began_at: bytes) -> None:
    """Put an answer on the shelf, unless something was taken down since it `began_at` that generation.

    A full shelf is cleared: what is asked for will be rendered again.
    """
    store = _store(folder)
    kept = [(name, value) for name, value in answer.headers if name.lower() not in _NOT_KEPT]
    try:
        with store.environment.begin(write=True) as transaction:
            if transaction.get(_GENERATION, b"0", db=store.facts) == began_at:
                transaction.put(key, json.dumps(kept).encode() + b"\n" + answer.body, db=store.answers)
                transaction.put(answer.article.encode(), key, db=store.by_article)
    except lmdb.MapFullError:
        clear(folder)


def take_down(folder: str, article: int) -> None:
    """Remove every answer that was shelved for `article`, and those that are being rendered at this moment."""
    store, name = _store(folder), str(article).encode()
    with store.environment.begin(write=True) as transaction:
        transaction.put(_GENERATION, os.urandom(16), db=store.facts)
        cursor = transaction.cursor(store.by_article)
        if cursor.set_key(name):
            for key in list(cursor.iternext_dup()):
                transaction.delete(key, db=store.answers)
            transaction.delete(name, db=store.by_article)


def clear(folder: str) -> None:
    """Remove every answer."""
    store = _store(folder)
    with store.environment.begin(write=True) as transaction:
        transaction.put(_GENERATION, os.urandom(16), db=store.facts)
        for database in (store.answers, store.by_article):
            transaction.drop(database, delete=False)


def _answer(environ: Environ, start_response: StartResponse, stored: bytes) -> Iterable[bytes]:
    """Give out what stands on the shelf, or 304 where the client has it."""
    head, _, body = stored.partition(b"\n")
    headers = [(name, value) for name, value in json.loads(head)]
    if _has_it(environ.get("HTTP_IF_NONE_MATCH", ""), headers):
        start_response("304 Not Modified", [pair for pair in headers if not pair[0].lower().startswith("content-")])
        return []
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _has_it(condition: str, headers: Headers) -> bool:
    """Whether If-None-Match names the answer's entity tag (weak comparison, RFC 9110 13.1.2)."""
    if not condition:
        return False
    etag = next(value for name, value in headers if name == "ETag")
    tags = {tag.strip().removeprefix("W/") for tag in condition.split(",")}
    return "*" in tags or etag in tags


def _takes_json(environ: Environ) -> bool:
    """Whether Accept plainly allows what is on the shelf; anything unusual is for the application to decide.

    So is what a browser asks for: it may be led to a page instead.
    """
    accept = environ.get("HTTP_ACCEPT", "*/*")
    if "text/html" in accept:
        return False
    ranges = [part.partition(";") for part in accept.split(",")]
    return any(name.strip() in _JSON_RANGES and not _REFUSED.search(parameters) for name, _, parameters in ranges)


def _key(environ: Environ) -> bytes:
    """Return the key of a request: everything that its answer may depend on, and the code that rendered it."""
    parts = (
        __version__,
        environ["wsgi.url_scheme"],
        "https" if environ.get("HTTP_X_FORWARDED_PROTO") == "https" else "",
        environ.get("HTTP_HOST", environ.get("SERVER_NAME", "")),
        environ["PATH_INFO"],
        environ.get("QUERY_STRING", ""),
        "cross-origin" if "HTTP_ORIGIN" in environ else "",
    )
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "surrogateescape")).digest()


@dataclass(frozen=True, slots=True)
class _Store:
    """The open folder: the answers by key, the keys by article, and facts about the shelf itself."""

    environment: lmdb.Environment
    answers: Any
    by_article: Any
    facts: Any


def _store(folder: str) -> _Store:
    """Return the open folder; threads that ask for it in the same moment get the same one."""
    with _opening:
        return _opened(folder)


@lru_cache
def _opened(folder: str) -> _Store:
    """Open the folder once a process (LMDB allows no more), the first time that it is needed."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    environment = lmdb.open(folder, map_size=MAP_SIZE, max_dbs=3, sync=False, metasync=False, max_readers=1024)
    return _Store(
        environment,
        answers=environment.open_db(b"answers"),
        by_article=environment.open_db(b"by-article", dupsort=True),
        facts=environment.open_db(b"facts"),
    )
