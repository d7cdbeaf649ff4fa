"""Content negotiation: JSON by the parameter `format`, and answers that are not one of DRF's renderers."""

from collections.abc import Iterable

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class JsonByFormat(DefaultContentNegotiation):
    """Prefers `?format=json` to `Accept`."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the renderer of JSON. Raises `NotAcceptable` for a client that does not take JSON, and does not name it."""
        renderers = list(renderers)
        if request.query_params.get("format") == "json":
            return renderers[0], renderers[0].media_type
        json: tuple[BaseRenderer, str] = super().select_renderer(request, renderers, format_suffix)
        return json


class AnyRenderer(DefaultContentNegotiation):
    """Takes every `Accept`: the view itself chooses the media type, or has only one."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the first renderer, which is not used."""
        renderer = next(iter(renderers))
        return renderer, renderer.media_type
