"""Declaring an operation of the API, once: its query and body, its answers, and whether they ever change.

A declaration is read twice: the decorated method parses what was sent before it calls the code of the view, and
`openapi/schema.py` documents the operation.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from functools import wraps
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from pydantic import BaseModel
from rest_framework.request import Request

from articles.api.http.idempotency import done_once
from articles.api.http.json_body import body_of
from articles.api.http.lists import Counted, list_of
from articles.api.http.pagination import Ordering
from articles.api.http.query import CountedListQuery, in_order, parse, refuse_undecodable
from articles.representations.shape import Shape
from articles.web.query import BaseQuery

Method = Callable[..., HttpResponseBase]
# Answers by status, or by status and media type; a text describes one, and stands for the declared answer or for a file.
Answers = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """The declaration of an operation, as `operation` takes it; `answer` is the shape of a page if it is a list."""

    name: str
    summary: str
    description: str
    query: type[BaseQuery]
    fields: tuple[str, ...]
    body: type[BaseModel] | None
    bodies: Mapping[str, type[BaseModel]]
    answer: type[Shape] | None
    answers: Answers
    immutable: bool
    idempotent: bool
    if_match: bool
    problems: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class operation:  # noqa: N801  (a decorator)
    """Declares the method of a view to be the operation `name`.

    The first line of the method's docstring is the summary. The rest and `more` are the description.
    The method may have a parameter `query`, annotated with the model of the query, and a parameter `body`, annotated
    with the model of the JSON body: both are parsed and passed to it. Without `query` it takes no query parameters.

    - `answer` is the shape of the answer under `status`. The query parameter `fields` takes the names of its fields.
    - `many` are the orderings of a list, which answers with pages of `answer`. The pages may hold the shapes `also`, too.
    - `page` is the shape of a page that says more than the usual one.
    - `others` are further answers.
    - `bodies` are the models, by media type, of a body that the method reads itself.
    - `immutable` says that the answer never changes.
    - `idempotent` says that the method takes the header Idempotency-Key.
    - `if_match` says that the method takes the header If-Match; the method itself compares the entity tags.
    - `problems` are the statuses of problems that do not follow from the rest.
    """

    name: str
    _: KW_ONLY
    answer: type[Shape] | None = None
    status: int = 200
    many: Sequence[Ordering] = ()
    also: Sequence[type[Shape]] = ()
    page: type[Shape] | None = None
    others: Answers = field(default_factory=dict)
    bodies: Mapping[str, type[BaseModel]] = field(default_factory=dict)
    more: str = ""
    immutable: bool = False
    idempotent: bool = False
    if_match: bool = False
    problems: tuple[int, ...] = ()

    def __call__(self, method: Method) -> Method:
        """Return the method with its declaration, which it follows when it is called."""
        declared, takes_query = self._declaration(method), "query" in _parameters(method)

        @wraps(method)
        def answered(view: Any, request: Request, **given: Any) -> HttpResponseBase:
            refuse_undecodable(request.META.get("QUERY_STRING", ""))
            query = parse(request.query_params, declared.query, declared.fields)
            if takes_query:
                given["query"] = query

            def answer_now() -> Any:
                body = {"body": body_of(request, declared.body)} if declared.body else {}
                return method(view, request, **given, **body)

            if declared.idempotent:
                return done_once(request, answer_now, rehearsal=getattr(query, "dry_run", False))
            response: HttpResponse = answer_now()
            return response

        answered.operation = declared  # type: ignore[attr-defined]
        return answered

    def _declaration(self, method: Method) -> Operation:
        parameters = _parameters(method)
        query = parameters["query"].annotation if "query" in parameters else BaseQuery
        shown = self.page or self._page(query) or self.answer
        summary, _, details = inspect.cleandoc(method.__doc__ or "").partition("\n")
        return Operation(
            name=self.name,
            summary=summary.rstrip("."),
            description=" ".join(f"{'Immutable.' if self.immutable else ''} {details} {self.more}".split()),
            query=in_order(query, self.many) if self.many else query,
            fields=tuple(self.answer.model_fields) if self.answer else (),
            body=parameters["body"].annotation if "body" in parameters else None,
            bodies=self.bodies,
            answer=shown,
            answers={**({self.status: shown} if shown else {}), **self.others},
            immutable=self.immutable,
            idempotent=self.idempotent,
            if_match=self.if_match,
            problems=self.problems,
        )

    def _page(self, query: type[BaseQuery]) -> type[Shape] | None:
        """Return the usual shape of a page of the answers, if they are a list."""
        base = Counted if issubclass(query, CountedListQuery) else Shape
        return list_of(self.answer, *self.also, base=base) if self.many and self.answer else None


def _parameters(method: Method) -> Mapping[str, inspect.Parameter]:
    return inspect.signature(method, eval_str=True).parameters
