"""Who reads a body, who answers, and what is given back whatever happens. What waits is let go by the test, not by a clock."""

import io
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from django.dispatch import Signal
from django.http import HttpResponse, StreamingHttpResponse

from alliance import bodies, deadlines
from alliance.bodies import Apart, length_of, may_have_body, with_answerer
from alliance.deadlines import ANSWERER
from alliance.pep3333 import Application, Environ, StartResponse
from articles.bounds import MAX_BODY_BYTES

WAIT = 60  # seconds, for a thread on a machine that has much else to do
Make = Callable[..., Apart]


class Body(io.BytesIO):
    """A body as granian gives it, which counts what was read."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.size = len(content)

    @property
    def was_read(self) -> bool:
        return self.tell() == self.size


class Stuck:
    """A body of which a byte came; the read of the rest ends with the connection, as in granian."""

    def __init__(self) -> None:
        self.is_read, self.is_ended = threading.Event(), threading.Event()
        self.statuses: list[int] = []

    def read(self, size: int) -> bytes:
        if self.is_ended.is_set():
            return b""
        self.is_read.set()
        assert self.is_ended.wait(WAIT)
        return b"{"

    def response_iter(self, status: int, headers: object, body: object) -> None:
        self.statuses.append(status)
        self.is_ended.set()


class Answer:
    """What an application returns for `answered`: it is closed once it was read."""

    def __init__(self, fails: bool = False) -> None:
        self.is_closed = False
        self.fails = fails

    def __iter__(self) -> Iterator[bytes]:
        if self.fails:
            raise LookupError("in the middle")
        yield b"answered"

    def close(self) -> None:
        self.is_closed = True


def environ_of(method: str = "GET", path: str = "/a", body: Any = None, **more: Any) -> Environ:
    return {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": body or Body(b""), **more}


def posted(content: bytes, **more: Any) -> Environ:
    """Return a request with a body that has its length."""
    return environ_of("POST", body=Body(content), CONTENT_LENGTH=str(len(content)), **more)


def chunked(content: bytes, **more: Any) -> Environ:
    return environ_of("POST", body=Body(content), HTTP_TRANSFER_ENCODING="chunked", **more)


def ask(apart: Apart, environ: Environ) -> tuple[str, bytes]:
    """Return the status and the body of the answer; what is told last counts."""
    heads: list[Any] = [("none", [])]
    chunks = apart(environ, lambda *head: heads.append(head))
    return heads[-1][0], b"".join(chunks)


def echo(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with what Django would read."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    content = environ["wsgi.input"].read(length)
    start_response("200 OK", [])
    return [content]


def ignore(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Refuse without reading."""
    start_response("401 Unauthorized", [])
    return []


def name_thread(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [threading.current_thread().name.encode()]


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the deadlines be looked at all the time."""
    monkeypatch.setattr(deadlines, "TICK", 0.001)


@pytest.fixture
def no_request_of_django(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody hear that an answer of Django is closed."""
    monkeypatch.setattr("django.http.response.signals", SimpleNamespace(request_finished=Signal()))


@pytest.fixture
def made() -> Iterator[Make]:
    """What makes an `Apart`; its threads end with the test."""
    all_of_them: list[Apart] = []

    def make(application: Application = echo, threads: int = 2, patience: float = 3600) -> Apart:
        all_of_them.append(Apart(application, threads, patience, waiting=threads))
        return all_of_them[-1]

    yield make
    for apart in all_of_them:
        apart.without_body.shutdown()
        apart.with_body.shutdown()


def free_places(apart: Apart) -> int:
    return apart._places._value


# ── Whether there is a body ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        (environ_of("GET"), False),
        (environ_of("HEAD"), False),
        (environ_of("OPTIONS"), False),
        (environ_of("GET", CONTENT_LENGTH="0"), False),
        (environ_of("POST", CONTENT_LENGTH="0"), False),
        (environ_of("GET", CONTENT_LENGTH="1"), True),
        (environ_of("GET", HTTP_TRANSFER_ENCODING="chunked"), True),
        (environ_of("GET", HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH="0"), True),
        (environ_of("POST"), True),
        (environ_of("DELETE"), True),
        (environ_of("PROPFIND"), True),
    ],
)
def test_a_body_may_come_if_a_header_or_the_method_says_so(environ: Environ, expected: bool) -> None:
    assert may_have_body(environ) is expected


