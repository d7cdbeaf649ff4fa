"""The requests that the export makes of the service itself."""

import logging
from typing import Any

import pytest
from django.test import override_settings

from articles.feeding.export.asking import Answer, InternalRequest, service_under
from tests.conftest import Publish

BASE = "https://articles.example"


def ask(address: str, base: str = BASE) -> Answer:
    with service_under(base) as service:
        return service.ask(address)


def test_the_base_is_that_of_the_export_whatever_host_the_operator_allows(db: None, settings: Any) -> None:
    settings.BASE_URL = "https://elsewhere.example"
    settings.ALLOWED_HOSTS = ["elsewhere.example"]
    root = ask("/api/v1/").body.decode()
    assert f"{BASE}/api/v1/articles/" in root
    assert "elsewhere.example" not in root
    assert ask("/robots.txt").body.endswith(b"Sitemap: https://articles.example/sitemap.xml\n")


def test_a_request_is_as_secure_as_the_base(settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert InternalRequest(BASE, "/").is_secure()
    assert not InternalRequest("http://articles.example", "/").is_secure()
    assert InternalRequest("http://articles.example:8000", "/a/?b=1").build_absolute_uri() == (
        "http://articles.example:8000/a/?b=1"
    )


def test_requests_are_not_counted_against_any_rate(db: None, settings: Any) -> None:
    with override_settings(RATES={**settings.RATES, "anonymous": "1/minute"}):
        assert [ask("/api/v1/").status for _ in range(3)] == [200] * 3


def test_the_api_answers_as_to_a_program_and_all_else_as_to_a_browser(publish: Publish) -> None:
    slug = publish("A title").article.slug
    assert ask(f"/api/v1/articles/{slug}/versions/1/").media_type == "application/json"
    assert ask(f"/articles/{slug}/").media_type == "text/html; charset=utf-8"
    assert ask("/static/articles/icon.svg").media_type.startswith("image/svg+xml")


def test_a_redirect_names_where_it_leads(publish: Publish) -> None:
    pid = publish("A title").article.paragraphs.get().pid
    answer = ask(f"/p/{pid}/")
    assert (answer.status, answer.location) == (302, f"{BASE}/articles/a-title/?paragraph={pid}#p-{pid}")
    assert ask("/").location is None


def test_a_path_is_sent_as_the_address_spells_it(db: None) -> None:
    assert InternalRequest(BASE, "/articles/%C3%A9/?q=%C3%A9").path == "/articles/é/"
    assert InternalRequest(BASE, "/articles/%C3%A9/?q=%C3%A9").GET["q"] == "é"


def test_the_page_that_follows_is_found_in_the_api_and_on_the_home_page(publish: Publish) -> None:
    for number in range(21):
        publish(f"Article {number}")
    assert ask("/").following == "/?page=2"
    assert ask("/?page=2").following is None
    listed = ask("/api/v1/articles/?page_size=20").following
    assert listed is not None
    assert listed.startswith("/api/v1/articles/?page_size=20&cursor=")


def test_no_refusal_is_logged_meanwhile(db: None, caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("django.request")
    before = log.level
    with service_under(BASE) as service:
        assert service.ask("/articles/nothing/").status == 404
        assert log.level == logging.ERROR
    assert log.level == before
    assert caplog.records == []
