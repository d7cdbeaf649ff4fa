"""`/desk/login/` and `/desk/logout/`."""

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.web.content_policy import PAGE_POLICY


class Login(LoginView):
    """The login; it leads to the page of `next`, if that is one of this service, and else to the start."""

    template_name = "desk/login.html"
    next_page = "desk:start"
    redirect_authenticated_user = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the headers of a page."""
        response = super().dispatch(request, *args, **kwargs)
        response["Content-Security-Policy"] = PAGE_POLICY
        response["Cache-Control"] = "no-store"
        return response


class Logout(LogoutView):
    """The end of a session, which leads back to the login."""

    next_page = "desk:login"
