"""Declaring an operation of the API, once: its query and body, its answers, and whether they ever change.

A declaration is read twice: the decorated method parses what was sent before it calls the code of the view, and
`openapi/schema.py` documents the operation.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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


def operation(  # noqa: PLR0913  (each is a keyword, and most are left out)
    name: str,
    *,
    answer: type[Shape] | None = None,
    status: int = 200,
    many: Sequence[Ordering] = (),
    also: Sequence[type[Shape]] = (),
    page: type[Shape] | None = None,
    others: Answers | None = None,
    bodies: Mapping[str, type[BaseModel]] | None = None,
    more: str = "",
    immutable: bool = False,
    idempotent: bool = False,
    if_match: bool = False,
    problems: tuple[int, ...] = (),
) -> Callable[[Method], Method]:
    """Declare the method of a view to be the operation `name`.

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

    def declare(method: Method) -> Method:
        parameters = inspect.signature(method, eval_str=True).parameters
        takes_query = "query" in parameters
        query = parameters["query"].annotation if takes_query else BaseQuery
        base = Counted if issubclass(query, CountedListQuery) else Shape
        shown = page or (list_of(answer, *also, base=base) if many and answer else answer)
        summary, _, details = inspect.cleandoc(method.__doc__ or "").partition("\n")
        details = " ".join(f"{details} {more}".split())
        declared = Operation(
            name=name,
            summary=summary.rstrip("."),
            description=f"Immutable. {details}".rstrip() if immutable else details,
            query=in_order(query, many) if many else query,
            fields=tuple(answer.model_fields) if answer else (),
            body=parameters["body"].annotation if "body" in parameters else None,
            bodies=bodies or {},
            answer=shown,
            answers={**({status: shown} if shown else {}), **(others or {})},
            immutable=immutable,
            idempotent=idempotent,
            if_match=if_match,
            problems=problems,
        )

        @wraps(method)
        def answered(self: Any, request: Request, **given: Any) -> HttpResponseBase:
            refuse_undecodable(request.META.get("QUERY_STRING", ""))
            query = parse(request.query_params, declared.query, declared.fields)
            if takes_query:
                given["query"] = query

            def answer_now() -> Any:
                body = {"body": body_of(request, declared.body)} if declared.body else {}
                return method(self, request, **given, **body)

            if declared.idempotent:
                return done_once(request, answer_now, rehearsal=getattr(query, "dry_run", False))
            response: HttpResponse = answer_now()
            return response

        answered.operation = declared  # type: ignore[attr-defined]
        return answered

    return declare
