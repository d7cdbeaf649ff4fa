"""The time of citations in several styles, and the time and memory of the first use of every style.

python -m benchmarks.citing
"""

import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.store import throwaway_store
from benchmarks.timing import Figure, in_turns, table

_STYLES = ("apa", "chicago-notes-bibliography", "modern-language-association", "ieee", "nature")
_MANY = 100


def figures() -> list[Figure]:
    """Return the times of citations of an article with a paragraph as the locator; print the first uses of all styles."""
    from articles.citing.rendering.styles import style_named

    print(first_uses())
    calls = {f"one citation, {name}": _citations(name, [_article(0)]) for name in _STYLES}
    calls |= {"looking a style up": lambda: style_named("apa")}
    return [*in_turns(calls, rounds=7, calls=5), *(_of_many(name) for name in _STYLES)]


def _of_many(name: str) -> Figure:
    """Return the time of many citations in one list with a loaded style; the baseline is one citation in APA."""
    many = [_article(number) for number in range(_MANY)]
    title = f"{_MANY} citations in one list, {name}"
    calls = {"baseline": _citations(_STYLES[0], many[:1]), title: _citations(name, many, in_order=True)}
    return in_turns(calls, rounds=5, calls=1)[1]


def first_uses() -> str:
    """Use every independent style once; return a sentence with the times and the memory of the process."""
    from articles.citing.rendering.styles import styles

    times = []
    for style in styles():
        if not style.parent:
            began = time.perf_counter()
            _citations(style.id, [_article(0)])()
            times.append((time.perf_counter() - began, style.id))
    now, peak = _megabytes("VmRSS"), _megabytes("VmHWM")
    longest, slowest = max(times)
    mean = statistics.mean(seconds for seconds, _ in times)
    return (
        f"\nThe first use of {len(times)} styles took {mean * 1000:.1f} ms on average and {longest * 1000:.0f} ms at most "
        f"({slowest}); the process then holds {now} MB, after a peak of {peak} MB."
    )


def _citations(name: str, items: list[dict[str, Any]], *, in_order: bool = False) -> Callable[[], object]:
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


def _megabytes(field: str) -> int:
    """Return the memory of the process in megabytes, from a field of Linux's process status; 0 on other systems."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    match = re.search(rf"^{field}:\s+(\d+) kB", status, flags=re.MULTILINE)
    return int(match[1]) // 1024 if match else 0


if __name__ == "__main__":
    with throwaway_store():
        print(table("Citations", figures()))
