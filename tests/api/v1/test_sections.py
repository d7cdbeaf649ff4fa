"""`GET …/articles/{slug}/sections/`: the runs of paragraphs of the current version."""

import pytest
from django.test import Client

from tests.api.asking import ARTICLE, VERSION

pytestmark = pytest.mark.usefixtures("sample")


def test_the_list_is_what_the_article_says(api: Client) -> None:
    assert api.get(f"{ARTICLE}sections/").json()["results"] == api.get(ARTICLE).json()["sections"]


def test_a_section_has_every_field_of_the_contract(api: Client) -> None:
    fields = {"id", "order", "role", "heading", "supplied_by", "first_ordinal", "last_ordinal"}
    sections = api.get(f"{ARTICLE}sections/").json()["results"]
    assert sections
    assert all(set(section) >= fields for section in sections)


def test_a_passage_names_the_section_that_it_stands_in(api: Client) -> None:
    passages = api.get(f"{VERSION}paragraphs/").json()["results"]
    sections = api.get(f"{ARTICLE}sections/").json()["results"]
    assert sections
    for section in sections:
        inside = [passage["ordinal"] for passage in passages if passage["section"]["id"] == section["id"]]
        assert inside == list(range(section["first_ordinal"], section["last_ordinal"] + 1))
