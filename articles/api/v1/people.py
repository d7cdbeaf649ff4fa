"""People: who wrote, and what."""

from django.db.models import QuerySet
from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.api.v1.answers import listing
from articles.api.v1.pagination import Key
from articles.api.v1.queries import ListQuery, Query, Text
from articles.api.v1.resource import Resource, json_of, list_answer
from articles.api.v1.schema import described, list_of
from articles.models import Person
from articles.representations.person import PersonShape, PersonSummary, person_json, person_summary
from articles.selectors.people import names_of, newest_articles_by, people, person_by_id

BY_NAME = (Key("name", str), Key("id", int))
PersonList = list_of(PersonSummary, "PersonList")


class NameQuery(ListQuery):
    """Which of them."""

    q: Text | None = Field(default=None, description="A part of the name, in either case", examples=["Lee"])


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
        at = self.at(request)
        found: QuerySet[Person] = people()
        rows = found.filter(name__icontains=query.q) if query.q else found
        return list_answer(request, rows, BY_NAME, query, lambda p: person_summary(p, p.article_count, at))


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
        shape = person_json(person, names_of(person), person.article_count, articles, self.at(request))
        return listing(request, json_of(shape, query.fields))
