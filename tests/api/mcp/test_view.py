"""`/mcp` over HTTP: versions, batches, bounds, rates, and pages of other sites."""

from typing import Any

import pytest
from django.test import Client

from articles.api.http import throttling
from articles.api.mcp.server import NAME
from articles.api.mcp.view import MOST_IN_BATCH
from articles.bounds import MAX_BODY_BYTES
from articles.publishing.api_keys import create_key
from tests.api.asking import HOST, problem_of
from tests.api.mcp.asking import VERSION, answered, message, sent

pytestmark = pytest.mark.django_db

PING = message("ping")
HELLO = {"capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}


# ── The protocol ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("wanted", "agreed"),
    [
        ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"),
        ("1999-01-01", "2025-11-25"),
    ],
)  # fmt: skip
def test_the_version_is_agreed_on(client: Client, wanted: str, agreed: str) -> None:
    answer = sent(client, message("initialize", {"protocolVersion": wanted, **HELLO}), version=None)
    made = answer.json()["result"]
    assert (made["protocolVersion"], made["serverInfo"]["name"]) == (agreed, NAME)
    assert made["capabilities"] == {"tools": {"listChanged": False}}
    assert "verify_quotations" in made["instructions"]
    assert "Mcp-Session-Id" not in answer.headers


def test_a_notification_is_accepted(client: Client) -> None:
    answer = sent(client, {"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert (answer.status_code, answer.content) == (202, b"")


def test_a_ping_is_answered_to_whoever_takes_json(client: Client) -> None:
    for accept in ("application/json", "*/*", "application/json, text/event-stream"):
        assert sent(client, PING, accept=accept).json() == {"jsonrpc": "2.0", "id": 1, "result": {}}
    assert sent(client, PING, accept="text/event-stream").status_code == 406


def test_the_newest_version_needs_no_handshake(client: Client) -> None:
    prefix = "io.modelcontextprotocol"
    meta = {f"{prefix}/protocolVersion": "2026-07-28", f"{prefix}/clientCapabilities": {}}
    params = {"name": "fetch", "arguments": {"id": "none"}, "_meta": meta}
    headers = {"mcp_method": "tools/call", "mcp_name": "fetch"}
    made = sent(client, message("tools/call", params), version="2026-07-28", **headers).json()["result"]
    assert made["isError"] is True
    found = sent(
        client, message("server/discover", {"_meta": meta}), version="2026-07-28", mcp_method="server/discover"
    )
    assert "2026-07-28" in found.json()["result"]["supportedVersions"]


def test_an_unknown_version_is_refused(client: Client) -> None:
    assert sent(client, PING, version="1999-01-01").status_code == 400


@pytest.mark.parametrize(("method", "code"), [("no/such", -32601), ("tools/call", -32602)])
def test_what_is_not_known_is_an_error_of_the_protocol(client: Client, method: str, code: int) -> None:
    answer = sent(client, message(method, {"name": "sarch", "arguments": {}}))
    error = answer.json()["error"]
    assert error["code"] == code
    if code == -32602:
        assert "Did you mean “search”?" in error["message"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{", -32700), ("", -32700), ("NaN", -32700), ('{"jsonrpc": "2.0", "id": 1, "method": "\\ud800"}', -32600), ("5", -32600),
        ('{"jsonrpc": "2.0", "id": 1, "\\ud800": 5}', -32700), ('"ping"', -32600), ("[" * 40 + "]" * 40, -32700),
        (b"\xff", -32700), ("null", -32600),
    ],
)  # fmt: skip
def test_what_is_no_message_is_refused_in_words(client: Client, body: Any, code: int) -> None:
    answer = sent(client, body)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], answer.json()["id"]) == (400, code, None)
    assert "Traceback" not in error["message"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "jsonrpc"), ({**PING, "jsonrpc": "1.0"}, "jsonrpc"), ({**PING, "id": []}, "/id:"), ({**PING, "id": True}, "/id:"),
        ({**PING, "id": None}, "/id:"), ({**PING, "id": 1.5}, "/id:"), ({**PING, "method": 5}, "/method:"),
        ({"jsonrpc": "2.0"}, "/method:"),
        ({**PING, "params": []}, "/params:"), ({"jsonrpc": "2.0", "error": 5}, "/method:"),
    ],
)  # fmt: skip
def test_a_malformed_message_is_an_error(client: Client, body: dict[str, Any], words: str) -> None:
    for sending, version in ((body, VERSION), ([PING, body], None)):
        answer = sent(client, sending, version)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, -32600)
        assert words in answer.json()["error"]["message"]


