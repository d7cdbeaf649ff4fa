"""The types of WSGI (PEP 3333), and what every application owes to the one behind it."""

from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Headers = list[tuple[str, str]]


def close(answer: Iterable[bytes]) -> None:
    """Tell the application that its answer will not be read any further."""
    end = getattr(answer, "close", None)
    if end is not None:
        end()
