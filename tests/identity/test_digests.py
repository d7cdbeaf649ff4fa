"""Digests that anyone can recompute: SHA-256, and RFC 8785 for what is not one text."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.identity.digests import digest_of, text_digest, version_digest

FACTS: dict[str, Any] = {
    "number": 2,
    "title": "Die Straße",
    "language": "de",
    "source_digest": "sha-256:aa",
    "previous_digest": "sha-256:bb",
}
PARAGRAPHS = [("0000000000", "sha-256:cc"), ("111111111j", "sha-256:dd")]


def test_the_digest_of_bytes_is_their_sha_256() -> None:
    assert digest_of(b"abc") == "sha-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_digest_of_a_text_is_that_of_its_utf_8() -> None:
    assert text_digest("Straße") == digest_of(b"Stra\xc3\x9fe")


def test_a_text_is_digested_as_it_is() -> None:
    assert text_digest("e\u0301") != text_digest("\u00e9"), "nothing is normalised"


def test_the_digest_of_a_version_is_that_of_the_form_written_out_by_hand() -> None:
    form = (
        '{"language":"de","number":2,"paragraphs":[["0000000000","sha-256:cc"],["111111111j","sha-256:dd"]],'
        '"previous_digest":"sha-256:bb","source_digest":"sha-256:aa","title":"Die Straße"}'
    )
    expected = f"sha-256:{hashlib.sha256(form.encode()).hexdigest()}"
    assert version_digest(**FACTS, paragraphs=PARAGRAPHS) == expected


@pytest.mark.parametrize(
    "change",
    [{"number": 3}, {"title": "Die Strasse"}, {"language": None}, {"source_digest": "x"}, {"previous_digest": None}],
    ids=lambda change: next(iter(change)),
)
def test_every_fact_counts(change: dict[str, Any]) -> None:
    assert version_digest(**{**FACTS, **change}, paragraphs=PARAGRAPHS) != version_digest(
        **FACTS, paragraphs=PARAGRAPHS
    )


def test_the_order_of_the_paragraphs_counts() -> None:
    assert version_digest(**FACTS, paragraphs=PARAGRAPHS[::-1]) != version_digest(**FACTS, paragraphs=PARAGRAPHS)


def test_white_space_around_a_text_is_part_of_it() -> None:
    assert len({text_digest(text) for text in ("a", " a", "a ", "a\n")}) == 4


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_title_of_any_characters_is_written_as_rfc_8785_says(title: str) -> None:
    # For an object of ASCII keys, texts and small numbers, the canonical form is sorted, compact JSON.
    form = {**FACTS, "title": title, "paragraphs": [list(pair) for pair in PARAGRAPHS]}
    text = json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert version_digest(**{**FACTS, "title": title}, paragraphs=PARAGRAPHS) == text_digest(text)
