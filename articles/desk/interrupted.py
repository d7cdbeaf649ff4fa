"""A form that somebody sends after their session has ended: they log in on the spot, and what they typed is kept.

The page of the login carries the fields of the form along, and sends them to the address that the form was sent to. A file
cannot be carried along; it has to be chosen again.
"""

from dataclasses import dataclass

from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

USERNAME, PASSWORD = "username", "password"
_OWN = frozenset({USERNAME, PASSWORD, "csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A field of the form that was sent."""

    name: str
    value: str


def log_in_again(request: HttpRequest) -> HttpResponse | None:
    """Log in who sends a name and a password with a form, and return None; or else return the page that asks for them."""
    sent = request.POST if USERNAME in request.POST else None
    form = AuthenticationForm(request, data=sent)
    if sent is not None and form.is_valid():
        login(request, form.get_user())
        return None
    kept = [Kept(name, value) for name, values in request.POST.lists() if name not in _OWN for value in values]
    content = {"form": form, "kept": kept, "had_file": bool(request.FILES)}
    return render(request, "desk/login.html", content, status=401 if sent is None else 200)