@pytest.mark.parametrize(
    ("headers", "length"),
    [
        ({}, 0),
        ({"CONTENT_LENGTH": ""}, 0),
        ({"CONTENT_LENGTH": "-1"}, 0),
        ({"CONTENT_LENGTH": "12"}, 12),
        ({"CONTENT_LENGTH": "12", "HTTP_TRANSFER_ENCODING": "chunked"}, 0),
    ],
)
def test_a_length_that_cannot_be_relied_on_is_unknown(headers: Environ, length: int) -> None:
    assert length_of(headers) == length


# ── Who answers ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_requests_with_and_without_bodies_are_answered_in_threads_of_their_own(made: Make) -> None:
    apart = made(name_thread)
    assert ask(apart, environ_of())[1].startswith(b"answering_")
    assert ask(apart, posted(b"{}"))[1].startswith(b"answering-bodies_")
    assert ask(apart, posted(bytes(MAX_BODY_BYTES + 1)))[1].startswith(b"answering-bodies_")


@pytest.mark.parametrize("environ", [environ_of(), posted(b"{}")])
def test_as_many_threads_answer_as_were_said(made: Make, environ: Environ) -> None:
    everybody = threading.Barrier(4)

    def meet(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        everybody.wait(WAIT)
        return name_thread(environ, start_response)

    apart = made(meet, threads=3)
    with ThreadPoolExecutor(3) as clients:
        asked = [clients.submit(ask, apart, {**environ, "wsgi.input": Body(b"{}")}) for _ in range(3)]
        everybody.wait(WAIT)
    assert len({request.result()[1] for request in asked}) == 3


@pytest.mark.parametrize(
    "environ",
    [
        environ_of(path="/healthz"),
        environ_of("HEAD", "/healthz"),
        environ_of(path="/healthz", body=Stuck(), CONTENT_LENGTH="9"),
        environ_of(path="/healthz", body=Stuck(), HTTP_TRANSFER_ENCODING="chunked"),
    ],
)
def test_health_is_answered_at_once_whatever_else_is_read_and_answered(made: Make, environ: Environ) -> None:
    apart = made(name_thread)
    apart.without_body.shutdown()
    apart.with_body.shutdown()
    while apart._places.acquire(blocking=False):
        pass
    assert ask(apart, environ)[1] == threading.current_thread().name.encode()


def test_a_post_to_health_is_a_request_like_any_other(made: Make) -> None:
    assert ask(made(name_thread), {**posted(b"{}"), "PATH_INFO": "/healthz"})[1].startswith(b"answering-bodies_")


# ── Small bodies ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("content", [b"{}", bytes(MAX_BODY_BYTES)])
@pytest.mark.parametrize("request_with", [posted, chunked])
def test_a_small_body_is_there_before_django_runs(
    made: Make, content: bytes, request_with: Callable[[bytes], Environ]
) -> None:
    environ = request_with(content)
    assert ask(made(), environ) == ("200 OK", content)
    assert environ["CONTENT_LENGTH"] == str(len(content))
    assert "HTTP_TRANSFER_ENCODING" not in environ


def test_a_body_without_a_length_is_refused_beyond_the_limit_once_all_of_it_came(made: Make) -> None:
    environ = chunked(bytes(MAX_BODY_BYTES + 300_000))
    status, body = ask(made(), environ)
    assert status == "413 Too large"
    assert json.loads(body)["detail"] == "Without Content-Length, a body has at most 262,144 bytes."
    assert environ["wsgi.input"].was_read


def test_no_more_of_a_refused_body_is_read_than_is_bearable(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "LARGEST_REST", 100_000)
    environ = chunked(bytes(MAX_BODY_BYTES + 300_000))
    assert ask(made(), environ)[0] == "413 Too large"
    assert not environ["wsgi.input"].was_read


def test_a_client_that_begins_to_send_after_100_continue_may_send_all_of_it(made: Make) -> None:
    environ = chunked(bytes(MAX_BODY_BYTES + 300_000), HTTP_EXPECT="100-continue")
    assert ask(made(), environ)[0] == "413 Too large"
    assert environ["wsgi.input"].was_read


def test_a_body_that_is_shorter_than_its_length_is_refused(made: Make) -> None:
    status, body = ask(made(), {**posted(b"{}"), "CONTENT_LENGTH": "3"})
    assert status == "400 Malformed request"
    assert json.loads(body)["detail"] == "The body is shorter than Content-Length."


def test_a_client_that_is_too_slow_gets_408_and_no_other_answer(made: Make) -> None:
    stuck = Stuck()
    apart = made(ignore, patience=-1e9)
    environ = {**environ_of("POST", body=stuck, CONTENT_LENGTH="9"), ANSWERER: stuck}
    assert ask(apart, environ) == ("none", b"")
    assert stuck.statuses == [408]
    assert free_places(apart) == bodies.MOST


# ── How many bodies are read at once ────────────────────────────────────────────────────────────────────────────────
def test_beyond_the_most_bodies_a_request_is_refused_unread(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MOST", 2)
    apart = made()
    stuck = [Stuck(), Stuck()]
    with ThreadPoolExecutor(2) as clients:
        asked = [clients.submit(ask, apart, environ_of("POST", body=body, CONTENT_LENGTH="1")) for body in stuck]
        try:
            assert all(body.is_read.wait(WAIT) for body in stuck)
            refused = posted(b"{}")
            assert ask(apart, refused)[0] == "503 Unavailable"
            assert not refused["wsgi.input"].was_read
            assert ask(apart, environ_of())[0] == "200 OK"
        finally:
            for body in stuck:
                body.is_ended.set()
    assert [request.result() for request in asked] == [("200 OK", b"{")] * 2
    assert free_places(apart) == 2


@pytest.mark.parametrize("size", [2, MAX_BODY_BYTES + 1])
def test_an_error_gives_the_place_back_and_leaves_no_deadline(made: Make, size: int) -> None:
    def fail(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        environ["wsgi.input"].read(1)
        raise LookupError("in Django")

    apart = made(fail)
    with pytest.raises(LookupError):
        ask(apart, posted(bytes(size)))
    assert free_places(apart) == bodies.MOST
    assert not apart.deadlines._running


def test_a_read_that_fails_gives_the_place_back_and_leaves_no_deadline(made: Make) -> None:
    apart = made()
    body = Body(b"{}")
    body.close()
    with pytest.raises(ValueError, match="closed"):
        ask(apart, environ_of("POST", body=body, CONTENT_LENGTH="2"))
    assert free_places(apart) == bodies.MOST
    assert not apart.deadlines._running


# ── Large bodies ────────────────────────────────────────────────────────────────────────────────────────────────────
LARGE = bytes(range(256)) * 1200  # 300 KiB


def test_a_large_body_is_read_when_django_asks_for_it(made: Make) -> None:
    apart = made()
    assert ask(apart, posted(LARGE)) == ("200 OK", LARGE)
    assert not apart.deadlines._running


def test_there_is_nothing_behind_the_end_of_a_large_body(made: Make) -> None:
    def read_all(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        return [environ["wsgi.input"].read(), environ["wsgi.input"].read(1)]

    assert ask(made(read_all), posted(LARGE)) == ("200 OK", LARGE)


@pytest.mark.parametrize(("headers", "is_read"), [({}, True), ({"HTTP_EXPECT": "100-continue"}, False)])
def test_a_refused_large_body_is_read_to_its_end_if_it_is_sent(made: Make, headers: Environ, is_read: bool) -> None:
    environ = posted(LARGE, **headers)
    assert ask(made(ignore), environ)[0] == "401 Unauthorized"
    assert environ["wsgi.input"].was_read is is_read


def test_a_client_that_was_told_to_continue_is_read_to_its_end(made: Make) -> None:
    def look(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        environ["wsgi.input"].read(1)
        return ignore(environ, start_response)

    environ = posted(LARGE, HTTP_EXPECT="100-continue")
    assert ask(made(look), environ)[0] == "401 Unauthorized"
    assert environ["wsgi.input"].was_read


def test_no_time_runs_while_nobody_reads_a_large_body(made: Make) -> None:
    def check_key(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        assert not apart.deadlines._running
        environ["wsgi.input"].read(1)
        assert len(apart.deadlines._running) == 1
        return ignore(environ, start_response)

    apart = made(check_key)
    assert ask(apart, posted(LARGE))[0] == "401 Unauthorized"


def read_or_fail(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Answer as Django does: 400 if the body cannot be read."""
    try:
        return echo(environ, start_response)
    except OSError as error:
        start_response("400 Bad Request", [])
        return [str(error).encode()]


def test_a_large_body_that_ends_early_cannot_be_read(made: Make) -> None:
    environ = {**posted(LARGE), "CONTENT_LENGTH": str(len(LARGE) + 1)}
    assert ask(made(read_or_fail), environ) == ("400 Bad Request", b"The body did not arrive.")


def test_a_large_body_that_is_too_slow_is_never_published(made: Make) -> None:
    class LastByteTooLate(Body):
        def read(self, size: int | None = -1) -> bytes:
            content = super().read(size)
            if self.was_read:
                apart.deadlines.enforce()
            return content

    stuck = Stuck()
    apart = made(read_or_fail)
    environ = {**posted(LARGE), "wsgi.input": LastByteTooLate(LARGE), ANSWERER: stuck}
    apart.deadlines.patience = -1e9
    status, body = ask(apart, environ)
    assert (status, body) == ("400 Bad Request", b"")
    assert stuck.is_ended.wait(WAIT)
    assert stuck.statuses == [408]


def test_a_refused_large_body_that_is_too_slow_ends_with_408(made: Make) -> None:
    stuck = Stuck()
    apart = made(ignore, patience=-1e9)
    environ = {**environ_of("POST", body=stuck, CONTENT_LENGTH=str(len(LARGE))), ANSWERER: stuck}
    assert ask(apart, environ)[1] == b""
    assert stuck.statuses == [408]
    assert free_places(apart) == bodies.MOST


# ── Answers ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("fails", [False, True])
def test_an_answer_is_closed_and_the_connection_given_back(
    made: Make, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    answer, given_back = Answer(fails), []
    monkeypatch.setattr(bodies, "close_old_connections", lambda: given_back.append(threading.current_thread().name))
    apart = made(lambda *_: answer)
    if fails:
        with pytest.raises(LookupError):
            apart(environ_of(), print)
    else:
        assert apart(environ_of(), print) == [b"answered"]
    assert answer.is_closed
    assert given_back == ["answering_0"]


def test_a_stream_is_read_by_who_sends_it_and_counts_until_it_is_closed(
    made: Make, monkeypatch: pytest.MonkeyPatch, no_request_of_django: None
) -> None:
    monkeypatch.setattr(bodies, "MOST_STREAMS", 2)
    given_back: list[bool] = []
    monkeypatch.setattr(bodies, "close_old_connections", lambda: given_back.append(True))
    streams: list[StreamingHttpResponse] = []

    def stream(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        streams.append(StreamingHttpResponse(iter([threading.current_thread().name.encode()])))
        return streams[-1]

    apart = made(stream)
    first = apart(environ_of(), lambda *_: None)
    # The second one comes with a body.
    apart(posted(b"{}"), lambda *_: None)
    status, body = ask(apart, environ_of())
    assert status == "503 Unavailable"
    assert json.loads(body)["detail"] == "Too many files are being sent now."
    assert [answer.closed for answer in streams] == [False, False, True]
    assert len(given_back) == 3
    first.close()  # type: ignore[attr-defined]
    assert ask(apart, environ_of())[0] == "200 OK"


def test_a_stream_that_nobody_is_sent_counts_no_more(made: Make, no_request_of_django: None) -> None:
    stuck = Stuck()
    answer = StreamingHttpResponse(iter([b"a"]))
    apart = made(lambda *_: answer, patience=-1e9)
    apart({**environ_of("POST", body=stuck, CONTENT_LENGTH=str(len(LARGE))), ANSWERER: stuck}, print)
    assert answer.closed
    assert apart._streams._value == bodies.MOST_STREAMS


def test_an_answer_of_django_is_whole(made: Make, no_request_of_django: None) -> None:
    assert made(lambda *_: HttpResponse(b"whole"))(environ_of(), print) == [b"whole"]


def test_the_answerer_of_the_server_is_passed_on() -> None:
    class Server:
        def response_bytes(self, status: int, headers: Any, body: bytes) -> None:
            sent.append((status, body))

    def application(environ: Environ, start_response: StartResponse) -> list[bytes]:
        seen.append(environ[ANSWERER])
        start_response("200 OK", [])
        return [b"answered"]

    seen: list[Any] = []
    sent: list[Any] = []
    server: Any = Server()
    with_answerer(application, {"url_path_prefix": None}, None)(server, environ_of())
    assert seen == [server]
    assert sent == [(200, b"answered")]


@pytest.mark.parametrize(("seconds", "parts"), [(61.1, 1), (61, 2), (31.1, 2), (31, 3), (13.1, 5), (13, 6), (1, 6)])
def test_a_stream_that_is_read_too_slowly_is_ended(
    made: Make, no_request_of_django: None, monkeypatch: pytest.MonkeyPatch, seconds: float, parts: int
) -> None:
    clock = iter(number * seconds for number in range(100))
    monkeypatch.setattr(bodies, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    content = [b"x" * bodies.SLOWEST_READER] * 6
    closed: list[bool] = []

    def stream(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        answer = StreamingHttpResponse(iter(content))
        answer._resource_closers.append(lambda: closed.append(True))  # type: ignore[attr-defined]
        return answer

    apart = made(stream)
    answer = apart(environ_of(), lambda *_: None)
    assert len(list(answer)) == parts
    answer.close()  # type: ignore[attr-defined]
    assert closed == [True]
    assert apart._streams._value == bodies.MOST_STREAMS
