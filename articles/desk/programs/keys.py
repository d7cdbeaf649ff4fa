"""`/desk/keys/`: API keys are made, shown once, and revoked."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from articles.choices import Scope
from articles.desk.page import DeskPage
from articles.desk.refusals import add_refusal
from articles.models import ApiKey
from articles.publishing.api_keys import LONGEST_NAME, create_key, revoke_key
from articles.publishing.errors import PublishingError
from articles.selectors.programs import api_key_by_prefix, api_keys

SCOPES = {
    Scope.READ: "read: may ask more often than anybody may",
    Scope.PUBLISH: "publish: may publish, change facts, withdraw texts and register webhooks",
}


class KeyForm(forms.Form):
    """A key to make: what it is for, what it may do, and until when."""

    name = forms.CharField(max_length=LONGEST_NAME, label="What it is for", help_text="Such as “the newsroom’s CMS”")
    scopes = forms.MultipleChoiceField(
        choices=[(scope.value, line) for scope, line in SCOPES.items()],
        widget=forms.CheckboxSelectMultiple,
        label="What it may do",
        initial=[Scope.READ.value],
        error_messages={"required": "Tick at least one."},
    )
    last_day = forms.DateField(
        required=False,
        label="Its last day, UTC",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Empty: until it is revoked. Give a trial or a contractor a last day.",
    )


class Keys(DeskPage):
    """The keys, and the form that makes another one. A key is shown by the answer that makes it, and never again."""

    permission = "articles.add_apikey"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the list with an empty form."""
        return self._list(KeyForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make a key and show it, or show the form again."""
        form = KeyForm(request.POST)
        if form.is_valid():
            try:
                return self._made(form.cleaned_data)
            except PublishingError as error:
                add_refusal(form, error, {"/scope": "scopes", "/expires_at": "last_day"})
        return self._list(form)

    def _list(self, form: KeyForm) -> HttpResponse:
        keys = [KeyInWords(key) for key in api_keys()]
        return self.show("desk/keys.html", {"form": form, "keys": keys})

    def _made(self, chosen: dict[str, Any]) -> HttpResponse:
        expires_at = _end_of(chosen["last_day"]) if chosen["last_day"] else None
        key = create_key(chosen["name"], chosen["scopes"], made_by=self.made_by, expires_at=expires_at)
        return self.show("desk/key_made.html", {"key": key, "name": chosen["name"], "expires_at": expires_at})


class RevokeKey(DeskPage):
    """A key is revoked, after a look at what it was."""

    permission = "articles.change_apikey"

    def get(self, request: HttpRequest, prefix: str) -> HttpResponse:
        """Ask whether to revoke the key."""
        return self.show("desk/key_revoke.html", {"key": KeyInWords(api_key_by_prefix(prefix))})

    def post(self, request: HttpRequest, prefix: str) -> HttpResponse:
        """Revoke the key."""
        key = api_key_by_prefix(prefix)
        try:
            revoke_key(key, revoked_by=self.made_by)
            messages.success(request, f"The key “{key.name}” is revoked: it opens nothing from now on.")
        except PublishingError as error:
            messages.error(request, error.detail)
        return HttpResponseRedirect(reverse("desk:keys"))


class KeyInWords:
    """A key as the list says it."""

    def __init__(self, key: ApiKey) -> None:
        self.key = key
        self.scopes = [SCOPES[Scope(scope)] for scope in key.scopes if scope in tuple(Scope)]
        self.opens = not key.revoked and not self._has_expired

    @property
    def state(self) -> str:
        """Whether it opens anything, in words."""
        if self.key.revoked:
            return f"revoked by {self.key.revoked_by}" if self.key.revoked_by else "revoked"
        if self._has_expired:
            return f"expired on {self.key.expiry_date:%Y-%m-%d}"
        return f"works until {self.key.expiry_date:%Y-%m-%d}" if self.key.expiry_date else "works"

    @property
    def _has_expired(self) -> bool:
        return self.key.expiry_date is not None and self.key.expiry_date < timezone.now()


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=UTC)
