"""Content negotiation: JSON by the parameter `format`, and answers that are not one of DRF's renderers."""

from collections.abc import Iterable, Sequence

from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from articles.web.negotiation import chosen


def by_accept(request: Request, renderers: Sequence[BaseRenderer]) -> tuple[BaseRenderer, str]:
    """Return the renderer that the client wants most, and its media type. Raises `NotAcceptable`.

    DRF's own choice knows no quality: it gives a client what it refuses with `q=0`.
    """
    media_types = [str(renderer.media_type) for renderer in renderers]
    choice = chosen(request, media_types)
    if choice is None:
        raise NotAcceptable(available_renderers=renderers)
    return renderers[media_types.index(choice.media_type)], choice.media_type


class JsonByFormat(DefaultContentNegotiation):
    """Prefers `?format=json` to `Accept`."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the renderer of JSON. Raises `NotAcceptable` for a client that does not take JSON, and does not name it."""
        renderers = list(renderers)
        if request.query_params.get("format") == "json":
            return renderers[0], renderers[0].media_type
        return by_accept(request, renderers)


class AnyRenderer(DefaultContentNegotiation):
    """Takes every `Accept`: the view itself chooses the media type, or has only one."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the first renderer, which is not used."""
        renderer = next(iter(renderers))
        return renderer, renderer.media_type
