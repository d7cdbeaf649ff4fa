"""The JSON of a Manuscript: the contract's shape."""

import json

from articles.intake import read
from articles.representations.manuscript import manuscript_json
from tests.intake import opeds


def test_the_contract_s_keys() -> None:
    result = manuscript_json(read(opeds.DATE_FIRST.encode()))
    assert set(result) >= {
        "title",
        "subtitle",
        "language",
        "published",
        "authors",
        "publications",
        "sections",
        "blocks",
        "left_out",
        "warnings",
    }


def test_it_is_json_and_unknown_is_null() -> None:
    result = json.loads(json.dumps(manuscript_json(read(opeds.DATE_FIRST.encode()))))
    assert result["language"] is None
    assert result["publications"][0]["outlet"] == {"name": "The Atlantic", "url": None, "kind": None}
    assert result["publications"][1]["outlet"] is None
    assert result["blocks"][0] == {"kind": "paragraph", "text": opeds.CLOSED, "html": opeds.CLOSED}
    assert result["slug"] == "open-the-harbour"
    assert [author["order"] for author in result["authors"]] == [1, 2]


def test_what_is_left_out_has_text_and_reason() -> None:
    result = json.loads(json.dumps(manuscript_json(read(opeds.EDITORIAL.encode()))))
    assert result["left_out"][0] == {"text": "Previous", "reason": "site navigation"}
