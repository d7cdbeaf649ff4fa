"""`GET /api/v1/`: where everything begins."""

from django.test import Client

from articles import __version__
from tests.api.asking import HOST, ROOT


def test_the_entry_points_are_named(api: Client) -> None:
    body = api.get(ROOT).json()
    assert {name: body[name] for name in ("articles", "paragraphs", "people", "outlets", "notices")} == {
        "articles": f"{HOST}/api/v1/articles/",
        "paragraphs": f"{HOST}/api/v1/paragraphs/",
        "people": f"{HOST}/api/v1/people/",
        "outlets": f"{HOST}/api/v1/outlets/",
        "notices": f"{HOST}/api/v1/notices/",
    }


def test_the_documents_are_named(api: Client) -> None:
    body = api.get(ROOT).json()
    assert body["openapi"] == f"{HOST}/api/schema/"
    assert body["docs"] == f"{HOST}/api/docs/"
    assert body["redoc"] == f"{HOST}/api/redoc/"
    assert body["problems"] == f"{HOST}/api/problems/"


def test_every_entry_point_leads_somewhere(api: Client) -> None:
    body = api.get(ROOT).json()
    assert body.pop("version") == __version__
    answers = {name: api.get(url).status_code for name, url in body.items()}
    posted = ("citations", "citation_check", "quotation_verification", "quotation_search")
    questions = dict.fromkeys(posted, 405) | {"quotations": 400, "paragraphs": 400, "resolve": 400, "webhooks": 401}
    # The pages of the documentation are for browsers.
    pages = {"docs": 406, "redoc": 406}
    assert answers == dict.fromkeys(body, 200) | questions | pages
