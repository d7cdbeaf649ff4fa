"""The rows of each version with those of the version before it, in order. Reads six tables, each in one query."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple, TypeVar

from django.db.models import QuerySet

from articles.models import Event, Lineage, Passage, Section, Source, Version
from articles.selectors.streams import in_step

CHUNK = 2000
_CHUNK_OF_SOURCES = 8  # each may be as large as `MAX_SOURCE_BYTES`
# The key of an article and the number of the version: what all streams are ordered by.
Key = tuple[int, int]


Row = TypeVar("Row")
Rows = Callable[[Key], list[Row]]
Stream = Callable[[QuerySet[Any], Sequence[str], int], Rows[tuple[Any, ...]]]


class PassageRow(NamedTuple):
    """A passage with the article of its paragraph, and the wording that it points to."""

    ordinal: int
    change: str
    section: int | None
    paragraph: int
    pid: str
    article: int
    wording_of: int
    digest: str
    html_digest: str


class SectionRow(NamedTuple):
    """A section with its first and its last ordinal."""

    pk: int
    order: int
    first: int
    last: int


class EventRow(NamedTuple):
    """An event that reports the version, or what it did to a paragraph."""

    type: str
    paragraphs: list[str]
    change: str | None


class LineageRow(NamedTuple):
    """What became of a paragraph: the keys of both, the kind, and the PIDs of both."""

    ancestor: int
    descendant: int
    kind: str
    ancestor_pid: str
    descendant_pid: str


@dataclass(frozen=True, slots=True)
class VersionRows:
    """A version, what belongs to it, and the version before it, which is loaded without the one before that."""

    version: Version
    source: bytes | None
    passages: list[PassageRow]
    sections: list[SectionRow]
    lineage: list[LineageRow]
    events: list[EventRow]
    before: "VersionRows | None"

    @property
    def name(self) -> str:
        """What people call the version."""
        return f"article {self.version.article.slug}, version {self.version.number}"


def version_rows(articles: Collection[int] | None = None) -> Iterator[VersionRows]:
    """Yield the rows of every version, article by article and in the order of their numbers.

    If `articles` has keys, only the versions of these articles.
    """
    stream = partial(_stream, {} if articles is None else {"version__article__in": articles})
    source = stream(Source.objects.all(), ("content",), _CHUNK_OF_SOURCES)
    passages, sections, lineage, events = _passages(stream), _sections(stream), _lineage(stream), _events(stream)
    before: VersionRows | None = None
    versions = Version.objects.all() if articles is None else Version.objects.filter(article__in=articles)
    for version in versions.select_related("article").order_by("article_id", "number").iterator(CHUNK):
        key = version.article_id, version.number
        if before and (before.version.article_id, before.version.number + 1) != key:
            before = None
        content = next((bytes(content) for (content,) in source(key)), None)
        rows = VersionRows(version, content, passages(key), sections(key), lineage(key), events(key), before)
        yield rows
        before = replace(rows, source=None, before=None)


def _passages(stream: Stream) -> Rows[PassageRow]:
    place = ("ordinal", "change", "section", "paragraph", "paragraph__pid", "paragraph__article")
    wording = ("wording__paragraph", "wording__digest", "wording__html_digest")
    rows = stream(Passage.objects.order_by("ordinal"), (*place, *wording), CHUNK)
    return lambda key: [PassageRow(*row) for row in rows(key)]


def _sections(stream: Stream) -> Rows[SectionRow]:
    rows = stream(Section.objects.order_by("order"), ("pk", "order", "first_ordinal", "last_ordinal"), CHUNK)
    return lambda key: [SectionRow(*row) for row in rows(key)]


def _lineage(stream: Stream) -> Rows[LineageRow]:
    names = ("ancestor", "descendant", "kind", "ancestor__pid", "descendant__pid")
    rows = stream(Lineage.objects.order_by("pk"), names, CHUNK)
    return lambda key: [LineageRow(*row) for row in rows(key)]


def _events(stream: Stream) -> Rows[EventRow]:
    of_versions = Event.objects.filter(version__isnull=False, notice=None)
    rows = stream(of_versions.order_by("pk"), ("type", "paragraphs", "change"), CHUNK)
    return lambda key: [EventRow(*row) for row in rows(key)]


def _stream(wanted: Mapping[str, Any], rows: QuerySet[Any], names: Sequence[str], chunk: int) -> Rows[tuple[Any, ...]]:
    """Return a function from the key of a version to its rows. It is asked for all `wanted` versions, in order."""
    keys = ("version__article_id", "version__number")
    ordered = rows.filter(**wanted).order_by(*keys, *rows.query.order_by).values_list(*keys, *names).iterator(chunk)
    rows_with = in_step(ordered, lambda row: row[: len(keys)])
    return lambda key: [row[len(keys) :] for row in rows_with(key)]
