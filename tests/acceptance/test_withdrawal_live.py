"""On the running service, with several processes: a withdrawal takes a text away at once, everywhere, and gives it back."""

import http.client
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.conftest import SAMPLE, SLUG
from tests.support.live import Service, becomes_true, running_service

# Several processes may write at once on PostgreSQL; what answers say is asked of both databases in test_withdrawals.
pytestmark = pytest.mark.once("postgresql")

ARTICLE = f"/api/v1/articles/{SLUG}/"
VERSION = f"{ARTICLE}versions/1/"
TEXT = b"alliance"
OFTEN = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one request."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def from_shelf(self) -> bool:
        """Whether the front shelf gave it out: what is counted for one client is not kept there."""
        return "ratelimit" not in self.headers


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody with a key, and the service that they publish on."""

    service: Service
    key: str

    def get(self, address: str, **headers: str) -> Answer:
        """Ask as anybody would, over a connection of its own."""
        return self._send("GET", address, None, {name.replace("_", "-"): value for name, value in headers.items()})

    def notify(self, kind: str, **says: Any) -> None:
        """Publish a notice."""
        body = json.dumps({"kind": kind, "text": "A court in Bern said so.", **says})
        headers = {"Authorization": f"Api-Key {self.key}", "Content-Type": "application/json"}
        answer = self._send("POST", f"{ARTICLE}notices/", body, headers)
        assert answer.status == 201, answer.body

    def often(self, address: str, **headers: str) -> list[Answer]:
        """Ask many times, several at once, each over a connection of its own, so that every process is asked."""
        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(lambda _: self.get(address, **headers), range(OFTEN)))

    def connect(self) -> http.client.HTTPConnection:
        """Open a connection."""
        return http.client.HTTPConnection(urlsplit(self.service.url).netloc, timeout=20)

    def _send(self, method: str, address: str, body: str | None, headers: dict[str, str]) -> Answer:
        connection = self.connect()
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            lower = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, lower, answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """An editor of a service of these tests' own, since the others want to read the sample."""
    with running_service({"ALLIANCE_WORKERS": "2"}) as service:
        yield Editor(service, service.manage("create_api_key", "editor", "--scope", "publish"))


@pytest.fixture
def pid(editor: Editor) -> str:
    """The identifier of the sample's seventh paragraph."""
    return str(json.loads(editor.get(f"{VERSION}paragraphs/7/").body)["id"])


def statuses(answers: list[Answer]) -> set[int]:
    return {answer.status for answer in answers}


def on_the_shelf(editor: Editor, address: str) -> Answer:
    """Ask until the answer comes off the shelf in every process, and return it."""
    editor.often(address)
    answers = editor.often(address)
    assert statuses(answers) == {200}
    assert all(answer.from_shelf for answer in answers)
    return answers[0]


def test_a_withdrawal_empties_the_shelf_in_every_process_and_a_reinstatement_gives_the_same_bytes(
    editor: Editor, pid: str
) -> None:
    addresses = [VERSION, f"{VERSION}paragraphs/", f"{VERSION}paragraphs/7/", f"{VERSION}source/",
                 f"/api/v1/paragraphs/{pid}/versions/1/"]  # fmt: skip
    before = {address: on_the_shelf(editor, address) for address in addresses}
    editor.notify("withdrawal")
    try:
        for address in addresses:
            answers = editor.often(address)
            assert statuses(answers) == {410}, address
            assert all(TEXT not in answer.body or b"tombstone" in answer.body for answer in answers)
            assert statuses(editor.often(address, If_None_Match=before[address].headers["etag"])) == {410}, address
    finally:
        editor.notify("reinstatement")
    for address in addresses:
        answers = editor.often(address)
        assert statuses(answers) == {200}, address
        assert {answer.body for answer in answers} == {before[address].body}
        assert {answer.headers["etag"] for answer in answers} == {before[address].headers["etag"]}


def test_a_withdrawn_paragraph_goes_from_the_shelved_answers_that_hold_others_too(editor: Editor, pid: str) -> None:
    text = json.loads(editor.get(f"{VERSION}paragraphs/7/").body)["text"].encode()
    digest = json.loads(editor.get(f"{VERSION}paragraphs/7/").body)["digest"].encode()
    before = on_the_shelf(editor, VERSION)
    assert text[:40] in before.body
    editor.notify("withdrawal", paragraphs=[pid])
    try:
        answers = editor.often(VERSION)
        assert statuses(answers) == {200}
        assert not any(text[:40] in answer.body or digest in answer.body for answer in answers)
        assert statuses(editor.often(f"/api/v1/paragraphs/{pid}/versions/1/")) == {410}
        assert statuses(editor.often(VERSION, If_None_Match=before.headers["etag"])) == {200}
    finally:
        editor.notify("reinstatement", paragraphs=[pid])
    assert {answer.body for answer in editor.often(VERSION)} == {before.body}


def test_no_request_that_begins_after_a_withdrawal_was_answered_gets_the_text(editor: Editor) -> None:
    on_the_shelf(editor, VERSION)
    stop = Event()
    statuses_by_start: list[tuple[float, int]] = []

    def read() -> None:
        while not stop.is_set():
            start = time.monotonic()
            statuses_by_start.append((start, editor.get(VERSION).status))

    def read_since(moment: float) -> list[int]:
        return [status for start, status in list(statuses_by_start) if start > moment]

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        try:
            assert becomes_true(lambda: len(read_since(0)) >= 20)
            editor.notify("withdrawal")
            answered = time.monotonic()
            assert becomes_true(lambda: len(read_since(answered)) >= 20)
        finally:
            stop.set()
            for reader in readers:
                reader.result()
            editor.notify("reinstatement")
    assert set(read_since(answered)) == {410}
    assert any(status == 200 for start, status in statuses_by_start if start < answered)


def test_a_connection_that_was_open_before_gets_the_tombstone_too(editor: Editor) -> None:
    connections = [editor.connect() for _ in range(8)]

    def ask(connection: http.client.HTTPConnection) -> int:
        connection.request("GET", VERSION)
        answer = connection.getresponse()
        answer.read()
        return answer.status

    assert {ask(connection) for connection in connections} == {200}
    editor.notify("withdrawal")
    try:
        assert {ask(connection) for connection in connections} == {410}
    finally:
        editor.notify("reinstatement")
        for connection in connections:
            connection.close()


def test_a_command_of_another_process_publishes_a_version_that_is_read_at_once(editor: Editor, tmp_path: Any) -> None:
    before = on_the_shelf(editor, VERSION)
    path = tmp_path / "next.txt"
    path.write_text(SAMPLE.read_text(encoding="utf-8").replace("alliance", "partnership", 1), encoding="utf-8")
    editor.service.manage("publish", "--article", SLUG, str(path))
    current = [json.loads(answer.body)["current_version"]["number"] for answer in editor.often(ARTICLE)]
    assert set(current) == {2}
    assert {answer.body for answer in editor.often(VERSION)} == {before.body}


def test_everything_holds_at_the_end(editor: Editor) -> None:
    assert editor.service.manage("verify", "--quiet").startswith("Everything holds")
