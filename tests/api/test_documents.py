"""The documentation of the API as it is served: OpenAPI in two forms, and pages that load nothing from other hosts."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("accept", "query", "media_type"),
    [
        ("*/*", "", "application/vnd.oai.openapi"),
        ("application/vnd.oai.openapi+json", "", "application/vnd.oai.openapi+json"),
        ("application/json", "", "application/json"),
        ("*/*", "?format=json", "application/vnd.oai.openapi+json"),
    ],
)
def test_it_is_served_as_yaml_or_json(db: None, accept: str, query: str, media_type: str) -> None:
    answer = Client(headers={"accept": accept}).get(f"/api/schema/{query}")

    assert answer.status_code == 200
    assert answer["Content-Type"].partition(";")[0] == media_type


@pytest.mark.parametrize("page", ["/api/docs/", "/api/redoc/", "/api/problems/"])
def test_its_pages_load_nothing_from_another_host(db: None, page: str) -> None:
    html = Client(headers={"accept": "text/html"}).get(page).content.decode()

    assert "<html" in html
    assert 'src="http' not in html
    assert '<link rel="stylesheet" href="http' not in html
    assert "fonts.googleapis" not in html
