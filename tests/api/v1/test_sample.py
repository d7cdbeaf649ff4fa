"""The sample article as the API gives it: every fact that its document states, and no other."""

import hashlib
from typing import Any

import pytest
from django.test import Client

from tests.api.asking import ARTICLE, VERSION
from tests.conftest import EXPECTED, SAMPLE

pytestmark = pytest.mark.usefixtures("shared_sample", "sample")


def article(api: Client) -> dict[str, Any]:
    body: dict[str, Any] = api.get(ARTICLE).json()
    return body


def test_every_paragraph_has_its_text_to_the_byte(api: Client) -> None:
    passages = api.get(f"{VERSION}paragraphs/").json()["results"]
    assert [passage["text"].encode() for passage in passages] == [text.encode() for text in EXPECTED["paragraphs"]]


def test_each_paragraph_is_found_by_its_ordinal(api: Client) -> None:
    texts = [api.get(f"{VERSION}paragraphs/{ordinal}/").json()["text"] for ordinal in range(1, 21)]
    assert texts == EXPECTED["paragraphs"]


def test_each_paragraph_is_found_by_its_identifier(api: Client) -> None:
    identifiers = [passage["id"] for passage in api.get(f"{VERSION}paragraphs/").json()["results"]]
    texts = [api.get(f"/api/v1/paragraphs/{pid}/").json()["text"] for pid in identifiers]
    assert len(set(identifiers)) == EXPECTED["paragraph_count"]
    assert texts == EXPECTED["paragraphs"]


def test_the_html_of_a_paragraph_is_its_text(api: Client) -> None:
    passages = api.get(f"{VERSION}paragraphs/").json()["results"]
    assert passages
    for passage in passages:
        assert passage["html"] == passage["text"], "no paragraph of the sample has markup, or a character to escape"


def test_the_article_has_its_title_slug_and_language(api: Client) -> None:
    body = article(api)
    assert {name: body[name] for name in ("title", "slug", "language")} == {
        name: EXPECTED[name] for name in ("title", "slug", "language")
    }


def test_the_author_is_named_as_printed(api: Client) -> None:
    (author,) = article(api)["authors"]
    (expected,) = EXPECTED["authors"]
    assert {name: author[name] for name in expected} == expected


def test_affiliations_that_an_editor_supplied_say_so(api: Client) -> None:
    (author,) = article(api)["authors"]
    assert [(item["position"], item["supplied_by"]) for item in author["affiliations"]] == [
        ("Senior Managing Director", "editor"),
        ("Center Associate", "editor"),
        ("Adjunct Fellow", "editor"),
        ("Contributing Editor", "editor"),
    ]


@pytest.mark.parametrize("place", [0, 1], ids=["original", "republication"])
def test_a_publication_states_what_is_known_and_null_for_the_rest(api: Client, place: int) -> None:
    publication, expected = article(api)["publications"][place], EXPECTED["publications"][place]
    stated = {**publication, "outlet": publication["outlet"]["name"]}
    assert {name: stated[name] for name in expected} == expected


def test_there_are_two_publications_and_no_more(api: Client) -> None:
    assert [item["role"] for item in article(api)["publications"]] == ["original", "republication"]


def test_nobody_invents_the_outlets_addresses(api: Client) -> None:
    assert [item["outlet"]["homepage"] for item in article(api)["publications"]] == [None, None]


def test_the_sections_are_the_editors_and_cover_the_text(api: Client) -> None:
    sections = article(api)["sections"]
    assert {section["supplied_by"] for section in sections} == {"editor"}
    covered = [n for section in sections for n in range(section["first_ordinal"], section["last_ordinal"] + 1)]
    assert covered == list(range(1, 21))


def test_what_is_not_the_articles_text_is_left_out_and_named(api: Client) -> None:
    left_out = api.get(VERSION).json()["left_out"]
    assert [item["text"] for item in left_out] == EXPECTED["left_out"]
    assert all(item["reason"] for item in left_out)


def test_the_source_is_byte_for_byte_what_was_delivered(api: Client) -> None:
    answer = api.get(f"{VERSION}source/")
    assert answer.content == SAMPLE.read_bytes()
    assert hashlib.sha256(answer.content).hexdigest() == EXPECTED["sha256"]


def test_the_version_names_the_digest_of_the_source(api: Client) -> None:
    assert api.get(VERSION).json()["source_digest"] == f"sha-256:{EXPECTED['sha256']}"


def test_the_numbers_of_paragraphs_and_words_are_those_of_the_text(api: Client) -> None:
    body = api.get(VERSION).json()
    assert body["paragraph_count"] == EXPECTED["paragraph_count"]
    assert body["word_count"] == sum(len(text.split()) for text in EXPECTED["paragraphs"])


def test_what_an_editor_supplied_is_named(api: Client) -> None:
    assert article(api)["supplied_by_editor"] == ["language", "genre"]
