"""People: who wrote, and what."""

from functools import partial

from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.lists import list_answer
from articles.api.http.operation import operation
from articles.api.http.pagination import TEXT, Key, Ordering
from articles.api.http.query import ListQuery, Query, Text
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.folding import folded
from articles.models import Person
from articles.representations.person import PersonShape, PersonSummary, person_json, person_summary
from articles.selectors.people import count_of, names_of, newest_articles_by, people, person_with_count
from articles.web.caching import listing

TAG = Tag("people", "Who wrote.")
BY_NAME = Ordering("name", (Key("sort_key", TEXT), Key("id")))


class NameQuery(ListQuery):
    """Which people or outlets to list."""

    q: Text | None = Field(
        default=None, description="A part of the name, in any case, with or without accents", examples=["Lee"]
    )


class People(Resource):
    """`/api/v1/people/`."""

    tag = TAG

    @operation("people_list", answer=PersonSummary, many=[BY_NAME])
    def get(self, request: Request, query: NameQuery) -> HttpResponseBase:
        """The people who wrote.

        By name, in an order that depends on no language: É beside E, Ø beside O.
        """
        rows = people().filter(folded_name__contains=folded(query.q)) if query.q else people()
        return list_answer(request, rows, query, partial(_summary, urls=self.urls(request)))


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
