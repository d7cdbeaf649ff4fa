"""Outlets: who published, and what."""

from functools import partial

from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.openapi.describing import described, list_of
from articles.api.http.query import Query
from articles.api.http.resource import Resource, json_of, list_answer
from articles.api.v1.people import BY_NAME, NameQuery
from articles.folding import folded
from articles.models import Outlet
from articles.representations.outlet import OutletShape, OutletSummary, outlet_json, outlet_summary
from articles.selectors.people import count_of, newest_articles_in, outlet_by_id, outlets
from articles.web.caching import listing

OutletList = list_of(OutletSummary, "OutletList")


class Outlets(Resource):
    """`/api/v1/outlets/`."""

    shape = OutletSummary

    @described(
        tag="outlets", operation_id="outlets_list", summary="The outlets that published",
        description="By name.",
        answers={200: OutletList}, query=NameQuery, shape=OutletSummary,
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return a page of outlets."""
        query = self.parameters(request, NameQuery)
        urls = self.urls(request)
        rows = outlets().filter(folded_name__contains=folded(query.q)) if query.q else outlets()
        return list_answer(request, rows, [BY_NAME], query, partial(_summary, urls=urls))


class OutletDetail(Resource):
    """`/api/v1/outlets/{id}/`."""

    shape = OutletShape

    @described(
        tag="outlets", operation_id="outlets_retrieve", summary="One outlet with its articles",
        description="The outlet, and the articles that appeared in it.",
        answers={200: OutletShape}, query=Query, shape=OutletShape, paths=("outlet_id",),
    )  # fmt: skip
    def get(self, request: Request, outlet_id: int) -> HttpResponseBase:
        """Return an outlet."""
        query = self.parameters(request, Query)
        outlet = outlet_by_id(outlet_id)
        articles = list(newest_articles_in(outlet))
        return listing(
            request, json_of(outlet_json(outlet, count_of(outlet), articles, self.urls(request)), query.fields)
        )


def _summary(outlet: Outlet, urls: Urls) -> OutletSummary:
    return outlet_summary(outlet, count_of(outlet), urls)
