"""The view that every page of the desk extends: who may open it, its headers, and how it answers refusals."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse_lazy
from django.views.generic import View

from articles.bounds import MAX_BODY_BYTES
from articles.desk.interrupted import log_in_again
from articles.desk.navigation import links_for
from articles.models.made_by import user_mark
from articles.publishing.errors import PublishingError
from articles.selectors.errors import UnknownError
from articles.selectors.withdrawals import WithdrawnError
from articles.web.content_policy import PAGE_POLICY
from articles.web.error_views import error_answer
from articles.web.problems import ApiError

FORBIDDEN = 403


class DeskPage(View):
    """A page for editors, at the address of that name. Subclasses write `get` and `post`, and name the `permission`.

    A refusal of the writer that the page does not show beside a field becomes an error page. No answer is kept anywhere.
    """

    permission = "articles.view_article"
    largest_body = MAX_BODY_BYTES
    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer a request of somebody who is logged in and may open the page."""
        response = self._answer(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Content-Security-Policy"] = PAGE_POLICY
        return response

    def _answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if request.method != "POST":
                return redirect_to_login(request.get_full_path(), str(reverse_lazy("desk:login")))
            if (again := log_in_again(request)) is not None:
                return again
        if not request.user.has_perm(self.permission):
            return self.show("desk/refused.html", status=FORBIDDEN)
        try:
            return super().dispatch(request, *args, **kwargs)
        except (UnknownError, WithdrawnError, ApiError, PublishingError) as error:
            return error_answer(request, error)

    def show(self, template: str, content: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
        """Return the page that the template makes of `content`."""
        everywhere = {"links": links_for(self.request)}
        return render(self.request, template, {**everywhere, **(content or {})}, status=status)

    @property
    def editor(self) -> str:
        """The name of who is logged in, which the writer records and which is never public."""
        return self.request.user.get_username()

    @property
    def made_by(self) -> str:
        """The mark of who is logged in, which the writer records."""
        return user_mark(self.editor)
