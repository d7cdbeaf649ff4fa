"""What a client may set: of all that is answered, only the facts that can be learned later (OWASP API3:2023)."""

import json
from typing import Any

import pytest
from django.test import Client

from articles.api.v1.patches import ArticlePatch, NewPublication, PublicationPatch
from articles.intake.sidecar.model import Sidecar
from articles.publishing.articles import Published
from tests.api.asking import ARTICLE, ARTICLES, problem_of

pytestmark = pytest.mark.usefixtures("shared_sample", "sample")
# What no client may choose, though rows have it.
OURS = ["id", "pk", "pid", "digest", "created_at", "updated_at", "status", "current_version", "supplied_by", "made_by"]


def publication(api: Client) -> str:
    return f"{ARTICLE}publications/{api.get(ARTICLE).json()['publications'][0]['id']}/"


@pytest.mark.parametrize(("part", "model"), [("article", ArticlePatch), ("publication", PublicationPatch)])
def test_only_what_is_learned_later_can_be_patched(
    publisher: Client, api: Client, part: str, model: Any, sample: Published
) -> None:
    address = ARTICLE if part == "article" else publication(api)
    before = api.get(address).json()
    refused = [name for name in [*before, *OURS] if name not in model.model_fields]
    assert len(refused) > len(model.model_fields)
    for name in refused:
        answer = publisher.patch(address, json.dumps({name: before.get(name, "x")}), content_type="application/json")
        (error,) = problem_of(answer, 400, "invalid_body")["errors"]
        assert (error["pointer"], error["code"]) == (f"/{name}", "unknown_member")
    assert api.get(address).json() == before


@pytest.mark.parametrize("name", OURS)
def test_nobody_chooses_what_the_service_gives(publisher: Client, name: str) -> None:
    assert name not in {**Sidecar.model_fields, **NewPublication.model_fields}
    for body in (
        {"source": "A title\n\nA paragraph.", name: "x"},
        {"source": "A title\n\nA paragraph.", "metadata": {name: "x"}},
    ):
        answer = publisher.post(ARTICLES, json.dumps(body), content_type="application/json")
        assert answer.status_code in (400, 422)
        assert name in answer.json()["detail"]
    sent = {"role": "republication", "outlet": {"name": "The Herald"}, name: "x"}
    problem_of(
        publisher.post(f"{ARTICLE}publications/", json.dumps(sent), content_type="application/json"),
        400,
        "invalid_body",
    )
