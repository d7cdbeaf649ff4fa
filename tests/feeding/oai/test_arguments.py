"""Which arguments a request of a harvester may have."""

import pytest

from articles.feeding.oai.arguments import OaiError, arguments_of


def code_of(values: dict[str, list[str]]) -> str:
    with pytest.raises(OaiError) as caught:
        arguments_of(values)
    assert caught.value.detail.endswith(".")
    return caught.value.code


def test_arguments_are_returned_with_the_verb() -> None:
    values = {"verb": ["ListRecords"], "metadataPrefix": ["jats"], "from": ["2023"], "set": ["outlet-1"]}
    assert arguments_of(values) == {
        "verb": "ListRecords",
        "metadataPrefix": "jats",
        "from": "2023",
        "set": "outlet-1",
    }


@pytest.mark.parametrize("verbs", [[], ["listrecords"], ["Identify", "Identify"], [""]])
def test_a_request_names_one_known_verb(verbs: list[str]) -> None:
    assert code_of({"verb": verbs} if verbs else {}) == "badVerb"


@pytest.mark.parametrize(
    "values",
    [
        {"verb": ["Identify"], "from": ["2023-01-01"]},
        {"verb": ["ListRecords"]},
        {"verb": ["GetRecord"], "metadataPrefix": ["oai_dc"]},
        {"verb": ["GetRecord"], "identifier": ["oai:a:b"]},
        {"verb": ["ListRecords"], "metadataPrefix": ["oai_dc", "oai_dc"]},
        {"verb": ["ListRecords"], "metadataPrefix": ["oai_dc"], "From": ["2023-01-01"]},
        {"verb": ["ListRecords"], "metadataPrefix": ["oai_dc"], "resumptionToken": ["a"]},
        {"verb": ["ListSets"], "metadataPrefix": ["oai_dc"]},
        {"verb": ["GetRecord"], "metadataPrefix": ["oai_dc"], "identifier": ["a\x00"]},
        {"verb": ["GetRecord"], "metadataPrefix": ["oai_dc"], "identifier": ["a" * 1_001]},
        {"verb": ["GetRecord"], "metadataPrefix": ["oai_dc"], "identifier": [""]},
    ],
)
def test_a_wrong_argument_is_named(values: dict[str, list[str]]) -> None:
    assert code_of(values) == "badArgument"


def test_a_token_needs_nothing_beside_it() -> None:
    assert arguments_of({"verb": ["ListSets"], "resumptionToken": ["a"]})["resumptionToken"] == "a"
    assert arguments_of({"verb": ["ListRecords"], "resumptionToken": ["a"]})["resumptionToken"] == "a"
    assert arguments_of({"verb": ["GetRecord"], "identifier": ["a" * 1_000], "metadataPrefix": ["x"]})
