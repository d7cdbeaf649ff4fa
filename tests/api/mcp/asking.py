"""Helpers of the tests of `/mcp`: messages of JSON-RPC, and what their answers hold."""

import json
from typing import Any

from django.test import Client

VERSION = "2025-11-25"


def sent(client: Client, message: Any, version: str | None = VERSION, **headers: str) -> Any:
    """Return the answer over HTTP to a message, or to a text that is none."""
    body = message if isinstance(message, (str, bytes)) else json.dumps(message)
    named = {"mcp-protocol-version": version} if version else {}
    own = {
        "accept": "application/json, text/event-stream",
        **named,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return client.post("/mcp", body, content_type="application/json", headers=own)


def message(method: str, params: dict[str, Any] | None = None, number: int = 1) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": method, **({} if params is None else {"params": params})}


def result(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """Return the result of a call of a tool."""
    answer = sent(client, message("tools/call", {"name": tool, "arguments": arguments}))
    assert answer.status_code == 200, answer.content
    made: dict[str, Any] = answer.json()["result"]
    return made


def answered(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """Return the structured answer of a tool, once it is seen to be the same as its text."""
    made = result(client, tool, **arguments)
    assert made["isError"] is False, made
    structured: dict[str, Any] = made["structuredContent"]
    assert json.loads(made["content"][0]["text"]) == structured
    return structured


def refused(client: Client, tool: str, **arguments: Any) -> list[str]:
    """Return the lines of the error of a tool."""
    made = result(client, tool, **arguments)
    assert made["isError"] is True, made
    assert "structuredContent" not in made
    lines: list[str] = made["content"][0]["text"].splitlines()
    assert not any("Traceback" in line or "pydantic" in line for line in lines)
    return lines
