"""The test kit of new versions: the story of the bridge, published from a document, and the forms that an editor sends."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.models import Draft
from tests.conftest import Publish
from tests.stories import FERRY, FLOOD, MAYOR, SLUG, TITLE

NEW = f"/desk/articles/{SLUG}/versions/new/"
TEXTS = (FERRY, MAYOR, FLOOD)
Save = Callable[..., Any]


def document(*paragraphs: str) -> str:
    """Return a document of plain text of these paragraphs."""
    return "\n\n".join([TITLE, *(paragraphs or TEXTS)])


def hidden(page: str, name: str) -> str:
    """Return the value of a hidden field of a page."""
    _, _, found = page.partition(f'name="{name}" value="')
    return found.partition('"')[0]


@pytest.fixture
def bridge(publish: Publish) -> Any:
    """The story of three paragraphs, in plain text."""
    return publish(TITLE, *TEXTS, language="en")


@pytest.fixture
def save(editor: Client, bridge: Any) -> Save:
    """Send the form of a new version as Hana, and return the answer: `save(text, reason="minor")`."""

    def send(*paragraphs: str, **fields: Any) -> Any:
        address = fields.pop("address", NEW)
        page = editor.get(address).content.decode()
        form = {name: hidden(page, name) for name in ("opened", "begun_from", "seen")}
        return editor.post(address, {**form, "text": document(*paragraphs), "reason": "correction", **fields})

    return send


def drafted() -> Draft:
    """Return the one draft that there is."""
    return Draft.objects.get()
