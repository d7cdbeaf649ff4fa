"""Outlets: who published, and what."""

from functools import partial

from django.http import HttpResponse, HttpResponseBase
from pydantic import BaseModel, ConfigDict, Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.authentication import key_name
from articles.api.http.lists import list_answer
from articles.api.http.operation import operation
from articles.api.http.query import Query
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of, uncached
from articles.api.v1.people import BY_NAME, NameQuery, RowId, named_as
from articles.models import Outlet
from articles.publishing.merging_outlets import merge_outlets
from articles.representations.outlet import OutletShape, OutletSummary, outlet_json, outlet_summary
from articles.selectors.people import count_of, newest_articles_in, outlet_with_count, outlets
from articles.web.caching import listing

TAG = Tag("outlets", "Who published.")


class OutletMerge(BaseModel):
    """The outlet that another one was found to be."""

    model_config = ConfigDict(extra="forbid", strict=True)

    into: RowId = Field(description="The id of the outlet that stays", examples=[1])


class Outlets(Resource):
    """`/api/v1/outlets/`."""

    tag = TAG

    @operation("outlets_list", answer=OutletSummary, many=[BY_NAME])
    def get(self, request: Request, query: NameQuery) -> HttpResponseBase:
        """The outlets that published.

        By name, in an order that depends on no language: É beside E, Ø beside O. Filters add up.
        """
        return list_answer(request, named_as(outlets(), query), query, partial(_summary, urls=self.urls(request)))


class OutletDetail(Resource):
    """`/api/v1/outlets/{id}/`."""

    tag = TAG

    @operation(
        "outlets_retrieve", answer=OutletShape, others={301: "It was merged into another outlet; `Location` is there."}
    )
    def get(self, request: Request, query: Query, outlet_id: int) -> HttpResponseBase:
        """One outlet with its articles.

        The outlet, and the articles that appeared in it.
        """
        return listing(request, json_of(_whole(outlet_id, self.urls(request)), query.fields))


class OutletMerging(Resource):
    """`/api/v1/outlets/{id}/merge/`."""

    tag = TAG

    @operation("outlets_merge", answer=OutletShape, idempotent=True, problems=(422,))
    def post(self, request: Request, body: OutletMerge, outlet_id: int) -> HttpResponse:
        """Merge an outlet into another.

        Says that both are one. Everything that appeared in this outlet goes to the other, which takes the address and the kind if
        only this one has them; this id redirects to the other from then on, and documents that print this name belong to the
        other. Citations keep the names that were printed. Each publication concerned gets an amendment of the field `outlet`.
        """
        outlet = merge_outlets(outlet_id, body.into, made_by=key_name(request))
        return uncached(_whole(outlet.pk, self.urls(request)))


def _whole(outlet_id: int, urls: Urls) -> OutletShape:
    """Return an outlet with its articles. Raises `UnknownError`."""
    outlet = outlet_with_count(outlet_id)
    return outlet_json(outlet, count_of(outlet), list(newest_articles_in(outlet)), urls)


def _summary(outlet: Outlet, urls: Urls) -> OutletSummary:
    return outlet_summary(outlet, count_of(outlet), urls)
