"""The export beside the running service: every file is, byte for byte, what the service answers at its address."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.stories import MAYOR, MAYOR_EDITED, SLUG, STORY, source
from tests.support.live import Service

# Two processes ask the same questions: PostgreSQL, unlike SQLite, then gives other orders where a question states none.
pytestmark = pytest.mark.once("postgresql")


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


OPENER = urllib.request.build_opener(_Stay)


@pytest.fixture(scope="module")
def folder(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of the sample and of a story with two versions, a notice and a withdrawn paragraph."""
    key = service.manage("create_api_key", "site", "--scope", "publish").split()[-1]
    articles = f"{service.url}/api/v1/articles/"

    def send(address: str, body: dict[str, Any]) -> None:
        headers = {"Content-Type": "application/json", "Authorization": f"Api-Key {key}"}
        urllib.request.urlopen(urllib.request.Request(address, json.dumps(body).encode(), headers), timeout=30).close()

    authors = [{"name_as_printed": "Jane Doe"}]
    outlet = {"role": "original", "outlet": {"name": "The Herald"}, "date": "2023-04"}
    send(articles, {"source": source(), "metadata": {"authors": authors, "publications": [outlet]}})
    second = source(*(MAYOR_EDITED if text == MAYOR else text for text in STORY))
    send(f"{articles}{SLUG}/versions/", {"source": second, "metadata": {"authors": authors}})
    with OPENER.open(f"{articles}{SLUG}/paragraphs/", timeout=30) as answer:
        last = json.load(answer)["results"][-1]["id"]
    send(f"{articles}{SLUG}/notices/", {"kind": "correction", "text": "The day was wrong."})
    send(f"{articles}{SLUG}/notices/", {"kind": "withdrawal", "text": "A court said so.", "paragraphs": [last]})
    site = tmp_path_factory.mktemp("export") / "site"
    service.manage("export_site", str(site), "--base-url", service.url)
    return site


def manifest(folder: Path) -> dict[str, dict[str, Any]]:
    files: dict[str, dict[str, Any]] = json.loads((folder / "manifest.json").read_bytes())["files"]
    return files


def answered(service: Service, address: str) -> tuple[int, str, bytes, str | None]:
    """Return the status, the media type, the body, and where it leads."""
    accept = "*/*" if address.startswith("/api/") else "text/html, */*;q=0.8"
    request = urllib.request.Request(f"{service.url}{address}", headers={"Accept": accept})
    try:
        with OPENER.open(request, timeout=30) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read(), None
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read(), error.headers["Location"]


def test_every_file_is_what_the_service_answers(service: Service, folder: Path) -> None:
    files = manifest(folder)
    assert len(files) > 150
    for path, entry in files.items():
        status, media_type, body, location = answered(service, entry["address"])
        if "redirects_to" in entry:
            assert (status // 100, location) == (3, entry["redirects_to"]), path
            continue
        assert (status, media_type) == (200, entry["media_type"]), path
        assert (folder / path).read_bytes() == body, path


def test_nothing_else_is_there(folder: Path) -> None:
    paths = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert paths - set(manifest(folder)) == {"manifest.json"}


def test_every_link_of_the_api_leads_to_a_file(service: Service, folder: Path) -> None:
    """A mirror that reads the files as it would the API finds what they name, but for what takes a question."""
    addresses = {entry["address"] for entry in manifest(folder).values()}
    named = set()
    for path, entry in manifest(folder).items():
        if entry["media_type"] == "application/json" and entry["address"].startswith("/api/v1/"):
            named |= set(_urls(json.loads((folder / path).read_bytes()), service.url))
    missing = {url for url in named if url.partition("#")[0] not in addresses}
    # What takes a question or a key, and the archive in one file; a paragraph’s own address is a longer one.
    questions = (
        "/api/v1/changes/?after",
        "/api/v1/webhooks",
        "/api/v1/paragraphs/",
        "/api/v1/archive/",
        "/api/v1/citations/",
        "/api/v1/citations/check/",
        "/api/v1/quotations/",
        "/api/v1/quotations/find/",
        "/api/v1/quotations/verify/",
        "/api/v1/resolve/",
        "/api/v1/citation-styles/",
        "/api/docs/",
        "/api/redoc/",
    )
    withdrawn = {url for url in missing if answered(service, url)[0] == 410}
    assert {url for url in missing - withdrawn if not url.startswith(questions[:2]) and url not in questions} == set()


def _urls(value: Any, base: str) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from _urls(member, base)
    elif isinstance(value, str) and value.startswith(f"{base}/"):
        yield value.removeprefix(base)


def test_a_second_run_writes_nothing(service: Service, folder: Path) -> None:
    before = (folder / "manifest.json").read_bytes()
    printed = service.manage("export_site", str(folder), "--base-url", service.url)
    assert printed == f"0 files written, {len(manifest(folder))} unchanged, 0 removed."
    assert (folder / "manifest.json").read_bytes() == before
