"""`/unapi`: what reference managers ask after they read an identifier on a page."""

import pytest
from django.test import Client
from lxml import etree

from articles.citing.formats import FORMATS
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import SLUG

pytestmark = pytest.mark.usefixtures("shared_sample")

KEY = f"{SLUG}.v1"


def test_the_formats_are_those_of_citations(client: Client, sample: Published) -> None:
    answer = client.get("/unapi")
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    formats = etree.fromstring(answer.content)
    assert [(entry.get("name"), entry.get("type")) for entry in formats] == [
        (entry.name, entry.media_types[0]) for entry in FORMATS
    ]
    assert formats.get("id") is None


def test_the_formats_of_a_text_are_choices(client: Client, sample: Published) -> None:
    answer = client.get("/unapi", {"id": '"<a>'})
    assert answer.status_code == 300
    assert etree.fromstring(answer.content).get("id") == '"<a>'


@pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: entry.name)
def test_a_format_is_what_the_api_gives(client: Client, sample: Published, entry: object) -> None:
    name = getattr(entry, "name", "")
    answer = client.get("/unapi", {"id": KEY, "format": name})
    asked = client.get(f"/api/v1/articles/{SLUG}/versions/1/citation/", {"format": name})
    assert answer.content == asked.content
    assert answer["Content-Type"].partition(";")[0] == asked["Content-Type"].partition(";")[0]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"id": KEY, "format": "marc"}, 406),
        ({"id": "no-such-text", "format": "ris"}, 404),
        ({"id": f"{SLUG}.v9", "format": "ris"}, 404),
        ({"id": "\x00", "format": "ris"}, 404),
        ({"id": "https://elsewhere.example/", "format": "ris"}, 404),
    ],
)
def test_what_is_not_there_is_said(client: Client, sample: Published, query: dict[str, str], status: int) -> None:
    assert client.get("/unapi", query).status_code == status


def test_a_withdrawn_text_has_no_citation(client: Client, sample: Published) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    assert client.get("/unapi", {"id": KEY, "format": "ris"}).status_code == 410
