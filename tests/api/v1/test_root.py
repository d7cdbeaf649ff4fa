"""`GET /api/v1/`: where everything begins."""

from django.test import Client

from tests.api.asking import HOST, ROOT


def test_the_entry_points_are_named(api: Client) -> None:
    body = api.get(ROOT).json()
    assert {name: body[name] for name in ("articles", "paragraphs", "people", "outlets")} == {
        "articles": f"{HOST}/api/v1/articles/",
        "paragraphs": f"{HOST}/api/v1/paragraphs/",
        "people": f"{HOST}/api/v1/people/",
        "outlets": f"{HOST}/api/v1/outlets/",
    }


def test_the_documents_are_named(api: Client) -> None:
    body = api.get(ROOT).json()
    assert body["openapi"] == f"{HOST}/api/schema/"
    assert body["docs"] == f"{HOST}/api/docs/"
    assert body["redoc"] == f"{HOST}/api/redoc/"
    assert body["problems"] == f"{HOST}/api/problems/"


def test_what_the_entry_points_name_is_there(api: Client) -> None:
    body = api.get(ROOT).json()
    for name in ("articles", "people", "outlets"):
        assert api.get(body[name]).status_code == 200
