"""Reading that is asked for with a POST, because the question is too long for an address: it changes nothing."""

from django.http import HttpResponse
from rest_framework.permissions import AllowAny

from articles.api.http.parsers import StrictJSONParser
from articles.api.http.query import BaseQuery
from articles.api.http.resource import Resource, json_of
from articles.representations.shape import Shape
from articles.web.caching import JSON


class QuestionQuery(BaseQuery):
    """A question is all in the body, so that it takes no parameters."""


class Question(Resource):
    """A resource that answers a POST without writing anything; so it needs no key, as all reading."""

    permission_classes = [AllowAny]
    parser_classes = [StrictJSONParser]


def answered(shape: Shape) -> HttpResponse:
    """Return the answer to a question. No cache keeps it, because none knows what was asked."""
    response = HttpResponse(json_of(shape), content_type=JSON)
    response["Cache-Control"] = "no-store"
    return response
