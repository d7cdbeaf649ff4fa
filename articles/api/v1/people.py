"""People: who wrote, and what."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.lists import list_answer
from articles.api.http.operation import operation
from articles.api.http.pagination import TEXT, Key, Ordering
from articles.api.http.query import CountedListQuery, Query, Text
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.folding import folded
from articles.intake.sidecar.fields import Orcid
from articles.models import Person
from articles.representations.person import PersonShape, PersonSummary, person_json, person_summary
from articles.selectors.people import Named, count_of, names_of, newest_articles_by, people, person_with_count
from articles.web.caching import listing

TAG = Tag("people", "Who wrote.")
BY_NAME = Ordering("name", (Key("sort_key", TEXT), Key("id")))


class NameQuery(CountedListQuery):
    """Which people or outlets to list."""

    name: Text | None = Field(
        default=None, description="The whole name, in any case, with or without accents", examples=["Jongsoo Lee"]
    )
    q: Text | None = Field(
        default=None, description="A part of the name, in any case, with or without accents", examples=["Lee"]
    )


class PersonQuery(NameQuery):
    """Which people to list."""

    orcid: Orcid | None = Field(
        default=None, description="An ORCID iD, with or without its address", examples=["0000-0002-1825-0097"]
    )


class People(Resource):
    """`/api/v1/people/`."""

    tag = TAG

    @operation("people_list", answer=PersonSummary, many=[BY_NAME])
    def get(self, request: Request, query: PersonQuery) -> HttpResponseBase:
        """The people who wrote.

        By name, in an order that depends on no language: É beside E, Ø beside O. Filters add up.
        """
        rows = named_as(people(), query)
        if query.orcid is not None:
            rows = rows.filter(orcid=query.orcid)
        return list_answer(request, rows, query, partial(_summary, urls=self.urls(request)))


def named_as(rows: "QuerySet[Named]", query: NameQuery) -> "QuerySet[Named]":
    """Return the people or outlets that have the name, or the part of a name, that the query wants."""
    if query.name is not None:
        rows = rows.filter(folded_name=folded(query.name))
    return rows if query.q is None else rows.filter(folded_name__contains=folded(query.q))


class PersonDetail(Resource):
    """`/api/v1/people/{id}/`."""

    tag = TAG

    @operation("people_retrieve", answer=PersonShape)
    def get(self, request: Request, query: Query, person_id: int) -> HttpResponseBase:
        """One person with their articles.

        The person, the names that they were printed under, and their articles.
        """
        person = person_with_count(person_id)
        articles = list(newest_articles_by(person))
        shape = person_json(person, names_of(person), count_of(person), articles, self.urls(request))
        return listing(request, json_of(shape, query.fields))


def _summary(person: Person, urls: Urls) -> PersonSummary:
    return person_summary(person, count_of(person), urls)
