"""Which of several media types a client would rather have (RFC 9110, 12.5.1): what every door asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.http.request import MediaType


@dataclass(frozen=True, slots=True)
class Choice:
    """The media type that was chosen of those offered, and the parameters that the client gave with it."""

    media_type: str
    parameters: Mapping[str, str] = field(default_factory=dict)


def chosen(request: HttpRequest, offered: Sequence[str]) -> Choice | None:
    """Return which of the `offered` types the client wants most, or None where it takes none of them.

    The first one offered is what a client gets that leaves it open. A type that the client refuses by name (`q=0`) is
    not chosen for a wider range that it takes.
    """
    ranges = [MediaType(part) for part in request.headers.get("Accept", "*/*").split(",") if part.strip()]
    refused = {_essence(one) for one in ranges if one.quality == 0}
    wanted = sorted((one for one in ranges if one.quality > 0), key=_rank, reverse=True)
    for one in wanted or ([] if ranges else [MediaType("*/*")]):
        for media_type in offered:
            if media_type not in refused and _covers(one, media_type):
                return Choice(media_type, {name: str(value) for name, value in one.params.items() if name != "q"})
    return None


def _essence(one: MediaType) -> str:
    return f"{one.main_type}/{one.sub_type}".lower()


def _rank(one: MediaType) -> tuple[float, int]:
    """Return how much a range is wanted; of two that are wanted alike, the more exact one counts."""
    wildcards = [one.main_type, one.sub_type].count("*")
    return one.quality, 2 - wildcards


def _covers(one: MediaType, media_type: str) -> bool:
    main, _, sub = media_type.partition("/")
    return one.main_type.lower() in ("*", main) and one.sub_type.lower() in ("*", sub)
