"""A browser that opens the `text_fragment_url` of a match scrolls to the quoted words and marks them.

Each paragraph is longer than the window, and the words stand at its end: so what the browser shows tells whether it found
the words or only the paragraph, which the same address names as well.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.live import Service, running_service

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"),
    pytest.mark.once("sqlite"),  # the addresses are the same on both databases
]
FILLING = " ".join(f"Nobody knows number {number} of them." for number in range(250))
KOREAN = " ".join(f"아무도 {number}번을 모른다." for number in range(250))
ENDINGS = {
    "signs of a directive": "They said it was well-known, dear & so-called.",
    "quotation marks": "He didn’t say “never” to the old—and only—ferry.",
    "a long stretch": "It went on and on, " + "and then it went further still, " * 6 + "until it ended at the harbour.",
    "a part of a word": "The footbridge would reopen before Easter.",
    "words that stand before": "Nobody knows number 7 of them. Here the story ends for good.",
    "Korean": "한미동맹은 올해로 70주년을 맞았다.",
}
PARTS = {"a part of a word": "footbridge would reopen", "words that stand before": "Here the story ends"}
WRONG = "text=these%20words%20stand%20nowhere"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service({"ALLIANCE_SAMPLE": "0", "ALLIANCE_WORKERS": "1", "ALLIANCE_WEBHOOK_WORKER": "0"}) as running:
        texts = [f"{KOREAN if name == 'Korean' else FILLING} {ending}" for name, ending in ENDINGS.items()]
        file = tmp_path_factory.mktemp("sources") / "long.txt"
        file.write_text("\n\n".join(["Long Paragraphs", "By Hana Example", *texts]), encoding="utf-8")
        running.manage("publish", str(file))
        yield running


@pytest.mark.parametrize("name", ENDINGS)
def test_the_browser_finds_the_words(service: Service, tmp_path: Path, name: str) -> None:
    quoted = PARTS.get(name, ENDINGS[name])
    body = {"quotations": [{"text": quoted}]}
    (match,) = service.ask("/api/v1/quotations/verify/", body=body)["results"][0]["matches"]
    page, _, words = match["text_fragment_url"].partition(":~:")
    found = _shown(f"{page}:~:{words}", tmp_path)
    assert found != _shown(f"{page}:~:{WRONG}", tmp_path), "it shows the beginning of the paragraph"


def _shown(address: str, folder: Path) -> bytes:
    """Return a picture of what a browser shows at an address."""
    assert BROWSER
    picture = folder / "picture.png"
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={folder / 'profile'}",
        "--window-size=500,400",
        "--virtual-time-budget=5000",
        f"--screenshot={picture}",
    ]
    subprocess.run([BROWSER, *options, address], capture_output=True, check=True, timeout=120)
    return picture.read_bytes()