def test_an_empty_body_is_told_to_be_empty(client: Client) -> None:
    error = sent(client, "").json()["error"]
    assert error["message"] == "The body is empty; send a message of JSON-RPC 2.0."


def test_an_answer_of_the_client_is_accepted(client: Client) -> None:
    assert sent(client, {"jsonrpc": "2.0", "id": 1, "result": {}}).status_code == 202
    assert sent(client, {"jsonrpc": "2.0", "id": "x", "error": {"code": 1, "message": ""}}).status_code == 202


# ── Batches ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("version", [None, "2025-03-26"])
def test_the_version_with_batches_has_them(client: Client, version: str | None) -> None:
    batch = [message("ping", number=7), {"jsonrpc": "2.0", "method": "notifications/x"}, message("no/such", number=8)]
    answer = sent(client, batch, version=version)
    assert answer.status_code == 200
    assert [(part["id"], "error" in part) for part in answer.json()] == [(7, False), (8, True)]


@pytest.mark.parametrize(
    ("params", "words"),
    [({"name": 5}, "/params/name:"), ({}, "/params/name:"), ({"name": "fetch", "arguments": []}, "/params/arguments:")],
)
def test_a_call_of_a_wrong_form_is_answered_by_its_id(client: Client, params: dict[str, Any], words: str) -> None:
    call = {**message("tools/call", params), "id": "mine"}
    error = sent(client, call).json()
    assert (error["id"], error["error"]["code"], words in error["error"]["message"]) == ("mine", -32602, True)
    pong, other = sent(client, [PING, call], version=None).json()
    assert ("result" in pong, other) == (True, error)
    answer = sent(client, {"jsonrpc": "2.0", "method": "tools/call", "params": params})
    assert (answer.status_code, answer.content) == (202, b"")


def test_a_batch_of_notifications_is_accepted(client: Client) -> None:
    answer = sent(client, [{"jsonrpc": "2.0", "method": "notifications/initialized"}], version=None)
    assert (answer.status_code, answer.content) == (202, b"")


@pytest.mark.parametrize("version", ["2025-06-19", "garbage"])
def test_an_unknown_version_is_told_with_those_that_are_known(client: Client, version: str) -> None:
    answer = sent(client, message("tools/list", {}), version)
    error = answer.json()["error"]
    assert (answer.status_code, answer.json()["id"], error["code"]) == (400, 1, -32022)
    assert error["message"].startswith(f"MCP-Protocol-Version: “{version}” is not a version")
    assert error["message"].endswith("It takes: 2024-11-05, 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28.")
    assert (error["data"]["requested"], VERSION in error["data"]["supported"]) == (version, True)


@pytest.mark.parametrize("version", ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", None])
def test_every_known_version_is_answered(client: Client, version: str | None) -> None:
    assert sent(client, message("tools/list", {}), version).status_code == 200


@pytest.mark.parametrize(
    ("batch", "version"), [([PING], VERSION), ([], None), ([5], None), ([PING] * (MOST_IN_BATCH + 1), None)]
)
def test_no_other_batch_is_taken(client: Client, batch: list[Any], version: str | None) -> None:
    answer = sent(client, batch, version)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, -32600)


def test_a_batch_of_the_largest_size_is_taken(client: Client) -> None:
    assert len(sent(client, [PING] * MOST_IN_BATCH, None).json()) == MOST_IN_BATCH


# ── HTTP ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("method", ["get", "head", "delete", "put", "patch"])
def test_there_is_no_stream_and_no_session(client: Client, method: str) -> None:
    answer = getattr(client, method)("/mcp", headers={"accept": "text/event-stream"})
    assert (answer.status_code, answer["Allow"]) == (405, "POST, OPTIONS")


