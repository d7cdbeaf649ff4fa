"""How many queries each address costs, exactly: nothing is loaded twice in one request."""

from collections.abc import Mapping

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.publishing.articles import publish_article
from tests.api.asking import HOST
from tests.stories import FERRY, FLOOD, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

API = "/api/v1/"
ARTICLE = f"{API}articles/{SLUG}/"
JSON, HTML = {"accept": "application/json"}, {"accept": "text/html"}
# Address; queries of the answer; queries of a 304, None if the address has no state to compare.
COSTS = {
    "article": (ARTICLE, JSON, 0, 0),
    "version": (f"{ARTICLE}versions/1/", JSON, 0, None),
    "versions": (f"{ARTICLE}versions/", JSON, 0, None),
    "passages of a version": (f"{ARTICLE}versions/1/paragraphs/", JSON, 0, None),
    "passages in a range": (f"{ARTICLE}versions/1/paragraphs/1-3/", JSON, 0, None),
    "passage by ordinal": (f"{ARTICLE}versions/1/paragraphs/2/", JSON, 0, None),
    "passages now": (f"{ARTICLE}paragraphs/", JSON, 0, 0),
    "paragraph": (f"{API}paragraphs/{{pid}}/", JSON, 0, 0),
    "paragraph in a version": (f"{API}paragraphs/{{pid}}/versions/1/", JSON, 0, None),
    "paragraphs": (f"{API}paragraphs/?id={{pid}}", JSON, 0, None),
    "changes": (f"{ARTICLE}changes/1..2/", JSON, 0, None),
    "sections": (f"{ARTICLE}sections/", JSON, 0, None),
    "source": (f"{ARTICLE}versions/1/source/", JSON, 0, None),
    "citation of an article": (f"{ARTICLE}citation/?format=csl-json", JSON, 0, 0),
    "citation of a version": (f"{ARTICLE}versions/1/citation/?format=csl-json", JSON, 0, None),
    "citation of a paragraph": (f"{API}paragraphs/{{pid}}/citation/?format=csl-json", JSON, 0, 0),
    "citation of a passage": (f"{API}paragraphs/{{pid}}/versions/1/citation/?format=csl-json", JSON, 0, None),
    "page of an article": (f"/articles/{SLUG}/", HTML, 0, 0),
    "page of a version": (f"/articles/{SLUG}/v/1/", HTML, 0, 0),
    "page of the history": (f"/articles/{SLUG}/history/", HTML, 0, 0),
    "page of changes": (f"/articles/{SLUG}/changes/1..2/", HTML, 0, 0),
    "short address": ("/p/{pid}/", HTML, 0, None),
    "card of a paragraph": ("/embed/{pid}/", HTML, 0, None),
    "card of a paragraph in a version": ("/embed/{pid}/?version=1", HTML, 0, None),
    "card of an article": (f"/embed/articles/{SLUG}/", HTML, 0, None),
    "oembed of a paragraph": (f"/oembed?url={HOST}/p/{{pid}}/", HTML, 0, None),
    "oembed of an article": (f"/oembed?url={HOST}/articles/{SLUG}/", HTML, 0, None),
}


@pytest.fixture
def pid(db: None) -> str:
    """The story in two versions; the identifier of its second paragraph."""
    first = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    return pids(first)[1]


def queries(address: str, headers: Mapping[str, str]) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = Client().get(address, headers=dict(headers))
    assert answer.status_code in (200, 302, 304), answer.content
    return len(captured)


# ruff: noqa: PLW2901
def test_print(pid: str) -> None:
    for name, (address, headers, _, __) in COSTS.items():
        address = address.format(pid=pid)
        Client().get(address, headers=headers)
        n = queries(address, headers)
        tag = Client().get(address, headers=headers).headers.get("ETag")
        m = queries(address, {**headers, "if-none-match": tag}) if tag else None
        print(f"{name:35} {n} {m}")
