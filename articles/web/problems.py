"""Errors become HTTP here, and only here: every error has one problem document (application/problem+json, RFC 9457).

Reads no row. `problem_types` holds the titles and the statuses.
"""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import (
    DisallowedHost,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
)
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from pydantic import ConfigDict, Field
from pydantic_core import to_json
from rest_framework import exceptions
from rest_framework.request import Request

from articles.citing.rendering.items import ItemError
from articles.citing.rendering.javascript import ProcessorError
from articles.citing.setup.paths import SetupError
from articles.intake.errors import IntakeError, SidecarError, TooLarge, UnknownFormat
from articles.publishing.errors import PublishingError
from articles.representations.shape import Shape, Url
from articles.representations.tombstone import TombstoneShape, tombstone_json
from articles.selectors.errors import MergedError, UnknownError
from articles.selectors.withdrawals import WithdrawnError
from articles.web.base_url import base_url, urls_for
from articles.web.outages import is_outage
from articles.web.problem_types import PROBLEM_TYPES, RETRY_AFTER

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
_DRF_CODES: tuple[tuple[type[exceptions.APIException], str], ...] = (
    (exceptions.NotAuthenticated, "not_authenticated"),
    (exceptions.AuthenticationFailed, "invalid_api_key"),
    (exceptions.PermissionDenied, "scope_lacking"),
    (exceptions.NotFound, "not_found"),
    (exceptions.MethodNotAllowed, "method_not_allowed"),
    (exceptions.NotAcceptable, "not_acceptable"),
    (exceptions.UnsupportedMediaType, "unsupported_media_type"),
    (exceptions.Throttled, "rate_limited"),
    (exceptions.ParseError, "malformed_json"),
)


class ProblemError(Shape):
    """One thing that is wrong with what was sent: where, and why."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    pointer: str | None = Field(default=None, description="JSON pointer into the body", examples=["/metadata/language"])
    parameter: str | None = Field(default=None, description="The query parameter", examples=["page_size"])
    code: str = Field(examples=["unknown_parameter"])
    detail: str


class Problem(Shape):
    """A problem document (RFC 9457)."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    type: Url = Field(description="The kind of problem; the address explains it")
    title: str
    status: int = Field(ge=400, le=599)
    detail: str = Field(description="What went wrong this time, and what can be done about it")
    instance: Url = Field(description="The address that was asked for")
    errors: list[ProblemError] | None = Field(
        default=None, description="For bad input: each thing that is wrong with it"
    )


class WithdrawnProblem(Problem):
    """The text was withdrawn; the tombstone is what is left of it."""

    tombstone: TombstoneShape


class ApiError(Exception):
    """A request that a view refuses. `code` is one of `PROBLEM_TYPES`; `errors` name each fault of the request."""

    def __init__(self, code: str, detail: str, errors: Sequence[ProblemError] = ()) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.errors = errors


def invalid_parameter(name: str, detail: str, code: str = "invalid_parameter") -> ApiError:
    """Return the error of a request with one wrong query parameter."""
    return ApiError(code, detail, [ProblemError(parameter=name, code=code, detail=detail)])


