"""Submissions, which articles and versions share: reading a document from JSON or multipart/form-data, and the answer."""

import json
import re
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema
from rest_framework.request import Request

from articles.api.http.authentication import key_mark
from articles.api.http.json_body import members_of
from articles.api.http.parsers import StrictJSONParser, StrictMultiPartParser, refuse_broken_texts, refuse_oversized
from articles.api.http.query import Flag, flag
from articles.api.http.responses import uncached
from articles.choices import RevisionReasonName
from articles.intake import TooLarge, UnknownFormat, read
from articles.intake.formats import READABLE_TYPES
from articles.intake.sidecar import Sidecar, apply, parse_json_object
from articles.partial_dates import DATE_OR_TIME_PATTERN, date_or_time
from articles.publishing.articles import rehearsal
from articles.publishing.delivery import Delivery
from articles.representations.shape import Shape
from articles.web.problems import ApiError, ProblemError
from articles.web.query import BaseQuery

# JSON Schema has its expressions compiled as Unicode ones (ECMA-262), where a hyphen may not be escaped.
_TYPES = "|".join(media_type.replace("+", r"\+") for media_type in READABLE_TYPES)
_MEDIA_TYPE = rf"^({_TYPES})(; ?charset=[A-Za-z0-9_-]{{1,40}})?$"
# A text in JSON is UTF-8, even if its own media type names another encoding.
_OF_JSON, _ANYTHING = "; charset=utf-8", "application/octet-stream"
_JSON_PARTS = frozenset({"metadata", "identity"})
# Room for the metadata and for what multipart adds around a source of the largest size.
LARGEST_MULTIPART = settings.MAX_SOURCE_BYTES + 2 * 1024 * 1024
PARSERS = [StrictJSONParser, StrictMultiPartParser]


class SubmissionQuery(BaseQuery):
    """How to take the submission."""

    dry_run: Flag = flag("`true`: answer as if it were published, and store nothing", example="true")


class Submission(BaseModel):
    """A document to publish. The source is a text; send files of another encoding as multipart/form-data."""

    model_config = ConfigDict(extra="forbid", strict=True)

    source: str = Field(description="The document as the publisher has it", examples=["A title\n\nA paragraph."])
    media_type: (
        Annotated[str, Field(max_length=100), WithJsonSchema({"type": "string", "pattern": _MEDIA_TYPE})] | None
    ) = Field(default=None, description="Its media type, where it is known", examples=["text/plain"])
    metadata: Sidecar | None = Field(default=None, description="What only an editor knows")


class RevisionSubmission(Submission):
    """A document to publish as the next version of an article."""

    reason: RevisionReasonName = Field(
        default="update", description="Why there is a new version", examples=["correction"]
    )
    change_note: str | None = Field(
        default=None,
        min_length=1,
        max_length=2000,
        pattern=r"^[^\x00]+$",
        description="What was changed, for readers",
        examples=["A date."],
    )
    public_since: (
        Annotated[
            str, AfterValidator(date_or_time), WithJsonSchema({"type": "string", "pattern": DATE_OR_TIME_PATTERN})
        ]
        | None
    ) = Field(
        default=None,
        description="Since when the text was public, if that was before now, as of an archive's old revision: a day, month or "
        "year (UTC), or a time (RFC 3339)",
        examples=["2019-06-01"],
    )
    identity: dict[str, str | None] = Field(
        default_factory=dict,
        description="Overrules the alignment: by ordinal in the new version, the PID of the paragraph that it is, or "
        "null for a new one",
        examples=[{"3": None}],
    )


_SOURCE_FILE = Field(
    description="The document, byte for byte as the publisher has it", json_schema_extra={"format": "binary"}
)


def _texts_without_null(schema: dict[str, Any]) -> None:
    """Take null out of the schema of each part that is a text: in a form, only parts in JSON can be null."""
    for part in schema["properties"].values():
        options = [option for option in part.get("anyOf", ()) if option.get("type") != "null"]
        if len(options) == 1 and options[0].get("type") == "string":
            del part["anyOf"]
            part.update(options[0])


_FORM = ConfigDict(json_schema_extra=_texts_without_null)


class MultipartSubmission(Submission):
    """A document to publish, as a file; `metadata` and `identity` are JSON."""

    model_config = _FORM
    source: str = _SOURCE_FILE


class MultipartRevision(RevisionSubmission):
    """A document to publish as the next version of an article, as a file; `metadata` and `identity` are JSON."""

    model_config = _FORM
    source: str = _SOURCE_FILE


