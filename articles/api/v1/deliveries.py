"""The deliveries of a webhook: what was sent, what came of it, and sending it again."""

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from rest_framework.request import Request

from articles.api.http.openapi.describing import described, list_of
from articles.api.http.pagination import Key, Ordering
from articles.api.http.permissions import MustPublish
from articles.api.http.query import ListQuery, cursor_parameter
from articles.api.http.resource import Resource, json_of, list_answer
from articles.api.v1.submissions import WriteQuery
from articles.api.v1.webhooks import private, webhook_of
from articles.models import Delivery
from articles.publishing.webhooks.registering import redeliver
from articles.representations.webhook import DeliveryShape, delivery_json
from articles.selectors.errors import UnknownError
from articles.web.caching import JSON

NEWEST_FIRST = Ordering("newest", (Key("id", descending=True),))
DeliveryList = list_of(DeliveryShape, "DeliveryList")


class DeliveryListQuery(ListQuery):
    """The parameters of the list of deliveries."""

    cursor: str | None = cursor_parameter(NEWEST_FIRST)


class Deliveries(Resource):
    """`/api/v1/webhooks/{id}/deliveries/`."""

    shape = DeliveryShape
    permission_classes = [MustPublish]

    @described(
        tag="webhooks", operation_id="deliveries_list", summary="What a webhook was told",
        description="The newest first, each with its attempts.",
        answers={200: DeliveryList}, query=DeliveryListQuery, shape=DeliveryShape, paths=("webhook_id",),
        problems=(401, 403),
    )  # fmt: skip
    def get(self, request: Request, webhook_id: int) -> HttpResponseBase:
        """Return a page of deliveries."""
        query = self.parameters(request, DeliveryListQuery)
        rows = _of(webhook_id)
        return private(list_answer(request, rows, [NEWEST_FIRST], query, delivery_json))


class Redelivery(Resource):
    """`/api/v1/webhooks/{id}/deliveries/{delivery_id}/redeliver/`."""

    permission_classes = [MustPublish]

    @described(
        tag="webhooks", operation_id="deliveries_redeliver", summary="Send a delivery again",
        description="Under the same message id, in a moment, and with as many attempts as a new one.",
        answers={202: DeliveryShape}, query=WriteQuery, request={}, paths=("webhook_id", "delivery_id"),
        problems=(401, 403, 409, 413, 415, 422),
    )  # fmt: skip
    def post(self, request: Request, webhook_id: int, delivery_id: int) -> HttpResponse:
        """Send a delivery again."""
        self.parameters(request, WriteQuery)
        delivery = _of(webhook_id).filter(pk=delivery_id).first()
        if delivery is None:
            raise UnknownError("unknown_delivery", f"Webhook {webhook_id} has no delivery {delivery_id}.")
        redeliver(delivery)
        response = HttpResponse(json_of(delivery_json(delivery)), content_type=JSON, status=202)
        response["Cache-Control"] = "no-store"
        return response


def _of(webhook_id: int) -> QuerySet[Delivery]:
    return Delivery.objects.filter(webhook=webhook_of(webhook_id)).select_related("event", "webhook")
