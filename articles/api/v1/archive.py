"""The archive: all that is public as one file, and the root digest that a mirror compares with its own."""

import base64

from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.negotiation import AnyRenderer
from articles.api.http.operation import operation
from articles.api.http.query import Query
from articles.api.http.ranges import ranged
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.publishing.public_dump.dump import BusyError, PublicDump
from articles.publishing.public_dump.giving import dump_to_give
from articles.representations.shape import Digest, Moment, Shape, Url
from articles.web.caching import REVALIDATE, listing
from articles.web.problems import problem

TAG = Tag("archive", "All that is public at once, for mirrors.")
NDJSON = "application/x-ndjson"
WAIT = 10  # seconds


class ArchiveCounts(Shape):
    """How many lines of each kind the dump has."""

    articles: int
    versions: int
    notices: int
    tombstones: int = Field(description="Articles and versions that are withdrawn")


class ArchiveShape(Shape):
    """The public archive: its file, and the values that a mirror compares with its own."""

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

    tag = TAG

    @operation("archive", answer=ArchiveShape)
    def get(self, request: Request, query: Query) -> HttpResponseBase:
        """The whole archive.

        The root digest over all that is public, the place in the log that it shows, and the dump. In a large archive they
        are of the newest dump that was made, and if something has happened since, a newer one is made.
        """
        urls = self.urls(request)
        try:
            dump = dump_to_give()
        except BusyError:
            return _busy(request)
        dump.file.close()
        shape = ArchiveShape(
            root_digest=dump.head["root_digest"],
            cursor=dump.head["cursor"],
            changes_url=f"{urls.changes()}?after={dump.head['cursor']}",
            counts=ArchiveCounts(**dump.head["counts"]),
            dump_url=urls.dump(),
            media_type=NDJSON,
            size=dump.size,
            digest=f"sha-256:{dump.sha256}",
            made_at=dump.made_at,
        )
        return listing(request, json_of(shape, query.fields), on_shelf=dump.is_current)


class ArchiveDump(Resource):
    """`/api/v1/archive/dump.ndjson`."""

    tag = TAG
    content_negotiation_class = AnyRenderer

    @operation(
        "archive_dump",
        others={(200, NDJSON): "The file", (206, NDJSON): "The range of it that `Range` names"},
        problems=(416,),
    )
    def get(self, request: Request) -> HttpResponseBase:
        """All that is public, as one file.

        JSON Lines: a head, then a line for each article, version, notice and tombstone. URLs in it are relative to its
        address. The head names the place in the log that it shows; what happened since stands behind that place. `Range`
        and `If-Range` continue a download that broke off.
        """
        try:
            dump = dump_to_give()
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
