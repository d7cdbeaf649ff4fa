"""Dumps while eight clients publish: each dump loads into an empty store, holds there, and is one state of the archive.

A dump that was begun after an acknowledgement holds what was acknowledged. The public dump holds what its first line says.
"""

import gzip
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.soak.archive import slug_of, submission
from tests.soak.client import Client
from tests.soak.result import Result
from tests.soak.writers import API
from tests.support.live import ROOT, Service, running_service

PUBLISHERS = 8
SETTINGS = {"ALLIANCE_SAMPLE": "0", "ALLIANCE_WEBHOOK_WORKER": "0"}


def run(seconds: float) -> Result:
    """Dump again and again for so many seconds."""
    result, acknowledged, stop = Result(), set[str](), threading.Event()
    with TemporaryDirectory(prefix="alliance-dump-") as folder, running_service(SETTINGS) as service:
        editor = Client(service.url, service.manage("create_api_key", "dump", "--scope", "publish"))
        publishers = [
            threading.Thread(target=_publish, args=(editor, number, acknowledged, stop, result))
            for number in range(PUBLISHERS)
        ]
        for publisher in publishers:
            publisher.start()
        dumps: list[tuple[Path, set[str]]] = []
        end = time.monotonic() + seconds
        try:
            while len(dumps) < 2 or time.monotonic() < end:
                before = set(acknowledged)
                path = Path(folder) / f"{len(dumps)}.gz"
                service.manage("dump_archive", "--quiet", str(path))
                dumps.append((path, before))
                before = set(acknowledged)
                _check_public(editor, before, result)
        finally:
            stop.set()
            for publisher in publishers:
                publisher.join()
        for path, before in dumps[1 :: max(1, len(dumps) // 3)]:
            _check_dump(service, path, before, result)
    result.done["articles published meanwhile"] = len(acknowledged)
    return result


def _publish(editor: Client, publisher: int, acknowledged: set[str], stop: threading.Event, result: Result) -> None:
    """Publish articles of two versions until it is to stop."""
    number = publisher * 1_000
    while not stop.is_set():
        slug = slug_of(number)
        answers = [
            editor.write(API, submission(number, 1)),
            editor.write(f"{API}{slug}/versions/", submission(number, 2)),
        ]
        statuses = [answer.status for answer in answers]
        result.expect(statuses == [201, 201], f"publishing was answered {statuses}: {answers[0].body[:200]!r}")
        acknowledged.add(slug)
        number += 1


def _check_public(client: Client, before: set[str], result: Result) -> None:
    """Check the public dump, which may be made by another process for too long (503)."""
    answer = client.ask("/api/v1/archive/dump.ndjson")
    if answer.status == 503:
        result.expect("retry-after" in answer.headers, "503 without Retry-After")
        result.done["public dumps put off"] += 1
        return
    result.expect(answer.status == 200, f"the public dump was answered {answer.status}")
    head, *lines = (json.loads(line) for line in answer.body.splitlines())
    counts = Counter(f"{line['type']}s" for line in lines)
    result.expect(
        all(counts[kind] == count for kind, count in head["counts"].items()), f"{head['counts']}, but {counts}"
    )
    slugs = {line["slug"] for line in lines if line["type"] == "article" and "slug" in line}
    result.expect(before <= slugs or not slugs, f"{len(before - slugs)} articles that were acknowledged are missing")
    result.done["public dumps"] += 1


def _check_dump(service: Service, path: Path, before: set[str], result: Result) -> None:
    """Load a dump into an empty store on SQLite, verify it, and look for what was acknowledged before."""
    rows: list[Any] = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    slugs = {row["article"]["slug"] for row in rows if "article" in row}
    result.expect(before <= slugs, f"{len(before - slugs)} articles that were acknowledged are missing")
    environment = {key: value for key, value in service.environment.items() if key != "DATABASE_URL"}
    with TemporaryDirectory(prefix="alliance-loaded-") as folder:
        environment["ALLIANCE_DATA"] = folder
        for command in (["migrate", "--verbosity", "0"], ["load_archive", str(path)], ["verify", "--quiet"]):
            done = subprocess.run(
                [sys.executable, "manage.py", *command],
                cwd=ROOT,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            result.expect(done.returncode == 0, f"{command[0]}: {(done.stdout + done.stderr)[-500:]}")
    result.done["dumps loaded"] += 1
