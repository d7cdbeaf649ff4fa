"""Sending a message to a receiver that does what receivers do, and connecting to nothing but what was checked."""

import socket
from typing import Any

import pytest

from articles.feeding.webhooks.sending import send
from tests.support.processes import free_port
from tests.support.receiver import receiving

HEADERS = {"webhook-id": "msg_1", "Content-Type": "application/json"}


@pytest.fixture
def private(settings: Any) -> None:
    settings.WEBHOOK_ALLOW_PRIVATE = True


@pytest.mark.usefixtures("private")
def test_what_is_sent_arrives() -> None:
    with receiving(204) as receiver:
        outcome = send(f"{receiver.url}hook?a=b", HEADERS, b'{"a": 1}')
    assert (outcome.status, outcome.error, outcome.delivered) == (204, None, True)
    (request,) = receiver.received
    assert (request.path, request.body) == ("/hook?a=b", b'{"a": 1}')
    assert request.headers["webhook-id"] == "msg_1"
    assert request.headers["host"] == receiver.url.removeprefix("http://").rstrip("/")


@pytest.mark.usefixtures("private")
@pytest.mark.parametrize("status", [400, 404, 410, 429, 500, 503])
def test_an_answer_that_is_no_success_is_told(status: int) -> None:
    with receiving(status) as receiver:
        outcome = send(receiver.url, HEADERS, b"{}")
    assert (outcome.status, outcome.delivered) == (status, False)


@pytest.mark.usefixtures("private")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with receiving(status, 204) as receiver:
        outcome = send(receiver.url, HEADERS, b"{}")
    assert (outcome.delivered, outcome.error) == (False, "Redirects are not followed.")
    assert len(receiver.received) == 1


@pytest.mark.usefixtures("private")
@pytest.mark.parametrize("answer", ["hang", "drip"])
def test_a_receiver_that_hangs_or_drips_is_left_when_the_time_is_over(answer: str) -> None:
    with receiving(answer) as receiver:
        outcome = send(receiver.url, HEADERS, b"{}", altogether=0.4)
    assert outcome.status is None
    assert "Timeout" in str(outcome.error)
    assert outcome.milliseconds < 3000


@pytest.mark.usefixtures("private")
def test_the_body_of_an_answer_is_not_read() -> None:
    with receiving("flood") as receiver:
        outcome = send(receiver.url, HEADERS, b"{}", altogether=5)
    assert outcome.delivered
    assert outcome.milliseconds < 2000


@pytest.mark.usefixtures("private")
@pytest.mark.parametrize("answer", ["headers", "continue"])
def test_a_head_without_end_is_left(answer: str) -> None:
    with receiving(answer) as receiver:
        outcome = send(receiver.url, HEADERS, b"{}", altogether=1)
    assert outcome.status is None
    assert any(kind in str(outcome.error) for kind in ("ProtocolError", "Timeout"))
    assert outcome.milliseconds < 3000


@pytest.mark.usefixtures("private")
def test_a_receiver_that_is_not_there_is_told() -> None:
    outcome = send(f"http://127.0.0.1:{free_port()}/", HEADERS, b"{}")
    assert outcome.status is None
    assert "ConnectError" in str(outcome.error)


@pytest.mark.usefixtures("private")
def test_a_receiver_that_speaks_no_http_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        import threading

        def babble() -> None:
            peer, _ = server.accept()
            peer.recv(10_000)
            peer.sendall(b"220 smtp ready\r\n\r\n")
            peer.close()

        thread = threading.Thread(target=babble)
        thread.start()
        outcome = send(f"http://127.0.0.1:{server.getsockname()[1]}/", HEADERS, b"{}")
        thread.join()
    assert outcome.status is None
    assert "ProtocolError" in str(outcome.error)


@pytest.mark.usefixtures("private")
def test_a_receiver_whose_tls_is_none_is_told() -> None:
    with receiving(204) as receiver:
        outcome = send(receiver.url.replace("http:", "https:"), HEADERS, b"{}", altogether=5)
    assert outcome.status is None
    assert receiver.received == []


def test_nothing_is_sent_to_a_private_address() -> None:
    with receiving(204) as receiver:
        outcome = send(receiver.url, HEADERS, b"{}")
    assert "not on the public Internet" in str(outcome.error)
    assert receiver.received == []


def test_a_name_that_resolves_otherwise_the_second_time_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rebinding of names: public when it is looked at, private when it is connected to. It is looked at once."""
    with receiving(204) as receiver:
        port = int(receiver.url.rsplit(":", 1)[1].rstrip("/"))
        resolved, connected = [], []

        def resolve(host: str, *_: Any, **__: Any) -> Any:
            resolved.append(host)
            address = "93.184.216.34" if len(resolved) == 1 else "127.0.0.1"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        def connect(address: Any, *_: Any, **__: Any) -> Any:
            connected.append(address[0])
            raise OSError("unreachable")

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        monkeypatch.setattr(socket, "create_connection", connect)
        outcome = send(f"http://rebinding.example.org:{port}/", HEADERS, b"{}")
    assert not outcome.delivered
    assert resolved == ["rebinding.example.org"]
    assert connected == ["93.184.216.34"]
    assert receiver.received == []
