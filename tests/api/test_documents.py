"""The documentation of the API as it is served: OpenAPI in two forms, and pages that load nothing from other hosts."""

import re

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


@pytest.mark.parametrize("address", ["/api/schema/", "/api/docs/", "/api/redoc/", "/api/problems/"])
def test_who_has_it_is_told_that_it_is_the_same(db: None, address: str) -> None:
    answer = Client(headers={"accept": "*/*"}).get(address)

    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert Client(headers={"accept": "*/*", "if-none-match": answer["ETag"]}).get(address).status_code == 304


@pytest.mark.parametrize("page", ["/api/docs/", "/api/redoc/", "/api/problems/"])
def test_its_pages_load_nothing_from_another_host(db: None, page: str) -> None:
    html = Client(headers={"accept": "text/html"}).get(page).content.decode()

    assert re.search(r'<html lang="en"( dir="ltr")?>', html)
    assert 'src="http' not in html
    assert '<link rel="stylesheet" href="http' not in html
    assert "fonts.googleapis" not in html


def test_it_is_made_once_and_not_for_each_request(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    api = Client()
    first = api.get("/api/schema/?format=json")
    monkeypatch.setattr("articles.api.documents.SchemaGenerator.get_schema", None)
    assert api.get("/api/schema/?format=json&lang=de").content == first.content


@pytest.mark.parametrize("query", ["version=%0d%0aX-Evil:%201", "version=%22;%20filename=%22evil.exe", "lang=%0d%0aX"])
def test_nothing_of_the_query_comes_into_a_header(db: None, query: str) -> None:
    answer = Client().get(f"/api/schema/?{query}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'inline; filename="openapi.yaml"'


@pytest.mark.parametrize("page", ["/api/docs/", "/api/redoc/"])
def test_nothing_of_the_query_becomes_a_script(db: None, page: str) -> None:
    query = "?lang=</script><script>alert(1)</script>&version=%22-alert(1)-%22&url=https://evil.example/"
    html = Client(headers={"accept": "text/html"}).get(f"{page}{query}").content.decode()
    assert "alert(1)</script>" not in html
    assert '"-alert(1)' not in html
    assert "//evil.example" not in html