Form = TypeVar("Form", bound=Submission)


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of a document, its file name and its media type."""

    content: bytes
    name: str | None = None
    media_type: str | None = None


def bodies(form: type[Submission], multipart: type[Submission]) -> dict[str, type[BaseModel]]:
    """Return the models of a body by media type, for OpenAPI."""
    return {StrictJSONParser.media_type: form, StrictMultiPartParser.media_type: multipart}


def rehearsed(query: SubmissionQuery) -> AbstractContextManager[None]:
    """Return the context for publishing a submission; in a dry run, the context undoes every change at its end."""
    return rehearsal() if query.dry_run else nullcontext()


def published_answer(shape: Shape, url: str, *, created: bool, dry_run: bool) -> HttpResponse:
    """Return the answer to a submission: 201 and the URL of what is new; 200 if nothing is new, or in a dry run."""
    headers = {} if dry_run else {"Location": url}
    return uncached(shape, status=201 if created and not dry_run else 200, headers=headers)


def submitted(request: Request, form: type[Form]) -> tuple[Delivery, Form]:
    """Return what the request delivers, read, and what goes with it.

    Raises `ApiError` for a body of the wrong form, and `IntakeError` for a document or metadata that cannot be read.
    """
    multipart = str(request.content_type).startswith("multipart/")
    document, members = _from_parts(request) if multipart else _from_json(request)
    # The metadata have an error of their own, so they are not looked at here.
    metadata = members.pop("metadata", None)
    submission = members_of(members, form)
    if document is None:
        document = _from_text(submission)
    if len(document.content) > settings.MAX_SOURCE_BYTES:
        size, most = len(document.content), settings.MAX_SOURCE_BYTES
        raise TooLarge(f"The source has {size:,} bytes; at most {most:,} are taken.")
    sidecar = parse_json_object(metadata) if metadata is not None else None
    manuscript = read(document.content, name=document.name, media_type=document.media_type)
    completed = apply(manuscript, sidecar) if sidecar else manuscript
    return Delivery(document.content, completed, metadata, made_by=key_mark(request)), submission


def _from_parts(request: Request) -> tuple[Document | None, dict[str, Any]]:
    """Return the document and the other members of a multipart body."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_MULTIPART:
        raise TooLarge(f"The body is too large; a source has at most {settings.MAX_SOURCE_BYTES:,} bytes.")
    parts = cast(QueryDict, request.data)
    members: dict[str, Any] = {name: _member(name, parts[name]) for name in parts if name != "source"}
    source: object = parts.get("source")
    if isinstance(source, UploadedFile):
        document = Document(source.read(), source.name, _type_of(source))
        return document, {**members, "source": ""}
    return None, {**members, **({} if source is None else {"source": str(source)})}


def _type_of(part: "UploadedFile[bytes]") -> str | None:
    """Return the media type of a part with the charset that came with it, which Django keeps beside it, as bytes."""
    charset = (part.content_type_extra or {}).get("charset")
    stated = charset.decode("ascii", "replace") if isinstance(charset, bytes) else charset
    return f"{part.content_type}; charset={stated}" if part.content_type and stated else part.content_type


def _member(name: str, part: object) -> Any:
    """Return the value of a part: JSON if it is one of `_JSON_PARTS`, or else text."""
    if name not in _JSON_PARTS:
        return str(part)
    try:
        content = part.read() if isinstance(part, UploadedFile) else str(part).encode()
        refuse_oversized(content, f"/{name}")
        value = json.loads(content)
        refuse_broken_texts(value, f"/{name}")
    except (ValueError, RecursionError) as error:
        raise _invalid(f"/{name}", "malformed_json", f"The part “{name}” is not JSON: {error}.") from error
    return value


def _from_json(request: Request) -> tuple[None, dict[str, Any]]:
    if not isinstance(request.data, dict):
        raise _invalid("", "not_an_object", "The body is to be a JSON object.")
    return None, dict(request.data)


def _from_text(submission: Submission) -> Document:
    if submission.media_type is not None and not re.fullmatch(_MEDIA_TYPE, submission.media_type):
        read = ", ".join(READABLE_TYPES)
        raise UnknownFormat(f"“{submission.media_type}” is not a media type that is read; these are: {read}.")
    essence = (submission.media_type or _ANYTHING).partition(";")[0]
    return Document(submission.source.encode(), media_type=essence + _OF_JSON)


def _invalid(pointer: str, code: str, detail: str) -> ApiError:
    error = ProblemError(pointer=pointer, code=code, detail=detail)
    return ApiError("invalid_body", f"{pointer}: {detail}" if pointer else detail, [error])