def test_the_slash_at_the_end_makes_no_difference(client: Client) -> None:
    assert client.post("/mcp/", PING, content_type="application/json").status_code == 200


def test_a_large_body_is_refused_before_it_is_read(client: Client) -> None:
    problem_of(sent(client, "x" * (MAX_BODY_BYTES + 1)), 413, "too_large")


def test_another_type_of_body_is_refused(client: Client) -> None:
    problem_of(client.post("/mcp", "x", content_type="text/plain"), 415, "unsupported_media_type")


def test_no_cache_keeps_an_answer(client: Client) -> None:
    for answer in (sent(client, PING), sent(client, "{"), sent(client, [PING], None)):
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Request-Id"]


# ── Rates and keys ──────────────────────────────────────────────────────────────────────────────────────────────────
def left(answer: Any) -> int:
    return int(answer["RateLimit"].partition(";r=")[2].partition(";")[0])


def test_it_counts_in_the_rate_of_the_api(client: Client) -> None:
    before = left(sent(client, PING))
    assert left(client.get("/api/v1/")) == before - 1
    assert left(sent(client, [PING] * 3, None)) == before - 4


def test_a_question_counts_as_many_requests_as_it_names_texts(client: Client) -> None:
    before = left(sent(client, PING))
    for tool, arguments in (
        ("cite", {"references": ["a", "b", "c"]}),
        ("check_citations", {"citations": [{"url": "a"}] * 3}),
        ("verify_quotations", {"quotations": [{"text": "a"}] * 3}),
    ):
        answered(client, tool, **arguments)
        after = left(sent(client, PING))
        assert before - after == 4, tool
        before = after


def test_a_long_quotation_counts_as_in_the_api(client: Client) -> None:
    before = left(sent(client, PING))
    answered(client, "verify_quotations", quotations=[{"text": "a " * 1_200}])
    assert before - left(sent(client, PING)) == 4


def test_beyond_the_rate_it_is_refused(client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.RATES, "anonymous", "2/minute")
    throttling._limit.cache_clear()
    try:
        assert sent(client, PING).status_code == 200
        answer = sent(client, message("tools/call", {"name": "cite", "arguments": {"references": ["a"] * 9}}))
        assert answer.json()["result"]["isError"] is True
        assert "more than are left" in answer.json()["result"]["content"][0]["text"]
        refusal = sent(client, PING)
        problem_of(refusal, 429, "rate_limited")
        assert refusal["Retry-After"]
    finally:
        throttling._limit.cache_clear()


def test_a_key_has_its_own_rate_and_a_wrong_one_is_refused(client: Client) -> None:
    key = create_key("agent", ["read"])
    assert '"read"' in sent(client, PING, authorization=f"Api-Key {key}")["RateLimit-Policy"]
    problem_of(sent(client, PING, authorization="Api-Key wrong.key"), 401, "invalid_api_key")


# ── Pages of other sites ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil.example", "https://", "x"])
def test_a_page_of_a_foreign_site_is_refused(client: Client, origin: str) -> None:
    problem_of(sent(client, PING, origin=origin), 403, "forbidden")


@pytest.mark.parametrize("origin", [HOST, "http://testserver:6274", "https://trusted.example"])
def test_a_page_of_a_known_site_is_not(client: Client, settings: Any, origin: str) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://trusted.example"]
    answer = sent(client, PING, origin=origin)
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_service_itself_is_known_by_its_base(client: Client, settings: Any) -> None:
    settings.BASE_URL = "https://texts.example/archive"
    assert sent(client, PING, origin="https://texts.example").status_code == 200


def test_a_browser_may_ask_first(client: Client) -> None:
    headers = {
        "origin": HOST,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type, mcp-protocol-version",
    }
    answer = client.options("/mcp", headers=headers)
    assert "POST" in answer["Access-Control-Allow-Methods"]
    assert "mcp-protocol-version" in answer["Access-Control-Allow-Headers"]


def test_an_unknown_host_is_refused(client: Client) -> None:
    problem_of(sent(client, PING, host="evil.example"), 400, "unknown_host")
