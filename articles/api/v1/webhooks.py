"""Webhooks and their deliveries: registering, listing, removing and enabling; and sending a delivery again.

All of it needs a key with the scope `publish`.
"""

from functools import partial
from typing import Annotated, Any

from django.http import HttpResponse, HttpResponseBase
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from rest_framework.request import Request

from articles.api.http.authentication import key_name
from articles.api.http.lists import list_answer
from articles.api.http.operation import operation
from articles.api.http.pagination import Key, Ordering
from articles.api.http.permissions import MustPublish
from articles.api.http.query import ListQuery, Query
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of, nothing, uncached
from articles.choices import EventTypeName
from articles.publishing.webhooks.registering import (
    WebhookDraft,
    enable_webhook,
    redeliver,
    register_webhook,
    remove_webhook,
    secret_of,
)
from articles.publishing.webhooks.targets import LONGEST_URL
from articles.representations.webhook import (
    DeliveryShape,
    RegisteredWebhook,
    WebhookShape,
    delivery_json,
    registered_webhook_json,
    webhook_json,
)
from articles.selectors.programs import deliveries_to, delivery_by_id, webhook_by_id, webhooks
from articles.web.caching import listing

TAG = Tag("webhooks", "Being told of each change, without asking.")
OLDEST_FIRST = Ordering("oldest", (Key("id"),))
NEWEST_FIRST = Ordering("newest", (Key("id", descending=True),))


class WebhookSubmission(BaseModel):
    """A webhook to register. Without an article and a paragraph it receives the events of all of them."""

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


class PrivateResource(Resource):
    """A resource that only a key with the scope `publish` may read, and that no shared cache keeps."""

    tag = TAG
    permission_classes = [MustPublish]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Mark what was read as private."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        if request.method in ("GET", "HEAD") and answer.status_code in (200, 304):
            answer["Cache-Control"] = "private, max-age=0, must-revalidate"
        return answer


class Webhooks(PrivateResource):
    """`/api/v1/webhooks/`."""

    @operation("webhooks_list", answer=WebhookShape, many=[OLDEST_FIRST])
    def get(self, request: Request, query: ListQuery) -> HttpResponseBase:
        """The webhooks.

        All webhooks, the oldest first.
        """
        return list_answer(request, webhooks(), query, partial(webhook_json, urls=self.urls(request)))

    @operation("webhooks_register", answer=RegisteredWebhook, status=201)
    def post(self, request: Request, body: WebhookSubmission) -> HttpResponse:
        """Register a webhook.

        From now on, each event of these types is sent there by POST, signed with the `secret` of the answer (Standard
        Webhooks), again and again over a day until the address answers 2xx. An address that leads to a private network is
        refused.
        """
        urls = self.urls(request)
        draft = WebhookDraft(body.url, body.events, body.article, body.paragraph)
        webhook = register_webhook(draft, base=urls.base, made_by=key_name(request))
        shape = registered_webhook_json(webhook, secret_of(webhook), urls)
        return uncached(shape, status=201, headers={"Location": shape.self_url})


class WebhookDetail(PrivateResource):
    """`/api/v1/webhooks/{id}/`."""

    @operation("webhooks_retrieve", answer=WebhookShape)
    def get(self, request: Request, query: Query, webhook_id: int) -> HttpResponseBase:
        """One webhook.

        The events that are sent to it, and whether they arrive.
        """
        return listing(request, json_of(webhook_json(webhook_by_id(webhook_id), self.urls(request)), query.fields))

    @operation("webhooks_remove", status=204, others={204: "It is removed."})
    def delete(self, request: Request, webhook_id: int) -> HttpResponse:
        """Remove a webhook.

        Nothing more is sent to it, and its deliveries are forgotten.
        """
        remove_webhook(webhook_by_id(webhook_id))
        return nothing()


class WebhookEnabling(PrivateResource):
    """`/api/v1/webhooks/{id}/enable/`."""

    @operation("webhooks_enable", answer=WebhookShape)
    def post(self, request: Request, webhook_id: int) -> HttpResponse:
        """Enable a webhook.

        Sends events again to a webhook that was disabled, and goes on with its pending deliveries now. The log at
        `/api/v1/changes/` has what happened meanwhile.
        """
        webhook = webhook_by_id(webhook_id)
        enable_webhook(webhook)
        return uncached(webhook_json(webhook, self.urls(request)))


class Deliveries(PrivateResource):
    """`/api/v1/webhooks/{id}/deliveries/`."""

    @operation("deliveries_list", answer=DeliveryShape, many=[NEWEST_FIRST])
    def get(self, request: Request, query: ListQuery, webhook_id: int) -> HttpResponseBase:
        """The deliveries of a webhook.

        The newest first, each with its attempts.
        """
        return list_answer(request, deliveries_to(webhook_by_id(webhook_id)), query, delivery_json)


class Redelivery(PrivateResource):
    """`/api/v1/webhooks/{id}/deliveries/{delivery_id}/redeliver/`."""

    @operation("deliveries_redeliver", answer=DeliveryShape, status=202, problems=(409,))
    def post(self, request: Request, webhook_id: int, delivery_id: int) -> HttpResponse:
        """Send a delivery again.

        Under the same message id, in a moment, and with as many attempts as a new one.
        """
        delivery = delivery_by_id(webhook_by_id(webhook_id), delivery_id)
        redeliver(delivery)
        return uncached(delivery_json(delivery), status=202)
