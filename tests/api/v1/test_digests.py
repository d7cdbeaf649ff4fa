"""Every digest can be recomputed from the API's answers alone, with other people's software."""

import base64
import hashlib
from typing import Any

import pytest
import rfc8785
from django.test import Client

from articles.models import Paragraph
from articles.publishing.articles import Published
from tests.api.asking import ARTICLE, VERSION
from tests.conftest import Revise

pytestmark = pytest.mark.usefixtures("shared_sample")


def sha256(data: bytes) -> str:
    return f"sha-256:{hashlib.sha256(data).hexdigest()}"


def digest_of_version(body: dict[str, Any]) -> str:
    """The contract's formula, from the members of a version's JSON."""
    facts = {name: body[name] for name in ("number", "title", "language", "source_digest", "previous_digest")}
    paragraphs = [[passage["id"], passage["digest"]] for passage in body["paragraphs"]]
    return sha256(rfc8785.dumps({**facts, "paragraphs": paragraphs}))


@pytest.mark.usefixtures("sample")
def test_a_passages_digest_is_that_of_its_text(api: Client) -> None:
    for passage in api.get(f"{VERSION}paragraphs/").json()["results"]:
        assert passage["digest"] == sha256(passage["text"].encode())


@pytest.mark.usefixtures("sample")
def test_the_sources_digest_is_that_of_its_bytes(api: Client) -> None:
    body = api.get(VERSION).json()
    assert body["source_digest"] == sha256(api.get(body["source_url"]).content)


@pytest.mark.usefixtures("sample")
def test_a_versions_digest_follows_from_what_the_version_says(api: Client) -> None:
    body = api.get(VERSION).json()
    assert body["digest"] == digest_of_version(body)


@pytest.mark.usefixtures("sample")
def test_the_article_names_the_digest_of_its_current_version(api: Client) -> None:
    assert api.get(ARTICLE).json()["current_version"]["digest"] == digest_of_version(api.get(VERSION).json())


def test_the_versions_are_chained(api: Client, sample: Published, revise: Revise) -> None:
    first = Paragraph.objects.get(passages__version=sample.version, passages__ordinal=1)
    revise(sample.article, ("A corrected beginning.", first), ("An addition.", None))
    first, second = (api.get(f"{ARTICLE}versions/{number}/").json() for number in (1, 2))
    assert first["previous_digest"] is None
    assert second["previous_digest"] == first["digest"]
    assert second["digest"] == digest_of_version(second)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("part", ["", "source/", "paragraphs/", "paragraphs/7/", "paragraphs/3-5/"])
def test_the_header_repr_digest_is_that_of_the_body(api: Client, part: str) -> None:
    answer = api.get(f"{VERSION}{part}")
    expected = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
    assert answer["Repr-Digest"] == f"sha-256=:{expected}:"
