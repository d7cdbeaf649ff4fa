"""Outlets: who published, and what."""

from functools import partial

from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.lists import list_answer
from articles.api.http.operation import operation
from articles.api.http.query import Query
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.api.v1.people import BY_NAME, NameQuery, named_as
from articles.models import Outlet
from articles.representations.outlet import OutletShape, OutletSummary, outlet_json, outlet_summary
from articles.selectors.people import count_of, newest_articles_in, outlet_with_count, outlets
from articles.web.caching import listing

TAG = Tag("outlets", "Who published.")


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

    @operation("outlets_retrieve", answer=OutletShape)
    def get(self, request: Request, query: Query, outlet_id: int) -> HttpResponseBase:
        """One outlet with its articles.

        The outlet, and the articles that appeared in it.
        """
        outlet = outlet_with_count(outlet_id)
        shape = outlet_json(outlet, count_of(outlet), list(newest_articles_in(outlet)), self.urls(request))
        return listing(request, json_of(shape, query.fields))


def _summary(outlet: Outlet, urls: Urls) -> OutletSummary:
    return outlet_summary(outlet, count_of(outlet), urls)
