"""Send one message: to an address that was checked, within a bound of time, without following redirects.

The name of the host is resolved once, its addresses are checked, and the connection goes to one of them. The name is
not resolved again between the check and the connection, since that might give another address. TLS and the header Host
still name the host.
"""

import ssl
import time
from collections.abc import Iterable, Mapping
from typing import Any

import httpcore

from articles.publishing.webhooks.attempts import Outcome
from articles.publishing.webhooks.targets import TargetError, allowed_addresses, host_and_port

# Seconds: to connect; for one read or write; for the whole message, so that a slow receiver cannot hold the worker.
CONNECT, PAUSE, ALTOGETHER = 5.0, 10.0, 15.0
_REDIRECTS = range(300, 400)


def send(url: str, headers: Mapping[str, str], body: bytes, *, altogether: float = ALTOGETHER) -> Outcome:
    """POST `body` to `url`, and return the outcome; no error of the receiver or of the network is raised."""
    began = time.monotonic()
    try:
        host_and_port(url)
        status, error = _status_of(url, headers, body, _Backend(began + altogether)), None
        if status in _REDIRECTS:
            error = "Redirects are not followed."
    except TargetError as refused:
        status, error = None, str(refused)
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError, ValueError) as failed:
        status, error = None, f"{type(failed).__name__}: {failed}".rstrip(": ")
    return Outcome(status, error, round((time.monotonic() - began) * 1000))


def _status_of(url: str, headers: Mapping[str, str], body: bytes, backend: "_Backend") -> int:
    """Return the status of the answer; its body is not read."""
    timeouts = {"connect": CONNECT, "read": PAUSE, "write": PAUSE, "pool": CONNECT}
    with (
        httpcore.ConnectionPool(network_backend=backend, retries=0) as pool,
        pool.stream(
            "POST", url, headers=list(headers.items()), content=body, extensions={"timeout": timeouts}
        ) as answer,
    ):
        return int(answer.status)


class _Backend(httpcore.NetworkBackend):
    """Connects only to addresses that were checked."""

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers. Raises `TargetError`, and httpcore's errors."""
        last: Exception = httpcore.ConnectError("no address")
        for address in allowed_addresses(host, port):
            try:
                left = _left(self.deadline, timeout, httpcore.ConnectTimeout)
                stream = self.plain.connect_tcp(address, port, left, local_address, socket_options)
                return _Stream(stream, self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last


class _Stream(httpcore.NetworkStream):
    """A connection on which nothing lasts beyond the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes."""
        return self.stream.read(max_bytes, _left(self.deadline, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of `buffer`."""
        self.stream.write(buffer, _left(self.deadline, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        """Close the connection."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the connection with TLS, once the certificate is seen to be the host's."""
        left = _left(self.deadline, timeout, httpcore.ConnectTimeout)
        return _Stream(self.stream.start_tls(ssl_context, server_hostname, left), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return a fact about the connection."""
        return self.stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None, kind: type[Exception]) -> float:
    """Return how many seconds are left. Raises `kind` if none are."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise kind("It took too long altogether.")
    return min(left, timeout) if timeout else left
