"""The parameters of the endpoints, and which of them exclude each other (DTS 1.0, “Query Parameters” and “Errors”)."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from articles.feeding.dts.vocabulary import MediaType, Tree
from articles.selectors.errors import UnknownError
from articles.web.problems import ApiError, invalid_parameter
from articles.web.query import BaseQuery, Text, Whole

_DOWN = re.compile(r"-1|0|[1-9][0-9]{0,8}")
# As long as the URL of a publication may be.
Identifier = Annotated[str, Field(min_length=1, max_length=2_000)]


def _levels(value: str) -> int:
    if not _DOWN.fullmatch(value):
        raise PydanticCustomError("value_error", "must be a number of levels, or -1 for all of them")
    return int(value)


class EntryQuery(BaseQuery):
    """The entry point takes no parameter."""


class CollectionQuery(BaseQuery):
    """Which collection or resource is wanted, and what is listed with it."""

    id: Identifier | None = None
    page: Whole = 1
    nav: Literal["children", "parents"] = "children"


class ResourceQuery(BaseQuery):
    """Which resource is wanted, and which part of it."""

    resource: Identifier
    ref: Text | None = None
    start: Text | None = None
    end: Text | None = None
    tree: Text | None = None


class NavigationQuery(ResourceQuery):
    """Which citable units of a resource are wanted."""

    down: Annotated[int, BeforeValidator(_levels)] | None = None
    page: Whole = 1


class DocumentQuery(ResourceQuery):
    """Which text of a resource is wanted, and in which form."""

    media_type: str = Field(default=MediaType.TEI, alias="mediaType")


@dataclass(frozen=True, slots=True)
class Span:
    """The references of the first and of the last unit that a client names, and the tree that they are read in."""

    first: str
    last: str
    tree: Tree
    is_range: bool


def span_of(query: ResourceQuery) -> Span | None:
    """Return the part of the resource that is wanted, None for all of it.

    Raises `ApiError` if the parameters exclude each other, and `UnknownError` if the resource does not have the tree.
    """
    if query.ref is not None:
        for name in ("start", "end"):
            if getattr(query, name) is not None:
                raise invalid_parameter(name, f"“{name}” can't be used together with “ref”.")
        return Span(query.ref, query.ref, tree_of(query), is_range=False)
    if query.start is None and query.end is None:
        return None
    if query.start is None or query.end is None:
        raise _lone_end("end" if query.start is None else "start")
    return Span(query.start, query.end, tree_of(query), is_range=True)


def tree_of(query: ResourceQuery) -> Tree:
    """Return the tree that is wanted. Raises `UnknownError` if the resource does not have it; the default has no name."""
    if query.tree is None:
        return Tree.PIDS
    if query.tree == Tree.ORDINALS:
        return Tree.ORDINALS
    detail = (
        f"The resource has no citation tree “{query.tree[:80]}”; it has “{Tree.ORDINALS}”, and one that has no name."
    )
    raise UnknownError("not_found", detail)


def media_type_of(query: DocumentQuery) -> MediaType:
    """Return the media type that is wanted. Raises `UnknownError` if documents are not served in it."""
    if query.media_type in list(MediaType):
        return MediaType(query.media_type)
    detail = f"Documents are not served as “{query.media_type[:80]}”, but as {', '.join(MediaType)}."
    raise UnknownError("not_found", detail)


def check_down(query: NavigationQuery) -> None:
    """Raise `ApiError` if `down` does not fit the other parameters."""
    if query.ref is not None:
        return
    if query.down == 0:
        raise invalid_parameter("down", "“down=0” asks for the siblings of one unit, so it needs “ref”.")
    if query.down is None and query.start is None:
        raise invalid_parameter("down", "“down” must be given if neither “ref” nor “start” and “end” are.")


def _lone_end(name: str) -> ApiError:
    other = "start" if name == "end" else "end"
    return invalid_parameter(other, f"“{name}” needs “{other}”, too.")
