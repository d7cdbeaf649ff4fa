"""The redirect to the address with its final slash."""

import pytest
from django.test import Client


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_method_and_body_are_kept(method: str, db: None) -> None:
    answer = getattr(Client(), method)("/api/v1/articles?a=1")
    assert (answer.status_code, answer["Location"]) == (308, "/api/v1/articles/?a=1")


def test_an_address_that_has_no_form_with_a_slash_is_not_found(db: None) -> None:
    assert Client().get("/nothing").status_code == 404
