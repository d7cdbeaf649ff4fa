"""`/mcp` as agents meet it: through the official SDK's own client, and through the conformance suite of the protocol."""

import asyncio
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from mcp.client.client import Client
from mcp_types import CallToolResult
from mcp_types.version import KNOWN_PROTOCOL_VERSIONS

from articles.citing.setup.paths import SetupError
from tests.conftest import SLUG
from tests.npm.installing import installed, node_of_today
from tests.support.live import Service

Answer = TypeVar("Answer")
TOOLS = ["search", "fetch", "get_paragraph", "verify_quotations", "check_citations", "cite"]
MODES = ["auto", "legacy", KNOWN_PROTOCOL_VERSIONS[-1]]
# What the suite can ask of a server that has tools alone, and not the tools that the suite's own example has.
SCENARIOS = {
    "2025-11-25": [
        "server-initialize",
        "ping",
        "tools-list",
        "server-sse-multiple-streams",
        "dns-rebinding-protection",
    ],
    "2026-07-28": [
        "tools-list",
        "server-sse-multiple-streams",
        "dns-rebinding-protection",
        "http-header-validation",
        "sep-2164-resource-not-found",
        "input-required-result-unsupported-methods",
        "input-required-result-missing-input-response",
        "input-required-result-ignore-extra-params",
        "input-required-result-validate-input",
    ],
}


def asked(service: Service, ask: Callable[[Client], Awaitable[Answer]], mode: str = "auto") -> Answer:
    """Return what a client of the SDK gets from the running service; it checks answers against the schemas of the tools."""

    async def connected() -> Answer:
        async with Client(f"{service.url}/mcp", mode=mode) as client:
            return await ask(client)

    return asyncio.run(connected())


def called(service: Service, tool: str, arguments: dict[str, Any], mode: str = "auto") -> Any:
    """Return the structured answer of a tool, once it is seen to be the same as its text."""
    result = asked(service, lambda client: client.call_tool(tool, arguments), mode)
    assert isinstance(result, CallToolResult)
    assert not result.is_error, result.content
    return result.structured_content


@pytest.mark.parametrize("mode", MODES)
def test_the_tools_are_listed_to_every_version_of_client(service: Service, mode: str) -> None:
    listed = asked(service, lambda client: client.list_tools(), mode)
    assert [tool.name for tool in listed.tools] == TOOLS
    for tool in listed.tools:
        assert tool.annotations is not None
        hints = tool.annotations.read_only_hint, tool.annotations.idempotent_hint, tool.annotations.open_world_hint
        assert hints == (True, True, False), tool.name
        assert tool.output_schema is not None


@pytest.mark.parametrize("mode", MODES)
def test_an_agent_finds_reads_verifies_and_cites_a_paragraph(service: Service, mode: str) -> None:
    found = called(service, "search", {"query": "guarantor nation's security", "article": SLUG}, mode)["results"][0]
    read = called(service, "get_paragraph", {"id": found["id"]}, mode)
    whole = called(service, "fetch", {"id": found["article"]}, mode)
    words = read["text"][: read["text"].index(".")]
    claim = {"text": words, "article": SLUG, "paragraph": found["id"]}
    verdict = called(service, "verify_quotations", {"quotations": [claim]}, mode)["results"][0]
    checked = called(service, "check_citations", {"citations": [{"url": found["url"], "text": words}]}, mode)[
        "results"
    ][0]
    cited = called(service, "cite", {"references": [found["id"]], "style": "apa"}, mode)["results"][0]
    assert f"[{found['id']}] {words}" in whole["text"]
    assert (verdict["wording"], verdict["attribution"], verdict["currency"]) == ("verbatim", "as_claimed", "current")
    assert (checked["status"], checked["text_found_then"], checked["text_found_now"]) == ("unchanged", True, True)
    assert found["url"] in cited["bibliography"]
    urls = {answer["url"] for answer in (found, read, verdict, checked, cited)}
    assert urls == {f"{service.url}/p/{found['id']}/v/1/"}
    assert all(service.status(url.removeprefix(service.url)) == 200 for url in urls | {whole["url"]})


@pytest.mark.parametrize("mode", MODES)
def test_a_mistake_is_told_in_words(service: Service, mode: str) -> None:
    result = asked(service, lambda client: client.call_tool("fetch", {"id": "no-such-text"}), mode)
    assert isinstance(result, CallToolResult)
    assert result.is_error
    assert result.structured_content is None
    assert getattr(result.content[0], "text") == "/id: No article has the slug “no-such-text”."  # noqa: B009


# The suite asks what no database changes.
@pytest.mark.once("sqlite")
@pytest.mark.parametrize(
    ("version", "scenario"), [(version, scenario) for version, scenarios in SCENARIOS.items() for scenario in scenarios]
)
def test_the_conformance_suite_of_the_protocol_passes(
    service: Service, version: str, scenario: str, tmp_path: Path
) -> None:
    try:
        node, home = node_of_today(), installed("mcp-conformance")
    except (SetupError, subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"the conformance suite cannot be fetched: {error}")
    program = home / "node_modules" / "@modelcontextprotocol" / "conformance" / "dist" / "index.js"
    question = ["server", "--url", f"{service.url}/mcp", "--scenario", scenario, "--spec-version", version]
    done = subprocess.run(
        [node, str(program), *question], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-500:]
    assert "0 failed" in done.stdout
