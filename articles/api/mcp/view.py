"""`/mcp`: the Model Context Protocol over streamable HTTP, stateless and without streams."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import validate_host
from django.http.response import HttpResponseBase
from pydantic_core import to_json
from rest_framework.exceptions import ParseError
from rest_framework.request import Request

from articles.api.http.negotiation import AnyRenderer
from articles.api.http.parsers import ItemwiseJSONParser
from articles.api.http.read_by_post import ReadByPost
from articles.api.http.throttling import charge
from articles.api.mcp.tools.tool import Call
from articles.web.base_url import base_url
from articles.web.caching import JSON
from articles.web.problems import ApiError

# The one version that has batches; a client of it sends no header that says so.
WITH_BATCHES = "2025-03-26"
MOST_IN_BATCH = 20
VERSION = "MCP-Protocol-Version"
_PARSE_ERROR, _INVALID_REQUEST, _INVALID_PARAMS = -32700, -32600, -32602
_ACCEPTED, _BAD_REQUEST = 202, 400
_PASSED_ON = ("Accept", "Content-Type", VERSION)
_PREFIX = "Mcp-"
_CALL = "tools/call"


class Mcp(ReadByPost):
    """Takes a message of JSON-RPC 2.0, and answers it in JSON."""

    http_method_names = ["post", "options"]
    content_negotiation_class = AnyRenderer
    parser_classes = [ItemwiseJSONParser]
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Do what the API does first, and refuse what a page of a foreign site sends."""
        super().initial(request, *args, **kwargs)
        refuse_foreign_origin(request._request)

    def post(self, request: Request) -> HttpResponseBase:
        """Answer a message, or several if the version has batches."""
        try:
            message = request.data
        except (ParseError, ApiError) as error:
            return _rpc_error(_PARSE_ERROR, str(error))
        if request.stream is None:
            return _rpc_error(_PARSE_ERROR, "The body is empty; send a message of JSON-RPC 2.0.")
        if isinstance(message, list):
            return self._batch(request, message)
        fault = _fault(message)
        return _rpc_error(_INVALID_REQUEST, fault) if fault else self._single(request, message)

    def _single(self, request: Request, message: Mapping[str, Any]) -> HttpResponse:
        if fault := _fault_of_call(message):
            return _rpc_error(_INVALID_PARAMS, fault, message["id"], 200)
        # Not loaded before an agent comes: it takes as long as all the rest of the service.
        from articles.api.mcp.exchange import exchange
        from articles.api.mcp.server import server_for, unknown_version

        if unknown := unknown_version(request.headers.get(VERSION), message):
            return _rpc_error(unknown.code, unknown.message, message.get("id"), data=unknown.data)
        answer = exchange(server_for(Call(request, self.urls(request))), _headers(request), to_json(message))
        response = HttpResponse(
            answer.body, status=answer.status, content_type=answer.headers.get("content-type", JSON)
        )
        response["Cache-Control"] = "no-store"
        return response

    def _batch(self, request: Request, messages: list[Any]) -> HttpResponse:
        if request.headers.get(VERSION, WITH_BATCHES) != WITH_BATCHES:
            return _rpc_error(
                _INVALID_REQUEST, f"Only version {WITH_BATCHES} of the protocol has batches; send one message."
            )
        if not 1 <= len(messages) <= MOST_IN_BATCH:
            return _rpc_error(_INVALID_REQUEST, f"A batch has 1 to {MOST_IN_BATCH} messages.")
        if fault := next(filter(None, map(_fault, messages)), None):
            return _rpc_error(_INVALID_REQUEST, fault)
        charge(request, len(messages))
        answers = [self._single(request, message) for message in messages]
        bodies = [answer.content for answer in answers if answer.content]
        if not bodies:
            return _uncached(b"", _ACCEPTED)
        return _uncached(b"[" + b",".join(bodies) + b"]", 200)


def _fault(message: Any) -> str | None:
    """Return what makes a value no message of JSON-RPC 2.0; None if it is one. The SDK says it in words of its own parser."""
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        return "A message is a JSON object with the member “jsonrpc”, which is “2.0”."
    if "id" in message and (isinstance(message["id"], bool) or not isinstance(message["id"], str | int)):
        return "/id: must be a text or a whole number."
    params = message.get("params", {})
    if not isinstance(params, dict):
        return "/params: must be an object."
    is_answer = "result" in message or isinstance(message.get("error"), dict)
    return None if is_answer or isinstance(message.get("method"), str) else "/method: must be a text."


def _fault_of_call(message: Mapping[str, Any]) -> str | None:
    """Return what is wrong with the parameters of a call of a tool, which the SDK does not point at; None if nothing is."""
    params = message.get("params", {})
    if "id" not in message or message.get("method") != _CALL:
        return None
    if not isinstance(params.get("name"), str):
        return "/params/name: must be a text."
    return None if isinstance(params.get("arguments"), dict | None) else "/params/arguments: must be an object."


def refuse_foreign_origin(request: HttpRequest) -> None:
    """Raise `ApiError` if a page of a site that is not known sent the request: its name may be bound anew to this address."""
    origin = request.headers.get("Origin")
    if origin is None or origin in settings.CSRF_TRUSTED_ORIGINS or origin == _origin(base_url(request)):
        return
    host = urlsplit(origin).hostname or ""
    if not host or not validate_host(host, settings.ALLOWED_HOSTS):
        raise ApiError("forbidden", f"Pages of {origin[:80]} may not call the tools; see ALLIANCE_TRUSTED_ORIGINS.")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _headers(request: Request) -> dict[str, str]:
    """Return the headers that the protocol reads."""
    named = {"Accept": JSON} | {name: request.headers[name] for name in _PASSED_ON if name in request.headers}
    own = {
        name: value
        for name, value in request.headers.items()
        if name.startswith(_PREFIX) and name.lower() != VERSION.lower()
    }
    return {**named, **own}


def _rpc_error(
    code: int, message: str, of: str | int | None = None, status: int = _BAD_REQUEST, data: Any = None
) -> HttpResponse:
    """Return an error as the answer to the message with an id, or to what is no message."""
    error = {"code": code, "message": message, **({} if data is None else {"data": data})}
    return _uncached(to_json({"jsonrpc": "2.0", "id": of, "error": error}), status)


def _uncached(body: bytes, status: int) -> HttpResponse:
    return HttpResponse(body, status=status, content_type=JSON, headers={"Cache-Control": "no-store"})
