"""What several first requests would otherwise load at once, loaded before the first one.

Some of it fails if two threads load it at the same time, and all of it makes the first answers slow.
"""

import gc

from django.template import engines
from django.urls import get_resolver
from drf_spectacular import extensions

_KINDS = (
    extensions.OpenApiAuthenticationExtension,
    extensions.OpenApiFilterExtension,
    extensions.OpenApiSerializerExtension,
    extensions.OpenApiSerializerFieldExtension,
    extensions.OpenApiViewExtension,
)


def warm() -> None:
    """Load the URLs with their views, the templates' engine, the extensions of the API's document, and the rates."""
    get_resolver().url_patterns  # noqa: B018 - importing them is the purpose
    engines.all()
    # drf-spectacular looks up what each extension is made for when it first asks for a match.
    for kind in _KINDS:
        kind.get_match(_NoView())
    # Django's models can be imported only after Django is set up.
    from articles.api.http.throttling import ready_storage

    ready_storage()


def keep_loaded() -> None:
    """Have Python's garbage collector pass over what is loaded by now.

    Looking at all of it takes a tenth of a second, in which a process does not answer; under load it came every few seconds.
    """
    gc.collect()
    gc.freeze()


class _NoView:
    """A view that no extension is made for."""

    cls = object
