"""JSON for a client that takes it, and a refusal for one that does not (RFC 9110, 12.5.1)."""

import pytest
from django.test import Client

from tests.api.asking import ARTICLES, ROOT, problem_of

ADDRESSES = [ROOT, ARTICLES, "/api/schema/"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "accept", ["", " , ", "*/*", "APPLICATION/JSON", "application/json;q=0.1", "image/png, */*;q=0.1"]
)
def test_who_takes_json_or_names_nothing_gets_it(db: None, address: str, accept: str) -> None:
    assert Client().get(address, headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("accept", ["image/png", "*/*;q=0", "application/json;q=0", "application/*;q=0, image/png"])
def test_who_refuses_it_is_refused(db: None, address: str, accept: str) -> None:
    problem_of(Client().get(address, headers={"Accept": accept}), 406, "not_acceptable")


def test_the_wanted_form_of_the_document_is_the_one_of_the_highest_quality(db: None) -> None:
    accept = "application/yaml;q=0.5, application/json;q=0.9"
    answer = Client().get("/api/schema/", headers={"Accept": accept})
    assert answer["Content-Type"].startswith("application/json")
