"""What a publisher sends: a source and its metadata, as JSON or as multipart/form-data, on its way to a Delivery."""

import json
import re
from typing import Annotated, Any, Literal, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from pydantic import BaseModel, ConfigDict, Field, ValidationError, WithJsonSchema
from rest_framework.request import Request

from articles.api.v1.problems import ApiError, ProblemError
from articles.api.v1.queries import Query
from articles.intake import TooLarge, UnknownFormat, read
from articles.intake.sidecar import Sidecar, apply, parse_json_object
from articles.publishing.delivery import Delivery

# Room for the metadata and for what multipart adds around a source of the largest size.
_MEDIA_TYPE = r"^text/plain(; ?charset=[A-Za-z0-9_-]{1,40})?$"
LARGEST_MULTIPART = settings.MAX_SOURCE_BYTES + 2 * 1024 * 1024


class SubmissionQuery(Query):
    """How the submission is to be taken."""

    dry_run: Literal["true", "false"] = Field(
        default="false", description="`true`: answer as if it were published, and store nothing", examples=["true"]
    )


class Submission(BaseModel):
    """A document to publish. The source is a text; send files of another encoding as multipart/form-data."""

    model_config = ConfigDict(extra="forbid")

    source: str = Field(description="The document as the publisher has it", examples=["A title\n\nA paragraph."])
    media_type: (
        Annotated[str, Field(max_length=100), WithJsonSchema({"type": "string", "pattern": _MEDIA_TYPE})] | None
    ) = Field(default=None, description="Its media type, where it is known", examples=["text/plain"])
    metadata: Sidecar | None = Field(default=None, description="What only an editor knows")


class MultipartSubmission(BaseModel):
    """A document to publish, as a file."""

    model_config = ConfigDict(extra="forbid")

    source: str = Field(
        description="The document, byte for byte as the publisher has it",
        json_schema_extra={"format": "binary"},
    )
    metadata: Sidecar | None = Field(default=None, description="What only an editor knows, as JSON")


def delivery_from(request: Request) -> Delivery:
    """Return what the request delivers, read.

    Raises `ApiError` for a body of the wrong form, and `IntakeError` for a document or metadata that cannot be read.
    """
    content, name, media_type, metadata = _multipart(request) if _is_multipart(request) else _json(request)
    if len(content) > settings.MAX_SOURCE_BYTES:
        raise TooLarge(f"The source has {len(content):,} bytes; at most {settings.MAX_SOURCE_BYTES:,} are taken.")
    sidecar = parse_json_object(metadata) if metadata is not None else None
    manuscript = read(content, name=name, media_type=media_type)
    return Delivery(content, apply(manuscript, sidecar) if sidecar else manuscript, metadata)


Parts = tuple[bytes, str | None, str | None, Any]


def _is_multipart(request: Request) -> bool:
    return str(request.content_type).startswith("multipart/")


def _multipart(request: Request) -> Parts:
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_MULTIPART:
        raise TooLarge(f"The body is too large; a source has at most {settings.MAX_SOURCE_BYTES:,} bytes.")
    parts = cast(QueryDict, request.data)
    unknown = sorted(set(parts) - {"source", "metadata"})
    if unknown:
        raise _invalid([(f"/{unknown[0]}", "unknown", f"“{unknown[0]}” is no part of a submission.")])
    source: object = parts.get("source")
    if source is None:
        raise _invalid([("/source", "missing", "The part “source” is missing; it is the document.")])
    metadata: object = parts.get("metadata")
    if isinstance(source, UploadedFile):
        return source.read(), source.name, source.content_type, _metadata(metadata)
    return str(source).encode(), None, None, _metadata(metadata)


def _metadata(part: object) -> Any:
    if part is None:
        return None
    try:
        return json.loads(part.read() if isinstance(part, UploadedFile) else str(part))
    except (ValueError, RecursionError) as error:
        raise _invalid([("/metadata", "malformed_json", f"The part “metadata” is not JSON: {error}.")]) from error


def _json(request: Request) -> Parts:
    body = request.data
    metadata = body.get("metadata") if isinstance(body, dict) else None
    try:
        # The metadata have an error of their own, so they are not looked at here.
        held = {key: value for key, value in body.items() if key != "metadata"} if isinstance(body, dict) else body
        submission = Submission.model_validate(held, strict=True)
    except ValidationError as error:
        raise _invalid([_located(item) for item in error.errors()]) from error
    if submission.media_type is not None and not re.fullmatch(_MEDIA_TYPE, submission.media_type):
        raise UnknownFormat(f"“{submission.media_type}” is not a media type that is read; text/plain is.")
    try:
        return submission.source.encode(), None, submission.media_type, metadata
    except UnicodeEncodeError as error:
        raise _invalid([("/source", "lone_surrogate", "The source holds half of a surrogate pair.")]) from error


def _located(item: Any) -> tuple[str, str, str]:
    return "".join(f"/{part}" for part in item["loc"]), item["type"], f"{item['msg']}."


def _invalid(errors: list[tuple[str, str, str]]) -> ApiError:
    problems = [ProblemError(pointer=pointer, code=code, detail=detail) for pointer, code, detail in errors]
    return ApiError("invalid_body", " ".join(f"{problem.pointer}: {problem.detail}" for problem in problems), problems)
