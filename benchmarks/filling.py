"""Fill the shelf of a running service: `python -m benchmarks.filling KEYS PORT FILE`.

To ask a service for a million passages would take an hour. So the shelf is given one real answer under many addresses, by the
same application that puts answers on it, with a stand-in for Django. Writes the addresses into the file.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def fill(keys: int, port: int) -> list[str]:
    """Put an answer for each of `keys` addresses on the shelf, and return the addresses."""
    from alliance.wsgi import application
    from articles.identity.pids import ALPHABET, LENGTH, check_character
    from benchmarks.addresses import FROZEN, KINDS, drawn
    from benchmarks.misses import ask

    shelf: Any = application
    (names,) = drawn(1)
    path, _ = KINDS[FROZEN]
    host = f"127.0.0.1:{port}"
    status, headers, body = ask(shelf.application, path.format(**names), host)
    paths = []
    chance = random.Random(keys)
    for _ in range(keys):
        name = "".join(chance.choices(ALPHABET, k=LENGTH - 1))
        made = name + check_character(name)
        shelf.application = _stand_in(status, headers, body.replace(names["pid"].encode(), made.encode()))
        paths.append(path.format(pid=made))
        ask(shelf, paths[-1], host)
    return paths


def _stand_in(status: str, headers: list[tuple[str, str]], body: bytes) -> Callable[..., list[bytes]]:
    """Return an application with one answer."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response(status, headers)
        return [body]

    return application


if __name__ == "__main__":
    import django

    django.setup()
    Path(sys.argv[3]).write_text("\n".join(fill(int(sys.argv[1]), int(sys.argv[2]))), encoding="ascii")
