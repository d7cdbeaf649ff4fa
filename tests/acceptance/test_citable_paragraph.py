"""The web component in a real browser, on a page of another origin. Skipped where there is no Chromium."""

import json
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, MAYOR_EDITED, SCHOOL, SLUG, STORY, source
from tests.support.live import Service, running_service

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"),
    pytest.mark.once("sqlite"),  # what the component shows is made of answers that other tests check on both databases
]

# What each quotation shows in the end: whether it is hidden, and what the component says below it.
REPORT = """
<script>
const report = [];
addEventListener("citable-paragraph", ({target}) => {
  const quote = target.querySelector("blockquote");
  report[Number(target.dataset.n)] = {
    shown: getComputedStyle(quote).display !== "none", says: target.shadowRoot.querySelector("div").innerText,
  };
  document.title = JSON.stringify(report);
});
</script>
"""


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with running_service({"ALLIANCE_SAMPLE": "0", "ALLIANCE_WORKERS": "1", "ALLIANCE_WEBHOOK_WORKER": "0"}) as running:
        yield running


@pytest.fixture(scope="module")
def report(service: Service, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the component says of six quotations: untouched, edited, withdrawn, with a notice, unknown, unreachable."""
    ferry, mayor, flood, budget, _ = _published(service)
    quotations = [
        (f"{service.url}/p/{ferry}/", FERRY),
        (f"{service.url}/api/v1/paragraphs/{mayor}/versions/1/", MAYOR),
        (f"{service.url}/p/{flood}/", FLOOD),
        (f"{service.url}/embed/{budget}/?version=1", BUDGET),
        (f"{service.url}/p/abc/", SCHOOL),
        (f"http://127.0.0.1:1/p/{ferry}/", FERRY),
        (f"{service.url}/p/{mayor}/", "Words that <b>nobody</b> printed."),
        (f"{service.url}/p/{mayor}/v/1/", MAYOR),
    ]
    tags = [
        f'<citable-paragraph data-n="{number}" src="{address}"><blockquote>{text}</blockquote></citable-paragraph>'
        for number, (address, text) in enumerate(quotations)
    ]
    script = f'<script src="{service.url}/static/articles/citable-paragraph.js" defer></script>'
    folder = tmp_path_factory.mktemp("host")
    (folder / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><title></title>{REPORT}{script}{''.join(tags)}",
        encoding="utf-8",
    )
    with _served(folder) as address:
        entries: list[dict[str, Any]] = json.loads(_title(address, folder / "profile"))
    assert len(entries) == len(quotations)
    return entries


def _published(service: Service) -> list[str]:
    """Publish two versions of the story and two notices, and return the identifiers of its paragraphs."""
    key = service.manage("create_api_key", "site", "--scope", "publish").split()[-1]
    article = f"{service.url}/api/v1/articles/{SLUG}/"

    def send(address: str, body: dict[str, Any]) -> None:
        headers = {"Content-Type": "application/json", "Authorization": f"Api-Key {key}"}
        request = urllib.request.Request(address, json.dumps(body).encode(), headers)
        urllib.request.urlopen(request, timeout=30).close()

    send(f"{service.url}/api/v1/articles/", {"source": source(), "metadata": {}})
    send(f"{article}versions/", {"source": source(*(MAYOR_EDITED if text == MAYOR else text for text in STORY))})
    with urllib.request.urlopen(f"{article}versions/1/", timeout=30) as answer:
        pids: list[str] = [paragraph["id"] for paragraph in json.load(answer)["paragraphs"]]
    send(f"{article}notices/", {"kind": "withdrawal", "text": "A court said so.", "paragraphs": [pids[2]]})
    send(f"{article}notices/", {"kind": "correction", "text": "It was <i>less</i>.", "paragraphs": [pids[3]]})
    return pids


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _title(address: str, profile: Path) -> str:
    """Return the title that a page has in the end."""
    assert BROWSER
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={profile}",
        "--virtual-time-budget=10000",
    ]
    done = subprocess.run(
        [BROWSER, *options, "--dump-dom", address], capture_output=True, text=True, check=True, timeout=120
    )
    return unescape(done.stdout.split("<title>", 1)[1].split("</title>", 1)[0])


def test_a_quotation_that_holds_says_where_it_is_from(report: list[dict[str, Any]]) -> None:
    assert report[0] == {"shown": True, "says": "¶ The Bridge, paragraph 1 of version 2"}


def test_a_quotation_of_a_changed_text_says_so(report: list[dict[str, Any]]) -> None:
    for entry in (report[1], report[6], report[7]):
        assert entry["shown"]
        assert "The text has changed since it was quoted." in entry["says"]


def test_a_withdrawn_text_is_hidden(report: list[dict[str, Any]]) -> None:
    assert not report[2]["shown"]
    assert "withdrawn. A court said so." in report[2]["says"]


def test_a_notice_is_shown_as_text_and_not_as_markup(report: list[dict[str, Any]]) -> None:
    assert report[3]["shown"]
    assert "It was <i>less</i>." in report[3]["says"]
    assert "changed" not in report[3]["says"]


def test_a_quotation_stays_if_nothing_is_known_of_it(report: list[dict[str, Any]]) -> None:
    assert report[4] == report[5] == {"shown": True, "says": ""}
