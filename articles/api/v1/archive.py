"""The whole archive at once: what is public as one file, and the root digest that a mirror compares with its own."""

import base64
import datetime
import os

from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.openapi.describing import described
from articles.api.http.query import BaseQuery, Query
from articles.api.http.ranges import ranged
from articles.api.http.resource import Resource, json_of
from articles.api.v1.version_source import AnyMediaType
from articles.publishing.public_dump.dump import BusyError, PublicDump, public_dump
from articles.representations.shape import Digest, Moment, Shape, Url
from articles.web.caching import REVALIDATE, listing
from articles.web.problems import problem

NDJSON = "application/x-ndjson"
WAIT = 10


class ArchiveCounts(Shape):
    """How many lines of each kind the dump has."""

    articles: int
    versions: int
    notices: int
    tombstones: int = Field(description="Articles and versions that are withdrawn")


class ArchiveShape(Shape):
    """What is public, as one file, and what a mirror compares itself with."""

    root_digest: Digest = Field(description="Over all that is public; docs/how-to/mirror.md says how it is computed")
    cursor: str = Field(description="The place in the log that it shows", examples=["1.2a.0badcafe"])
    changes_url: Url = Field(description="What happens after it")
    counts: ArchiveCounts
    dump_url: Url = Field(description="The file")
    media_type: str = Field(examples=[NDJSON])
    size: int = Field(description="Of the file, in bytes")
    digest: Digest = Field(description="SHA-256 of the file")
    made_at: Moment


class Archive(Resource):
    """`/api/v1/archive/`."""

    shape = ArchiveShape

    @described(
        tag="archive", operation_id="archive", summary="The whole archive",
        description="The root digest over all that is public, the place in the log that it shows, and the dump.",
        answers={200: ArchiveShape}, query=Query, shape=ArchiveShape,
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return what there is to know of the dump."""
        query = self.parameters(request, Query)
        urls = self.urls(request)
        try:
            dump = public_dump()
        except BusyError:
            return _busy(request)
        with dump.file:
            made_at = datetime.datetime.fromtimestamp(os.fstat(dump.file.fileno()).st_mtime, datetime.UTC)
        shape = ArchiveShape(
            root_digest=dump.head["root_digest"],
            cursor=dump.head["cursor"],
            changes_url=f"{urls.changes()}?after={dump.head['cursor']}",
            counts=ArchiveCounts(**dump.head["counts"]),
            dump_url=urls.dump(),
            media_type=NDJSON,
            size=dump.size,
            digest=f"sha-256:{dump.sha256}",
            made_at=made_at,
        )
        return listing(request, json_of(shape, query.fields))


class ArchiveDump(Resource):
    """`/api/v1/archive/dump.ndjson`."""

    content_negotiation_class = AnyMediaType

    @described(
        tag="archive", operation_id="archive_dump", summary="All that is public, as one file",
        description="JSON Lines: a head, then a line for each article, version, notice and tombstone. URLs in it are "
        "relative to its address. `Range` and `If-Range` let a download go on where it broke off.",
        answers={
            (200, NDJSON): OpenApiResponse(OpenApiTypes.STR, description="The file"),
            (206, NDJSON): OpenApiResponse(OpenApiTypes.STR, description="The range of it that `Range` names"),
        },
        query=BaseQuery, problems=(416,),
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return the file, or a part of it."""
        self.parameters(request, BaseQuery)
        try:
            dump = public_dump()
        except BusyError:
            return _busy(request)
        return ranged(request, dump.file, dump.size, _headers(dump))


def _headers(dump: PublicDump) -> dict[str, str]:
    digest = base64.b64encode(bytes.fromhex(dump.sha256)).decode()
    return {
        "Content-Type": NDJSON,
        "Content-Disposition": 'attachment; filename="archive.ndjson"',
        "ETag": f'"{dump.sha256[:32]}"',
        "Repr-Digest": f"sha-256=:{digest}:",
        "Cache-Control": REVALIDATE,
        "X-Content-Type-Options": "nosniff",
    }


def _busy(request: Request) -> HttpResponseBase:
    detail = "The dump is being made; ask again in a moment."
    return problem(request, "unavailable", detail, headers={"Retry-After": str(WAIT)})
