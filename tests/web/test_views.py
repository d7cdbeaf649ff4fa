"""The view that every address outside the API extends: methods, and errors."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from articles.models import Notice
from articles.selectors.errors import UnknownError
from articles.selectors.withdrawals import WithdrawnError
from articles.web.problems import ApiError
from articles.web.views import ReadOnlyView
from tests.conftest import Publish


class Hello(ReadOnlyView):
    """An address for the tests."""

    error: Exception | None = None

    def get(self, request: HttpRequest, name: str = "world") -> HttpResponse:
        if self.error:
            raise self.error
        return HttpResponse(f"Hello {name}")


class Quiet(Hello):
    """One that overrides `dispatch`, as pages and cards do, and shows errors in its own way."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        assert isinstance(response, HttpResponse)
        return response

    def refuse(self, request: HttpRequest, error: Exception) -> HttpResponse:
        return HttpResponse(str(error), status=404)


def view_of(view: type[ReadOnlyView], **attributes: object) -> Callable[..., Any]:
    return view.as_view(**attributes)


def test_it_is_read() -> None:
    for method in ("get", "head"):
        assert view_of(Hello)(getattr(RequestFactory(), method)("/"), name="you").content == b"Hello you"
    assert view_of(Hello)(RequestFactory().options("/"))["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_changed(method: str) -> None:
    answer = view_of(Hello)(getattr(RequestFactory(), method)("/"))
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    body = json.loads(answer.content)
    assert body["title"] == "Method not allowed"
    assert body["detail"] == "This address takes GET, HEAD, OPTIONS. To publish, use the API at /api/v1/."


def test_a_browser_that_posts_gets_a_page() -> None:
    answer = view_of(Hello)(RequestFactory().post("/", headers={"accept": "text/html"}))
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "This cannot be done here" in answer.content.decode()


@pytest.mark.parametrize("view", [Hello, Quiet])
def test_it_is_exempt_from_the_check_against_forged_requests(view: type[ReadOnlyView]) -> None:
    assert view.as_view().csrf_exempt  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("error", "status"),
    [(UnknownError("unknown_article", "No article."), 404), (ApiError("format_not_offered", "No format."), 501)],
)
def test_an_error_is_answered(error: Exception, status: int) -> None:
    answer = view_of(Hello, error=error)(RequestFactory().get("/"))
    assert answer.status_code == status
    assert json.loads(answer.content)["detail"] == str(error)


def test_a_withdrawn_text_is_answered(publish: Publish) -> None:
    article = publish("A title").article
    notice = Notice.objects.create(article=article, kind="withdrawal", text="A court.", created_at=timezone.now())
    answer = view_of(Hello, error=WithdrawnError(article, notice))(RequestFactory().get("/"))
    assert answer.status_code == 410


def test_a_view_may_answer_errors_in_its_own_way() -> None:
    error = UnknownError("unknown_article", "No article.")
    assert view_of(Quiet, error=error)(RequestFactory().get("/")).content == b"No article."


@pytest.mark.parametrize("error", [Http404(), RuntimeError()])
def test_every_other_error_is_left_to_django(error: Exception) -> None:
    with pytest.raises(type(error)):
        view_of(Hello, error=error)(RequestFactory().get("/"))
