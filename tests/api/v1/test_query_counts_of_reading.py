"""How many queries each address costs, exactly: nothing is loaded twice in one request."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Affiliation, Contribution, Person, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import HOST
from tests.stories import FERRY, FLOOD, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

API = "/api/v1/"
ARTICLE = f"{API}articles/{SLUG}/"
JSON, HTML, BIBTEX = ({"accept": name} for name in ("application/json", "text/html", "application/x-bibtex"))
# The address, the accepted media type, the queries of an answer, and the queries of a 304 if no text is read for it.
COSTS = {
    "article": (ARTICLE, JSON, 5, 1),
    "version": (f"{ARTICLE}versions/1/", JSON, 4, None),
    "versions": (f"{ARTICLE}versions/", JSON, 4, None),
    "passages of a version": (f"{ARTICLE}versions/1/paragraphs/", JSON, 3, None),
    "passages in a range": (f"{ARTICLE}versions/1/paragraphs/1-3/", JSON, 3, None),
    "passage by ordinal": (f"{ARTICLE}versions/1/paragraphs/2/", JSON, 2, None),
    "passages now": (f"{ARTICLE}paragraphs/", JSON, 3, 2),
    "paragraph": (f"{API}paragraphs/{{pid}}/", JSON, 6, 2),
    "paragraph in a version": (f"{API}paragraphs/{{pid}}/versions/1/", JSON, 2, None),
    "paragraphs": (f"{API}paragraphs/?id={{pid}}", JSON, 5, None),
    "changes": (f"{ARTICLE}changes/1..2/", JSON, 4, None),
    "sections": (f"{ARTICLE}sections/", JSON, 3, None),
    "source": (f"{ARTICLE}versions/1/source/", JSON, 3, None),
    "citation of an article": (f"{ARTICLE}citation/?format=csl-json", JSON, 5, 2),
    "citation of a version": (f"{ARTICLE}versions/1/citation/?format=csl-json", JSON, 5, None),
    "citation of a paragraph": (f"{API}paragraphs/{{pid}}/citation/?format=csl-json", JSON, 5, 2),
    "citation of a passage": (f"{API}paragraphs/{{pid}}/versions/1/citation/?format=csl-json", JSON, 5, None),
    "page of an article": (f"/articles/{SLUG}/", HTML, 6, 2),
    "page of a version": (f"/articles/{SLUG}/v/1/", HTML, 6, 2),
    "page of the history": (f"/articles/{SLUG}/history/", HTML, 4, 2),
    "page of changes": (f"/articles/{SLUG}/changes/1..2/", HTML, 4, 2),
    "short address": ("/p/{pid}/", HTML, 1, None),
    "permalink": ("/p/{pid}/v/1/", HTML, 2, None),
    "permalink as JSON": ("/p/{pid}/v/1/", JSON, 2, None),
    "permalink as a citation": ("/p/{pid}/v/1/", BIBTEX, 6, 3),
    "card of a paragraph": ("/embed/{pid}/", HTML, 6, None),
    "card of a paragraph in a version": ("/embed/{pid}/?version=1", HTML, 6, None),
    "card of an article": (f"/embed/articles/{SLUG}/", HTML, 6, None),
    "oembed of a paragraph": (f"/oembed?url={HOST}/p/{{pid}}/", HTML, 6, None),
    "oembed of an article": (f"/oembed?url={HOST}/articles/{SLUG}/", HTML, 6, None),
}


@pytest.fixture
def pid(db: None) -> str:
    """The story in two versions; the identifier of its second paragraph."""
    first = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    return pids(first)[1]


def queries(answer: Callable[[], Any], status: int) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert answer().status_code == status
    return len(captured)


@pytest.mark.parametrize("name", COSTS)
def test_an_answer_costs_exactly_this_many_queries(pid: str, name: str) -> None:
    address, headers, expected, of_unchanged = COSTS[name]

    def get(**more: str) -> Any:
        return Client().get(address.format(pid=pid), headers={**headers, **more})

    tag = get().headers.get("ETag", "")
    assert queries(get, 302 if name in ("short address", "permalink") else 200) == expected
    if of_unchanged is not None:
        assert queries(lambda: get(**{"if-none-match": tag}), 304) == of_unchanged


@pytest.mark.parametrize(
    "address", [f"{API}paragraphs/{{pid}}/", ARTICLE, f"/articles/{SLUG}/", f"/articles/{SLUG}/v/2/"]
)
def test_notices_withdrawals_and_positions_of_authors_cost_no_more_than_six_queries(pid: str, address: str) -> None:
    publish_notice(SLUG, NoticeDraft("correction", "It was May.", None, [pid]))
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", 1, [pid]))
    contribution = Contribution.objects.create(
        version=Version.objects.get(number=2),
        person=Person.objects.create(name="Jane Doe"),
        name_as_printed="Jane Doe",
        order=1,
    )
    Affiliation.objects.create(contribution=contribution, order=1, position="Editor", supplied_by="source")
    headers = HTML if address.startswith("/articles/") else JSON
    assert queries(lambda: Client().get(address.format(pid=pid), headers=headers), 200) <= 6
