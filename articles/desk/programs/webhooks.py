"""`/desk/webhooks/`: where events are sent to, whether they arrive, and sending them again."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.choices import DeliveryStatus, EventType
from articles.desk.page import DeskPage
from articles.desk.refusals import add_refusal
from articles.models import Delivery, Webhook
from articles.publishing.errors import PublishingError
from articles.publishing.webhooks.registering import (
    WebhookDraft,
    enable_webhook,
    redeliver,
    register_webhook,
    remove_webhook,
    secret_of,
)
from articles.publishing.webhooks.targets import LONGEST_URL
from articles.selectors.programs import deliveries_to, delivery_by_id, webhook_by_id, webhooks_with_counts
from articles.web.base_url import base_url

PER_PAGE = 50
EVENTS: Mapping[EventType, str] = {
    EventType.ARTICLE_PUBLISHED: "an article is published",
    EventType.VERSION_PUBLISHED: "a new version is published",
    EventType.NOTICE_PUBLISHED: "a notice is published: a correction, a withdrawal and the like",
    EventType.PARAGRAPH_CHANGED: "a paragraph changes",
    EventType.ARTICLE_AMENDED: "something is learned about an article",
}


class WebhookForm(forms.Form):
    """A webhook to register."""

    url = forms.CharField(max_length=LONGEST_URL, label="Where to", help_text="Such as https://example.org/hook")
    events = forms.MultipleChoiceField(
        choices=[(kind.value, line) for kind, line in EVENTS.items()],
        widget=forms.CheckboxSelectMultiple,
        label="What it is told: that",
        error_messages={"required": "Tick at least one."},
    )
    article = forms.CharField(
        required=False, max_length=300, label="Only of one article", help_text="Its slug; empty: of all articles"
    )
    paragraph = forms.CharField(
        required=False,
        max_length=300,
        label="Only of one paragraph",
        help_text="Its identifier, the ten characters in its address; empty: of all paragraphs",
    )


class Webhooks(DeskPage):
    """The webhooks, and the form that registers another one. Its secret is shown by the answer that registers it."""

    permission = "articles.view_webhook"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the list with an empty form."""
        return self._list(WebhookForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Register a webhook and show its secret, or show the form again."""
        form = WebhookForm(request.POST)
        if not request.user.has_perm("articles.add_webhook"):
            return self.show("desk/refused.html", status=403)
        if form.is_valid():
            try:
                return self._registered(form.cleaned_data)
            except PublishingError as error:
                add_refusal(form, error)
        return self._list(form)

    def _list(self, form: WebhookForm) -> HttpResponse:
        return self.show("desk/webhooks.html", {"form": form, "webhooks": webhooks_with_counts()})

    def _registered(self, chosen: dict[str, Any]) -> HttpResponse:
        only = {name: chosen[name] or None for name in ("article", "paragraph")}
        draft = WebhookDraft(chosen["url"], chosen["events"], **only)
        webhook = register_webhook(draft, base=base_url(self.request), made_by=self.made_by)
        return self.show("desk/webhook_made.html", {"webhook": webhook, "secret": secret_of(webhook)})


class WebhookPage(DeskPage):
    """A webhook with its deliveries; what is sent by its buttons is done by the services that the API calls."""

    permission = "articles.view_webhook"

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Return the webhook with its deliveries, the newest first."""
        webhook = webhook_by_id(number)
        deliveries = Paginator(deliveries_to(webhook), PER_PAGE).get_page(request.GET.get("page"))
        content = {
            "webhook": webhook,
            "events": [EVENTS[EventType(kind)] for kind in webhook.events],
            "deliveries": deliveries,
            "in_words": [DeliveryInWords(delivery) for delivery in deliveries],
            "step": request.GET.get("step"),
        }
        return self.show("desk/webhook.html", content)

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Enable the webhook, remove it, or send a delivery again."""
        webhook = webhook_by_id(number)
        step, _, delivery = request.POST.get("step", "").partition(":")
        if not request.user.has_perm("articles.change_webhook"):
            return self.show("desk/refused.html", status=403)
        try:
            messages.success(request, self._do(webhook, step, delivery))
        except PublishingError as error:
            messages.error(request, error.detail)
        page = reverse("desk:webhooks") if step == "remove" else reverse("desk:webhook", args=[number])
        return HttpResponseRedirect(page)

    def _do(self, webhook: Webhook, step: str, delivery: str) -> str:
        """Do what a button says; return what was done."""
        if step == "enable":
            enable_webhook(webhook)
            return "Enabled: what waits is sent now."
        if step == "remove":
            remove_webhook(webhook)
            return f"Removed: nothing more is sent to {webhook.url}."
        number = int(delivery) if delivery.isascii() and delivery.isdigit() and len(delivery) < 19 else 0  # noqa: PLR2004
        redeliver(delivery_by_id(webhook, number))
        return "It is sent again in a moment."


class DeliveryInWords:
    """A delivery as the list says it."""

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery
        self.event = EVENTS[EventType(delivery.event.type)]
        self.may_send_again = delivery.status != DeliveryStatus.PENDING and not delivery.webhook.disabled_at

    @property
    def state(self) -> str:
        """How far it has come, in words."""
        delivery = self.delivery
        attempts = f"{delivery.attempts} attempt{'s' if delivery.attempts != 1 else ''}"
        if delivery.status == DeliveryStatus.DELIVERED:
            return f"arrived on {delivery.delivered_at:%Y-%m-%d at %H:%M} UTC"
        if delivery.status == DeliveryStatus.FAILED:
            return f"given up after {attempts}"
        if delivery.attempts:
            return f"failed in {attempts}; the next is on {delivery.due_at:%Y-%m-%d at %H:%M} UTC"
        return "waits to be sent"

    @property
    def last_answer(self) -> str:
        """What came of the last attempt, in words."""
        if not self.delivery.log:
            return ""
        last = self.delivery.log[-1]
        return str(last["error"] or f"the answer was {last['status']}")
