"""Permissions: which methods need a key, and that every operation asks for it."""

import json
import re
from functools import partial

import pytest
from django.test import Client
from rest_framework.permissions import AllowAny

from articles.api.http.permissions import MayPublish, MustPublish, needs_key
from articles.models import Publication
from articles.publishing.api_keys import create_key
from articles.publishing.articles import Published
from articles.publishing.backup.tables import MODELS
from tests.api.asking import problem_of
from tests.conftest import SLUG


@pytest.mark.parametrize(
    ("permission", "open_methods"),
    [
        (MayPublish, {"GET", "HEAD", "OPTIONS"}),
        (MustPublish, {"OPTIONS"}),
        (AllowAny, {"GET", "HEAD", "OPTIONS", "POST", "PATCH", "DELETE"}),
    ],
)
def test_each_method_that_is_not_open_needs_a_key(permission: type, open_methods: set[str]) -> None:
    methods = ["GET", "HEAD", "OPTIONS", "POST", "PATCH", "DELETE"]
    assert {method for method in methods if not needs_key([permission], method)} == open_methods


def test_a_key_is_needed_if_one_of_several_permissions_needs_it() -> None:
    assert needs_key([AllowAny, MayPublish], "POST")
    assert not needs_key([AllowAny, MayPublish], "GET")
    assert not needs_key([], "POST")


# Questions that are too long for a URL: they are sent by POST and change nothing.
QUESTIONS = {("POST", "/api/v1/citations/"), ("POST", "/api/v1/citations/check/")} | {
    ("POST", f"/api/v1/quotations/{name}/") for name in ("verify", "find")
}


def test_every_operation_that_changes_something_needs_a_key_that_may_publish(sample: Published, api: Client) -> None:
    publication = Publication.objects.filter(article=sample.article).first()
    names = {"slug": SLUG, "publication_id": str(publication.pk if publication else 1)}
    reader = {"authorization": f"Api-Key {create_key('reader', ['read'])}"}
    paths = json.loads(api.get("/api/schema/?format=json").content)["paths"]
    answers = {}
    for path in paths:
        address = re.sub(r"{(\w+)}", lambda match: names.get(match[1], "1"), path)
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            ask = partial(api.generic, method, address, "{}", content_type="application/json")
            statuses = ask().status_code, ask(headers=reader).status_code
            # A method that nobody may use says so to readers; without a key, an address may ask for one first.
            if statuses not in ((405, 405), (401, 403), (401, 405)):
                answers[method, path] = statuses
    assert answers.keys() == QUESTIONS
    assert sum("post" in operations for operations in paths.values()) > len(QUESTIONS)


def test_what_a_read_key_sent_is_not_stored(sample: Published) -> None:
    before = dumped()
    client = Client(headers={"authorization": f"Api-Key {create_key('reader', ['read'])}"})
    for method, path, body in (
        ("POST", "/api/v1/articles/", {"source": "A title\n\nA paragraph of a few words."}),
        ("POST", f"/api/v1/articles/{SLUG}/notices/", {"kind": "withdrawal", "text": "Gone."}),
        ("POST", f"/api/v1/articles/{SLUG}/versions/", {"source": "A title\n\nA paragraph of a few words."}),
        ("POST", f"/api/v1/articles/{SLUG}/publications/", {"role": "republication", "outlet": {"name": "Herald"}}),
        ("PATCH", f"/api/v1/articles/{SLUG}/", {"genre": "news"}),
    ):
        answer = client.generic(
            method, path, json.dumps(body), content_type="application/json", headers={"if-match": "*"}
        )
        problem_of(answer, 403, "scope_lacking")
    assert dumped() == before


def dumped() -> dict[str, list[dict[str, object]]]:
    """Return every row of what is published."""
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in MODELS}
