"""Webhooks: registering, listing and removing them. All of it needs the scope `publish`."""

from functools import partial
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.utils import OpenApiResponse
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from rest_framework.request import Request

from articles.api.http.json_body import body_of
from articles.api.http.openapi.describing import described, list_of
from articles.api.http.pagination import Key, Ordering
from articles.api.http.parsers import StrictJSONParser
from articles.api.http.permissions import MustPublish
from articles.api.http.query import ListQuery, Query, cursor_parameter
from articles.api.http.resource import Resource, json_of, list_answer
from articles.api.http.responses import written
from articles.api.v1.amending import sender
from articles.api.v1.submissions import WriteQuery
from articles.choices import EventTypeName
from articles.models import Webhook
from articles.publishing.webhooks.registering import (
    WebhookDraft,
    enable_webhook,
    register_webhook,
    remove_webhook,
    secret_of,
)
from articles.publishing.webhooks.targets import LONGEST_URL
from articles.representations.webhook import (
    RegisteredWebhook,
    WebhookShape,
    registered_webhook_json,
    webhook_json,
)
from articles.selectors.errors import UnknownError
from articles.web.caching import JSON, listing

OLDEST_FIRST = Ordering("oldest", (Key("id"),))
WebhookList = list_of(WebhookShape, "WebhookList")
_PROBLEMS = (401, 403, 413, 415, 422)


class WebhookSubmission(BaseModel):
    """A webhook to register. Without an article and a paragraph it is told of all of them."""

    model_config = ConfigDict(extra="forbid", strict=True)

    url: Annotated[str, WithJsonSchema({"type": "string", "pattern": "^https?://", "maxLength": LONGEST_URL})] = Field(
        description="Where to tell it: an address of http or https on the public Internet",
        examples=["https://example.org/hook"],
    )
    events: list[EventTypeName] = Field(
        min_length=1, max_length=20, description="What to tell", examples=[["version.published"]]
    )
    article: str | None = Field(
        default=None, description="Only what happens to the article of this slug", examples=[None]
    )
    paragraph: str | None = Field(
        default=None, description="Only what concerns the paragraph of this identifier", examples=[None]
    )


class WebhookListQuery(ListQuery):
    """The parameters of the list of webhooks."""

    cursor: str | None = cursor_parameter(OLDEST_FIRST)


class Webhooks(Resource):
    """`/api/v1/webhooks/`."""

    shape = WebhookShape
    permission_classes = [MustPublish]
    parser_classes = [StrictJSONParser]

    @described(
        tag="webhooks", operation_id="webhooks_list", summary="The webhooks",
        description="All webhooks, the oldest first.",
        answers={200: WebhookList}, query=WebhookListQuery, shape=WebhookShape, problems=(401, 403),
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return a page of webhooks."""
        query = self.parameters(request, WebhookListQuery)
        return private(
            list_answer(request, _all(), [OLDEST_FIRST], query, partial(webhook_json, urls=self.urls(request)))
        )

    @described(
        tag="webhooks", operation_id="webhooks_register", summary="Register a webhook",
        description="From now on, each event of these types is sent there by POST, signed with the `secret` of the answer "
        "(Standard Webhooks), and until it answers 2xx again and again over a day. An address that leads to a private "
        "network is refused.",
        request={"application/json": WebhookSubmission}, answers={201: RegisteredWebhook}, query=WriteQuery,
        problems=_PROBLEMS,
    )  # fmt: skip
    def post(self, request: Request) -> HttpResponse:
        """Register a webhook."""
        self.parameters(request, WriteQuery)
        said, urls = body_of(request, WebhookSubmission), self.urls(request)
        draft = WebhookDraft(said.url, said.events, said.article, said.paragraph)
        webhook = register_webhook(draft, base=urls.base, made_by=sender(request))
        shape = registered_webhook_json(webhook, secret_of(webhook), urls)
        return written(shape, created=True, location=shape.self_url)


class WebhookDetail(Resource):
    """`/api/v1/webhooks/{id}/`."""

    shape = WebhookShape
    permission_classes = [MustPublish]

    @described(
        tag="webhooks", operation_id="webhooks_retrieve", summary="One webhook",
        description="What it is told of, and whether it could be told.",
        answers={200: WebhookShape}, query=Query, shape=WebhookShape, paths=("webhook_id",), problems=(401, 403),
    )  # fmt: skip
    def get(self, request: Request, webhook_id: int) -> HttpResponseBase:
        """Return a webhook."""
        query = self.parameters(request, Query)
        return private(
            listing(request, json_of(webhook_json(webhook_of(webhook_id), self.urls(request)), query.fields))
        )

    @described(
        tag="webhooks", operation_id="webhooks_remove", summary="Remove a webhook",
        description="It is told nothing more, and its deliveries are forgotten.",
        answers={204: OpenApiResponse(description="It is removed.")}, query=WriteQuery, request={}, paths=("webhook_id",),
        problems=_PROBLEMS,
    )  # fmt: skip
    def delete(self, request: Request, webhook_id: int) -> HttpResponse:
        """Remove a webhook."""
        self.parameters(request, WriteQuery)
        remove_webhook(webhook_of(webhook_id))
        return HttpResponse(status=204)


class WebhookEnabling(Resource):
    """`/api/v1/webhooks/{id}/enable/`."""

    permission_classes = [MustPublish]

    @described(
        tag="webhooks", operation_id="webhooks_enable", summary="Enable a webhook",
        description="Lets a webhook that was disabled be told again; deliveries that were pending go on now. What "
        "happened while it was disabled is in `/api/v1/changes/`.",
        answers={200: WebhookShape}, query=WriteQuery, request={}, paths=("webhook_id",), problems=_PROBLEMS,
    )  # fmt: skip
    def post(self, request: Request, webhook_id: int) -> HttpResponse:
        """Enable a webhook."""
        self.parameters(request, WriteQuery)
        webhook = webhook_of(webhook_id)
        enable_webhook(webhook)
        response = HttpResponse(json_of(webhook_json(webhook, self.urls(request))), content_type=JSON)
        response["Cache-Control"] = "no-store"
        return response


def webhook_of(webhook_id: int) -> Webhook:
    """Return a webhook. Raises `UnknownError`."""
    webhook = _all().filter(pk=webhook_id).first()
    if webhook is None:
        raise UnknownError("unknown_webhook", f"There is no webhook {webhook_id}.")
    return webhook


def private(response: Any) -> HttpResponseBase:
    """Return an answer that is for the holder of a key only, marked so that no cache keeps it for others."""
    response["Cache-Control"] = "private, max-age=0, must-revalidate"
    answer: HttpResponseBase = response
    return answer


def _all() -> QuerySet[Webhook]:
    return Webhook.objects.select_related("article", "paragraph")
