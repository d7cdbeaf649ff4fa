"""Which of several media types a client wants most (RFC 9110, 12.5.1). Every view that reads `Accept` asks here.

Django's `HttpRequest.get_preferred_type` is not enough: it ignores a refusal (`q=0`), and it matches no range that has
parameters, such as `text/x-bibliography; style=apa`. Its `MediaType` does the parsing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from django.http import HttpRequest
from django.http.request import MediaType
from rest_framework.request import Request

HTML = "text/html"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Choice:
    """The media type that was chosen of those offered, and the parameters that the client gave with it."""

    media_type: str
    parameters: Mapping[str, str] = field(default_factory=dict)


def chosen(request: HttpRequest | Request, offered: Sequence[str]) -> Choice | None:
    """Return which of the `offered` media types the client wants most, or None if it takes none of them.

    The most specific range of `Accept` that covers a type says how much the type is wanted. Of types that are wanted
    alike, the one that the client names more exactly wins, then the one that it names first, then the one offered first.
    """
    header = request.headers.get("Accept", "")
    ranges = [MediaType(part) for part in header.split(",") if part.strip()] or [MediaType("*/*")]
    covering = [(_covering_range(media_type, ranges), media_type) for media_type in offered]
    wanted = [(media_range, media_type) for media_range, media_type in covering if media_range and media_range.quality]
    if not wanted:
        return None
    media_range, media_type = max(wanted, key=lambda pair: (_rank(pair[0]), -ranges.index(pair[0])))
    parameters = {name: str(value) for name, value in media_range.range_params.items()}
    return Choice(media_type, parameters)


def prefers_html(request: HttpRequest | Request) -> bool:
    """Whether the client asks for HTML rather than JSON, as browsers do. A client that takes both alike gets JSON."""
    choice = chosen(request, [JSON, HTML])
    return choice is not None and choice.media_type == HTML


def prefers_json(request: HttpRequest | Request) -> bool:
    """Whether the client asks for JSON rather than HTML. A client that takes both alike gets HTML."""
    choice = chosen(request, [HTML, JSON])
    return choice is not None and choice.media_type == JSON


def content_type(media_type: str) -> str:
    """Return what Content-Type says of a text in UTF-8. Types of JSON have no parameter `charset` (RFC 8259, 11)."""
    return media_type if media_type.endswith("json") else f"{media_type}; charset=utf-8"


def _covering_range(media_type: str, ranges: Sequence[MediaType]) -> MediaType | None:
    """Return the most specific range that covers a media type; parameters do not count."""
    main, _, sub = media_type.partition("/")
    covering = [part for part in ranges if part.main_type in ("*", main) and part.sub_type in ("*", sub)]
    return max(covering, key=attrgetter("specificity", "quality"), default=None)


def _rank(media_range: MediaType) -> tuple[float, int]:
    """Return the quality of a range, and how many of its two parts are not a wildcard."""
    return media_range.quality, 2 - (media_range.main_type, media_range.sub_type).count("*")
