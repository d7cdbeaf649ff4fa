"""People: who wrote, and what."""

from functools import partial

from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.openapi.describing import described, list_of
from articles.api.http.pagination import TEXT, Key, Ordering
from articles.api.http.query import ListQuery, Query, Text, cursor_parameter
from articles.api.http.resource import Resource, json_of, list_answer
from articles.folding import folded
from articles.models import Person
from articles.representations.person import PersonShape, PersonSummary, person_json, person_summary
from articles.selectors.people import count_of, names_of, newest_articles_by, people, person_by_id
from articles.web.caching import listing

BY_NAME = Ordering("name", (Key("name", TEXT), Key("id")))
PersonList = list_of(PersonSummary, "PersonList")


class NameQuery(ListQuery):
    """Which of them."""

    cursor: str | None = cursor_parameter(BY_NAME)
    q: Text | None = Field(
        default=None, description="A part of the name, in any case, with or without accents", examples=["Lee"]
    )


class People(Resource):
    """`/api/v1/people/`."""

    shape = PersonSummary

    @described(
        tag="people", operation_id="people_list", summary="The people who wrote",
        description="By name.",
        answers={200: PersonList}, query=NameQuery, shape=PersonSummary,
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return a page of people."""
        query = self.parameters(request, NameQuery)
        urls = self.urls(request)
        rows = people().filter(folded_name__contains=folded(query.q)) if query.q else people()
        return list_answer(request, rows, [BY_NAME], query, partial(_summary, urls=urls))


class PersonDetail(Resource):
    """`/api/v1/people/{id}/`."""

    shape = PersonShape

    @described(
        tag="people", operation_id="people_retrieve", summary="One person with their articles",
        description="The person, the names that they were printed under, and their articles.",
        answers={200: PersonShape}, query=Query, shape=PersonShape, paths=("person_id",),
    )  # fmt: skip
    def get(self, request: Request, person_id: int) -> HttpResponseBase:
        """Return a person."""
        query = self.parameters(request, Query)
        person = person_by_id(person_id)
        articles = list(newest_articles_by(person))
        shape = person_json(person, names_of(person), count_of(person), articles, self.urls(request))
        return listing(request, json_of(shape, query.fields))


def _summary(person: Person, urls: Urls) -> PersonSummary:
    return person_summary(person, count_of(person), urls)
