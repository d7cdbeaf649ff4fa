"""The clock set back by an hour while the service runs (by libfaketime).

Nothing breaks, the log keeps its order, and no client is locked out. The keeper of the shelf goes on, and ends a change that
a killed process left. PostgreSQL keeps the right time, as on a machine of its own.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.elsewhere import fake_clock
from tests.soak.archive import slug_of, submission
from tests.soak.client import Answer, Client, check_status
from tests.soak.result import Result
from tests.soak.writers import API
from tests.support.live import ROOT, Service, running_service

RATE = 40  # requests of a client without a key, a minute
BACK = -3600  # seconds
NOTICED = 3.0  # seconds after which every process has the new time
KEPT = 10.0  # seconds after which the keeper has ended what a process abandoned
# Begins a change, prints how many are being made, and ends without having ended it.
ABANDON = """
import django, os
django.setup()
from django.conf import settings
from alliance.shelf import note_of_this_process, store_in
store = store_in(settings.SHELF, settings.SHELF_SIZE)
store.begin_change([b"soak"], note_of_this_process())
print(store.contents().open_changes)
"""


def run(seconds: float) -> Result:
    """Set the clock back once. It takes as long as it takes."""
    result = Result()
    library = fake_clock().get("LD_PRELOAD")
    if not library:
        result.figures.append("left out: there is no libfaketime on this machine under which Python can sleep")
        return result
    with TemporaryDirectory(prefix="alliance-clock-", ignore_cleanup_errors=True) as folder:
        clock = Path(folder) / "clock"
        _set(clock, 0)
        settings = {
            "LD_PRELOAD": library,
            "FAKETIME_TIMESTAMP_FILE": str(clock),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "ALLIANCE_SAMPLE": "0",
            "ALLIANCE_RATE_ANONYMOUS": f"{RATE}/minute",
        }
        with running_service(settings) as service:
            editor, anybody = (
                Client(service.url, service.manage("create_api_key", "clock", "--scope", "publish")),
                Client(service.url),
            )
            _write(editor, 1, result)
            before = _ask_until_refused(anybody, result)
            result.expect(before.status == 429, f"the rate is not counted: {before.status}")
            _set(clock, BACK)
            time.sleep(NOTICED)
            after = anybody.ask(f"{API}?page_size=99")
            result.expect(after.status == 200, f"after the clock was set back the client is refused: {after.status}")
            _write(editor, 2, result)
            made = [editor.ask(f"{API}{slug_of(number)}/").json["created_at"] for number in (1, 2)]
            result.expect(made[1] < made[0], f"the clock was not set back: {made}")
            _revise(editor, 1, result)
            _check(editor, result)
            _abandon(service, result)
            _set(clock, 0)
            time.sleep(NOTICED)
            _write(editor, 3, result)
            _check(editor, result)
            _abandon(service, result)
            log = service.log.read_text(encoding="utf-8", errors="replace")
            result.expect("Traceback" not in log, f"the log has a traceback: {log[-2000:]}")
            verdict = service.manage("verify", "--quiet")
            result.expect(verdict.startswith("Everything holds"), f"verify: {verdict[-500:]}")
    result.done["hours back"] = -BACK // 3600
    return result


def _set(clock: Path, seconds: int) -> None:
    """Set the clock of the processes that read this file, by so many seconds."""
    draft = clock.with_name("draft")
    draft.write_text(f"{seconds:+}\n", encoding="ascii")
    draft.replace(clock)


def _abandon(service: Service, result: Result) -> None:
    """Leave a change open, as a process does that is killed while it publishes, and see the keeper end it."""
    command = [sys.executable, "-c", ABANDON]
    environment = {**service.environment, "DJANGO_SETTINGS_MODULE": "alliance.settings"}
    begun = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True).stdout
    result.expect(begun.strip() == b"1", f"changes that were being made: {begun!r}")
    deadline = time.monotonic() + KEPT
    while "alliance_shelf_open_changes 0" not in (figures := Client(service.url).ask("/metrics").body.decode()):
        if time.monotonic() > deadline:
            open_changes = [line for line in figures.splitlines() if "open_changes" in line]
            result.expect(False, f"the keeper of the shelf does not work: {open_changes}")
            return
        time.sleep(0.2)
    result.done["changes ended by the keeper"] += 1


def _ask_until_refused(client: Client, result: Result) -> Answer:
    """Use up the rate; return the last answer."""
    for number in range(1, RATE + 3):
        answer = client.ask(f"{API}?page_size=9&q=word%20{number}")
        check_status(result, answer, "a search")
        if answer.status == 429:
            return answer
    return answer


def _write(editor: Client, number: int, result: Result) -> None:
    """Publish an article, withdraw it and reinstate it."""
    published = editor.write(API, submission(number, 1))
    path = f"{API}{slug_of(number)}/"
    result.expect(published.status == 201, f"a publication was answered {published.status}: {published.body[:300]!r}")
    for kind, expected in (("withdrawal", 410), ("reinstatement", 200)):
        sent = editor.write(f"{path}notices/", {"kind": kind, "text": "A court said so."})
        result.expect(sent.status == 201, f"a {kind} was answered {sent.status}")
        shown = Client(editor.url, editor.key).ask(f"{path}versions/1/").status
        result.expect(shown == expected, f"after a {kind}: {shown}")
    result.done["writes"] += 3


def _revise(editor: Client, number: int, result: Result) -> None:
    """Publish a version that is older than the one before it, by the clock."""
    path = f"{API}{slug_of(number)}/"
    sent = editor.write(f"{path}versions/", submission(number, 2))
    result.expect(sent.status == 201, f"a version was answered {sent.status}: {sent.body[:300]!r}")
    current = editor.ask(path).json["current_version"]["number"]
    result.expect(current == 2, f"the current version is {current}")
    listed = [version["number"] for version in editor.ask(f"{path}versions/").json["results"]]
    result.expect(listed == [2, 1], f"the versions are listed as {listed}")
    result.done["writes"] += 1


def _check(editor: Client, result: Result) -> None:
    """Check that the log tells each event once, and that every kind of address is answered."""
    types, path = list[str](), "/api/v1/changes/?page_size=3"
    identifiers = list[object]()
    while path:
        page = editor.ask(path).json
        types += [event["type"] for event in page["results"]]
        identifiers += [event["id"] for event in page["results"]]
        path = page["next"].removeprefix(editor.url) if page["results"] else ""
    result.expect(len(set(identifiers)) == len(identifiers), "the log tells an event twice")
    articles = len(editor.ask(f"{API}?page_size=100").json["results"])
    published = types.count("article.published")
    result.expect(published == articles, f"the log tells of {published} articles of {articles}")
    for address in (
        "/",
        "/feeds/articles.atom",
        "/sitemap.xml",
        "/api/v1/archive/",
        "/api/v1/archive/dump.ndjson",
        "/readyz",
    ):
        status = editor.ask(address).status
        result.expect(status == 200, f"{address} is answered {status}")
