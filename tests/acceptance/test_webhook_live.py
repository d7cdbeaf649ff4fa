"""The running service delivers webhooks by itself, and its worker ends with it."""

import json
import os
import urllib.request
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook as Verifier

from tests.stories import source
from tests.support.live import Service, becomes_true, running_service
from tests.support.receiver import receiving

# Several processes may take deliveries at once on PostgreSQL; the worker is tested on both databases in test_worker.
pytestmark = pytest.mark.once("postgresql")


def post(service: Service, path: str, key: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(
        f"{service.url}/api/v1/{path}",
        json.dumps(body).encode(),
        {"Authorization": f"Api-Key {key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def workers(port: str) -> list[str]:
    """Return the workers that run for the service at this port."""
    found = []
    for entry in os.listdir("/proc") if os.path.isdir("/proc") else []:  # noqa: PTH112, PTH208
        try:
            with open(f"/proc/{entry}/cmdline", "rb") as command, open(f"/proc/{entry}/environ", "rb") as environment:  # noqa: PTH123
                if b"deliver_webhooks" in command.read() and f"PORT={port}\0".encode() in environment.read() + b"\0":
                    found.append(entry)
        except OSError:
            continue
    return found


def test_what_is_published_arrives_signed_and_the_worker_ends_with_the_service() -> None:
    settings = {"ALLIANCE_WEBHOOK_ALLOW_PRIVATE": "1", "ALLIANCE_SAMPLE": "0", "ALLIANCE_WORKERS": "1"}
    with receiving(500, 204) as receiver, running_service(settings) as service:
        port = service.environment["PORT"]
        key = service.manage("create_api_key", "webhooks", "--scope", "publish")
        hook = post(service, "webhooks/", key, {"url": receiver.url, "events": ["article.published"]})
        post(service, "articles/", key, {"source": source()})
        # The first attempt is answered 500; the second follows after some seconds.
        assert becomes_true(lambda: len(receiver.received) == 2)
        first, second = receiver.received
        assert first.headers["webhook-id"] == second.headers["webhook-id"]
        event = Verifier(hook["secret"]).verify(second.body, second.headers)["data"]
        assert event["article"]["url"] == f"{service.url}/api/v1/articles/the-bridge/"
        assert workers(port) or not os.path.isdir("/proc")  # noqa: PTH112
    assert becomes_true(lambda: not workers(port))