def problem(
    request: Request | HttpRequest,
    code: str,
    detail: str,
    *,
    errors: Sequence[ProblemError] = (),
    headers: Mapping[str, str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Return the problem document of the kind `code`; `extra` holds further members of it."""
    kind = PROBLEM_TYPES[code]
    base = _base(request)
    body = Problem(
        type=f"{base}/api/problems/#{code}",
        title=kind.title,
        status=kind.status,
        detail=detail,
        instance=f"{base}{request.get_full_path()}",
        errors=list(errors) or None,
    )
    content = body.model_dump(exclude_none=True) | dict(extra or {})
    response = HttpResponse(to_json(content), status=kind.status, content_type=MEDIA_TYPE)
    response["Cache-Control"] = "no-store"
    if kind.status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = RETRY_AFTER
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def problem_response(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """Turn an exception in an API view into its answer (DRF's EXCEPTION_HANDLER)."""
    return problem_of(context["request"], error)


def problem_of(request: Request | HttpRequest, error: Exception) -> HttpResponse:
    """Return the problem document of any exception; to a person or an outlet that was merged into another one, lead on.

    An unforeseen exception is logged, and its document shows nothing of it.
    """
    if is_outage(error):
        return problem(request, "unavailable", "Something that the service needs is away; try again in a moment.")
    return _moved(request, error) if isinstance(error, MergedError) else _refusal(request, error)


def _refusal(request: Request | HttpRequest, error: Exception) -> HttpResponse:
    match error:
        case ApiError():
            return problem(request, error.code, error.detail, errors=error.errors)
        case UnknownError():
            return problem(request, error.code, error.detail)
        case WithdrawnError():
            return _withdrawn(request, error)
        case PublishingError():
            code = error.code if error.code in PROBLEM_TYPES else "unpublishable"
            return problem(request, code, error.detail, errors=[_at(error.pointer, error.code, error.detail)])
        case IntakeError():
            return _intake_problem(request, error)
        case ItemError() | ProcessorError() | SetupError():
            return _citing_problem(request, error)
        case exceptions.APIException():
            return problem(request, _drf_code(error), str(error.detail), headers=_drf_headers(error))
        case _:
            return _django_problem(request, error)


def _moved(request: Request | HttpRequest, error: MergedError) -> HttpResponse:
    """Lead an address of a person or an outlet to the same address of the one that took their place."""
    old, new = (f"{error.folder}/{number}/" for number in (error.number, error.into))
    response = HttpResponsePermanentRedirect(request.get_full_path().replace(old, new, 1))
    response["Cache-Control"] = "no-cache"
    return response


def _withdrawn(request: Request | HttpRequest, error: WithdrawnError) -> HttpResponse:
    tombstone = tombstone_json(error.article, error.notice, urls_for(request), version=error.version, pid=error.pid)
    detail = f"{error} {error.notice.text}"
    return problem(request, "withdrawn", detail, extra={"tombstone": tombstone.model_dump(mode="json")})


def _intake_problem(request: Request | HttpRequest, error: IntakeError) -> HttpResponse:
    match error:
        case SidecarError():
            errors = [_at(f"/metadata{pointer}", code, detail) for pointer, code, detail in error.problems]
            detail = "; ".join(f"{fault.pointer}: {fault.detail.rstrip('.')}" for fault in errors[:10])
            detail = detail if detail.endswith("?") else f"{detail}."
            return problem(request, "invalid_metadata", detail, errors=errors)
        case TooLarge():
            return problem(request, "too_large", error.detail)
        case UnknownFormat():
            return problem(request, "unsupported_media_type", error.detail)
        case _:
            where = f"/source#block={error.block}" if error.block else "/source"
            return problem(request, "unpublishable", error.detail, errors=[_at(where, error.code, error.detail)])


def _drf_code(error: exceptions.APIException) -> str:
    """Return the code of what DRF found wrong with a request."""
    return next((code for kind, code in _DRF_CODES if isinstance(error, kind)), "malformed_request")


def _drf_headers(error: exceptions.APIException) -> dict[str, str]:
    """Return the headers that RFC 9110 wants beside the status (11.6.1, 10.2.3)."""
    headers = {}
    if isinstance(error, (exceptions.NotAuthenticated, exceptions.AuthenticationFailed)):
        headers["WWW-Authenticate"] = 'Api-Key realm="api"'
    if isinstance(error, exceptions.Throttled):
        headers["Retry-After"] = str(getattr(error, "wait", None) or 1)
    return headers


def _citing_problem(request: Request | HttpRequest, error: Exception) -> HttpResponse:
    if isinstance(error, ItemError):
        return problem(request, "uncitable", str(error))
    logger.error("No citation could be made at %s", request.get_full_path(), exc_info=error)
    return problem(request, "unavailable", "The citation could not be made; it has been logged.")


def _django_problem(request: Request | HttpRequest, error: Exception) -> HttpResponse:
    match error:
        case Http404():
            return problem(request, "not_found", "There is nothing at this address.")
        case RequestDataTooBig():
            return problem(request, "too_large", "The body is larger than the service takes.")
        case TooManyFieldsSent():
            return problem(request, "malformed_request", "The request has more parameters or fields than are read.")
        case PermissionDenied():
            return problem(request, "forbidden", "The request was refused.")
        case DisallowedHost():
            return problem(request, "unknown_host", "The service does not answer under this host name.")
        case MultiPartParserError():
            return problem(request, "malformed_multipart", str(error))
        case SuspiciousOperation() | UnreadablePostError():
            return problem(request, "malformed_request", "The request is malformed, or its body did not arrive.")
        case _:
            logger.error("Unforeseen error at %s", request.get_full_path(), exc_info=error)
            return problem(request, "internal", "Something went wrong on our side; it has been logged.")


def _at(pointer: str, code: str, detail: str) -> ProblemError:
    return ProblemError(pointer=pointer, code=code, detail=detail)


def _base(request: Request | HttpRequest) -> str:
    """Return the base of the service's URLs, or an empty one if the host of the request is refused."""
    try:
        return base_url(request)
    except DisallowedHost:
        return ""
