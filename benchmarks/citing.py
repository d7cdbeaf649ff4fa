"""What citations cost, against the smallest one; and what a process holds after every style was asked for once."""

import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.timing import Figure, in_turns

_USUAL = ("apa", "chicago-notes-bibliography", "modern-language-association", "ieee", "nature")
_MANY = 100


def figures() -> list[Figure]:
    """Time citations of a made article with a paragraph as its locator; print what has no ratio."""
    from articles.citing.rendering.styles import style_named

    print(first_uses())
    one = [_article(0)]
    asked = {f"one citation, {name}": _cited(name, one) for name in _USUAL}
    asked |= {"looking a style up": lambda: style_named("apa")}
    return [*in_turns(asked, rounds=7, calls=5), *(_of_many(name) for name in _USUAL)]


def _of_many(name: str) -> Figure:
    """Return what many citations in one list take, once the style is loaded; the baseline is one citation in APA."""
    many = [_article(number) for number in range(_MANY)]
    title = f"{_MANY} citations in one list, {name}"
    asked = {"baseline": _cited(_USUAL[0], many[:1]), title: _cited(name, many, in_order=True)}
    return in_turns(asked, rounds=5, calls=1)[1]


def first_uses() -> str:
    """Ask for every independent style once, and tell how long the first uses took and what the process holds then."""
    from articles.citing.rendering.styles import styles

    taken = []
    for style in styles():
        if not style.parent:
            began = time.perf_counter()
            _cited(style.id, [_article(0)])()
            taken.append((time.perf_counter() - began, style.id))
    held, most = _resident("VmRSS"), _resident("VmHWM")
    longest, slowest = max(taken)
    mean = statistics.mean(seconds for seconds, _ in taken)
    return (
        f"\nEvery one of {len(taken)} styles was asked for once: {mean * 1000:.1f} ms on average, {longest * 1000:.0f} ms "
        f"at most ({slowest}); the process holds {held} MB then, and held {most} MB at most."
    )


def _cited(name: str, items: list[dict[str, Any]], *, in_order: bool = False) -> Callable[[], object]:
    from articles.citing.rendering.processor import Cite, render
    from articles.citing.rendering.styles import style_named

    cites = [Cite(item["id"], str(number + 1), "paragraph") for number, item in enumerate(items)]
    return lambda: render(style_named(name), "en-US", items, cites, in_order=in_order)


def _article(number: int) -> dict[str, Any]:
    return {
        "id": str(number),
        "type": "article-magazine",
        "title": f"The end of alliance number {number}",
        "author": [{"family": f"Name{number * 37 % _MANY}", "given": "Anna B."}, {"family": "Kim", "given": "Bo"}],
        "container-title": "The Herald",
        "issued": {"date-parts": [[2000 + number % 20, 4, 19]]},
        "URL": f"https://articles.example.org/articles/number-{number}/versions/1/",
    }


def _resident(what: str) -> int:
    """Return how many megabytes the process holds, as Linux counts them."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"^{what}:\s+(\d+) kB", status, flags=re.MULTILINE)
    return int(found[1]) // 1024 if found else 0
