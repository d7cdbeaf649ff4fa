"""One exchange with the official SDK, in memory: a request of HTTP in, its answer out. Reads no row itself.

The SDK's server is an ASGI application, and the service is WSGI. A request has one answer and no session, so an event loop is run
for the request alone; the tools run in the thread of the request, as every view does.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from asgiref.sync import async_to_sync
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

from articles.bounds import MAX_BODY_BYTES

PATH = "/mcp"


@dataclass(slots=True)
class Exchanged:
    """What the SDK answers to a message."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def exchange(server: Server[Any], headers: Mapping[str, str], message: bytes) -> Exchanged:
    """Return the answer of `server` to one JSON-RPC message that came with these headers of HTTP."""
    return async_to_sync(_exchange)(server, headers, message)


async def _exchange(server: Server[Any], headers: Mapping[str, str], message: bytes) -> Exchanged:
    exchanged, parts = Exchanged(), [{"type": "http.request", "body": message, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if not parts:
            await asyncio.get_running_loop().create_future()  # nothing more comes
        return parts.pop()

    async def send(event: Any) -> None:
        if event["type"] == "http.response.start":
            exchanged.status = int(event["status"])
            exchanged.headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in event["headers"]}
        else:
            exchanged.body += event.get("body", b"")

    manager = StreamableHTTPSessionManager(
        server, json_response=True, stateless=True, max_request_body_size=MAX_BODY_BYTES
    )
    async with manager.run():
        await manager.handle_request(_scope(headers), receive, send)
    return exchanged


def _scope(headers: Mapping[str, str]) -> dict[str, Any]:
    """Return the request as ASGI has it."""
    pairs = [(name.lower().encode("latin-1"), value.encode("latin-1", "replace")) for name, value in headers.items()]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": PATH,
        "raw_path": PATH.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": pairs,
    }
