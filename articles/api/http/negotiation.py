"""Content negotiation of answers that are not one of DRF's renderers."""

from collections.abc import Iterable

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class AnyRenderer(DefaultContentNegotiation):
    """Takes every `Accept`: the view itself chooses the media type, or has only one."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the first renderer, which is not used."""
        renderer = next(iter(renderers))
        return renderer, renderer.media_type
