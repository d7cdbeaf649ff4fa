"""A browser for tests: the machine's Chromium, driven by Playwright, and what axe finds wrong with a page in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MILLISECONDS = 120_000  # on a machine that has much else to do


@contextmanager
def browsing(*, javascript: bool = True, width: int = 1280, scheme: Any = "light") -> Iterator[Page]:
    """Yield an empty page in a browser of its own. A machine without a browser skips the test."""
    program = next((path for name in NAMES if (path := shutil.which(name))), None)
    if program is None:
        pytest.skip("this machine lacks Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=javascript
        )
        context.set_default_timeout(MILLISECONDS)
        yield context.new_page()
        browser.close()


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page: what axe finds, and whether it is wider than its window."""
    violations = Axe().run(page).response["violations"]
    found = [f"{rule['id']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{width} pixels are beside the window"] if width else [])]
