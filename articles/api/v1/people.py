"""People: who wrote, and what."""

from functools import partial
from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.authentication import key_name
from articles.api.http.json_body import whole
from articles.api.http.lists import list_answer
from articles.api.http.operation import operation
from articles.api.http.pagination import TEXT, Key, Ordering
from articles.api.http.query import CountedListQuery, Query
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of, uncached
from articles.folding import folded
from articles.intake.sidecar.fields import Name, Orcid
from articles.models import Person
from articles.publishing.merging import contributions_to, merge_people, split_person
from articles.representations.person import PersonShape, PersonSummary, person_json, person_summary
from articles.selectors.people import Named, count_of, names_of, newest_articles_by, people, person_with_count
from articles.web.caching import listing
from articles.web.query import Text

TAG = Tag("people", "Who wrote.")
BY_NAME = Ordering("name", (Key("sort_key", TEXT), Key("id")))

RowId = Annotated[int, Field(ge=1, lt=10**18), BeforeValidator(whole)]


class Merging(BaseModel):
    """The person whom another one was found to be."""

    model_config = ConfigDict(extra="forbid", strict=True)

    into: RowId = Field(description="The id of the person who stays", examples=[1])


class Splitting(BaseModel):
    """The articles that another person of the same name wrote, and who that is."""

    model_config = ConfigDict(extra="forbid", strict=True)

    articles: list[str] = Field(
        min_length=1, max_length=100, description="The slugs of their articles", examples=[["a-second-article"]]
    )
    into: RowId | None = Field(
        default=None, description="The id of the person who wrote them; without it, a new person is made", examples=[2]
    )
    name: Name | None = Field(
        default=None, description="The name of the new person, if it is not the printed one", examples=["Jongsoo Lee"]
    )


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

    @operation("people_retrieve", answer=PersonShape, others={301: "This is another person; `Location` is there."})
    def get(self, request: Request, query: Query, person_id: int) -> HttpResponseBase:
        """One person with their articles.

        The person, the names that they were printed under, and their articles.
        """
        return listing(request, json_of(_whole(person_id, self.urls(request)), query.fields))


class PersonMerging(Resource):
    """`/api/v1/people/{id}/merge/`."""

    tag = TAG

    @operation("people_merge", answer=PersonShape, idempotent=True, problems=(409, 422))
    def post(self, request: Request, body: Merging, person_id: int) -> HttpResponse:
        """Merge a person into another.

        Says that both are one. Everything of this person goes to the other: articles, and facts that the other lacks. From
        then on this id redirects to the other. Bylines stay as printed. Each article concerned gets an amendment of the field
        `person`. Two people with different identifiers are not merged (409).
        """
        person = merge_people(person_id, body.into, made_by=key_name(request))
        return uncached(_whole(person.pk, self.urls(request)))


class PersonSplitting(Resource):
    """`/api/v1/people/{id}/split/`."""

    tag = TAG

    @operation("people_split", answer=PersonShape, idempotent=True, problems=(422,))
    def post(self, request: Request, body: Splitting, person_id: int) -> HttpResponse:
        """Split a person in two.

        Says that somebody else of the same name wrote some of the articles. All versions of these go to the person `into`, or
        to a new person without identifiers. The answer is the person who got them. Bylines stay as printed. Each article gets
        an amendment of the field `person`. One article at least stays with this person; to move all, merge the two.
        """
        contributions = contributions_to(person_id, body.articles)
        person = split_person(person_id, contributions, made_by=key_name(request), into_id=body.into, name=body.name)
        return uncached(_whole(person.pk, self.urls(request)))


def _whole(person_id: int, urls: Urls) -> PersonShape:
    """Return a person with their articles. Raises `UnknownError`."""
    person = person_with_count(person_id)
    return person_json(person, names_of(person), count_of(person), list(newest_articles_by(person)), urls)


def _summary(person: Person, urls: Urls) -> PersonSummary:
    return person_summary(person, count_of(person), urls)
